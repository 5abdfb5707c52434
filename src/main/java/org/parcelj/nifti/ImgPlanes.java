package org.parcelj.nifti;

import java.util.Arrays;
import java.util.function.IntFunction;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.InputException;

/** The planes of an ImgLib2 image as a file stores them. */
final class ImgPlanes implements IntFunction<Object> {

	private final RandomAccessibleInterval<? extends RealType<?>> img;
	private final NiftiType type;

	/**
	 * @throws InputException if the image's dimensions are not those of the header's image
	 */
	ImgPlanes(final RandomAccessibleInterval<? extends RealType<?>> img, final NiftiHeader header) {
		this.img = Views.zeroMin(img);
		type = header.type();
		final long[] expected = new NiftiImage(header, new Object[0]).dimensions();
		if (!Arrays.equals(expected, img.dimensionsAsLongArray()))
			throw new InputException("the image has dimensions " + Arrays.toString(img.dimensionsAsLongArray()) +
				", but the header says " + Arrays.toString(expected));
	}

	@Override
	public Object apply(final int plane) {
		final long[] min = new long[img.numDimensions()];
		final long[] max = img.maxAsLongArray();
		int left = plane;
		for (int axis = 2; axis < min.length; axis++) {
			min[axis] = left % img.dimension(axis);
			max[axis] = min[axis];
			left /= (int) img.dimension(axis);
		}
		final NiftiType channel = type.channels() == 1 ? type : NiftiType.UINT8;
		final NiftiHeader flat = NiftiHeader.of(channel, img.dimension(0), img.dimension(1));
		final Object stored = type.samples().arrays().create((int) NiftiImage.planePixels(flat));
		copy(Views.flatIterable(Views.interval(img, min, max)).cursor(),
			new NiftiImage(flat, new Object[] { stored }).img().cursor());
		return stored;
	}

	private static void copy(final Cursor<? extends RealType<?>> from, final Cursor<? extends RealType<?>> to) {
		while (from.hasNext()) {
			final RealType<?> value = from.next();
			final RealType<?> stored = to.next();
			// doubles do not hold all 64-bit integers
			if (value instanceof IntegerType && stored instanceof IntegerType)
				((IntegerType<?>) stored).setInteger(((IntegerType<?>) value).getIntegerLong());
			else
				stored.setReal(value.getRealDouble());
		}
	}
}
