package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.files.CsvTable;

class CleaningTest {

	private static final double TR = 2;
	private static final double[][] X = reference("x");
	private static final Cleaning LINEAR = Cleaning.NONE.detrend(Detrend.LINEAR);
	private static final Cleaning ZSCORE = Cleaning.NONE.standardize(Standardize.ZSCORE);

	@Test
	void detrendIsNilearns() {
		assertClose(reference("detrend"), LINEAR);
		assertClose(reference("made_quadratic"), Cleaning.NONE.detrend(Detrend.QUADRATIC));
	}

	@Test
	void standardizeIsNilearns() {
		assertClose(reference("zscore_sample"), ZSCORE);
		assertClose(reference("psc"), Cleaning.NONE.standardize(Standardize.PSC));
	}

	/** nilearn 0.10.4 adds the mean again that the detrend took out. */
	@Test
	void filtersAreNilearnsWithoutTheMean() {
		assertClose(withoutMeanOfX(reference("highpass_0.01")), LINEAR.filter(butterworth(0, 0.01, TR)));
		assertClose(withoutMeanOfX(reference("lowpass_0.08")), LINEAR.filter(butterworth(0.08, 0, TR)));
		assertClose(reference("bandpass"), LINEAR.filter(butterworth(0.1, 0.01, TR)).standardize(Standardize.ZSCORE));
	}

	@Test
	void cosinesAreNilearns() {
		final Cleaning drifts = LINEAR.filter(new TemporalFilter(FilterKind.COSINE, 0, 0.01, TR));
		assertClose(reference("made_cosine"), drifts);
		assertClose(reference("made_cosine_all"), drifts.standardize(Standardize.ZSCORE)
			.confounds(Confounds.of(reference("confounds"))).scrub(Scrubbing.of(17, 0, 1, 18, 40, 118, 119)));
		assertEquals("lowpass is 0.1 Hz, but filter cosine takes out slow drifts alone, by highpass",
			refused(() -> new TemporalFilter(FilterKind.COSINE, 0.1, 0.01, TR)));
		assertEquals("highpass is 0.001 Hz, but the slowest cosine of 120 frames has 0.0020833333333333333 Hz",
			refused(() -> clean(X, LINEAR.filter(new TemporalFilter(FilterKind.COSINE, 0, 0.001, TR)))));
	}

	@Test
	void confoundsAreRegressedOutAsNilearnDoes() {
		final Cleaning regress = LINEAR.standardize(Standardize.ZSCORE).confounds(Confounds.of(reference("confounds")));
		assertClose(reference("regressed"), regress);
		assertClose(reference("all"), regress.filter(butterworth(0.1, 0.01, TR)));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void inPlaceIsTheSame(final boolean scrubbed) {
		final Cleaning cleaning = LINEAR.filter(butterworth(0.1, 0.01, TR)).standardize(Standardize.ZSCORE)
			.scrub(scrubbed ? Scrubbing.of(5, 20) : Scrubbing.NONE);
		final SplittableRandom random = new SplittableRandom(5);
		final float[] values = new float[2000 * 60];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextInt(1000);
		final FeatureMatrix expected = cleaning.clean(new FeatureMatrix(2000, 60, values.clone()), Progress.NONE);
		for (final int threads : new int[] { 1, 8 }) {
			final float[] own = values.clone();
			final FeatureMatrix cleaned = Parallelization.runWithNumThreads(threads,
				() -> cleaning.cleanInPlace(new FeatureMatrix(2000, 60, own), Progress.NONE));
			assertArrayEquals(expected.sharedValues(), cleaned.sharedValues());
			assertEquals(!scrubbed, own == cleaned.sharedValues());
		}
	}

	@Test
	void dependentAndConstantConfoundsChangeNothing() {
		final double[][] confounds = reference("confounds");
		final double[][] more = Arrays.stream(confounds)
			.map(row -> new double[] { row[0], row[1], row[2], 5, row[0] + 2 * row[1] }).toArray(double[][]::new);
		assertClose(reference("regressed"), LINEAR.standardize(Standardize.ZSCORE).confounds(Confounds.of(more)));
	}

	/** Lines, constants and combinations of the others; at any offset, and with any filter behind them. */
	@ParameterizedTest
	@CsvSource({ "LINEAR, 0, 0", "LINEAR, 0.1, 0.01", "LINEAR, 0, 0.002", "QUADRATIC, 0.02, 0", "LINEAR, 0.24, 0.23" })
	void confoundsWithoutContentChangeNothing(final Detrend detrend, final double low, final double high) {
		final Cleaning cleaning = Cleaning.NONE.detrend(detrend).filter(butterworth(low, high, TR))
			.standardize(Standardize.ZSCORE);
		final double[][] plain = new double[X.length][];
		final double[][] more = new double[X.length][];
		final double[][] x = reference("confounds");
		for (int t = 0; t < X.length; t++) {
			final double a = x[t][0] + 100;
			final double b = 1e-3 * x[t][1];
			plain[t] = new double[] { a, b };
			more[t] = new double[] { 7e5 + 0.1, 0.3 * t, a, 1e6 - 0.7 * t, b, 3 * a, a / 7 - 0.1 * b + 0.01 * t, 2 * b + 1e4,
				detrend == Detrend.QUADRATIC ? 1e-3 * t * t : 0 };
		}
		final Cleaning all = cleaning.confounds(Confounds.of(more));
		assertEquals(List.of("1", "2", "4", "6", "7", "8", "9"), all.idleConfounds(X.length));
		final double[][] expected = cleaning.confounds(Confounds.of(plain)).clean(copy(X));
		final double[][] cleaned = all.clean(copy(X));
		for (int t = 0; t < X.length; t++)
			assertArrayEquals(expected[t], cleaned[t], 1e-6);
	}

	/** What is left of a straight line in a file are its digits. */
	@ParameterizedTest
	@CsvSource({ "%.4f, 3", "%.6e, 3", "%.8f, 0.01", "%.6g, 123456" })
	void theDigitsOfALineAreNoContent(final String format, final double scale, @TempDir final Path folder)
		throws IOException
	{
		final StringBuilder text = new StringBuilder();
		for (int t = 0; t < X.length; t++)
			text.append(String.format(Locale.ROOT, "%f " + format + " " + format + " %d.0%n", X[t][0], 2 + scale * t / 7,
				scale / 3, t == 60 ? 1 : 0));
		final Path file = Files.writeString(folder.resolve("confounds.txt"), text);
		final Cleaning cleaning = LINEAR.filter(butterworth(0.1, 0.01, TR))
			.confounds(ConfoundColumns.ALL.confounds(CsvTable.read(file, "confounds")));
		assertEquals(List.of("2", "3"), cleaning.idleConfounds(X.length));
	}

	private static double[][] copy(final double[][] rows) {
		return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
	}

	@Test
	void framesAreLeftOutBeforeADetrendAndAfterAFilter() {
		final Cleaning scrubbed = LINEAR.scrub(Scrubbing.of(17, 0, 1, 18, 40, 118, 119));
		assertClose(reference("made_scrubbed_detrend"), scrubbed);
		assertClose(reference("made_scrubbed_bandpass"), scrubbed.filter(butterworth(0.1, 0.01, TR)));
	}

	/** Forwards and backwards, the gain is that of the power: 1 / (1 + (f / cutoff)^10), with both warped. */
	@ParameterizedTest
	@CsvSource({ "0.05, 0, 0.02", "0.05, 0, 0.05", "0.05, 0, 0.06", "0, 0.05, 0.045", "0, 0.05, 0.05", "0, 0.05, 0.1",
		"0.08, 0.02, 0.02", "0.08, 0.02, 0.04", "0.08, 0.02, 0.1", "0.002, 0, 0.0015" })
	void aSineIsDampedByTheGain(final double low, final double high, final double frequency) {
		final int frames = 20000;
		final float[] sine = new float[frames];
		for (int t = 0; t < frames; t++)
			sine[t] = (float) Math.sin(2 * Math.PI * frequency * TR * t);
		final float[] filtered = Cleaning.NONE.filter(butterworth(low, high, TR))
			.clean(new FeatureMatrix(1, frames, sine), Progress.NONE).sharedValues();
		double along = 0;
		double across = 0;
		final int edge = 5000;
		final int whole = (int) (Math.floor((frames - 2 * edge) * frequency * TR) / (frequency * TR));
		for (int t = edge; t < edge + whole; t++) {
			along += 2.0 / whole * filtered[t] * sine[t];
			across += 2.0 / whole * filtered[t] * Math.cos(2 * Math.PI * frequency * TR * t);
		}
		assertEquals(gain(low, high, frequency), along, 1e-3);
		assertEquals(0, across, 1e-3);
	}

	private static double gain(final double low, final double high, final double frequency) {
		final double w = Math.tan(Math.PI * frequency * TR);
		final double l = Math.tan(Math.PI * low * TR);
		final double h = Math.tan(Math.PI * high * TR);
		final double ratio = high == 0 ? w / l : low == 0 ? h / w : (w * w - l * h) / (w * (l - h));
		return 1 / (1 + Math.pow(ratio, 10));
	}

	@Test
	void aLowPassAloneKeepsTheMeanOnce() {
		final double[][] rows = clean(X, Cleaning.NONE.filter(butterworth(0.08, 0, TR)));
		assertEquals(mean(X, 0), mean(rows, 0), 0.05);
	}

	@ParameterizedTest
	@ValueSource(strings = { "detrend", "highpass", "zscore", "psc", "all" })
	void constantSeriesBecomeZero(final String what) {
		final double[][] rows = X.clone();
		for (int t = 0; t < rows.length; t++)
			rows[t] = new double[] { 1234.567, X[t][0], 0 };
		final Cleaning cleaning = switch (what) {
			case "detrend" -> LINEAR;
			case "highpass" -> Cleaning.NONE.filter(butterworth(0, 0.01, TR));
			case "zscore" -> ZSCORE;
			case "psc" -> Cleaning.NONE.standardize(Standardize.PSC);
			default -> LINEAR.filter(butterworth(0.1, 0.01, TR)).confounds(Confounds.of(reference("confounds")))
				.standardize(Standardize.ZSCORE);
		};
		final double[][] cleaned = clean(rows, cleaning);
		for (final double[] row : cleaned) {
			assertEquals(0, row[0]);
			assertEquals(0, row[2]);
		}
		assertTrue(cleaned[3][1] != 0);
	}

	@Test
	void whatConfoundsExplainWhollyIsNotBlownUp() {
		final double[][] confounds = new double[120][2];
		final double[][] rows = new double[120][1];
		for (int t = 0; t < 120; t++) {
			confounds[t][0] = t % 5;
			confounds[t][1] = t % 7;
			rows[t][0] = 3 * (t % 5) - 2 * (t % 7);
		}
		for (final double[] row : clean(rows, ZSCORE.confounds(Confounds.of(confounds))))
			assertEquals(0, row[0]);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void threadsChangeNothing(final int threads) {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] values = new float[3000 * 60];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble();
		final FeatureMatrix series = new FeatureMatrix(3000, 60, values);
		final Cleaning cleaning = LINEAR.filter(butterworth(0.1, 0.01, TR)).standardize(Standardize.ZSCORE);
		final float[] expected = Parallelization
			.runSingleThreaded(() -> cleaning.clean(series, Progress.NONE).sharedValues());
		assertArrayEquals(expected,
			Parallelization.runWithNumThreads(threads, () -> cleaning.clean(series, Progress.NONE).sharedValues()), 0);
	}

	@Test
	void nothingToDoGivesTheSeriesItself() {
		final FeatureMatrix series = matrix(X);
		assertSame(series, Cleaning.NONE.clean(series, Progress.NONE));
		assertTrue(Cleaning.NONE.filter(butterworth(0, 0, 0)).isOff());
	}

	@Test
	void badSettingsAreRefused() {
		assertEquals("lowpass is 0.3 Hz, but must be below 0.25 Hz, half the sampling rate at tr = 2 s",
			refused(() -> Cleaning.NONE.filter(butterworth(0.3, 0, TR))));
		assertEquals("highpass is 0.1 Hz, but must be below lowpass, 0.1 Hz",
			refused(() -> Cleaning.NONE.filter(butterworth(0.1, 0.1, TR))));
		assertEquals("tr is 0, but lowpass and highpass need the seconds from frame to frame",
			refused(() -> Cleaning.NONE.filter(butterworth(0.1, 0, 0))));
		refused(() -> Cleaning.NONE.filter(butterworth(-0.1, 0, TR)));
		refused(() -> Cleaning.NONE.filter(butterworth(Double.NaN, 0, TR)));
		assertEquals("detrend is \"cubic\", but must be one of none, linear, quadratic",
			refused(() -> Labelled.parse(Detrend.class, "detrend", "cubic")));
		assertEquals("standardize is \"sd\", but must be one of none, zscore, psc",
			refused(() -> Labelled.parse(Standardize.class, "standardize", "sd")));
	}

	@Test
	void seriesThatDoNotFitAreRefused() {
		final double[][] confounds = reference("confounds");
		assertEquals("the confounds have 120 rows, but the series has 30 frames",
			refused(() -> clean(head(30), Cleaning.NONE.confounds(Confounds.of(confounds)))));
		assertEquals("the series has 18 frames, but this filter needs at least 19",
			refused(() -> clean(head(18), Cleaning.NONE.filter(butterworth(0.1, 0, TR)))));
		assertEquals("the series has 33 frames, but this filter needs at least 34",
			refused(() -> clean(head(33), Cleaning.NONE.filter(butterworth(0.1, 0.01, TR)))));
		assertEquals("the series has 2 frames, but detrend linear needs at least 3", refused(() -> clean(head(2), LINEAR)));
		assertEquals("the series has 1 frame, but standardize zscore needs at least 2",
			refused(() -> clean(head(1), ZSCORE)));
		assertEquals("scrub has frame 9, but the series' last frame is 8, counted from 0",
			refused(() -> clean(head(9), LINEAR.scrub(Scrubbing.of(9)))));
		assertEquals("the confounds have 3 independent columns, but 4 frames allow for at most 2",
			refused(() -> clean(head(4), ZSCORE.confounds(Confounds.of(Arrays.copyOf(confounds, 4))))));
	}

	private static TemporalFilter butterworth(final double low, final double high, final double tr) {
		return new TemporalFilter(FilterKind.BUTTERWORTH, low, high, tr);
	}

	private static String refused(final Runnable call) {
		return assertThrows(InputException.class, call::run).getMessage();
	}

	private static double[][] head(final int frames) {
		return Arrays.copyOf(X, frames);
	}

	/** Within 1e-6 of each column's range. */
	private static void assertClose(final double[][] expected, final Cleaning cleaning) {
		final double[][] cleaned = clean(X, cleaning);
		assertEquals(expected.length, cleaned.length);
		for (int c = 0; c < expected[0].length; c++) {
			final int column = c;
			final double range = Arrays.stream(expected).mapToDouble(row -> row[column]).max().getAsDouble() -
				Arrays.stream(expected).mapToDouble(row -> row[column]).min().getAsDouble();
			for (int t = 0; t < expected.length; t++)
				assertEquals(expected[t][c], cleaned[t][c], 1e-6 * range);
		}
	}

	/** [frames × series] in and out. */
	private static double[][] clean(final double[][] rows, final Cleaning cleaning) {
		final FeatureMatrix cleaned = cleaning.clean(matrix(rows), Progress.NONE);
		final double[][] result = new double[cleaned.features()][cleaned.pixels()];
		for (int t = 0; t < result.length; t++)
			for (int i = 0; i < cleaned.pixels(); i++)
				result[t][i] = cleaned.get(i, t);
		return result;
	}

	private static FeatureMatrix matrix(final double[][] rows) {
		final int pixels = rows[0].length;
		final float[] values = new float[pixels * rows.length];
		for (int t = 0; t < rows.length; t++)
			for (int i = 0; i < pixels; i++)
				values[i * rows.length + t] = (float) rows[t][i];
		return new FeatureMatrix(pixels, rows.length, values);
	}

	private static double[][] withoutMeanOfX(final double[][] rows) {
		final double[][] result = new double[rows.length][rows[0].length];
		for (int t = 0; t < rows.length; t++)
			for (int c = 0; c < rows[0].length; c++)
				result[t][c] = rows[t][c] - mean(X, c);
		return result;
	}

	private static double mean(final double[][] rows, final int column) {
		return Arrays.stream(rows).mapToDouble(row -> row[column]).average().getAsDouble();
	}

	private static double[][] reference(final String name) {
		return ReferenceData.csv("/reference/signals/" + name + ".csv");
	}
}
