package org.parcelj.cluster.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class DegenerateDataTest {

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void aConstantFeatureAndTwoEqualOnes(final CovarianceType type) {
		final FeatureMatrix x = Phantom.groups(500, 1, 2, 0.02, 5);
		final float[] values = new float[1500];
		for (int i = 0; i < 500; i++) {
			values[3 * i] = values[3 * i + 1] = x.get(i, 0) * 1000;
			values[3 * i + 2] = 12345;
		}
		final MixtureResult result = fit(2, type, 1e-6, new FeatureMatrix(500, 3, values));
		assertFinite(result);
		assertArrayEquals(fit(2, type, 1e-6, x).labels(), result.labels());
	}

	@Test
	void withoutRegularizationAConstantFeatureIsAnError() {
		final String message = assertThrows(InputException.class,
			() -> fit(1, CovarianceType.FULL, 0, new FeatureMatrix(3, 2, new float[] { 1, 5, 2, 5, 3, 5 }))).getMessage();
		assertTrue(message.startsWith("the covariance matrix of component 1 of 1 is singular"), message);
	}

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void moreComponentsThanValues(final CovarianceType type) {
		final float[] values = new float[300];
		for (int i = 0; i < 300; i++)
			values[i] = i % 3 * 10;
		final MixtureResult result = fit(5, type, 1e-6, new FeatureMatrix(300, 1, values));
		assertFinite(result);
		final String message = assertThrows(InputException.class, result::clustering).getMessage();
		assertTrue(message.contains(" of 5 is nowhere the most probable one"), message);
		assertEquals(3, fit(3, type, 1e-6, new FeatureMatrix(300, 1, values)).clustering().size());
	}

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void onePixelInAComponent(final CovarianceType type) {
		final float[] values = new float[101];
		for (int i = 0; i < 100; i++)
			values[i] = i % 10;
		values[100] = 5000;
		final MixtureResult result = fit(2, type, 1e-6, new FeatureMatrix(101, 1, values));
		assertFinite(result);
		assertArrayEquals(new int[] { 100, 1 }, result.clustering().sizes());
	}

	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void aFlatImageAndHugeValues(final CovarianceType type) {
		assertFinite(fit(2, type, 1e-6, new FeatureMatrix(50, 2, new float[100])));
		final float[] values = new float[100];
		for (int i = 0; i < 100; i++)
			values[i] = (i % 7 - 3) * 1e38f;
		assertFinite(fit(2, type, 1e-6, new FeatureMatrix(100, 1, values)));
	}

	private static MixtureResult fit(final int k, final CovarianceType type, final double regularization,
		final FeatureMatrix x)
	{
		return new GaussianMixture(
			new GaussianMixture.Options(k, type, 1, 100, 1e-6, Regularization.absolute(regularization), 0, 0))
			.fit(x, Progress.NONE);
	}

	private static void assertFinite(final MixtureResult result) {
		assertTrue(Double.isFinite(result.meanLogLikelihood()), "log-likelihood");
		assertTrue(Double.isFinite(result.bic() + result.aic()), "criteria");
		final MixtureModel model = result.model();
		for (int c = 0; c < model.components(); c++) {
			assertTrue(Double.isFinite(model.weight(c)));
			assertTrue(Arrays.stream(model.mean(c)).allMatch(Double::isFinite));
			assertTrue(Arrays.stream(model.covariance(c)).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite));
		}
		final int k = model.components();
		assertTrue(Arrays.stream(result.labels()).allMatch(l -> l >= 0 && l < k));
	}

	@Test
	void badInputIsNamed() {
		final FeatureMatrix three = new FeatureMatrix(3, 1, new float[] { 1, 2, 3 });
		assertMessage("components is 0, but must be at least 1", () -> method(0, 0));
		assertMessage("spatial is -1, but must be a finite number of at least 0", () -> method(1, -1));
		assertMessage("components is 4, but must be at most the number of pixels, 3",
			() -> method(4, 0).fit(three, Progress.NONE));
		assertMessage("spatial is 0.5, but must be 0 where the pixels have no neighbours",
			() -> method(2, 0.5).fit(three, Progress.NONE));
		assertMessage("the start has 2 labels, but the features have 3 pixels",
			() -> method(2, 0).fit(three, null, MixtureStart.ofLabels(new int[] { 0, 1 }), Progress.NONE));
		assertMessage("component 2 of 2 has no pixels to start from",
			() -> method(2, 0).fit(three, null, MixtureStart.ofLabels(new int[3]), Progress.NONE));
		assertMessage("a label of the start is 2, but must be at most 1",
			() -> method(2, 0).fit(three, null, MixtureStart.ofLabels(new int[] { 0, 1, 2 }), Progress.NONE));
		assertMessage("the start has 3 means of 1 features, but must have 2 of 1",
			() -> method(2, 0).fit(three, null, MixtureStart.ofMeans(three), Progress.NONE));
		assertMessage("covariance is \"round\", but must be one of full, tied, diag, spherical",
			() -> Labelled.parse(CovarianceType.class, "covariance", "round"));
		final MixtureModel model = method(1, 0).fit(three, Progress.NONE).model();
		assertMessage("the model has 1 feature, but the image has 3",
			() -> model.predict(new FeatureMatrix(1, 3, new float[3]), Progress.NONE));
		assertThrows(InputException.class,
			() -> method(1, 0).fit(new FeatureMatrix(1, 1, new float[] { Float.NaN }), Progress.NONE));
	}

	/** An empty component takes the last pixel of the cluster that is the largest then. */
	@Test
	void whereComponentsAreEmptyTheLargestClustersGivePixels() {
		final MixtureModel model = fit(4, CovarianceType.FULL, 1e-3,
			new FeatureMatrix(6, 1, new float[] { 1, 2, 3, 4, 5, 6 })).model();
		final MixtureResult result = new MixtureResult(model, new int[] { 0, 0, 0, 2, 2, 0 }, 0, new double[0], true);
		assertThrows(InputException.class, result::clustering);
		assertArrayEquals(new int[] { 0, 0, 3, 2, 2, 1 }, result.clusteringOfEqualPixels().labels());
	}

	@Test
	void aRunThatIsCutShortHasNotConverged() {
		final FeatureMatrix x = Phantom.groups(500, 1, 2, 0.2, 1);
		final GaussianMixture.Options options = GaussianMixture.Options.of(2);
		assertFalse(new GaussianMixture(options.withIterations(1)).fit(x, Progress.NONE).converged());
		assertTrue(new GaussianMixture(options).fit(x, Progress.NONE).converged());
	}

	/** Of each feature it is a millionth of the variance, wherever its mean is, and of a constant one a millionth. */
	@Test
	void regularizationIsRelativeToTheVariance() {
		final float[] values = new float[3 * 20_000];
		for (int i = 0; i < 20_000; i++) {
			values[3 * i] = 1000 + i % 5;
			values[3 * i + 1] = i % 2 * 10;
			values[3 * i + 2] = 7;
		}
		assertArrayEquals(new double[] { 2e-6, 25e-6, 1e-6 },
			Regularization.AUTO.of(new FeatureMatrix(20_000, 3, values), Progress.NONE), 1e-18);
	}

	@Test
	void canBeCanceled() {
		final Progress canceled = CancelAfter.atOnce();
		final FeatureMatrix three = new FeatureMatrix(3, 1, new float[] { 1, 2, 3 });
		assertThrows(CancellationException.class, () -> method(1, 0).fit(three, canceled));
		assertThrows(CancellationException.class,
			() -> method(1, 0).fit(three, null, MixtureStart.ofLabels(new int[3]), canceled));
	}

	private static GaussianMixture method(final int k, final double spatial) {
		return new GaussianMixture(
			new GaussianMixture.Options(k, CovarianceType.FULL, 1, 10, 1e-3, Regularization.absolute(1e-6), spatial, 0));
	}

	private static void assertMessage(final String message, final Runnable run) {
		assertEquals(message, assertThrows(InputException.class, run::run).getMessage());
	}

	/** Diffusion maps in mm²/s have variances far below any number that suits intensities. */
	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void theUnitOfTheFeaturesChangesNothing(final CovarianceType type) {
		final FeatureMatrix x = Phantom.groups(3000, 2, 3, 0.05, 4);
		final GaussianMixture method = new GaussianMixture(GaussianMixture.Options.of(3).withCovariance(type));
		final int[] labels = method.fit(x, Progress.NONE).labels();
		for (final double unit : new double[] { 0x1p-20, 0x1p12 })
			assertArrayEquals(labels, method.fit(times(x, unit), Progress.NONE).labels(), "unit " + unit);
		int other = 0;
		final int[] found = method.fit(times(x, 1e-6), Progress.NONE).labels();
		for (int i = 0; i < labels.length; i++)
			if (labels[i] != found[i]) other++;
		assertTrue(other <= 3, other + " pixels are in other classes");
	}

	private static FeatureMatrix times(final FeatureMatrix x, final double factor) {
		final float[] values = x.sharedValues().clone();
		for (int i = 0; i < values.length; i++)
			values[i] *= (float) factor;
		return new FeatureMatrix(x.pixels(), x.features(), values);
	}

	@Test
	void regularizationIsReadAsItIsWritten() {
		assertEquals(Regularization.AUTO, Regularization.parse(" Auto"));
		assertEquals(Regularization.absolute(0.5), Regularization.parse("0.5"));
		assertEquals("regularization is \"much\", but must be a number, or auto",
			assertThrows(InputException.class, () -> Regularization.parse("much")).getMessage());
		assertEquals("regularization is -1, but must be a finite number of at least 0",
			assertThrows(InputException.class, () -> Regularization.parse("-1")).getMessage());
	}

	@Test
	void absurdLimitsAreRefusedWithTheLargest() {
		final GaussianMixture.Options options = GaussianMixture.Options.of(2);
		assertEquals("restarts is 2147483647, but must be at most 10000",
			assertThrows(InputException.class, () -> options.withRestarts(Integer.MAX_VALUE)).getMessage());
		assertEquals("tolerance is 1e300, but must be at most 1",
			assertThrows(InputException.class, () -> options.withTolerance(1e300)).getMessage());
		assertEquals("iterations is 2147483647, but must be at most 1000000",
			assertThrows(InputException.class, () -> options.withIterations(Integer.MAX_VALUE)).getMessage());
	}
}
