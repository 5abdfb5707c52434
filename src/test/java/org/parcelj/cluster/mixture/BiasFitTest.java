package org.parcelj.cluster.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.GaussianSmoothing;

class BiasFitTest {

	private static final int WIDTH = 96;
	private static final int[] TRUTH = Phantom.rings(WIDTH);
	private static final GaussianMixture.Options OPTIONS = GaussianMixture.Options.of(3);

	/** Values around 100, 160 and 220, in noise. */
	private static FeatureMatrix even() {
		final float[] values = Phantom.noisy(TRUTH, 0.12, 1).sharedValues().clone();
		for (int i = 0; i < values.length; i++)
			values[i] = 100 + 60 * values[i];
		return new FeatureMatrix(values.length, 1, values);
	}

	/** From 0.7 to 1.3. */
	private static double field(final int pixel) {
		final double x = pixel % WIDTH / (WIDTH - 1.0);
		final double y = pixel / WIDTH / (WIDTH - 1.0);
		return 1 + 0.3 * Math.cos(Math.PI * x) * Math.cos(Math.PI * (y - 0.3) / 1.4);
	}

	private static FeatureMatrix uneven() {
		final float[] values = even().sharedValues().clone();
		for (int i = 0; i < values.length; i++)
			values[i] *= (float) field(i);
		return new FeatureMatrix(values.length, 1, values);
	}

	private static UnaryOperator<float[]> smoothing() {
		return smoothing(WIDTH);
	}

	private static UnaryOperator<float[]> smoothing(final int height) {
		final GaussianSmoothing gaussian = GaussianSmoothing.ofSigma(16, 16);
		return values -> {
			final float[] smoothed = values.clone();
			gaussian.smooth(smoothed, Progress.NONE, WIDTH, height);
			return smoothed;
		};
	}

	private static BiasFit.Result fit() {
		return new BiasFit(OPTIONS, smoothing()).fit(uneven(), null, null, Progress.NONE);
	}

	@Test
	void aFieldOfThirtyPercentCostsLittle() {
		final double without = Phantom.dice(TRUTH, new GaussianMixture(OPTIONS).fit(even(), Progress.NONE).labels(), 3);
		final double misled = Phantom.dice(TRUTH, new GaussianMixture(OPTIONS).fit(uneven(), Progress.NONE).labels(), 3);
		final BiasFit.Result result = fit();
		final double found = Phantom.dice(TRUTH, result.mixture().labels(), 3);
		assertTrue(found >= 0.97 * without, without + " without a field, " + found + " with it");
		assertTrue(misled < 0.95 * without, "the field alone costs nothing: " + misled);
	}

	@Test
	void theFieldIsFoundUpToAFactor() {
		final FeatureMatrix found = fit().field();
		double logs = 0;
		double truth = 0;
		for (int i = 0; i < TRUTH.length; i++) {
			logs += Math.log(found.get(i, 0));
			truth += Math.log(field(i));
		}
		assertEquals(0, logs / TRUTH.length, 1e-5);
		double squares = 0;
		for (int i = 0; i < TRUTH.length; i++)
			squares += Math.pow(found.get(i, 0) / (field(i) / Math.exp(truth / TRUTH.length)) - 1, 2);
		assertTrue(Math.sqrt(squares / TRUTH.length) < 0.06, "off by " + Math.sqrt(squares / TRUTH.length));
	}

	@Test
	void threadsChangeNothing() {
		final int[] one = Parallelization.runWithNumThreads(1, () -> fit().mixture().labels());
		assertArrayEquals(one, Parallelization.runWithNumThreads(8, () -> fit().mixture().labels()));
	}

	@Test
	void canBeCanceled() {
		final int height = WIDTH / 4;
		final float[] values = Arrays.copyOf(uneven().sharedValues(), WIDTH * height);
		final FeatureMatrix part = new FeatureMatrix(values.length, 1, values);
		CancelAfter.assertStops(40, progress -> new BiasFit(OPTIONS, smoothing(height)).fit(part, null, null, progress));
	}

	/** The field of the second feature is the first one's inverse. */
	@Test
	void eachFeatureHasAFieldOfItsOwn() {
		final int n = TRUTH.length;
		final FeatureMatrix even = even();
		final float[] values = new float[2 * n];
		for (int i = 0; i < n; i++) {
			values[2 * i] = (float) (even.get(i, 0) * field(i));
			values[2 * i + 1] = (float) (even.get(i, 0) / field(i));
		}
		final FeatureMatrix found = new BiasFit(OPTIONS, smoothing())
			.fit(new FeatureMatrix(n, 2, values), null, null, Progress.NONE).field();
		for (int f = 0; f < 2; f++) {
			double off = 0;
			double logs = 0;
			for (int i = 0; i < n; i++) {
				logs += Math.log(found.get(i, f));
				off += Math.abs(found.get(i, f) / (f == 0 ? field(i) : 1 / field(i)) - 1);
			}
			assertEquals(0, logs / n, 1e-5);
			assertTrue(off / n < 0.08, "feature " + f + " is off by " + off / n);
		}
	}

	@Test
	void whatIsCorrectedIsTheValueDividedByTheField() {
		final FeatureMatrix uneven = uneven();
		final BiasFit.Result result = fit();
		for (int i = 0; i < TRUTH.length; i++)
			assertEquals(uneven.get(i, 0), result.corrected().get(i, 0) * result.field().get(i, 0), 1e-4 * uneven.get(i, 0));
	}

	/** Neither where both sums are 0 nor where one of them is, or is negative. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "0, 1", "1, 0", "-1, 1" })
	void whereNothingIsKnownTheFieldIsOne(final float above, final float below) {
		final boolean[] isBelow = { true };
		final UnaryOperator<float[]> smoothing = values -> {
			isBelow[0] = !isBelow[0];
			final float[] sums = new float[values.length];
			Arrays.fill(sums, isBelow[0] ? below : above);
			return sums;
		};
		final FeatureMatrix few = new FeatureMatrix(WIDTH, 1,
			Arrays.copyOfRange(uneven().sharedValues(), WIDTH / 2 * WIDTH, (WIDTH / 2 + 1) * WIDTH));
		final FeatureMatrix field = new BiasFit(OPTIONS, smoothing).fit(few, null, null, Progress.NONE).field();
		for (int i = 0; i < WIDTH; i++)
			assertEquals(1, field.get(i, 0));
	}

	@Test
	void componentsThatWereGivenKeepTheirOrder() {
		final MixtureModel sorted = fit().mixture().model();
		assertTrue(sorted.mean(0, 0) < sorted.mean(1, 0) && sorted.mean(1, 0) < sorted.mean(2, 0));
		final MixtureModel reversed = new BiasFit(OPTIONS, smoothing())
			.fit(uneven(), null, MixtureStart.ofLabels(IntStream.of(TRUTH).map(label -> 2 - label).toArray()), Progress.NONE)
			.mixture().model();
		for (int c = 0; c < 3; c++)
			assertEquals(sorted.mean(c, 0), reversed.mean(2 - c, 0), 0.03 * sorted.mean(c, 0));
	}

	/** At least both fields and what is divided by them, and an image for each component; not many times as much. */
	@Test
	void memoryIsAskedForWhatAFitHolds() {
		final double held = 4e6 * (3 * 8 + 3);
		final long asked = BiasFit.bytes(1_000_000, 8, 3);
		assertTrue(asked >= held && asked < 2 * held, asked + " for " + held);
	}
}
