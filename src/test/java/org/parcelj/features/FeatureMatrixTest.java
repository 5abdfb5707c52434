package org.parcelj.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.grid.Mask;
import org.parcelj.grid.SliceChange;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

class FeatureMatrixTest {

	@Test
	void furtherAxesAreFeaturesTheFirstOfThemFastest() {
		// 2 × 2 pixels, 3 channels, 2 frames; the value says where it comes from
		final short[] values = new short[24];
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (100 * (i % 4) + 10 * (i / 4 % 3) + i / 12);
		final Img<UnsignedShortType> img = ArrayImgs.unsignedShorts(values, 2, 2, 3, 2);
		final Mask mask = Mask.of(new long[] { 2, 2 }, position -> position != 1);
		final FeatureMatrix matrix = FeatureMatrix.of(img, mask);
		assertEquals(3, matrix.pixels());
		assertEquals(6, matrix.features());
		assertArrayEquals(new float[] { //
			0, 10, 20, 1, 11, 21, //
			200, 210, 220, 201, 211, 221, //
			300, 310, 320, 301, 311, 321 }, matrix.toArray());
	}

	@Test
	void severalImagesStandSideBySide() {
		final Mask mask = Mask.all(3);
		final FeatureMatrix matrix = FeatureMatrix.of(List.of(ArrayImgs.floats(new float[] { 1, 2, 3 }, 3),
			ArrayImgs.unsignedBytes(new byte[] { -1, 0, 4, 5, 6, 7 }, 3, 2)), mask);
		assertArrayEquals(new float[] { 1, 255, 5, 2, 0, 6, 3, 4, 7 }, matrix.toArray());
	}

	@Test
	void croppedAndTurnedViewsAreReadAsTheyLook() {
		final Img<UnsignedShortType> img = ArrayImgs.unsignedShorts(new short[] { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 3, 3);
		final FeatureMatrix crop = FeatureMatrix.of(Views.interval(img, Intervals.createMinMax(1, 1, 2, 2)),
			Mask.all(2, 2));
		assertArrayEquals(new float[] { 4, 5, 7, 8 }, crop.toArray());
		final FeatureMatrix turned = FeatureMatrix.of(Views.permute(img, 0, 1), Mask.all(3, 3));
		assertArrayEquals(new float[] { 0, 3, 6, 1, 4, 7, 2, 5, 8 }, turned.toArray());
	}

	@Test
	void hyperslicesAreChangedOnTheirWayOnAnyNumberOfThreads() {
		final float[] values = new float[300 * 70 * 21];
		for (int i = 0; i < values.length; i++)
			values[i] = i * 7919L % 10007;
		final Img<FloatType> img = ArrayImgs.floats(values, 300, 70, 21);
		final Mask mask = Mask.of(new long[] { 300, 70 }, position -> position % 3 > 0);
		final int[] positions = mask.positions();
		final float[] expected = FeatureMatrix.of(img, mask).toArray();
		for (int i = 0; i < expected.length; i++)
			assertEquals(values[i % 21 * 21000 + positions[i / 21]], expected[i]);
		for (int threads = 1; threads <= 8; threads *= 2) {
			final float[] changed = Parallelization.runWithNumThreads(threads,
				() -> FeatureMatrix.of(List.of(img), mask, new Negative(), Progress.NONE).toArray());
			for (int i = 0; i < expected.length; i++)
				assertEquals(-expected[i], changed[i]);
		}
	}

	@Test
	void whatIsFarFromTheMaskIsNotSmoothedButWhatIsNearCounts() {
		final long[] grid = { 31, 23, 11 };
		final float[] values = new float[31 * 23 * 11 * 3];
		for (int i = 0; i < values.length; i++)
			values[i] = i == 2000 ? Float.NaN : i * 7919L % 10007;
		final Img<FloatType> img = ArrayImgs.floats(values, 31, 23, 11, 3);
		final GaussianSmoothing smoothing = GaussianSmoothing.ofSigma(1.3, 0.6, 0.9);
		final float[] smoothed = values.clone();
		smoothing.smooth(smoothed, Progress.NONE, 31, 23, 11, 3);
		for (final int[] ends : new int[][] { { 9, 20, 8, 14, 4, 5 }, { 0, 3, 19, 22, 0, 10 }, { 30, 30, 0, 0, 9, 10 } }) {
			final Mask mask = Mask.of(grid, position -> within(position % 31, ends[0], ends[1]) &&
				within(position / 31 % 23, ends[2], ends[3]) && within(position / 713, ends[4], ends[5]));
			assertArrayEquals(FeatureMatrix.of(ArrayImgs.floats(smoothed, 31, 23, 11, 3), mask).toArray(),
				FeatureMatrix.of(List.of(img), mask, smoothing.change(Progress.NONE), Progress.NONE).toArray(), 0);
		}
	}

	private static boolean within(final int place, final int from, final int to) {
		return place >= from && place <= to;
	}

	@Test
	void anotherGridIsRefused() {
		final InputException e = assertThrows(InputException.class,
			() -> FeatureMatrix.of(ArrayImgs.floats(4, 5), Mask.all(5, 4)));
		assertEquals("an image of 4 × 5 pixels does not fit a mask of 5 × 4 pixels", e.getMessage());
	}

	@Test
	void scaledFeaturesHaveMeanZeroAndSpreadOne() {
		final FeatureMatrix scaled = new FeatureMatrix(4, 3, new float[] { //
			1, 7.1f, 1000001, //
			2, 7.1f, 1000002, //
			3, 7.1f, 1000003, //
			4, 7.1f, 1000004 }).scaled();
		final float s = (float) (1 / Math.sqrt(1.25));
		assertArrayEquals(
			new float[] { -1.5f * s, 0, -1.5f * s, -.5f * s, 0, -.5f * s, .5f * s, 0, .5f * s, 1.5f * s, 0, 1.5f * s },
			scaled.toArray(), 1e-6f);
	}

	@Test
	void whatRoundingLeavesOfAConstantIsNotScaledUp() {
		final float value = 3e6f;
		final FeatureMatrix scaled = new FeatureMatrix(3, 1, new float[] { value, Math.nextUp(value), value }).scaled();
		assertArrayEquals(new float[3], scaled.toArray(), 0);
	}

	@Test
	void whatLiesOutsideIsRefused() {
		final FeatureMatrix matrix = new FeatureMatrix(3, 2, new float[6]);
		for (final int[] outside : new int[][] { { 0, 2 }, { 2, 2 }, { 3, 0 }, { 0, -1 }, { -1, 0 } })
			refused(
				"pixel " + outside[0] + ", feature " + outside[1] + " is outside of 3 pixels × 2 features, counted from 0",
				() -> matrix.get(outside[0], outside[1]));
		refused("features 1 to 3 are outside of 2, counted from 0", () -> matrix.columns(1, 3));
		refused("5 values do not fill 3 pixels × 2 features", () -> new FeatureMatrix(3, 2, new float[5]));
		refused("6 values do not fill -3 pixels × -2 features", () -> new FeatureMatrix(-3, -2, new float[6]));
	}

	@Test
	void matricesOfOtherPixelsDoNotStandSideBySide() {
		final FeatureMatrix three = new FeatureMatrix(3, 1, new float[] { 1, 2, 3 });
		refused("features of 3 pixels do not fit features beside them of 4 pixels",
			() -> FeatureMatrix.sideBySide(List.of(three, new FeatureMatrix(4, 1, new float[4]))));
		refused("0 matrices side by side, but there must be at least 1", () -> FeatureMatrix.sideBySide(List.of()));
		assertArrayEquals(new float[] { 1, 7, 8, 2, 9, 10, 3, 11, 12 },
			FeatureMatrix.sideBySide(List.of(three, new FeatureMatrix(3, 2, new float[] { 7, 8, 9, 10, 11, 12 }))).toArray());
	}

	@Test
	void aCopyIsTheCallersOwn() {
		final FeatureMatrix matrix = new FeatureMatrix(1, 2, new float[] { 1, 2 });
		matrix.toArray()[0] = 9;
		assertEquals(1, matrix.get(0, 0));
	}

	private static void refused(final String message, final Executable call) {
		assertEquals(message, assertThrows(InputException.class, call).getMessage());
	}

	@Test
	void valuesThatAreNoNumbersAreNamed() {
		final FeatureMatrix matrix = new FeatureMatrix(3, 2,
			new float[] { 1, 2, 3, Float.NaN, Float.POSITIVE_INFINITY, 4 });
		final InputException e = assertThrows(InputException.class, matrix::requireFinite);
		assertEquals("2 values inside the mask are NaN or infinite, the first in masked pixel 1; leave such pixels out " +
			"with a mask", e.getMessage());
	}

	private static final class Negative implements SliceChange {

		@Override
		public int reach(final int axis) {
			return 0;
		}

		@Override
		public void change(final float[] values, final long[] dimensions) {
			for (int i = 0; i < values.length; i++)
				values[i] = -values[i];
		}
	}
}
