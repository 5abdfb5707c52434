package org.parcelj.filter;

import java.io.Serializable;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.blocks.PrimitiveBlocks.OnFallback;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.SliceChange;

/**
 * Convolution with a Gaussian, axis by axis. The kernel is cut at ⌊4 σ + ½⌋ pixels and sums to 1; the image is mirrored
 * beyond its edges (d c b a | a b c d), so that the sum of all pixels stays the same. NaN and infinite values count as
 * 0. Immutable.
 */
public final class GaussianSmoothing implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final double FWHM_PER_SIGMA = Math.sqrt(8 * Math.log(2));

	/** Wide kernels would be slow and, at this width, are a slip of the pen. */
	private static final double LARGEST_SIGMA = 1e5;

	/** [axes], each with one half of the kernel, from its centre outwards. */
	private final float[][] kernels;

	private GaussianSmoothing(final double[] sigma) {
		kernels = Arrays.stream(sigma).mapToObj(GaussianSmoothing::kernel).toArray(float[][]::new);
	}

	/**
	 * @param sigma standard deviation in pixels for each axis, the first axis first; 0 is off, and so is every axis
	 * beyond them
	 * @throws InputException if one is below 0, not finite or above 100,000
	 */
	public static GaussianSmoothing ofSigma(final double... sigma) {
		for (final double s : sigma)
			requireWidth("sigma", s, s);
		return new GaussianSmoothing(sigma);
	}

	/**
	 * @param fwhm full width at half maximum in the unit of {@code space}: one for all axes, or one for each; 0 is off
	 * @throws InputException if one is below 0, not finite or above 100,000 pixels, or their number is another
	 */
	public static GaussianSmoothing ofFwhm(final double[] fwhm, final PixelSpace space) {
		return ofFwhm("fwhm", fwhm, space);
	}

	/**
	 * The same for a width that the user knows by another name.
	 *
	 * @param name for messages
	 */
	public static GaussianSmoothing ofFwhm(final String name, final double[] fwhm, final PixelSpace space) {
		final int axes = space.numDimensions();
		if (fwhm.length != 1 && fwhm.length != axes)
			throw new InputException(
				name + " has " + fwhm.length + " numbers, but must have 1 or one for each of the " + axes + " axes");
		final double[] sigma = new double[axes];
		for (int axis = 0; axis < axes; axis++) {
			final double width = fwhm[fwhm.length == 1 ? 0 : axis];
			sigma[axis] = width / (FWHM_PER_SIGMA * space.pixelSize(axis));
			requireWidth(name, width, sigma[axis]);
		}
		return new GaussianSmoothing(sigma);
	}

	private static void requireWidth(final String name, final double width, final double sigma) {
		InputException.requireAtLeast(name, width, 0);
		if (sigma > LARGEST_SIGMA)
			throw new InputException(name + " is " + InputException.plain(width) + ", a standard deviation of " +
				InputException.plain(sigma) + " pixels, but that must be at most " + InputException.plain(LARGEST_SIGMA));
	}

	private static float[] kernel(final double sigma) {
		final double[] half = new double[(int) (4 * sigma + 0.5) + 1];
		double sum = 0;
		for (int i = 0; i < half.length; i++) {
			half[i] = i == 0 ? 1 : Math.exp(-0.5 * i * i / (sigma * sigma));
			sum += i == 0 ? half[i] : 2 * half[i];
		}
		final float[] kernel = new float[half.length];
		for (int i = 0; i < half.length; i++)
			kernel[i] = (float) (half[i] / sum);
		return kernel;
	}

	/** Whether images stay as they are, but for NaN and infinite values. */
	public boolean isOff() {
		return Arrays.stream(kernels).allMatch(kernel -> kernel.length == 1);
	}

	/** How many pixels away another one still counts along an axis; 0 along those beyond the ones that were given. */
	public int reach(final int axis) {
		return axis < kernels.length ? kernels[axis].length - 1 : 0;
	}

	/** Smoothing as a change of what is around the pixels that are wanted; null where it is off. */
	public SliceChange change(final Progress progress) {
		if (isOff()) return null;
		return new SliceChange() {

			@Override
			public int reach(final int axis) {
				return GaussianSmoothing.this.reach(axis);
			}

			@Override
			public void change(final float[] values, final long[] dimensions) {
				smooth(values, size(dimensions), progress, dimensions);
			}
		};
	}

	/**
	 * A smoothed copy of an image. Axes beyond those that were given (channels, frames) are not smoothed along.
	 *
	 * @throws InputException if the image has fewer axes than were given, or too many pixels for one array
	 */
	public ArrayImg<FloatType, FloatArray> smooth(final RandomAccessibleInterval<? extends RealType<?>> img,
		final Progress progress)
	{
		final long[] dimensions = img.dimensionsAsLongArray();
		final float[] values = new float[size(dimensions)];
		progress.check();
		PrimitiveBlocks.of(floats(img), OnFallback.ACCEPT).copy(img, values);
		smooth(values, progress, dimensions);
		return ArrayImgs.floats(values, dimensions);
	}

	/**
	 * Images that are stored in planes or blocks are copied by the line, not by the pixel, through one converter at most.
	 */
	@SuppressWarnings("unchecked")
	private static RandomAccessibleInterval<FloatType> floats(final RandomAccessibleInterval<? extends RealType<?>> img) {
		if (img.getType() instanceof FloatType) return (RandomAccessibleInterval<FloatType>) img;
		return Converters.convert(img, (in, out) -> out.set(in.getRealFloat()), new FloatType());
	}

	/**
	 * Smooths an image in place.
	 *
	 * @param values the pixels in raster order, first axis fastest
	 * @param dimensions of the image; axes beyond those that were given (channels, frames) are not smoothed along
	 * @throws InputException if the image has fewer axes than were given, or there are more or fewer values than pixels
	 */
	public void smooth(final float[] values, final Progress progress, final long... dimensions) {
		if (values.length != size(dimensions))
			throw new InputException(values.length + " values for an image of " + Arrays.toString(dimensions) + " pixels");
		smooth(values, values.length, progress, dimensions);
	}

	private void smooth(final float[] values, final int pixels, final Progress progress, final long[] dimensions) {
		clearNonFinite(values, pixels);
		int stride = 1;
		for (int axis = 0; axis < kernels.length; axis++) {
			final int length = (int) dimensions[axis];
			if (kernels[axis].length > 1) new LineFilter(values, pixels, length, stride, kernels[axis]).run(progress);
			stride *= length;
		}
	}

	private int size(final long[] dimensions) {
		if (dimensions.length < kernels.length)
			throw new InputException(
				"smoothing is along " + kernels.length + " axes, but the image has " + dimensions.length);
		long size = 1;
		for (final long d : dimensions)
			size = Math.multiplyExact(size, d);
		if (size > Memory.LONGEST_ARRAY)
			throw new InputException(
				"the image has " + size + " pixels, but smoothing can hold at most " + Memory.LONGEST_ARRAY);
		return (int) size;
	}

	private static void clearNonFinite(final float[] values, final int pixels) {
		Chunks.forEach(pixels, 1 << 16, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) values[i] = 0;
		});
	}
}
