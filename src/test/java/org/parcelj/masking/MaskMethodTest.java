package org.parcelj.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.RealData;
import org.parcelj.ReferenceData;
import org.parcelj.grid.Mask;

class MaskMethodTest {

	private static final String FOLDER = "/reference/masking/";
	private static final String SERIES = "fmri-studyforrest/";

	@Test
	void ofARealSeriesTheMasksAreNilearns() throws IOException {
		final Img<FloatType> bold = RealData.nifti(SERIES + "bold.nii.gz");
		for (final MaskMethod method : List.of(MaskMethod.EPI, MaskMethod.BACKGROUND)) {
			final Img<FloatType> expected = RealData.nifti(SERIES + "ref_" + method.label() + "_mask_nilearn.nii.gz");
			final ComputedMask computed = method.compute(bold, 3, Progress.NONE);
			assertEquals(Mask.nonzero(expected), computed.mask(), method.label());
			assertEquals(method == MaskMethod.BACKGROUND
				? "the background mask keeps 222655 of 224000 pixels: " + "does the background really have a single value?"
				: "", computed.warning());
		}
	}

	@Test
	void epiOpensBridgesAndKeepsTheLargestPart() {
		final Mask expected = Mask.nonzero(ArrayImgs.floats(ReferenceData.floats(FOLDER + "epi_24x22x18.f32"), 24, 22, 18));
		assertEquals(expected, mask(MaskMethod.EPI, madeSeries(1), 3));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void threadsChangeNothing(final int threads) {
		final Mask expected = Parallelization.runSingleThreaded(() -> mask(MaskMethod.EPI, madeSeries(1), 3));
		assertEquals(expected, Parallelization.runWithNumThreads(threads, () -> mask(MaskMethod.EPI, madeSeries(1), 3)));
	}

	@ParameterizedTest
	@EnumSource(MaskMethod.class)
	void scalingChangesNothing(final MaskMethod method) {
		assertEquals(mask(method, madeSeries(1), 3), mask(method, madeSeries(37.3f), 3));
	}

	private static Img<FloatType> madeSeries(final float factor) {
		final float[] values = ReferenceData.floats(FOLDER + "series_24x22x18x3.f32");
		for (int i = 0; i < values.length; i++)
			values[i] *= factor;
		return ArrayImgs.floats(values, 24, 22, 18, 3);
	}

	/** scikit-image's threshold for the coins is 107, and 45,117 pixels are above it. */
	@Test
	void otsuIsScikitImages() throws IOException {
		final Raster raster = ImageIO.read(new ByteArrayInputStream(ReferenceData.bytes("/pictures-2d/coins.png")))
			.getRaster();
		final float[] coins = raster.getSamples(0, 0, 384, 303, 0, (float[]) null);
		final Mask mask = mask(MaskMethod.OTSU, ArrayImgs.floats(coins, 384, 303), 2);
		assertEquals(Mask.of(new long[] { 384, 303 }, position -> coins[position] > 107), mask);
		assertEquals(45117, mask.size());
		assertEquals(2157, mask(MaskMethod.OTSU, madeSeries(1), 3).size());
	}

	@Test
	void nonzeroAsksEveryFeature() {
		final float nan = Float.NaN;
		final Img<FloatType> img = ArrayImgs.floats(new float[] { 1, 2, 0, -1, nan, 1, 0, 5, 5, 5 }, 5, 2);
		assertEquals(Mask.of(new long[] { 5 }, position -> position == 0), mask(MaskMethod.NONZERO, img, 1));
	}

	@Test
	void theBackgroundIsTheMedianOfTheBorder() {
		final float[] values = new float[49];
		Arrays.fill(values, 7);
		values[24] = 9;
		values[0] = Float.POSITIVE_INFINITY;
		assertEquals(Mask.of(new long[] { 7, 7 }, p -> p == 24 || p == 0),
			mask(MaskMethod.BACKGROUND, ArrayImgs.floats(values, 7, 7), 2));
	}

	@Test
	void aNaNInTheBorderMakesNaNTheBackground() {
		final float[] values = new float[49];
		values[0] = Float.NaN;
		values[24] = Float.NaN;
		assertEquals(Mask.of(new long[] { 7, 7 }, p -> p != 24 && p != 0),
			mask(MaskMethod.BACKGROUND, ArrayImgs.floats(values, 7, 7), 2));
	}

	@Test
	void axesMayStartAnywhere() {
		assertEquals(mask(MaskMethod.EPI, madeSeries(1), 3),
			MaskMethod.EPI.compute(Views.translate(madeSeries(1), 5, -3, 2, 9), 3, Progress.NONE).mask());
	}

	@ParameterizedTest
	@EnumSource(value = MaskMethod.class, names = { "OTSU", "BACKGROUND", "EPI" })
	void anEvenImageIsRefused(final MaskMethod method) {
		final String message = assertThrows(InputException.class,
			() -> mask(method, ArrayImgs.floats(new float[] { 2, 2, 2, 2 }, 2, 2), 2)).getMessage();
		assertTrue(message.startsWith("every pixel of the image is 2.0"), message);
	}

	@Test
	void anEmptyMaskIsRefused() {
		assertEquals("the mask \"nonzero\" is empty: of 4 pixels none is left",
			assertThrows(InputException.class, () -> mask(MaskMethod.NONZERO, ArrayImgs.floats(2, 2), 2)).getMessage());
	}

	@Test
	void labelsAreReadStrictly() {
		for (final MaskMethod method : MaskMethod.values())
			assertEquals(method, Labelled.parse(MaskMethod.class, "mask", method.label()));
		assertEquals("mask is \"brain\", but must be one of all, nonzero, otsu, background, epi",
			assertThrows(InputException.class, () -> Labelled.parse(MaskMethod.class, "mask", "brain")).getMessage());
	}

	private static Mask mask(final MaskMethod method, final Img<FloatType> img, final int axes) {
		return method.compute(img, axes, Progress.NONE).mask();
	}
}
