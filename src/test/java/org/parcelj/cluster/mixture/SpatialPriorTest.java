package org.parcelj.cluster.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.parcels.Agreement;

class SpatialPriorTest {

	private static final int WIDTH = 96;
	private static final int[] TRUTH = Phantom.rings(WIDTH);

	@ParameterizedTest
	@CsvSource({ "FACES, 0.2, 0.4", "FACES, 0.8, 0.5", "FACES, 1.2, 0.8", "FULL, 0.2, 0.4", "FULL, 0.5, 0.8",
		"FULL, 2, 0.6" })
	void standsUpToNoise(final Connectivity connectivity, final double spatial, final double noise) {
		final FeatureMatrix x = Phantom.noisy(TRUTH, noise, 1);
		final GridGraph graph = graph(connectivity);
		final double without = Phantom.dice(TRUTH, method(0).fit(x, Progress.NONE).labels(), 3);
		final double with = Phantom.dice(TRUTH, method(spatial).fit(x, graph, Progress.NONE).labels(), 3);
		assertTrue(with > without + 0.05, without + " without, " + with + " with");
	}

	@ParameterizedTest
	@CsvSource({ "1.5, 12", "1.5, 28", "2.5, 27", "4, 5", "6, 12", "10, 27" })
	void neverSwingsNorFreezesTheNoise(final double spatial, final int seed) {
		final int[] truth = Phantom.discs();
		final GridGraph graph = graph(Connectivity.FACES);
		final MixtureResult result = new GaussianMixture(GaussianMixture.Options.of(3).withSpatial(spatial))
			.fit(Phantom.noisy(truth, 0.6, seed), graph, Progress.NONE);
		assertTrue(result.converged());
		assertEquals(spatial, result.model().spatial());
		final double rand = new Agreement(truth, result.labels()).adjustedRandIndex();
		assertTrue(rand >= 0.98, "adjusted Rand index " + rand);
		final int alone = Phantom.alone(result.labels(), graph);
		assertTrue(alone <= 5, alone + " pixels unlike their neighbours");
	}

	@ParameterizedTest
	@CsvSource({ "FACES, 1, 1", "FACES, 1.5, 4", "FACES, 3, 2", "FACES, 6, 5", "FACES, 10, 3", "FULL, 1, 1",
		"FULL, 1.5, 4", "FULL, 10, 3" })
	void norDoesItInThreeDimensions(final Connectivity connectivity, final double spatial, final int seed) {
		final long[] grid = { 20, 20, 20 };
		final int[] truth = Phantom.balls(grid);
		final GridGraph graph = GridGraph.of(Mask.all(grid), connectivity);
		final MixtureResult result = method(spatial).fit(Phantom.noisy(truth, 0.7, seed), graph, Progress.NONE);
		assertTrue(result.converged());
		final double rand = new Agreement(truth, result.labels()).adjustedRandIndex();
		assertTrue(rand >= 0.92, "adjusted Rand index " + rand);
	}

	@Test
	void aPriorThatWouldRoundAComponentAwayGrowsNoFurther() {
		final long[] grid = { 16, 16, 16 };
		final int[] truth = Phantom.balls(grid);
		final GridGraph graph = GridGraph.of(Mask.all(grid), Connectivity.FULL);
		final FeatureMatrix x = Phantom.noisy(truth, 0.3, 1);
		final MixtureResult result = method(20).fit(x, graph, Progress.NONE);
		assertTrue(result.model().spatial() < 20, "strength " + result.model().spatial());
		final double rand = new Agreement(truth, result.labels()).adjustedRandIndex();
		assertTrue(rand >= 0.92, "adjusted Rand index " + rand);
		assertArrayEquals(result.labels(), result.model().predict(x, graph, Progress.NONE));
	}

	@Test
	void withoutNeighboursItChangesNothing() {
		final FeatureMatrix x = Phantom.noisy(TRUTH, 0.3, 1);
		// every other pixel of a chessboard has no face neighbours
		final Mask mask = Mask.of(new long[] { WIDTH, 2 * WIDTH - 1 },
			position -> (position % WIDTH + position / WIDTH) % 2 == 0 && position / WIDTH < WIDTH);
		final FeatureMatrix part = new FeatureMatrix(mask.size(), 1, Arrays.copyOf(x.sharedValues(), mask.size()));
		final GridGraph graph = GridGraph.of(mask, Connectivity.FACES);
		assertEquals(0, graph.edges());
		final MixtureResult without = method(0).fit(part, Progress.NONE);
		final MixtureResult with = method(2).fit(part, graph, MixtureStart.ofLabels(without.labels()), Progress.NONE);
		assertArrayEquals(method(0).fit(part, null, MixtureStart.ofLabels(without.labels()), Progress.NONE).labels(),
			with.labels());
	}

	@Test
	void theModelPredictsWhatTheFitGave() {
		final FeatureMatrix x = Phantom.noisy(TRUTH, 0.5, 2);
		final GridGraph graph = graph(Connectivity.FACES);
		final MixtureResult result = method(0.8).fit(x, graph, Progress.NONE);
		assertArrayEquals(result.labels(), result.model().predict(x, graph, Progress.NONE));
		final FeatureMatrix posteriors = result.model().posteriors(x, graph, Progress.NONE);
		for (int i = 0; i < x.pixels(); i++) {
			float sum = 0;
			for (int c = 0; c < 3; c++) {
				sum += posteriors.get(i, c);
				assertTrue(posteriors.get(i, c) <= posteriors.get(i, result.label(i)));
			}
			assertEquals(1, sum, 1e-6);
		}
	}

	/**
	 * Each pixel's probabilities before its value is seen are the weights times e to the strength times its neighbours',
	 * where these are many.
	 */
	@Test
	void theLikelihoodAndTheWeightsAreThoseOfTheFormula() {
		final FeatureMatrix x = Phantom.noisy(TRUTH, 0.5, 2);
		final GridGraph graph = graph(Connectivity.FULL);
		final MixtureModel model = method(0.4).fit(x, graph, Progress.NONE).model();
		final FeatureMatrix shares = model.posteriors(x, graph, Progress.NONE);
		final double[][] around = around(shares, graph);
		final double[] before = new double[3];
		final double[] after = new double[3];
		double likelihood = 0;
		for (int i = 0; i < x.pixels(); i++) {
			final double[] prior = new double[3];
			for (int c = 0; c < 3; c++)
				prior[c] = model.weight(c) * Math.exp(model.spatial() * around[i][c]);
			final double whole = Arrays.stream(prior).sum();
			double density = 0;
			for (int c = 0; c < 3; c++) {
				final double variance = model.covariance(c)[0][0];
				density += prior[c] / whole * Math.exp(-Math.pow(x.get(i, 0) - model.mean(c)[0], 2) / 2 / variance) /
					Math.sqrt(2 * Math.PI * variance);
				before[c] += prior[c] / whole;
				after[c] += shares.get(i, c);
			}
			likelihood += Math.log(density) / x.pixels();
		}
		assertEquals(likelihood, model.apply(x, graph, Progress.NONE).meanLogLikelihood(), 1e-4);
		assertEquals(1, model.weight(0) + model.weight(1) + model.weight(2), 1e-12);
		for (int c = 0; c < 3; c++)
			assertEquals(1, before[c] / after[c], 0.01, "component " + c);
	}

	/**
	 * Along a line belief propagation is exact: the sum over all labellings, each weighed by its pairs of like pixels.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 1.25, 1.8 })
	void alongALineProbabilitiesAreThoseOfAllLabellings(final double strength) {
		final FeatureMatrix x = new FeatureMatrix(7, 1, new float[] { 0, 0.4f, 1.2f, 0.6f, 2.1f, 0.9f, 1.6f });
		final GridGraph line = GridGraph.of(Mask.all(7), Connectivity.FACES);
		final double[] weights = { 0.5, 0.2, 0.3 };
		final MixtureModel model = new MixtureModel(CovarianceType.FULL, strength, weights,
			new double[][] { { 0 }, { 1 }, { 2 } }, new double[][] { { 0.3 }, { 0.2 }, { 0.4 } });
		final double[][] sums = new double[7][3];
		for (int labelling = 0; labelling < Math.pow(3, 7); labelling++) {
			final int[] labels = new int[7];
			double probability = 1;
			for (int i = 0, rest = labelling; i < 7; i++, rest /= 3) {
				labels[i] = rest % 3;
				probability *= Phantom.densities(model, x, i)[labels[i]];
				if (i > 0 && labels[i] == labels[i - 1]) probability *= Math.exp(BeliefPropagation.MORE * strength);
			}
			for (int i = 0; i < 7; i++)
				sums[i][labels[i]] += probability;
		}
		final FeatureMatrix posteriors = model.posteriors(x, line, Progress.NONE);
		for (int i = 0; i < 7; i++)
			for (int c = 0; c < 3; c++)
				assertEquals(sums[i][c] / Arrays.stream(sums[i]).sum(), posteriors.get(i, c), 1e-5, i + ", " + c);
	}

	/** For each pixel the sum over its neighbours of their probabilities. */
	private static double[][] around(final FeatureMatrix shares, final GridGraph graph) {
		final double[][] around = new double[shares.pixels()][shares.features()];
		for (int i = 0; i < graph.size(); i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				for (int c = 0; c < shares.features(); c++) {
					around[i][c] += shares.get(graph.neighbours()[e], c);
					around[graph.neighbours()[e]][c] += shares.get(i, c);
				}
		return around;
	}

	@Test
	void neighboursInAVolumeWeighByTheirDistanceAndTogetherAsMuchAsThoseThatShareAFace() {
		final long[] grid = { 3, 3, 3 };
		final double face = 6 / (6 + 12 / Math.sqrt(2) + 8 / Math.sqrt(3));
		assertEquals(face, weight(Mask.all(grid), 13, 12), 1e-12);
		assertEquals(face / Math.sqrt(2), weight(Mask.all(grid), 13, 9), 1e-12);
		assertEquals(face / Math.sqrt(3), weight(Mask.all(grid), 13, 26), 1e-12);
		assertEquals(0, weight(Mask.all(grid), 0, 2));
		// without the first pixel all others are one down
		assertEquals(face / Math.sqrt(2), weight(Mask.of(grid, position -> position != 0), 12, 8), 1e-12);
		// the corners of a picture weigh as much as its faces
		assertEquals(1, weight(Mask.all(3, 3, 1), 4, 8));
	}

	private static double weight(final Mask mask, final int pixel, final int neighbour) {
		final float[] table = new float[mask.size()];
		table[neighbour] = 1;
		final double[] sums = new double[1];
		Neighbours.weighted(GridGraph.of(mask, Connectivity.FULL), Progress.NONE).sum(pixel, table, sums);
		return sums[0];
	}

	@Test
	void meansAreOfAPixelAndItsNeighbours() {
		final GridGraph graph = GridGraph.of(Mask.of(new long[] { 3, 2 }, position -> position != 4), Connectivity.FACES);
		final FeatureMatrix x = new FeatureMatrix(5, 2, new float[] { 1, 10, 2, 20, 6, 30, 9, 40, 4, 50 });
		// 0 1 2 above 3 . 4
		assertArrayEquals(new float[] { 4, 70f / 3, 3, 20, 4, 100f / 3, 5, 25, 5, 40 },
			new Neighbours(graph, Progress.NONE).means(x, Progress.NONE).sharedValues(), 1e-6f);
	}

	@ParameterizedTest
	@CsvSource({ "FULL, 0.5", "FACES, 3" })
	void threadsChangeNothing(final Connectivity connectivity, final double spatial) {
		final FeatureMatrix x = Phantom.noisy(TRUTH, 0.5, 3);
		final GridGraph graph = graph(connectivity);
		final MixtureModel model = method(spatial).fit(x, graph, Progress.NONE).model();
		final float[] one = Parallelization.runWithNumThreads(1,
			() -> model.posteriors(x, graph, Progress.NONE).sharedValues());
		assertArrayEquals(one, Parallelization.runWithNumThreads(8,
			() -> method(spatial).fit(x, graph, Progress.NONE).model().posteriors(x, graph, Progress.NONE).sharedValues()));
	}

	@Test
	void aGraphOfOtherPixelsIsAnError() {
		final FeatureMatrix four = new FeatureMatrix(4, 1, new float[] { 0, 1, 2, 3 });
		assertEquals("the graph has 9216 pixels, but the features have 4",
			assertThrows(InputException.class, () -> method(1).fit(four, graph(Connectivity.FACES), Progress.NONE))
				.getMessage());
	}

	private static GaussianMixture method(final double spatial) {
		return new GaussianMixture(
			new GaussianMixture.Options(3, CovarianceType.FULL, 1, 100, 1e-4, Regularization.absolute(1e-6), spatial, 0));
	}

	private static GridGraph graph(final Connectivity connectivity) {
		return GridGraph.of(Mask.all(WIDTH, WIDTH), connectivity);
	}
}
