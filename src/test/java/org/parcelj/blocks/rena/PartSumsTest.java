package org.parcelj.blocks.rena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.cluster.rena.RenaRules;

/** Sums of parts are those of the nodes one by one, or left open. */
class PartSumsTest {

	private static final long[] NAME = { 7 };
	private static final BlockGrid GRID = new BlockGrid(new long[] { 10, 10, 10 }, new int[] { 10, 10, 10 });

	/** One by one in the order that they have. */
	private static float serial(final float[] means, final long[] pixels) {
		final double[] sum = new double[1];
		final float[] mean = new float[1];
		long all = 0;
		for (int i = 0; i < means.length; i++) {
			RenaRules.add(sum, pixels[i], means, i);
			all += pixels[i];
		}
		RenaRules.divide(sum, all, mean, 0);
		return mean[0];
	}

	private static Sums inParts(final float[] means, final long[] pixels, final int length) {
		final PartSums whole = new PartSums(NAME, 1);
		for (int from = 0; from < means.length; from += length) {
			final PartSums part = new PartSums(NAME, 1);
			for (int i = from; i < Math.min(means.length, from + length); i++)
				part.add(0, pixels[i], means, i);
			whole.add(part.message(GRID), GRID);
		}
		return whole.sums();
	}

	@Test
	void sumsOfPartsAreThoseOfTheNodesOneByOne() {
		final SplittableRandom random = new SplittableRandom(1);
		int settled = 0;
		for (int run = 0; run < 300; run++) {
			final int n = 2 + random.nextInt(50);
			final float[] means = new float[n];
			final long[] pixels = new long[n];
			for (int i = 0; i < n; i++) {
				means[i] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(1 + run % 20)));
				pixels[i] = 1 + random.nextInt(1 << random.nextInt(20));
			}
			for (int length = 1; length <= n; length += 1 + n / 5) {
				final Sums sums = inParts(means, pixels, length);
				if (sums.open().length > 0) continue;
				settled++;
				assertEquals(Float.floatToIntBits(serial(means, pixels)), Float.floatToIntBits(sums.means()[0]));
			}
		}
		assertTrue(settled > 200, settled + " settled");
	}

	@Test
	void sumsWhoseRoundingMayShowAreLeftOpen() {
		final long[] one = { 1, 1, 1, 1, 1 };
		assertArrayEquals(NAME, inParts(new float[] { 1e17f, 5, 5, 5, -1e17f }, one, 1).open());
		// the mean is in the middle of two numbers of single precision but for what a sum is too short for
		assertArrayEquals(NAME, inParts(new float[] { 1, 1, 2 + 0x1p-22f, 1e-17f }, one, 1).open());
		assertArrayEquals(NAME, inParts(new float[] { 1, -1, 1e-17f, 0 }, one, 1).open());
	}

	@Test
	void sumsWhoseRoundingCannotShowAreSettled() {
		final long[] one = { 1, 1, 1 };
		assertEquals(0.5f, inParts(new float[] { 1, 1e-17f }, one, 1).means()[0]);
		assertEquals(0.5f, inParts(new float[] { Float.MIN_VALUE, 1 }, one, 1).means()[0]);
		assertEquals(0, inParts(new float[] { 0, Float.MIN_VALUE, -0f }, one, 2).open().length);
		// no power of two of which all are multiples, and so many that sums by parts and one by one are not the same
		final SplittableRandom random = new SplittableRandom(2);
		final float[] means = new float[20_000];
		final long[] pixels = new long[means.length];
		for (int i = 0; i < means.length; i++) {
			means[i] = (float) (random.nextDouble() * Math.pow(10, -random.nextInt(20)));
			pixels[i] = 1 + random.nextInt(1000);
		}
		final Sums sums = inParts(means, pixels, 700);
		assertEquals(0, sums.open().length);
		assertEquals(serial(means, pixels), sums.means()[0]);
	}

	/** A constant background has as many pixels as it will. */
	@Test
	void largeConstantGroupsAreSettled() {
		final long[] pixels = { 1L << 28, 1L << 27, 12345678 };
		final Sums sums = inParts(new float[] { 0.1f, 0.1f, 0.1f }, pixels, 1);
		assertEquals(0.1f, sums.means()[0]);
		assertEquals((1L << 28) + (1L << 27) + 12345678, sums.pixels()[0]);
	}
}
