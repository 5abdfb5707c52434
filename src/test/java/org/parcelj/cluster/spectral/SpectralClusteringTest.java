package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.cluster.spectral.SpectralClustering.Options;
import org.parcelj.cluster.rena.Superpixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.grid.RegionGraph;

class SpectralClusteringTest {

	private static Mask random(final long seed, final double share, final long... dimensions) {
		final SplittableRandom random = new SplittableRandom(seed);
		return Mask.of(dimensions, position -> random.nextDouble() < share);
	}

	private static FeatureMatrix noise(final int pixels, final int features, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[pixels * features];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble();
		return new FeatureMatrix(pixels, features, values);
	}

	private static SpectralClustering method(final int clusters, final Assignment assignment) {
		return new SpectralClustering(Options.of(clusters).withAssignment(assignment));
	}

	private static SpectralResult fit(final Mask mask, final FeatureMatrix features, final Connectivity connectivity,
		final int clusters, final Assignment assignment)
	{
		final GridGraph graph = GridGraph.of(mask, connectivity);
		final Similarities similarities = new Affinity(3, 1e-4, Contrast.EDGES).of(features, graph);
		return method(clusters, assignment).fit(similarities, Progress.NONE);
	}

	private static void assertClusters(final int clusters, final SpectralResult result) {
		assertEquals(clusters, result.clustering().size());
		assertEquals(clusters, result.eigenvalues().length);
		assertTrue(Arrays.stream(result.clustering().sizes()).allMatch(size -> size > 0));
		assertTrue(Arrays.stream(result.residuals()).allMatch(r -> r <= 1e-7));
		for (int i = 0; i < result.eigenvalues().length; i++)
			assertEquals(i < result.components(), result.eigenvalues()[i] < 1e-13, "eigenvalue " + i);
	}

	@ParameterizedTest
	@EnumSource
	void everyMaskGivesExactlyAsManyClusters(final Assignment assignment) {
		for (int seed = 0; seed < 6; seed++) {
			final Mask mask = random(seed, 0.5 + 0.1 * seed, 17, 13);
			final Connectivity connectivity = Connectivity.values()[seed % 2];
			final FeatureMatrix features = noise(mask.size(), 1 + seed % 3, seed);
			final int parts = Components.of(GridGraph.of(mask, connectivity)).count();
			for (final int clusters : new int[] { parts, parts + 1, parts + 9 })
				assertClusters(clusters, fit(mask, features, connectivity, clusters, assignment));
		}
	}

	@ParameterizedTest
	@EnumSource
	void volumesToo(final Assignment assignment) {
		for (final Connectivity connectivity : Connectivity.values()) {
			final Mask mask = Mask.all(9, 8, 7);
			assertClusters(12, fit(mask, noise(mask.size(), 4, 1), connectivity, 12, assignment));
		}
	}

	@ParameterizedTest
	@EnumSource
	void oneClusterAndOneForEachPixel(final Assignment assignment) {
		final Mask mask = Mask.all(6, 5);
		final FeatureMatrix features = noise(mask.size(), 1, 3);
		for (final int clusters : new int[] { 1, 2, 29, 30 })
			assertClusters(clusters, fit(mask, features, Connectivity.FACES, clusters, assignment));
	}

	@ParameterizedTest
	@EnumSource
	void aSinglePixel(final Assignment assignment) {
		assertClusters(1, fit(Mask.all(1, 1), noise(1, 1, 0), Connectivity.FACES, 1, assignment));
	}

	@ParameterizedTest
	@EnumSource
	void flatImagesWithMultipleEigenvalues(final Assignment assignment) {
		final Mask square = Mask.all(20, 20);
		final SpectralResult flat = fit(square, Reference.oneFeature(new double[400]), Connectivity.FACES, 10, assignment);
		assertClusters(10, flat);
		// a square's eigenvalues come in pairs, by symmetry
		assertEquals(flat.eigenvalues()[1], flat.eigenvalues()[2], 1e-12);
		final Mask cube = Mask.all(9, 9, 9);
		final SpectralResult result = fit(cube, Reference.oneFeature(new double[729]), Connectivity.FACES, 8, assignment);
		assertClusters(8, result);
		assertEquals(result.eigenvalues()[1], result.eigenvalues()[3], 1e-12);
		assertEquals(result.eigenvalues()[4], result.eigenvalues()[6], 1e-12);
	}

	@Test
	void halvesAreToldApart() {
		final Mask mask = Mask.all(12, 6);
		final double[] image = new double[72];
		for (int i = 0; i < 72; i++)
			image[i] = i % 12 < 5 ? 0 : 1;
		final SpectralResult result = fit(mask, Reference.oneFeature(image), Connectivity.FACES, 2, Assignment.CLUSTER_QR);
		assertArrayEquals(Arrays.stream(image).mapToInt(x -> (int) x).toArray(), result.clustering().labels());
		assertTrue(result.normalizedCut() < 0.01);
	}

	@Test
	void edgesWithoutSimilarityAreNoEdges() {
		final Mask mask = Mask.all(4, 1);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final Similarities similarities = new Affinity(1e5, 0, Contrast.EDGES).of(Reference.oneFeature(0, 0, 9, 30), graph);
		final SpectralResult result = method(3, Assignment.KMEANS).fit(similarities, Progress.NONE);
		assertEquals(3, result.components());
		assertArrayEquals(new int[] { 0, 0, 1, 2 }, result.clustering().labels());
		final InputException few = assertThrows(InputException.class,
			() -> method(2, Assignment.KMEANS).fit(similarities, Progress.NONE));
		assertTrue(few.getMessage().contains("2") && few.getMessage().contains("3 parts"), few.getMessage());
	}

	@Test
	void turnedAndMirroredImagesHaveTheSameEigenvalues() {
		final Mask mask = Mask.all(23, 18);
		final FeatureMatrix features = noise(mask.size(), 1, 5);
		final float[] turned = new float[mask.size()];
		for (int y = 0; y < 18; y++)
			for (int x = 0; x < 23; x++)
				turned[(22 - x) * 18 + y] = features.get(y * 23 + x, 0);
		final SpectralResult one = fit(mask, features, Connectivity.FULL, 15, Assignment.CLUSTER_QR);
		final SpectralResult other = fit(Mask.all(18, 23), new FeatureMatrix(turned.length, 1, turned), Connectivity.FULL,
			15, Assignment.CLUSTER_QR);
		assertArrayEquals(one.eigenvalues(), other.eigenvalues(), 1e-10);
		final int[] turnedBack = new int[mask.size()];
		for (int y = 0; y < 18; y++)
			for (int x = 0; x < 23; x++)
				turnedBack[y * 23 + x] = other.clustering().sharedLabels()[(22 - x) * 18 + y];
		assertEquals(1, Reference.agreement(one.clustering().labels(), turnedBack));
	}

	@ParameterizedTest
	@EnumSource
	void theSameWithAnyNumberOfThreads(final Assignment assignment) {
		final Mask mask = random(2, 0.9, 120, 110);
		final FeatureMatrix features = noise(mask.size(), 2, 7);
		final int clusters = Components.of(GridGraph.of(mask, Connectivity.FULL)).count() + 5;
		final SpectralResult[] results = new SpectralResult[3];
		for (int t = 0; t < 3; t++) {
			final int index = t;
			Parallelization.runWithNumThreads(new int[] { 1, 2, 8 }[t],
				() -> results[index] = fit(mask, features, Connectivity.FULL, clusters, assignment));
		}
		for (int t = 1; t < 3; t++) {
			assertArrayEquals(results[0].clustering().labels(), results[t].clustering().labels());
			assertArrayEquals(results[0].eigenvalues(), results[t].eigenvalues());
			assertTrue(Arrays.deepEquals(results[0].embedding(), results[t].embedding()));
		}
	}

	@Test
	void pixelsAsRegionsAreClusteredAsPixels() {
		final GridGraph graph = GridGraph.of(random(1, 0.8, 25, 20), Connectivity.FACES);
		final Similarities similarities = new Affinity(3, 1e-4, Contrast.EDGES).of(noise(graph.size(), 1, 2), graph);
		final int clusters = Components.of(graph).count() + 6;
		final int[] each = new int[graph.size()];
		Arrays.setAll(each, i -> i);
		final SpectralClustering method = method(clusters, Assignment.CLUSTER_QR);
		final SpectralResult pixels = method.fit(similarities, Progress.NONE);
		final SpectralResult regions = method.fit(RegionGraph.of(graph, each, each.length, Progress.NONE), similarities,
			Progress.NONE);
		assertArrayEquals(pixels.eigenvalues(), regions.eigenvalues(), 1e-10);
		assertArrayEquals(pixels.clustering().labels(), regions.clustering().labels());
		assertEquals(pixels.normalizedCut(), regions.normalizedCut(), 1e-12);
	}

	@ParameterizedTest
	@EnumSource
	void regionsStayWholeAndTheirCutIsThatOfThePixels(final Assignment assignment) {
		final GridGraph graph = GridGraph.of(Mask.all(40, 30), Connectivity.FACES);
		final FeatureMatrix features = noise(graph.size(), 1, 2);
		final Similarities similarities = new Affinity(3, 1e-4, Contrast.EDGES).of(features, graph);
		final RegionGraph regions = new Superpixels(100, 7).of(features, graph, Progress.NONE);
		final SpectralResult result = method(7, assignment).fit(regions, similarities, Progress.NONE);
		assertClusters(7, result);
		assertEquals(1200, result.clustering().pixels());
		final int[] labelOf = new int[100];
		Arrays.fill(labelOf, -1);
		for (int i = 0; i < 1200; i++) {
			final int region = regions.regionOf(i);
			assertTrue(labelOf[region] < 0 || labelOf[region] == result.clustering().label(i));
			labelOf[region] = result.clustering().label(i);
		}
		assertEquals(NormalizedCut.of(new NormalizedLaplacian(similarities), result.clustering().labels(), 7),
			result.normalizedCut(), 1e-12);
	}

	@Test
	void theBestAssignmentHasTheLowestCut() {
		final Mask mask = Mask.all(40, 30);
		final FeatureMatrix features = noise(1200, 1, 11);
		final double[] cuts = new double[3];
		for (int a = 0; a < 3; a++)
			cuts[a] = fit(mask, features, Connectivity.FACES, 9, Assignment.values()[a]).normalizedCut();
		final SpectralResult best = fit(mask, features, Connectivity.FACES, 9, Assignment.BEST);
		assertEquals(Arrays.stream(cuts).min().getAsDouble(), best.normalizedCut());
		assertEquals(best.normalizedCut(), cuts[best.assignment().ordinal()]);
	}

	@Test
	void clustersThatDependOnASymmetryAreSaidToBeArbitrary() {
		final FeatureMatrix flat = Reference.oneFeature(new double[400]);
		assertTrue(fit(Mask.all(20, 20), flat, Connectivity.FACES, 2, Assignment.KMEANS).isAmbiguous());
		assertFalse(fit(Mask.all(20, 20), flat, Connectivity.FACES, 3, Assignment.KMEANS).isAmbiguous());
		assertFalse(fit(Mask.all(25, 16), flat, Connectivity.FACES, 2, Assignment.KMEANS).isAmbiguous());
	}

	/** More than single precision gives. */
	@Test
	void aTinyToleranceIsReached() {
		final GridGraph graph = GridGraph.of(Mask.all(45, 40), Connectivity.FACES);
		final Similarities similarities = new Affinity(10, 1e-6, Contrast.EDGES).of(noise(1800, 1, 3), graph);
		final SpectralResult result = new SpectralClustering(Options.of(12).withTolerance(1e-13)).fit(similarities,
			Progress.NONE);
		assertTrue(Arrays.stream(result.residuals()).allMatch(r -> r <= 1e-13), Arrays.toString(result.residuals()));
	}

	@Test
	void aStoppedRunEnds() {
		final Mask mask = Mask.all(40, 40);
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		final Similarities similarities = new Affinity(3, 1e-4, Contrast.EDGES).of(noise(1600, 1, 1), graph);
		final FeatureMatrix features = noise(1600, 1, 1);
		final RegionGraph regions = new Superpixels(200, 10).of(features, graph, Progress.NONE);
		assertThrows(CancellationException.class,
			() -> new Superpixels(200, 10).of(features, graph, new CountingProgress(5)));
		for (final Assignment assignment : Assignment.values()) {
			final SpectralClustering method = method(10, assignment);
			final CountingProgress all = new CountingProgress(Integer.MAX_VALUE);
			method.fit(similarities, all);
			final int questions = all.questions.get();
			for (int limit = 0; limit < questions; limit += 1 + questions / 4) {
				final CountingProgress stopping = new CountingProgress(limit);
				assertThrows(CancellationException.class, () -> method.fit(similarities, stopping));
			}
			assertThrows(CancellationException.class, () -> method.fit(regions, similarities, new CountingProgress(20)));
		}
	}

	private static final class CountingProgress implements Progress {

		private final int limit;
		private final AtomicInteger questions = new AtomicInteger();
		private double last;

		CountingProgress(final int limit) {
			this.limit = limit;
		}

		@Override
		public void report(final double fraction, final String message) {
			assertTrue(fraction >= last - 1e-9 && fraction <= 1 + 1e-9, last + " then " + fraction);
			last = fraction;
		}

		@Override
		public boolean isCanceled() {
			return questions.incrementAndGet() > limit;
		}
	}

	@Test
	void unusableInputIsNamed() {
		assertNames("clusters is 0", () -> Options.of(0));
		assertNames("tolerance is 0", () -> Options.of(2).withTolerance(0));
		assertNames("clusters is 5, but there are only 4 pixels",
			() -> fit(Mask.all(2, 2), noise(4, 1, 0), Connectivity.FACES, 5, Assignment.KMEANS));
		final GridGraph square = GridGraph.of(Mask.all(4, 4), Connectivity.FACES);
		final RegionGraph three = RegionGraph.of(square, new int[] { 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2 }, 3,
			Progress.NONE);
		final Affinity affinity = new Affinity(1, 0, Contrast.EDGES);
		assertNames("clusters is 4, but there are only 3 regions",
			() -> method(4, Assignment.KMEANS).fit(three, affinity.of(noise(16, 1, 0), square), Progress.NONE));
		assertNames("regions of a graph of 16 pixels, but similarities of another graph, of 4 pixels",
			() -> method(2, Assignment.KMEANS).fit(three,
				affinity.of(noise(4, 1, 0), GridGraph.of(Mask.all(2, 2), Connectivity.FACES)), Progress.NONE));
		assertNames("superpixels is 3, but must be at least the number of clusters, 4", () -> new Superpixels(3, 4));
		assertNames("superpixels is 17, but there are only 16 pixels",
			() -> new Superpixels(17, 4).of(noise(16, 1, 0), square, Progress.NONE));
		assertNames("tolerance", () -> {
			final GridGraph graph = GridGraph.of(Mask.all(30, 30), Connectivity.FACES);
			new SpectralClustering(Options.of(4).withTolerance(1e-25))
				.fit(new Affinity(1, 0, Contrast.EDGES).of(noise(900, 1, 0), graph), Progress.NONE);
		});
		assertNames("finding 80000 eigenvectors of 90000 pixels needs ",
			() -> fit(Mask.all(300, 300), noise(90_000, 1, 0), Connectivity.FACES, 80_000, Assignment.KMEANS));
		assertNames("kmeans, discretize, cluster_qr", () -> Labelled.parse(Assignment.class, "assignment", "qr"));
		assertNames("sklearn, edges", () -> Labelled.parse(Contrast.class, "contrast", ""));
	}

	private static void assertNames(final String part, final Runnable call) {
		final String message = assertThrows(InputException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
