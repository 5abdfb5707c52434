package org.parcelj.imagej.nifti;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import org.parcelj.InputException;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;

/** How the pixels of an ImagePlus are stored in a NIfTI file: the type, its scaling, and the conversion. */
final class NiftiPixels {

	/** Gives planes. */
	@FunctionalInterface
	private interface Planes {

		Object plane(int plane, int channel);
	}

	final NiftiType type;
	final double slope;
	final double intercept;
	/** Whether they are labels. */
	final boolean labels;
	private final Planes planes;

	private NiftiPixels(final NiftiType type, final double slope, final double intercept, final Planes planes) {
		this(type, slope, intercept, false, planes);
	}

	private NiftiPixels(final NiftiType type, final double slope, final double intercept, final boolean labels,
		final Planes planes)
	{
		this.labels = labels;
		this.type = type;
		this.slope = slope;
		this.intercept = intercept;
		this.planes = planes;
	}

	private static NiftiPixels converted(final ImagePlus image, final NiftiType type, final double slope,
		final double intercept, final UnaryOperator<Object> conversion)
	{
		return new NiftiPixels(type, slope, intercept,
			(plane, channel) -> conversion.apply(image.getStack().getPixels(plane)));
	}

	private static NiftiPixels asStored(final ImagePlus image, final NiftiType type) {
		return converted(image, type, 1, 0, UnaryOperator.identity());
	}

	/** @param source the header of the file that the image came from */
	static NiftiPixels of(final ImagePlus image, final Optional<NiftiHeader> source) {
		final Calibration calibration = image.getCalibration();
		switch (image.getType()) {
			case ImagePlus.COLOR_RGB :
				if (image.getNChannels() > 1)
					throw new InputException("\"" + image.getTitle() + "\" has " + image.getNChannels() +
						" channels of RGB each, but a NIfTI file of RGB has one");
				return new NiftiPixels(NiftiType.RGB24, 1, 0,
					(plane, channel) -> channel((int[]) image.getStack().getPixels(plane), channel));
			case ImagePlus.GRAY32 :
				return asStored(image, NiftiType.FLOAT32);
			default :
				if (!calibration.calibrated()) return asStored(image, integers(image, source));
				if (calibration.getFunction() == Calibration.STRAIGHT_LINE)
					return straight(image, calibration.getCoefficients(), source);
				// optical densities and the like: the values that ImageJ shows
				return converted(image, NiftiType.FLOAT32, 1, 0, pixels -> shown(pixels, calibration));
		}
	}

	/** In the smallest type that holds the labels of an image, a plane after the other. */
	static NiftiPixels ofLabels(final ImagePlus image, final int[] labels) {
		final int pixels = image.getWidth() * image.getHeight();
		final NiftiType type = NiftiType.forLabels(largest(labels));
		return new NiftiPixels(type, 1, 0, true,
			(plane, channel) -> narrowed(Arrays.copyOfRange(labels, (plane - 1) * pixels, plane * pixels), type));
	}

	/** A loop, since a stream would take several times as long in a program that has just started. */
	private static int largest(final int[] labels) {
		int largest = 0;
		for (final int label : labels)
			if (label > largest) largest = label;
		return largest;
	}

	/** 1 where the image is not 0. */
	static NiftiPixels ofMask(final ImagePlus image) {
		return new NiftiPixels(NiftiType.UINT8, 1, 0, (plane, channel) -> {
			final ImageProcessor pixels = image.getStack().getProcessor(plane);
			final byte[] inside = new byte[pixels.getPixelCount()];
			for (int i = 0; i < inside.length; i++)
				inside[i] = (byte) (pixels.getf(i) != 0 ? 1 : 0);
			return inside;
		});
	}

	/** The type for pixels as ImageJ stores them: the file's where they fit, else the unsigned one. */
	private static NiftiType integers(final ImagePlus image, final Optional<NiftiHeader> source) {
		final boolean bytes = image.getBitDepth() == 8;
		// labels of a series have fewer frames than their file, and need no sign
		final NiftiType old = source.filter(header -> header.dimension(3) == image.getNFrames()).map(NiftiHeader::type)
			.orElse(null);
		if (old == (bytes ? NiftiType.INT8 : NiftiType.INT16) && !anySignBit(image)) return old;
		if (bytes && old != null && old.channels() > 1 && old.channels() == image.getNChannels()) return old;
		return bytes ? NiftiType.UINT8 : NiftiType.UINT16;
	}

	private static boolean anySignBit(final ImagePlus image) {
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			if (SignBits.any(image.getStack().getPixels(plane))) return true;
		return false;
	}

	/**
	 * A linear calibration is the file's scaling; what ImageJ adds to signed pixels is taken off where the file had such.
	 */
	private static NiftiPixels straight(final ImagePlus image, final double[] coefficients,
		final Optional<NiftiHeader> source)
	{
		final boolean bytes = image.getBitDepth() == 8;
		final NiftiType signed = bytes ? NiftiType.INT8 : NiftiType.INT16;
		final double zero = coefficients[0] + SignBits.offset(image.getBitDepth()) * coefficients[1];
		final boolean wasSigned = source.isPresent() && source.get().type() == signed &&
			Math.abs(zero - source.get().intercept()) < 1e-6 * Math.abs(coefficients[0]);
		if (wasSigned) return converted(image, signed, coefficients[1], source.get().intercept(), SignBits::flipped);
		if (image.getCalibration().isSigned16Bit()) return converted(image, signed, 1, 0, SignBits::flipped);
		return converted(image, integers(image, source), coefficients[1], coefficients[0], UnaryOperator.identity());
	}

	private static float[] shown(final Object pixels, final Calibration calibration) {
		final boolean bytes = pixels instanceof byte[];
		final float[] values = new float[bytes ? ((byte[]) pixels).length : ((short[]) pixels).length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) calibration.getCValue(bytes ? ((byte[]) pixels)[i] & 0xff : ((short[]) pixels)[i] & 0xffff);
		return values;
	}

	private static byte[] channel(final int[] colours, final int channel) {
		final byte[] values = new byte[colours.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (byte) (colours[i] >> 16 - 8 * channel);
		return values;
	}

	private static Object narrowed(final int[] labels, final NiftiType type) {
		if (type == NiftiType.INT32) return labels;
		final byte[] bytes = new byte[type == NiftiType.UINT8 ? labels.length : 0];
		final short[] shorts = new short[type == NiftiType.UINT16 ? labels.length : 0];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) labels[i];
		for (int i = 0; i < shorts.length; i++)
			shorts[i] = (short) labels[i];
		return type == NiftiType.UINT8 ? bytes : shorts;
	}

	/**
	 * The stored values of a plane.
	 *
	 * @param plane number of the plane in the stack, from 1
	 * @param channel of an RGB pixel, from 0: red, green or blue
	 */
	Object plane(final int plane, final int channel) {
		return planes.plane(plane, channel);
	}
}
