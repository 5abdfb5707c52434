package org.parcelj.cluster.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
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
		final MixtureResult result = new GaussianMixture(3, type, 1, 100, 1e-8, 1e-6, 0, 0).fit(x, null, MixtureStart
			.ofLabels(Reference.labels("start_labels.csv")), Progress.NONE);
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
			case FULL:
				return covariances[c * 4 + f][g];
			case TIED:
				return covariances[f][g];
			case DIAG:
				return f == g ? covariances[c][f] : 0;
			default:
				return f == g ? covariances[c][0] : 0;
		}
	}

	private static void assertClose(final double expected, final double actual) {
		assertEquals(expected, actual, 1e-9 * Math.abs(expected));
	}
}
