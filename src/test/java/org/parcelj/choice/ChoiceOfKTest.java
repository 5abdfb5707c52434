package org.parcelj.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.features.FeatureMatrix;

/** Silhouette, knee and reproducibility. */
class ChoiceOfKTest {

	private static final Clusterer K_MEANS = (features, k,
		progress) -> new KMeans(KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.LLOYD)).fit(features, progress).labels();

	@Test
	void theSilhouetteAgreesWithTheReference() {
		final double[][] rows = ReferenceData.csv("/reference/silhouette.csv");
		final int[] labels = Arrays.stream(rows).mapToInt(row -> (int) row[0]).toArray();
		final float[] values = new float[3 * labels.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) rows[i / 3][i % 3 + 1];
		final FeatureMatrix features = new FeatureMatrix(labels.length, 3, values);
		assertEquals(-0.020856924791669576, new Silhouette(1000, 0).of(features, labels, Progress.NONE), 1e-12);
		final int[] pairs = new int[60];
		for (int i = 0; i < 60; i++)
			pairs[i] = i == 0 ? 99 : i / 2;
		assertEquals(-0.4466749594523262, new Silhouette(60, 0).of(features, pairs, Progress.NONE), 1e-12);
	}

	@Test
	void aSilhouetteThatFindsNoClustersIsNotReliedOn() {
		final Comparison noise = new Comparison(groups(300, 1, 1, 1), new int[] { 2, 3, 4 }, K_MEANS, Progress.NONE);
		final Criterion alsoTwo = c -> Curve.highest("other", c.clusters(), new double[] { 1, 0, 0 }, "");
		for (final double width : new double[] { 0.26, 0.25 }) {
			final ChoiceOfK choice = ChoiceOfK.of(noise,
				List.of(c -> Curve.highest("silhouette", c.clusters(), new double[] { width, 0, 0 }, ""), alsoTwo));
			assertEquals(2, choice.suggestion());
			assertEquals(width > 0.25, choice.isConfident());
			assertEquals(
				width > 0.25 ? "2 of 2 criteria agree" : "2 of 2 criteria agree, too few to rely on; no silhouette above 0.25",
				choice.verdict());
		}
	}

	@Test
	void aSampledSilhouetteIsNearThatOfAllPixels() {
		final FeatureMatrix x = groups(4000, 3, 0.4, 1);
		final int[] labels = K_MEANS.labels(x, 3, Progress.NONE);
		final double all = new Silhouette(4000, 0).of(x, labels, Progress.NONE);
		final Silhouette sampled = new Silhouette(1000, 5);
		final double some = Parallelization.runWithNumThreads(1, () -> sampled.of(x, labels, Progress.NONE));
		assertEquals(all, some, 0.03);
		assertEquals(some, Parallelization.runWithNumThreads(8, () -> sampled.of(x, labels, Progress.NONE)));
		for (final int k : new int[] { 2, 4, 5 })
			assertTrue(sampled.of(x, K_MEANS.labels(x, k, Progress.NONE), Progress.NONE) < some, k + " clusters");
	}

	@Test
	void aSilhouetteNeedsTwoClusters() {
		final FeatureMatrix x = groups(5, 1, 1, 0);
		assertEquals("a silhouette of 5 pixels has 1 clusters, but must have at least 2 and fewer than there are pixels",
			assertThrows(InputException.class, () -> new Silhouette(10, 0).of(x, new int[5], Progress.NONE)).getMessage());
		assertThrows(InputException.class, () -> new Silhouette(10, 0).of(x, new int[] { 0, 1, 2, 3, 4 }, Progress.NONE));
		assertThrows(InputException.class, () -> new Silhouette(10, 0).of(x, new int[4], Progress.NONE));
		assertThrows(InputException.class, () -> new Silhouette(2, 0));
	}

	@Test
	void theKneeIsWhereTheCurveBends() {
		assertEquals(4, Knee.of(new int[] { 2, 3, 4, 5, 6, 7 }, new double[] { 0.2, 0.45, 0.7, 0.73, 0.75, 0.76 }));
		assertEquals(100, Knee.of(new int[] { 10, 100, 1000 }, new double[] { 0, 0.5, 1 }));
		assertEquals(1, Knee.of(new int[] { 1, 2, 3 }, new double[] { 0.5, 0.5, 0.5 }));
		assertEquals(1, Knee.of(new int[] { 1, 2, 3, 4 }, new double[] { 0, 1, 2, 3 }));
		assertThrows(InputException.class, () -> Knee.of(new int[] { 1, 2 }, new double[] { 0, 1 }));
		assertThrows(InputException.class, () -> Knee.of(new int[] { 1, 3, 2 }, new double[] { 0, 1, 2 }));
		assertThrows(InputException.class, () -> Knee.of(new int[] { 1, 2, 3 }, new double[] { 0, Double.NaN, 2 }));
	}

	@Test
	void theTrueNumberOfClustersIsFoundAgainBest() {
		final SplitHalf halves = new SplitHalf(groups(3000, 4, 0.5, 2), groups(3000, 4, 0.5, 3));
		final double[] found = new double[9];
		for (int k = 2; k < found.length; k++)
			found[k] = halves.reproducibility(K_MEANS, k, Progress.NONE);
		for (int k = 2; k < found.length; k++)
			assertTrue(k == 4 || found[k] < found[4], k + ": " + Arrays.toString(found));
		assertThrows(InputException.class, () -> new SplitHalf(groups(3, 1, 1, 0), groups(4, 1, 1, 0)));
	}

	/** Pixel i belongs to group i % groups; the groups lie on a circle. */
	private static FeatureMatrix groups(final int pixels, final int groups, final double sd, final long noise) {
		final Random random = new Random(noise);
		final float[] values = new float[2 * pixels];
		for (int i = 0; i < pixels; i++) {
			final double angle = 2 * Math.PI * (i % groups) / groups;
			values[2 * i] = (float) (3 * Math.cos(angle) + sd * random.nextGaussian());
			values[2 * i + 1] = (float) (3 * Math.sin(angle) + sd * random.nextGaussian());
		}
		return new FeatureMatrix(pixels, 2, values);
	}
}
