package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.grid.Connectivity;
import org.parcelj.parcels.LabelComponents.Holes;

import net.imglib2.parallel.Parallelization;

class LabelComponentsTest {

	private static final int[] CLASSES = { //
		1, 1, 0, 2, 2, //
		0, 2, 2, 0, 2, //
		1, 0, 2, 2, 2, //
		1, 1, 0, 0, 0 };

	@Test
	void eachPartOfEachClassIsAnObject() {
		assertArrayEquals(new int[] { //
			1, 1, 0, 2, 2, //
			0, 2, 2, 0, 2, //
			3, 0, 2, 2, 2, //
			3, 3, 0, 0, 0 }, objects(Connectivity.FACES, 1, Holes.KEPT, CLASSES, 5, 4));
		assertArrayEquals(new int[] { //
			1, 1, 0, 2, 0, //
			0, 0, 2, 0, 3, //
			4, 0, 0, 3, 3 }, objects(Connectivity.FULL, 1, Holes.KEPT,
				new int[] { //
					5, 5, 0, 7, 0, //
					0, 0, 7, 0, 6, //
					5, 0, 0, 6, 6 },
				5, 3));
	}

	@Test
	void smallPartsBecomeBackground() {
		assertArrayEquals(new int[] { //
			0, 0, 0, 1, 1, //
			0, 1, 1, 0, 1, //
			2, 0, 1, 1, 1, //
			2, 2, 0, 0, 0 }, objects(Connectivity.FACES, 3, Holes.KEPT, CLASSES, 5, 4));
	}

	@Test
	void holesOfOneObjectAreFilled() {
		final int[] rings = { //
			1, 1, 1, 0, 2, 2, 2, //
			1, 0, 1, 0, 2, 0, 3, //
			1, 1, 1, 0, 2, 2, 2, //
			0, 0, 0, 0, 4, 0, 4 };
		assertArrayEquals(new int[] { //
			1, 1, 1, 0, 2, 2, 2, //
			1, 1, 1, 0, 2, 0, 3, //
			1, 1, 1, 0, 2, 2, 2, //
			0, 0, 0, 0, 4, 0, 5 }, objects(Connectivity.FACES, 1, Holes.FILLED, rings, 7, 4));
		// a filled ring is large enough
		assertArrayEquals(new int[] { 1, 9 }, summary(objects(Connectivity.FACES, 9, Holes.FILLED, rings, 7, 4)));
	}

	/** Around the only object there is background too. */
	@Test
	void backgroundAtTheBorderIsNoHole() {
		final int[] ring = { //
			0, 0, 0, 0, 0, //
			0, 1, 1, 1, 0, //
			0, 1, 0, 1, 0, //
			0, 1, 1, 1, 0 };
		final int[] filled = ring.clone();
		filled[12] = 1;
		for (final long[] dimensions : new long[][] { { 5, 4 }, { 5, 4, 1 }, { 1, 5, 4 } })
			assertArrayEquals(filled, objects(Connectivity.FACES, 1, Holes.FILLED, ring, dimensions));
	}

	/** A box with one pixel in it, which is open on one of its sides. */
	@ParameterizedTest
	@CsvSource({ "2, 1", "2, 3", "2, 5", "2, 7", "3, 4", "3, 10", "3, 12", "3, 14", "3, 16", "3, 22" })
	void whatIsOpenOnAnySideIsNoHole(final int axes, final int opening) {
		final long[] dimensions = new long[axes];
		Arrays.fill(dimensions, 3);
		final int[] box = new int[axes == 2 ? 9 : 27];
		Arrays.fill(box, 1);
		box[box.length / 2] = 0;
		assertEquals(0,
			IntStream.of(objects(Connectivity.FACES, 1, Holes.FILLED, box, dimensions)).filter(o -> o == 0).count());
		box[opening] = 0;
		assertArrayEquals(box, objects(Connectivity.FACES, 1, Holes.FILLED, box, dimensions));
	}

	private static int[] summary(final int[] objects) {
		int largest = 0;
		int pixels = 0;
		for (final int object : objects) {
			largest = Math.max(largest, object);
			if (object > 0) pixels++;
		}
		return new int[] { largest, pixels };
	}

	@Test
	void agreesWithFloodFillOnAnyNumberOfThreads() {
		final SplittableRandom random = new SplittableRandom(8);
		final int[] values = random.ints(60 * 50 * 40, 0, 3).toArray();
		for (final Connectivity connectivity : Connectivity.values()) {
			final int[] expected = floodFilled(values, connectivity == Connectivity.FULL);
			for (final int threads : new int[] { 1, 2, 8 })
				assertArrayEquals(expected,
					Parallelization.runWithNumThreads(threads, () -> objects(connectivity, 1, Holes.KEPT, values, 60, 50, 40)));
		}
	}

	/** For 64 × 64 pixels and then for 16 × 16 × 16, of each by faces and by corners too. */
	@Test
	void objectsAreThoseOfSciPy() {
		final float[] images = ReferenceData.floats("/reference/agreement/images.f32");
		final float[] objects = ReferenceData.floats("/reference/objects/objects.f32");
		final int n = 64 * 64;
		final int[] classes = IntStream.range(4 * n, 5 * n).map(i -> (int) images[i] / 8).toArray();
		int at = 0;
		for (final long[] dimensions : new long[][] { { 64, 64 }, { 16, 16, 16 } })
			for (final Connectivity connectivity : Connectivity.values()) {
				final int first = at++ * n;
				assertArrayEquals(IntStream.range(first, first + n).map(i -> (int) objects[i]).toArray(),
					objects(connectivity, 1, Holes.KEPT, classes, dimensions));
			}
		assertEquals(objects.length, at * n);
	}

	private static int[] floodFilled(final int[] values, final boolean full) {
		final int[] objects = new int[values.length];
		int count = 0;
		for (int i = 0; i < values.length; i++) {
			if (values[i] == 0 || objects[i] > 0) continue;
			final Deque<Integer> front = new ArrayDeque<>();
			objects[i] = ++count;
			for (front.add(i); !front.isEmpty();)
				spread(front.remove(), values, objects, full, front);
		}
		return objects;
	}

	private static void spread(final int p, final int[] values, final int[] objects, final boolean full,
		final Deque<Integer> front)
	{
		for (int step = 0; step < 27; step++) {
			final int dx = step % 3 - 1;
			final int dy = step / 3 % 3 - 1;
			final int dz = step / 9 - 1;
			if (!full && Math.abs(dx) + Math.abs(dy) + Math.abs(dz) > 1) continue;
			final int x = p % 60 + dx;
			final int y = p / 60 % 50 + dy;
			final int z = p / 3000 + dz;
			if (x < 0 || y < 0 || z < 0 || x >= 60 || y >= 50 || z >= 40) continue;
			final int q = x + 60 * (y + 50 * z);
			if (values[q] != values[p] || objects[q] > 0) continue;
			objects[q] = objects[p];
			front.add(q);
		}
	}

	@Test
	void nothingIsNoObject() {
		assertArrayEquals(new int[4], objects(Connectivity.FACES, 1, Holes.FILLED, new int[4], 2, 2));
		assertEquals("smallest is 0, but must be at least 1",
			assertThrows(InputException.class, () -> new LabelComponents(Connectivity.FACES, 0, Holes.KEPT)).getMessage());
	}

	private static int[] objects(final Connectivity connectivity, final int smallest, final Holes holes,
		final int[] classes, final long... dimensions)
	{
		return new LabelComponents(connectivity, smallest, holes)
			.of(new LabelMap(dimensions, classes.clone()), Progress.NONE).sharedLabels();
	}
}
