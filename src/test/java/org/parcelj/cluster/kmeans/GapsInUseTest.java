package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** Centres that bounds rule out are none that a pixel would go to: every pixel ends where plain iterations take it. */
class GapsInUseTest {

	@ParameterizedTest
	@CsvSource({ "3000, 3, 25, 1", "3000, 1, 12, 2", "2500, 6, 40, 3" })
	void labelsAndInertiaAreThoseOfPlainIterations(final int n, final int p, final int k, final int seed) {
		final FeatureMatrix x = Tables.groups(n, p, k / 2, 0.15, seed);
		final double[] centres = new double[k * p];
		for (int i = 0; i < centres.length; i++)
			centres[i] = x.get(i / p * (n / k), i % p);
		final float[] start = new float[centres.length];
		for (int i = 0; i < start.length; i++)
			start[i] = (float) centres[i];
		final int[] labels = new int[n];
		Arrays.fill(labels, -1);
		int iterations = 1;
		while (assign(x, centres, labels)) {
			average(x, centres, labels);
			iterations++;
		}
		assertTrue(iterations > 15, iterations + " iterations show little");
		final KMeansResult result = new KMeans(
			KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.LLOYD).withIterations(500).withTolerance(0))
			.fit(x, new FeatureMatrix(k, p, start), Progress.NONE);
		assertArrayEquals(labels, result.labels());
		double inertia = 0;
		for (int i = 0; i < n; i++)
			inertia += distance(x, i, centres, labels[i]);
		assertEquals(inertia, result.inertia(), 1e-6 * inertia);
	}

	/** Whether any pixel has changed. */
	private static boolean assign(final FeatureMatrix x, final double[] centres, final int[] labels) {
		boolean isChanged = false;
		for (int i = 0; i < labels.length; i++) {
			int nearest = 0;
			for (int c = 1; c < centres.length / x.features(); c++)
				if (distance(x, i, centres, c) < distance(x, i, centres, nearest)) nearest = c;
			isChanged |= labels[i] != nearest;
			labels[i] = nearest;
		}
		return isChanged;
	}

	private static void average(final FeatureMatrix x, final double[] centres, final int[] labels) {
		final int p = x.features();
		final int[] sizes = new int[centres.length / p];
		Arrays.fill(centres, 0);
		for (int i = 0; i < labels.length; i++) {
			sizes[labels[i]]++;
			for (int f = 0; f < p; f++)
				centres[labels[i] * p + f] += x.get(i, f);
		}
		for (int i = 0; i < centres.length; i++)
			centres[i] /= sizes[i / p];
	}

	private static double distance(final FeatureMatrix x, final int pixel, final double[] centres, final int centre) {
		double sum = 0;
		for (int f = 0; f < x.features(); f++)
			sum += Math.pow(x.get(pixel, f) - centres[centre * x.features() + f], 2);
		return sum;
	}
}
