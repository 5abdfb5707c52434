package org.parcelj.nifti;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.NativeType;
import net.imglib2.type.NativeTypeFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.util.Fraction;

/** An image from a NIfTI file in memory: the stored values, and the header that says what they mean. */
public final class NiftiImage {

	/** Bytes that a plane takes in memory beside its pixels. */
	static final int ARRAY_OVERHEAD = 32;

	private final NiftiHeader header;
	private final Object[] planes;

	NiftiImage(final NiftiHeader header, final Object[] planes) {
		this.header = header;
		this.planes = planes;
	}

	/** Pixels of a plane. */
	static long planePixels(final NiftiHeader header) {
		return header.dimension(0) * header.dimension(1);
	}

	/** The number of planes, those of each channel counted. */
	static int planes(final NiftiHeader header) {
		return (int) (header.dimension(2) * header.dimension(3) * header.dimension(4) * header.type().channels());
	}

	/** Bytes of all pixels in a file. */
	static long bytes(final NiftiHeader header) {
		return planes(header) / header.type().channels() * planePixels(header) * header.type().bytesPerPixel();
	}

	public NiftiHeader header() {
		return header;
	}

	/** The number of planes. */
	public int numPlanes() {
		return planes.length;
	}

	/**
	 * The stored values of a plane, not a copy; see {@link NiftiType}.
	 *
	 * @param plane z fastest, then t, then channel
	 */
	public Object plane(final int plane) {
		return planes[plane];
	}

	/**
	 * Pixels along each axis: those of the header and at least x and y; RGB images are 5-D, with the channels along the
	 * fifth axis.
	 */
	public long[] dimensions() {
		final int channels = header.type().channels();
		final int axes = channels > 1 ? 5 : Math.max(2, header.dimensions().length);
		final long[] dimensions = new long[axes];
		Arrays.setAll(dimensions, header::dimension);
		if (channels > 1) dimensions[4] = channels;
		return dimensions;
	}

	/** The stored values, in ImgLib2's type for the header's, on the planes without a copy. */
	public Img<? extends RealType<?>> img() {
		final Img<?> img = wrap(header.type().samples().variable());
		@SuppressWarnings("unchecked")
		final Img<? extends RealType<?>> real = (Img<? extends RealType<?>>) img;
		return real;
	}

	/**
	 * The real values, {@link NiftiHeader#slope()} · stored + {@link NiftiHeader#intercept()}, computed when asked for.
	 */
	public RandomAccessibleInterval<DoubleType> values() {
		final double slope = header.slope();
		final double intercept = header.intercept();
		return values(img(), slope, intercept);
	}

	private static <T extends RealType<?>> RandomAccessibleInterval<DoubleType> values(final Img<T> img,
		final double slope, final double intercept)
	{
		return Converters.convert((RandomAccessibleInterval<T>) img,
			(stored, value) -> value.set(slope * stored.getRealDouble() + intercept), new DoubleType());
	}

	private <T extends NativeType<T>> Img<T> wrap(final NativeType<?> variable) {
		@SuppressWarnings("unchecked")
		final T type = (T) variable;
		return wrap(type.getNativeTypeFactory());
	}

	private <T extends NativeType<T>, A extends ArrayDataAccess<A>> Img<T> wrap(
		final NativeTypeFactory<T, ?> anyFactory)
	{
		@SuppressWarnings("unchecked")
		final NativeTypeFactory<T, A> factory = (NativeTypeFactory<T, A>) anyFactory;
		final List<A> accesses = new ArrayList<>(planes.length);
		for (final Object plane : planes) {
			@SuppressWarnings("unchecked")
			final A access = (A) header.type().samples().arrays().access(plane);
			accesses.add(access);
		}
		final PlanarImg<T, A> img = new PlanarImg<>(accesses, dimensions(), new Fraction());
		img.setLinkedType(factory.createLinkedType(img));
		return img;
	}
}
