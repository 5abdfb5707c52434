package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;

class ParcelNeighboursTest {

	@Test
	void bordersOfAPictureAreLengths() {
		final ParcelNeighbours neighbours = of(new long[] { 4, 3 }, //
			1, 1, 2, 2, //
			1, 3, 3, 2, //
			0, 0, 3, 4);
		// a pixel is 2 wide and 3 high, so an edge between two side by side is 3 long
		final PixelSpace space = new PixelSpace(new double[] { 2, 3 }, "um", null);
		assertEquals("0-1 1 3.0, 0-2 2 5.0, 1-2 2 5.0, 1-3 1 2.0, 2-3 1 3.0", describe(neighbours, space));
		assertArrayEquals(new int[] { 2, 3, 3, 2 }, IntStream.range(0, 4).map(neighbours::degree).toArray());
		assertArrayEquals(new double[] { 8, 10, 13, 5 }, neighbours.borders(space));
	}

	@Test
	void bordersOfAVolumeAreAreas() {
		final ParcelNeighbours neighbours = of(new long[] { 2, 2, 2 }, //
			1, 2, //
			1, 0, //
			//
			5, 5, //
			1, 5);
		final PixelSpace space = new PixelSpace(new double[] { 2, 3, 5 }, "mm", null);
		assertEquals("0-1 1 15.0, 0-2 3 31.0, 1-2 1 6.0", describe(neighbours, space));
	}

	@Test
	void aLoneParcelHasNone() {
		final ParcelNeighbours neighbours = of(new long[] { 3, 1 }, 1, 0, 2);
		assertEquals(0, neighbours.size());
		assertEquals(0, neighbours.degree(0));
		assertArrayEquals(new double[2], neighbours.borders(PixelSpace.uncalibrated(2)));
	}

	@Test
	void theSameForAnyNumberOfThreads() {
		final long[] dimensions = { 37, 41, 91 };
		final SplittableRandom random = new SplittableRandom(1);
		// the first is large enough to be counted in parts
		final int[] labels = random.ints(37 * 41 * 91, 0, 900).map(x -> x < 300 ? x : 1).toArray();
		final Map<String, Integer> expected = new TreeMap<>();
		for (int i = 0; i < labels.length; i++) {
			if (i % 37 < 36) count(expected, labels[i], labels[i + 1]);
			if (i / 37 % 41 < 40) count(expected, labels[i], labels[i + 37]);
			if (i / (37 * 41) < 90) count(expected, labels[i], labels[i + 37 * 41]);
		}
		for (final int threads : new int[] { 1, 2, 8 })
			Parallelization.runWithNumThreads(threads, () -> {
				final ParcelNeighbours neighbours = of(dimensions, labels);
				assertEquals(expected.size(), neighbours.size());
				for (int pair = 0; pair < neighbours.size(); pair++)
					assertEquals(expected.get(neighbours.first(pair) + "-" + neighbours.second(pair)).intValue(),
						neighbours.faces(pair));
			});
	}

	private static void count(final Map<String, Integer> pairs, final int a, final int b) {
		if (a != b && a != 0 && b != 0) pairs.merge(Math.min(a, b) - 1 + "-" + (Math.max(a, b) - 1), 1, Integer::sum);
	}

	private static ParcelNeighbours of(final long[] dimensions, final int... labels) {
		return ParcelNeighbours.of(new LabelMap(dimensions, labels).parcellation(), Progress.NONE);
	}

	private static String describe(final ParcelNeighbours neighbours, final PixelSpace space) {
		return String.join(", ",
			IntStream.range(0, neighbours.size()).mapToObj(pair -> neighbours.first(pair) + "-" + neighbours.second(pair) +
				" " + neighbours.faces(pair) + " " + neighbours.border(pair, space)).toArray(String[]::new));
	}
}
