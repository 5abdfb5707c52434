package org.parcelj.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.parallel.Parallelization;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;

class GaussianSmoothingTest {

	private static final String FOLDER = "/reference/smoothing/";

	@Test
	void aSeriesIsSmoothedAsNilearnDoes() {
		final PixelSpace space = new PixelSpace(new double[] { 3, 3, 3.5 }, "mm", null);
		final float[] series = ReferenceData.floats(FOLDER + "series.f32");
		GaussianSmoothing.ofFwhm(new double[] { 6 }, space).smooth(series, Progress.NONE, 12, 13, 11, 3);
		assertArrayEquals(ReferenceData.floats(FOLDER + "smoothed_fwhm_6.f32"), series, 1e-6f);
	}

	@Test
	void aKernelMayBeWiderThanTheImage() {
		final double[][] expected = ReferenceData.csv(FOLDER + "noise_sigma_3_0.7.csv");
		final float[] noise = flat(ReferenceData.csv(FOLDER + "noise.csv"));
		GaussianSmoothing.ofSigma(3, 0.7).smooth(noise, Progress.NONE, 7, 5);
		assertArrayEquals(flat(expected), noise, 1e-6f);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 3, 4.5, 9 })
	void thePointSpreadIsHalfAsHighAtHalfTheWidth(final double fwhm) {
		final double pixelSize = 0.25;
		final float[] line = new float[301];
		line[150] = 1;
		GaussianSmoothing.ofFwhm(new double[] { fwhm }, new PixelSpace(new double[] { pixelSize }, "mm", null)).smooth(line,
			Progress.NONE, 301);
		int right = 150;
		while (line[right + 1] > line[150] / 2)
			right++;
		final double crossing = right + (line[right] - line[150] / 2) / (line[right] - line[right + 1]) - 150;
		assertEquals(fwhm, 2 * crossing * pixelSize, 0.005 * fwhm);
	}

	@Test
	void theSumStays() {
		final float[] volume = noise(17 * 9 * 4);
		final double before = sum(volume);
		GaussianSmoothing.ofSigma(2.5, 1, 3).smooth(volume, Progress.NONE, 17, 9, 4);
		assertEquals(before, sum(volume), 1e-4);
	}

	@Test
	void aMirroredImageGivesTheMirroredResult() {
		final float[] image = noise(30 * 20);
		final float[] mirrored = mirror(image, 30);
		final GaussianSmoothing smoothing = GaussianSmoothing.ofSigma(2, 1.5);
		smoothing.smooth(image, Progress.NONE, 30, 20);
		smoothing.smooth(mirrored, Progress.NONE, 30, 20);
		assertArrayEquals(mirror(image, 30), mirrored, 0);
	}

	@Test
	void anAxisOfZeroWidthIsOff() {
		final float[] image = noise(12);
		final float[] same = image.clone();
		GaussianSmoothing.ofSigma(0, 0).smooth(same, Progress.NONE, 3, 4);
		assertArrayEquals(image, same, 0);
		assertTrue(GaussianSmoothing.ofSigma(0, 0).isOff());
	}

	@Test
	void whatIsNotFiniteCountsAsZero() {
		final float[] image = { 1, Float.NaN, 3, Float.NEGATIVE_INFINITY };
		final float[] zeros = { 1, 0, 3, 0 };
		GaussianSmoothing.ofSigma(1).smooth(image, Progress.NONE, 4);
		GaussianSmoothing.ofSigma(1).smooth(zeros, Progress.NONE, 4);
		assertArrayEquals(zeros, image, 0);
	}

	@Test
	void anImgIsReadInRasterOrderAndLeftAlone() {
		final float[] values = noise(6 * 5 * 2);
		final float[] expected = values.clone();
		final GaussianSmoothing smoothing = GaussianSmoothing.ofSigma(1, 2);
		smoothing.smooth(expected, Progress.NONE, 6, 5, 2);
		final float[] original = values.clone();
		final float[] smoothed = smoothing
			.smooth(Views.translate(ArrayImgs.floats(values, 6, 5, 2), 3, -1, 0), Progress.NONE).update(null)
			.getCurrentStorageArray();
		assertArrayEquals(expected, smoothed, 0);
		assertArrayEquals(original, values, 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void threadsChangeNothing(final int threads) {
		final float[] expected = noise(50 * 40 * 30);
		final float[] volume = expected.clone();
		final GaussianSmoothing smoothing = GaussianSmoothing.ofSigma(2, 2, 2);
		Parallelization.runSingleThreaded(() -> smoothing.smooth(expected, Progress.NONE, 50, 40, 30));
		Parallelization.runWithNumThreads(threads, () -> smoothing.smooth(volume, Progress.NONE, 50, 40, 30));
		assertArrayEquals(expected, volume, 0);
	}

	@Test
	void badWidthsAreRefused() {
		final PixelSpace space = PixelSpace.uncalibrated(3);
		assertThrows(InputException.class, () -> GaussianSmoothing.ofSigma(-1));
		assertThrows(InputException.class, () -> GaussianSmoothing.ofSigma(Double.NaN));
		assertThrows(InputException.class, () -> GaussianSmoothing.ofFwhm(new double[] { 1e9 }, space));
		final String message = assertThrows(InputException.class,
			() -> GaussianSmoothing.ofFwhm(new double[] { 1, 2 }, space)).getMessage();
		assertEquals("fwhm has 2 numbers, but must have 1 or one for each of the 3 axes", message);
		assertThrows(InputException.class, () -> GaussianSmoothing.ofSigma(1, 1).smooth(new float[4], Progress.NONE, 4));
	}

	@Test
	void aCanceledRunStops() {
		final Progress canceled = CancelAfter.atOnce();
		assertThrows(CancellationException.class, () -> GaussianSmoothing.ofSigma(1).smooth(new float[9], canceled, 9));
	}

	private static float[] noise(final int n) {
		final SplittableRandom random = new SplittableRandom(5);
		final float[] noise = new float[n];
		for (int i = 0; i < n; i++)
			noise[i] = (float) random.nextDouble();
		return noise;
	}

	private static double sum(final float[] values) {
		double sum = 0;
		for (final float v : values)
			sum += v;
		return sum;
	}

	private static float[] mirror(final float[] image, final int width) {
		final float[] mirrored = new float[image.length];
		for (int i = 0; i < image.length; i++)
			mirrored[i / width * width + width - 1 - i % width] = image[i];
		return mirrored;
	}

	static float[] flat(final double[][] rows) {
		final float[] flat = new float[rows.length * rows[0].length];
		for (int i = 0; i < flat.length; i++)
			flat[i] = (float) rows[i / rows[0].length][i % rows[0].length];
		return flat;
	}
}
