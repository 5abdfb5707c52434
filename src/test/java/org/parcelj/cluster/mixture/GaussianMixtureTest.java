package org.parcelj.cluster.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;

class GaussianMixtureTest {

	@ParameterizedTest
	@CsvSource({ "FULL, 6, -22.428960041976335, 269530.29915263725, 269235.520503716", //
		"TIED, 6, -22.875202250793937, 274711.2153634843, 274550.4270095272", //
		"DIAG, 5, -22.45729173039009, 269713.68814813456, 269539.5007646811", //
		"SPHERICAL, 10, -23.694084643582105, 284476.90747370484, 284363.01572298526" })
	void agreesWithTheReferenceFromItsStart(final CovarianceType type, final int iterations, final double likelihood,
		final double bic, final double aic) throws IOException
	{
		final FeatureMatrix x = Reference.features("x.csv");
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(3, type, 1, 100, 1e-8, Regularization.absolute(1e-6), 0, 0))
			.fit(x, null, MixtureStart.ofLabels(Reference.labels("start_labels.csv")), Progress.NONE);
		assertEquals(iterations, result.iterations());
		assertTrue(result.converged());
		assertEquals(likelihood, result.meanLogLikelihood(), 1e-9);
		assertEquals(bic, result.bic(), 1e-6);
		assertEquals(aic, result.aic(), 1e-6);
		assertArrayEquals(Reference.labels(type.label() + "_labels.csv"), result.labels());
		assertSameComponents(type, result.model());
		final double[][] posteriors = Reference.table(type.label() + "_posteriors_first_100.csv");
		final FeatureMatrix found = result.model().posteriors(x, Progress.NONE);
		for (int i = 0; i < 100; i++)
			for (int c = 0; c < 3; c++)
				assertEquals(posteriors[i][c], found.get(i, c), 1e-6);
	}

	@Test
	void aStartFromMeansEndsWhereThatFromLabelsDoes() throws IOException {
		final FeatureMatrix x = Reference.features("x.csv");
		final FeatureMatrix means = ReferenceData
			.features(new double[][] { { 290, 410, 190, 900 }, { 155, 190, 410, 2400 }, { 270, 570, 480, 1200 } });
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(3, CovarianceType.FULL, 1, 100, 1e-8, Regularization.absolute(1e-6), 0, 0))
			.fit(x, null, MixtureStart.ofMeans(means), Progress.NONE);
		assertEquals(-22.428960041976335, result.meanLogLikelihood(), 1e-7);
		assertArrayEquals(Reference.labels("full_labels.csv"), result.labels());
	}

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void theLikelihoodNeverFalls(final CovarianceType type) {
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(4, type, 1, 60, 0, Regularization.absolute(1e-6), 0, 1))
			.fit(Phantom.groups(3000, 3, 4, 0.25, 2), Progress.NONE);
		final double[] likelihoods = result.logLikelihoods();
		assertEquals(60, likelihoods.length);
		for (int i = 1; i < likelihoods.length; i++)
			assertTrue(likelihoods[i] > likelihoods[i - 1] - 1e-7, "iteration " + i);
	}

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void componentsAreSortedByTheFirstFeatureAndLabelsFollow(final CovarianceType type) {
		final FeatureMatrix x = Phantom.groups(4000, 3, 4, 0.02, 9);
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(4, type, 3, 100, 1e-4, Regularization.absolute(1e-6), 0, 0)).fit(x, Progress.NONE);
		final MixtureModel model = result.model();
		assertEquals(4, result.clustering().size());
		assertArrayEquals(result.labels(), model.predict(x, Progress.NONE));
		assertEquals(result.meanLogLikelihood(), model.meanLogLikelihood(x, Progress.NONE));
		for (int c = 1; c < 4; c++)
			assertTrue(model.mean(c - 1)[0] < model.mean(c)[0]);
		assertEquals(result.clustering().sizes()[2] / 4000.0, model.weight(2), 0.01);
	}

	@Test
	void densitiesAreThoseOfTheFormula() {
		final FeatureMatrix x = Phantom.groups(700, 5, 3, 0.2, 4);
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(3, CovarianceType.FULL, 1, 20, 0, Regularization.absolute(1e-6), 0, 0))
			.fit(x, Progress.NONE);
		double sum = 0;
		final FeatureMatrix posteriors = result.model().posteriors(x, Progress.NONE);
		for (int i = 0; i < x.pixels(); i++) {
			final double[] parts = Phantom.densities(result.model(), x, i);
			final double whole = parts[0] + parts[1] + parts[2];
			sum += Math.log(whole);
			for (int c = 0; c < 3; c++)
				assertEquals(parts[c] / whole, posteriors.get(i, c), 1e-6);
		}
		assertEquals(sum / x.pixels(), result.meanLogLikelihood(), 1e-10);
	}

	@Test
	void aSampleForTheStartsLosesNothing() {
		final FeatureMatrix x = Phantom.groups(300_000, 2, 3, 0.08, 3);
		final MixtureResult sampled = new GaussianMixture(
			new GaussianMixture.Options(3, CovarianceType.FULL, 2, 200, 1e-6, Regularization.absolute(1e-6), 0, 0))
			.fit(x, Progress.NONE);
		final MixtureResult whole = new GaussianMixture(
			new GaussianMixture.Options(3, CovarianceType.FULL, 1, 200, 1e-6, Regularization.absolute(1e-6), 0, 0))
			.fit(x, null, MixtureStart.ofLabels(sampled.labels()), Progress.NONE);
		assertEquals(whole.meanLogLikelihood(), sampled.meanLogLikelihood(), 1e-4);
	}

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void threadsChangeNothing(final CovarianceType type) {
		final FeatureMatrix x = Phantom.groups(70_000, 3, 5, 0.15, 6);
		final GaussianMixture method = new GaussianMixture(
			new GaussianMixture.Options(5, type, 1, 15, 0, Regularization.absolute(1e-6), 0, 1));
		final MixtureResult one = Parallelization.runWithNumThreads(1, () -> method.fit(x, Progress.NONE));
		for (final int threads : new int[] { 2, 8 }) {
			final MixtureResult many = Parallelization.runWithNumThreads(threads, () -> method.fit(x, Progress.NONE));
			assertArrayEquals(one.labels(), many.labels());
			assertArrayEquals(one.logLikelihoods(), many.logLikelihoods());
			assertArrayEquals(one.model().mean(3), many.model().mean(3));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1", "3", "257", "5000" })
	void anyNumberOfPixelsAndOneComponentGiveTheirMeanAndCovariance(final int pixels) {
		final FeatureMatrix x = Phantom.groups(pixels, 3, 2, 0.2, 11);
		final MixtureModel model = new GaussianMixture(
			new GaussianMixture.Options(1, CovarianceType.FULL, 1, 5, 0, Regularization.absolute(1e-3), 0, 0))
			.fit(x, Progress.NONE).model();
		for (int f = 0; f < 3; f++)
			for (int g = 0; g < 3; g++) {
				double mf = 0;
				double mg = 0;
				double fg = 0;
				for (int i = 0; i < pixels; i++) {
					mf += x.get(i, f) / (double) pixels;
					mg += x.get(i, g) / (double) pixels;
				}
				for (int i = 0; i < pixels; i++)
					fg += (x.get(i, f) - mf) * (x.get(i, g) - mg) / pixels;
				assertEquals(mf, model.mean(0)[f], 1e-12);
				assertEquals(fg + (f == g ? 1e-3 : 0), model.covariance(0)[f][g], 1e-12);
			}
	}

	@Test
	void groupsFarApartKeepTheirDigits() {
		final float[] values = new float[4000];
		for (int i = 0; i < 2000; i++) {
			values[2 * i] = i % 2 * 8e6f + i / 2 % 5;
			values[2 * i + 1] = i / 10 % 2;
		}
		final MixtureResult result = new GaussianMixture(
			new GaussianMixture.Options(2, CovarianceType.FULL, 1, 100, 1e-6, Regularization.absolute(0), 0, 0))
			.fit(new FeatureMatrix(2000, 2, values), Progress.NONE);
		for (int c = 0; c < 2; c++) {
			assertEquals(2, result.model().covariance(c)[0][0], 1e-8);
			assertEquals(0.25, result.model().covariance(c)[1][1], 1e-8);
			assertEquals(0, result.model().covariance(c)[0][1], 1e-8);
			assertEquals(8e6 * c + 2, result.model().mean(c)[0], 1e-8);
		}
	}

	private static void assertSameComponents(final CovarianceType type, final MixtureModel model) throws IOException {
		final double[][] means = Reference.table(type.label() + "_means.csv");
		final double[][] covariances = Reference.table(type.label() + "_covariances.csv");
		for (int c = 0; c < 3; c++)
			for (int f = 0; f < 4; f++) {
				assertClose(means[c][f], model.mean(c)[f]);
				for (int g = 0; g < 4; g++)
					assertClose(expected(type, covariances, c, f, g), model.covariance(c)[f][g]);
			}
	}

	private static double expected(final CovarianceType type, final double[][] covariances, final int c, final int f,
		final int g)
	{
		switch (type) {
			case FULL :
				return covariances[c * 4 + f][g];
			case TIED :
				return covariances[f][g];
			case DIAG :
				return f == g ? covariances[c][f] : 0;
			default :
				return f == g ? covariances[c][0] : 0;
		}
	}

	private static void assertClose(final double expected, final double actual) {
		assertEquals(expected, actual, 1e-9 * Math.abs(expected));
	}
}
