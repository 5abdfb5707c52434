package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** Against what scikit-learn 1.2.1 and SciPy 1.10.1 found. */
class SpectralReferenceTest {

	private static final int CLUSTERS = 29;
	private static final double SCALE = 0.170509106787433;
	private static final Mask MASK = Mask.all(77, 61);
	private static final GridGraph GRAPH = GridGraph.of(MASK, Connectivity.FACES);
	private static final double[] PICTURE = Reference.flat("spectral-picture/image.csv");
	private static final double[][] EMBEDDING = Reference.transposed(Reference.rows("spectral-picture/embedding.csv.gz"));

	@Test
	void theContrastScalesAreEqual() {
		final Similarities sklearn = new Affinity(10, 1e-6, Contrast.SKLEARN).of(Reference.oneFeature(PICTURE), GRAPH);
		assertEquals(SCALE, sklearn.scale(), 1e-8);
		assertEquals(0.079109772184622, sklearn.edgeDeviation(), 1e-8);
		assertFalse(sklearn.isLowContrast());
		final Similarities edges = new Affinity(10, 1e-6, Contrast.EDGES).of(Reference.oneFeature(PICTURE), GRAPH);
		assertEquals(0.079109772184622, edges.scale(), 1e-8);
	}

	private static SpectralClustering method(final int clusters, final Assignment assignment, final long seed) {
		return new SpectralClustering(SpectralClustering.Options.of(clusters).withAssignment(assignment).withSeed(seed));
	}

	@Test
	void theEigenvaluesAreEqual() {
		final double[] expected = Reference.flat("spectral-picture/laplacian_eigenvalues.csv");
		final Similarities similarities = Reference.similarities(PICTURE, GRAPH, 10, 1e-6, SCALE);
		final SpectralResult result = method(expected.length, Assignment.CLUSTER_QR, 0).fit(similarities, Progress.NONE);
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], result.eigenvalues()[i], Math.min(1e-9, 1e-6 * expected[i] + 1e-12), "eigenvalue " + i);
		assertTrue(Arrays.stream(result.residuals()).allMatch(r -> r <= 1e-7));
	}

	@Test
	void theEmbeddingSpansTheSame() {
		final Similarities similarities = Reference.similarities(PICTURE, GRAPH, 10, 1e-6, SCALE);
		final double[][] embedding = method(CLUSTERS, Assignment.CLUSTER_QR, 0).fit(similarities, Progress.NONE)
			.embedding();
		for (int d = 0; d < CLUSTERS; d++) {
			double product = 0;
			double square = 0;
			double expected = 0;
			for (int i = 0; i < MASK.size(); i++) {
				product += embedding[d][i] * EMBEDDING[d][i];
				square += embedding[d][i] * embedding[d][i];
				expected += EMBEDDING[d][i] * EMBEDDING[d][i];
			}
			assertEquals(1, Math.abs(product) / Math.sqrt(square * expected), 1e-6, "dimension " + d);
		}
	}

	@Test
	void clusterQrOfTheEmbeddingIsIdentical() {
		assertSamePartition(Reference.labels("spectral-picture/cluster_qr_of_embedding.csv"),
			ClusterQr.labels(EMBEDDING, Progress.NONE));
	}

	@Test
	void discretizeOfTheEmbeddingIsIdentical() {
		assertSamePartition(Reference.labels("spectral-picture/discretize_of_embedding.csv"),
			new Discretization(EMBEDDING).labels(2732, Progress.NONE));
	}

	private static void assertSamePartition(final int[] expected, final int[] labels) {
		assertArrayEquals(Clustering.byFirstPixel(expected).labels(), Clustering.byFirstPixel(labels).labels());
	}

	@Test
	void thePictureIsSegmentedAlike() {
		final SpectralResult result = picture(Assignment.CLUSTER_QR);
		assertTrue(Reference.agreement(Reference.labels("spectral-picture/labels_cluster_qr.csv"),
			result.clustering().labels()) >= 0.98);
	}

	@ParameterizedTest
	@CsvSource({ "kmeans, 0.026183587594558067", "discretize, 0.04000269410840585", "cluster_qr, 0.04089585449201093" })
	void theCutIsAsLow(final String assignment, final double expected) {
		final double[] cuts = new double[5];
		for (int seed = 0; seed < cuts.length; seed++) {
			final SpectralResult result = picture(Labelled.parse(Assignment.class, "assignment", assignment), seed);
			assertEquals(CLUSTERS, result.clustering().size());
			cuts[seed] = result.normalizedCut();
		}
		Arrays.sort(cuts);
		assertTrue(cuts[2] <= 1.05 * expected, "cuts " + Arrays.toString(cuts));
	}

	private static SpectralResult picture(final Assignment assignment) {
		return picture(assignment, 0);
	}

	private static SpectralResult picture(final Assignment assignment, final long seed) {
		final Similarities similarities = new Affinity(10, 1e-6, Contrast.SKLEARN).of(Reference.oneFeature(PICTURE), GRAPH);
		return method(CLUSTERS, assignment, seed).fit(similarities, Progress.NONE);
	}

	@Test
	void circlesAreToldApart() {
		final double[] inside = Reference.flat("spectral-circles/mask.csv");
		final Mask mask = Mask.of(new long[] { 100, 100 }, position -> inside[position] != 0);
		assertEquals(2678, mask.size());
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final double[] image = masked(mask, Reference.flat("spectral-circles/image.csv"));
		final FeatureMatrix features = Reference.oneFeature(image);
		final Similarities similarities = new Affinity(1, 0, Contrast.SKLEARN).of(features, graph);
		final int[] labels = method(4, Assignment.KMEANS, 0).fit(similarities, Progress.NONE).clustering().labels();
		final double truth = Reference.agreement(ints(masked(mask, Reference.flat("spectral-circles/truth.csv"))), labels);
		assertTrue(truth >= 0.97, "with the truth " + truth);
		final double same = Reference.agreement(ints(masked(mask, Reference.flat("spectral-circles/labels_kmeans.csv"))),
			labels);
		assertTrue(same >= 0.99, "with scikit-learn " + same);
	}

	private static double[] masked(final Mask mask, final double[] image) {
		return Arrays.stream(mask.positions()).mapToDouble(position -> image[position]).toArray();
	}

	private static int[] ints(final double[] values) {
		return Arrays.stream(values).mapToInt(x -> (int) x).toArray();
	}
}
