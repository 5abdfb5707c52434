package org.parcelj.imagej.images;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.NativeType;
import net.imglib2.type.NativeTypeFactory;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.nifti.NiftiStack;

/**
 * An ImagePlus as an ImgLib2 image, without a copy: a change of the ImagePlus's pixels shows in the image. Virtual
 * stacks are read plane by plane, when a plane is asked for, and a few planes are kept.
 * <p>
 * Values are those that ImageJ shows, where it shows whole numbers through a linear calibration: signed 16-bit pixels,
 * which it stores with 32768 added, Hounsfield units of DICOM files, and images of NIfTI files with a scaling. Other
 * density calibrations are passed over. An RGB image is one of three channels: red, green, blue.
 */
public final class ImagePlusImgs {

	private static final int SIGNED_OFFSET = 32768;

	private ImagePlusImgs() {
		// not to be instantiated
	}

	/**
	 * @throws InputException if the image has several channels of RGB each
	 */
	public static ImageData of(final ImagePlus image) {
		return new ImageData(img(image), space(image));
	}

	/**
	 * The size of an ImagePlus's pixels along X Y, and Z where it has several slices; and the affine of the NIfTI file
	 * that it came from, where that holds.
	 */
	public static PixelSpace space(final ImagePlus image) {
		return space(image, NiftiImages.affine(image));
	}

	/**
	 * The same, to be compared with another image: the affine of a NIfTI file that names no unit is in the other's.
	 */
	public static PixelSpace space(final ImagePlus image, final ImagePlus other) {
		return space(image, NiftiImages.affine(image, other));
	}

	private static PixelSpace space(final ImagePlus image, final double[][] affine) {
		final Calibration calibration = image.getCalibration();
		final double[] all = { calibration.pixelWidth, calibration.pixelHeight, calibration.pixelDepth };
		final double[] sizes = new double[image.getNSlices() > 1 ? 3 : 2];
		for (int axis = 0; axis < sizes.length; axis++) {
			final double size = Math.abs(all[axis]);
			// sizes that no pixel can have come from damaged files
			sizes[axis] = size > 0 && Double.isFinite(size) ? size : 1;
		}
		final String unit = calibration.getUnit();
		return new PixelSpace(sizes, unit == null || unit.isBlank() ? "pixel" : unit, affine);
	}

	/** Planes that can be copied are; other virtual stacks and RGB images are read pixel by pixel. */
	private static <T extends RealType<T>> RandomAccessibleInterval<? extends RealType<?>> img(final ImagePlus image) {
		final ImageStack stack = image.getStack();
		if (stack instanceof NiftiStack) return new PlanesImg<T>(() -> pixels(image), image, (NiftiStack) stack);
		if (stack.isVirtual() || image.getType() == ImagePlus.COLOR_RGB) return ImagePlusImgs.<T>pixels(image);
		final double[] line = line(image);
		return new PlanesImg<T>(() -> pixels(image), image, new StackValues(stack, line[1], line[0]));
	}

	/** The value that {@link #of} gives for a stored one. */
	static double value(final ImagePlus image, final double stored) {
		final double[] line = line(image);
		return line[0] + line[1] * stored;
	}

	/** Intercept and slope of the values that {@link #of} gives over what is stored. */
	public static double[] line(final ImagePlus image) {
		if (isScaled(image)) return coefficients(image);
		final boolean signed = image.getType() == ImagePlus.GRAY16 && image.getLocalCalibration().isSigned16Bit();
		return new double[] { signed ? -SIGNED_OFFSET : 0, 1 };
	}

	@SuppressWarnings("unchecked")
	private static <T extends RealType<T>> RandomAccessibleInterval<T> pixels(final ImagePlus image) {
		return (RandomAccessibleInterval<T>) withGridFirst(planes(image));
	}

	private static boolean isScaled(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final boolean whole = image.getType() == ImagePlus.GRAY8 || image.getType() == ImagePlus.GRAY16;
		return calibration.getFunction() == Calibration.STRAIGHT_LINE && !calibration.isSigned16Bit() &&
			(whole || NiftiImages.isNifti(image));
	}

	/** Intercept and slope, without the part of all values that single precision does not bear. */
	private static double[] coefficients(final ImagePlus image) {
		final double[] coefficients = image.getCalibration().getCoefficients().clone();
		coefficients[0] -= ReadingNotes.offset(image);
		return coefficients;
	}

	/** In ImageJ's order of planes: X Y C Z T. */
	private static RandomAccessibleInterval<? extends RealType<?>> planes(final ImagePlus image) {
		return isScaled(image) ? scaled(storedPlanes(image), coefficients(image)) : storedPlanes(image);
	}

	private static RandomAccessibleInterval<FloatType> scaled(
		final RandomAccessibleInterval<? extends RealType<?>> stored, final double[] coefficients)
	{
		final double intercept = coefficients[0];
		final double slope = coefficients[1];
		return Converters.convert(stored, (in, out) -> out.setReal(slope * in.getRealDouble() + intercept),
			new FloatType());
	}

	private static RandomAccessibleInterval<? extends RealType<?>> storedPlanes(final ImagePlus image) {
		switch (image.getType()) {
			case ImagePlus.GRAY16 :
				final RandomAccessibleInterval<UnsignedShortType> shorts = wrap(image, new UnsignedShortType(),
					pixels -> new ShortArray((short[]) pixels), short[].class);
				return image.getLocalCalibration().isSigned16Bit() ? signed(shorts) : shorts;
			case ImagePlus.GRAY32 :
				return wrap(image, new FloatType(), pixels -> new FloatArray((float[]) pixels), float[].class);
			case ImagePlus.COLOR_RGB :
				return redGreenBlue(image);
			default :
				return wrap(image, new UnsignedByteType(), pixels -> new ByteArray((byte[]) pixels), byte[].class);
		}
	}

	private static RandomAccessibleInterval<ShortType> signed(final RandomAccessibleInterval<UnsignedShortType> stored) {
		return Converters.convert(stored, (in, out) -> out.set((short) (in.get() - SIGNED_OFFSET)), new ShortType());
	}

	private static RandomAccessibleInterval<UnsignedByteType> redGreenBlue(final ImagePlus image) {
		if (image.getNChannels() > 1)
			throw new InputException("\"" + image.getTitle() + "\" has " + image.getNChannels() +
				" channels of RGB each, but an RGB image may have one");
		final RandomAccessibleInterval<ARGBType> colours = wrap(image, new ARGBType(),
			pixels -> new IntArray((int[]) pixels), int[].class);
		final RandomAccessibleInterval<UnsignedByteType> channelsLast = Converters.argbChannels(colours, 1, 2, 3);
		return Views.moveAxis(Views.hyperSlice(channelsLast, 2, 0), 4, 2);
	}

	/** X Y C Z T to X Y Z C T; Z is left out where there is but one slice. */
	private static RandomAccessibleInterval<? extends RealType<?>> withGridFirst(
		final RandomAccessibleInterval<? extends RealType<?>> planes)
	{
		return planes.dimension(3) > 1 ? Views.permute(planes, 2, 3) : Views.hyperSlice(planes, 3, 0);
	}

	private static <T extends NativeType<T>, A extends ArrayDataAccess<A>> RandomAccessibleInterval<T> wrap(
		final ImagePlus image, final T type, final Function<Object, A> access, final Class<?> pixels)
	{
		final ImageStack stack = image.getStack();
		final long[] size = { image.getWidth(), image.getHeight(), image.getNChannels(), image.getNSlices(),
			image.getNFrames() };
		if (!stack.isVirtual()) return inMemory(stack, size, type, access);
		return lazy(new PlaneCache<>(stack, image.getTitle(), pixels, access), size, type);
	}

	@SuppressWarnings("unchecked")
	private static <T extends NativeType<T>, A extends ArrayDataAccess<A>> RandomAccessibleInterval<T> inMemory(
		final ImageStack stack, final long[] size, final T type, final Function<Object, A> access)
	{
		final List<A> planes = new ArrayList<>();
		for (int plane = 1; plane <= stack.getSize(); plane++)
			planes.add(access.apply(stack.getPixels(plane)));
		final PlanarImg<T, A> img = new PlanarImg<>(planes, size, type.getEntitiesPerPixel());
		img.setLinkedType(((NativeTypeFactory<T, ? super A>) type.getNativeTypeFactory()).createLinkedType(img));
		return img;
	}

	private static <T extends NativeType<T>, A extends ArrayDataAccess<A>> RandomAccessibleInterval<T> lazy(
		final PlaneCache<A> planes, final long[] size, final T type)
	{
		final int[] planeSize = { (int) size[0], (int) size[1], 1, 1, 1 };
		final CellGrid grid = new CellGrid(size, planeSize);
		return new LazyCellImg<>(grid, type, index -> {
			final long[] corner = new long[size.length];
			grid.getCellDimensions(index, corner, planeSize.clone());
			return new Cell<A>(planeSize, corner, planes.get((int) index));
		});
	}
}
