package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Confounds;
import org.parcelj.signal.Detrend;
import org.parcelj.signal.FilterKind;
import org.parcelj.signal.Standardize;
import org.parcelj.signal.TemporalFilter;

/** Signals of a simulated series beside nilearn's, see {@code reference/parcel-signals/case.json}. */
class ParcelSignalsTest {

	private static final String FOLDER = "/reference/parcel-signals/";

	private static final LabelMap LABELS = new LabelMap(new long[] { 8, 7, 6 },
		Arrays.stream(ReferenceData.csv(FOLDER + "labels.csv")[0]).mapToInt(label -> (int) label).toArray());

	private final Parcellation parcels = LABELS.parcellation();
	private final ArrayImg<FloatType, FloatArray> series = ArrayImgs.floats(ReferenceData.floats(FOLDER + "series.f32"),
		8, 7, 6, 40);

	@ParameterizedTest
	@EnumSource(Statistic.class)
	void allStatisticsAreThoseOfNilearn(final Statistic statistic) {
		final double[][] expected = ReferenceData.csv(FOLDER + statistic.label() + ".csv");
		requireNear(expected, signals(statistic), 1e-12);
		final FeatureMatrix rows = parcels.transform(FeatureMatrix.of(series, parcels.mask()), statistic,
			SignalScaling.NONE, Progress.NONE);
		for (int frame = 0; frame < 40; frame++)
			for (int parcel = 0; parcel < 5; parcel++)
				assertEquals((float) expected[frame][parcel], rows.get(parcel, frame),
					Math.ulp((float) expected[frame][parcel]));
	}

	@Test
	void theSignalsAreCleanedAsThoseOfNilearn() {
		final Cleaning cleaning = Cleaning.NONE.detrend(Detrend.LINEAR).standardize(Standardize.ZSCORE)
			.filter(new TemporalFilter(FilterKind.BUTTERWORTH, 0.1, 0.01, 2))
			.confounds(Confounds.of(ReferenceData.csv(FOLDER + "confounds.csv")));
		requireNear(ReferenceData.csv(FOLDER + "cleaned.csv"), cleaning.clean(signals(Statistic.MEAN)), 1e-6);
	}

	@Test
	void everyPixelGetsItsParcelsMeanBack() {
		final float[] expected = ReferenceData.floats(FOLDER + "compressed_frame_5.f32");
		final FeatureMatrix means = parcels.transform(FeatureMatrix.of(series, parcels.mask()));
		assertArrayEquals(expected, pixels(parcels.inverseTransform(means), 5), 1e-3f);
		final FeatureMatrix scaled = parcels.transform(FeatureMatrix.of(series, parcels.mask()), Statistic.MEAN,
			SignalScaling.ROOT_OF_SIZE, Progress.NONE);
		assertEquals(means.get(2, 5) * Math.sqrt(141), scaled.get(2, 5), 1e-2);
		assertArrayEquals(expected, pixels(parcels.inverseTransform(scaled, SignalScaling.ROOT_OF_SIZE), 5), 1e-3f);
		assertThrows(InputException.class, () -> parcels.inverseTransform(new FeatureMatrix(4, 1, new float[4])));
	}

	@Test
	void compressionKeepsWhatLiesBetweenTheParcels() {
		final Compression compression = Compression.of(series, parcels, Progress.NONE);
		final FeatureMatrix values = FeatureMatrix.of(series, parcels.mask());
		assertEquals(parcels.explainedVariance(values), compression.kept(), 1e-12);
		assertEquals(parcels.explainedVariance(values.columns(7, 8)), compression.kept(7), 1e-12);
		assertArrayEquals(ReferenceData.csv(FOLDER + "mean.csv")[39], compression.means(39), 1e-9);
		assertEquals(40, compression.features());
	}

	@ParameterizedTest
	@EnumSource(Statistic.class)
	void anyNumberOfThreadsGivesTheSame(final Statistic statistic) {
		final double[][] one = Parallelization.runWithNumThreads(1, () -> signals(statistic));
		for (final int threads : new int[] { 2, 8 })
			assertTrue(Arrays.deepEquals(one, Parallelization.runWithNumThreads(threads, () -> signals(statistic))));
	}

	@Test
	void valuesThatAreNoNumbersAreNamed() {
		final float[] values = series.update(null).getCurrentStorageArray();
		final int[] at = parcels.mask().positions();
		values[3 * 336 + at[20]] = Float.NaN;
		values[3 * 336 + at[200]] = Float.NEGATIVE_INFINITY;
		values[17 * 336 + at[0]] = Float.NaN;
		final int x = at[20] % 8;
		final int y = at[20] / 8 % 7;
		final int z = at[20] / 56;
		final String expected = "3 values inside the parcels are NaN or infinite, the first at pixel [" + x + ", " + y +
			", " + z + "] of feature 3, counted from 0; leave such pixels out of the labels";
		for (final Statistic statistic : Statistic.values())
			assertEquals(expected, assertThrows(InputException.class, () -> signals(statistic)).getMessage());
	}

	@Test
	void badInputIsRefused() {
		assertThrows(InputException.class,
			() -> new ParcelSignals(Statistic.MEAN).of(ArrayImgs.floats(8, 7, 5, 40), parcels, Progress.NONE));
		assertEquals("statistic is \"average\", but must be one of mean, median, sum, minimum, maximum, sd",
			assertThrows(InputException.class, () -> Labelled.parse(Statistic.class, "statistic", "average")).getMessage());
	}

	@Test
	void aStoppedRunThrows() {
		final Progress stopped = CancelAfter.atOnce();
		assertThrows(CancellationException.class, () -> new ParcelSignals(Statistic.MEAN).of(series, parcels, stopped));
	}

	@Test
	void smallDifferencesOnALargeOffsetAreNotLost() {
		final Parcellation one = new LabelMap(new long[] { 4, 1 }, new int[] { 1, 1, 1, 1 }).parcellation();
		final Img<FloatType> img = ArrayImgs.floats(new float[] { 16777212, 16777213, 16777214, 16777215 }, 4, 1);
		assertEquals(Math.sqrt(1.25), new ParcelSignals(Statistic.SD).of(img, one, Progress.NONE)[0][0], 1e-12);
		assertEquals(16777213.5, new ParcelSignals(Statistic.MEDIAN).of(img, one, Progress.NONE)[0][0]);
		assertEquals(16777213.5, new ParcelSignals(Statistic.MEAN).of(img, one, Progress.NONE)[0][0]);
	}

	/** More pixels than are read at a time, and a mean far from 0. */
	@Test
	void largeImagesAreReadInRanges() {
		final int width = 210;
		final int[] labels = new int[width * width];
		final float[] values = new float[2 * labels.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = 1000 + i % 89;
			if (i % 3 > 0 && i < labels.length) labels[i] = 1 + i * 4 / labels.length;
		}
		final Img<FloatType> img = ArrayImgs.floats(values, width, width, 2);
		final Parcellation quarters = new LabelMap(new long[] { width, width }, labels).parcellation();
		final FeatureMatrix features = FeatureMatrix.of(img, quarters.mask());
		final double[][] means = new ParcelSignals(Statistic.MEAN).of(img, quarters, Progress.NONE);
		final FeatureMatrix expected = quarters.transform(features);
		for (int f = 0; f < 2; f++)
			for (int parcel = 0; parcel < 4; parcel++)
				assertEquals(expected.get(parcel, f), means[f][parcel], 1e-3);
		assertEquals(quarters.explainedVariance(features), Compression.of(img, quarters, Progress.NONE).kept(), 1e-9);
	}

	@Test
	void zerosHaveNoSign() {
		for (final Statistic statistic : Statistic.values())
			for (final int pixels : new int[] { 1, 2 }) {
				final Accumulator accumulator = statistic.accumulator(new int[] { pixels });
				for (int i = 0; i < pixels; i++)
					accumulator.add(0, -0f);
				assertEquals(0.0, accumulator.result(0), statistic + " of " + pixels);
			}
	}

	/** Values in random order, ones with many ties, and an order that makes medians of three bad pivots. */
	@Test
	void mediansAreThoseOfSortedValues() {
		final SplittableRandom random = new SplittableRandom(6);
		for (final int n : new int[] { 1, 2, 3, 4, 9, 100, 1001 }) {
			assertMedian(random.ints(n, 0, 1_000_000).toArray());
			assertMedian(random.ints(n, 0, 4).toArray());
		}
		final int half = 2000;
		final int[] slow = new int[2 * half];
		for (int i = 1; i <= half; i++) {
			slow[i - 1] = i % 2 == 1 ? i : half + i - 1;
			slow[half + i - 1] = 2 * i;
		}
		assertMedian(slow);
	}

	private static void assertMedian(final int[] values) {
		final int n = values.length;
		final Accumulator medians = Statistic.MEDIAN.accumulator(new int[] { n, 2 });
		medians.add(1, -5);
		for (final int value : values)
			medians.add(0, value);
		medians.add(1, -7);
		final int[] sorted = Arrays.stream(values).sorted().toArray();
		assertEquals((sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0, medians.result(0));
		assertEquals(-6, medians.result(1));
	}

	@Test
	void signalsAreScaledByTheRootOfTheSize() {
		final Parcellation two = new LabelMap(new long[] { 5, 1 }, new int[] { 1, 2, 2, 2, 2 }).parcellation();
		final double[][] signals = { { 3, 5 }, { 7, -1 } };
		ParcelSignals.scale(signals, two);
		assertArrayEquals(new double[][] { { 3, 10 }, { 7, -2 } }, signals);
	}

	private double[][] signals(final Statistic statistic) {
		return new ParcelSignals(statistic).of(series, parcels, Progress.NONE);
	}

	private static float[] pixels(final Img<FloatType> img, final int feature) {
		final float[] pixels = new float[336];
		int i = 0;
		for (final FloatType pixel : Views.flatIterable(Views.hyperSlice(img, 3, feature)))
			pixels[i++] = pixel.get();
		return pixels;
	}

	private static void requireNear(final double[][] expected, final double[][] actual, final double relative) {
		assertEquals(expected.length, actual.length);
		for (int row = 0; row < expected.length; row++)
			for (int column = 0; column < expected[row].length; column++)
				assertEquals(expected[row][column], actual[row][column],
					relative * Math.max(1, Math.abs(expected[row][column])));
	}
}
