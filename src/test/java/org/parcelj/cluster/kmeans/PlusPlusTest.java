package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class PlusPlusTest {

	/** Every centre is one of the pixels that were drawn for it, the one that leaves the lowest sum. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7 })
	void theBestOfTheTrialsIsTaken(final int seed) {
		assertBestOfTheTrials(200, seed);
	}

	/** Where pixels are drawn from several blocks, the last of which is not full. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void theBestOfTheTrialsIsTakenFromAllBlocks(final int seed) {
		assertBestOfTheTrials(2 * ScoreBlock.SIZE + 355, seed);
	}

	private static void assertBestOfTheTrials(final int pixels, final int seed) {
		final FeatureMatrix x = Tables.groups(pixels, 2, 6, 0.2, seed);
		final int k = 6;
		final double[] centres = centres(x, k, seed);
		final SplittableRandom random = new SplittableRandom(seed);
		final double[] nearest = new double[pixels];
		Arrays.fill(nearest, Double.POSITIVE_INFINITY);
		int best = random.nextInt(pixels);
		int others = 0;
		for (int c = 0; c < k; c++) {
			if (c > 0) {
				final double total = Arrays.stream(nearest).sum();
				double lowest = Double.POSITIVE_INFINITY;
				final int first = draw(nearest, random, total);
				best = first;
				for (int t = 0, drawn = first; t < 3; t++, drawn = t < 3 ? draw(nearest, random, total) : -1) {
					final double left = left(x, nearest, drawn);
					if (left < lowest) best = drawn;
					lowest = Math.min(lowest, left);
				}
				if (best != first) others++;
			}
			assertArrayEquals(new double[] { x.get(best, 0), x.get(best, 1) }, Arrays.copyOfRange(centres, 2 * c, 2 * c + 2),
				"centre " + c);
			for (int i = 0; i < nearest.length; i++)
				nearest[i] = Math.min(nearest[i], x.squaredDistance(i, best));
		}
		assertTrue(others > 0, "the first draw was always the best");
	}

	/** The sum with a pixel as a further centre, to which what the pixel itself wins does not count. */
	private static double left(final FeatureMatrix x, final double[] nearest, final int pixel) {
		double sum = nearest[pixel];
		for (int i = 0; i < nearest.length; i++)
			sum += Math.min(nearest[i], x.squaredDistance(i, pixel));
		return sum;
	}

	private static int draw(final double[] nearest, final SplittableRandom random, final double total) {
		double rest = random.nextDouble() * total;
		int pixel = 0;
		for (; pixel < nearest.length - 1 && rest >= nearest[pixel]; pixel++)
			rest -= nearest[pixel];
		return pixel;
	}

	@Test
	void pixelsOfEqualFeaturesAreDrawnOnlyWhereNoOthersAreLeft() {
		final float[] values = new float[100];
		for (int i = 0; i < 100; i++)
			values[i] = i / 20;
		final double[] centres = centres(new FeatureMatrix(100, 1, values), 5, 1);
		Arrays.sort(centres);
		assertArrayEquals(new double[] { 0, 1, 2, 3, 4 }, centres);
		assertEquals(7, centres(new FeatureMatrix(100, 1, values), 7, 1).length);
	}

	private static double[] centres(final FeatureMatrix x, final int k, final long seed) {
		return new PlusPlus(new CentredFeatures(x, Progress.NONE), k, new SplittableRandom(seed)).centres(Progress.NONE);
	}
}
