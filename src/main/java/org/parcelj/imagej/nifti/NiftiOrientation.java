package org.parcelj.imagej.nifti;

import java.util.Optional;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.InputException;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiText;

/** The NIfTI header that an image carries, and whether its orientation still holds for the image's pixels. */
public final class NiftiOrientation {

	public static final String PROPERTY = "nifti-header";

	/** TIFF files have pixel sizes as fractions of whole numbers. */
	private static final double TOLERANCE = 1e-4;

	private NiftiOrientation() {
		// not to be instantiated
	}

	/** Lets a header travel with an image. */
	public static void carry(final NiftiHeader header, final ImagePlus image) {
		image.setProp(PROPERTY, NiftiText.text(header));
	}

	/** A header's pixel sizes, frame interval and origin. */
	public static Calibration calibration(final NiftiHeader header) {
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = header.pixelSize(0);
		calibration.pixelHeight = header.pixelSize(1);
		calibration.pixelDepth = header.pixelSize(2);
		calibration.setUnit(header.unit());
		calibration.frameInterval = header.frameInterval();
		calibration.setTimeUnit("sec");
		final double[] zero = header.scannerZero();
		if (zero != null) {
			calibration.xOrigin = zero[0];
			calibration.yOrigin = zero[1];
			calibration.zOrigin = zero[2];
		}
		return calibration;
	}

	/** The header as the file had it; none where there is none, or somebody damaged it. */
	static Optional<NiftiHeader> carried(final ImagePlus image) {
		final String text = image.getProp(PROPERTY);
		if (text == null) return Optional.empty();
		try {
			return Optional.of(NiftiText.header(text));
		}
		catch (final InputException e) {
			return Optional.empty();
		}
	}

	/** The header with its orientation for this image's pixels; none where it has no orientation that holds. */
	static Optional<NiftiHeader> holding(final ImagePlus image) {
		return carried(image).filter(header -> header.affine() != null && samePixelSizes(header, image))
			.flatMap(header -> onGrid(header, image));
	}

	static boolean samePixelSizes(final NiftiHeader header, final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return isNear(header.pixelSize(0), calibration.pixelWidth) &&
			isNear(header.pixelSize(1), calibration.pixelHeight) && isNear(header.pixelSize(2), calibration.pixelDepth);
	}

	private static boolean isNear(final double expected, final double actual) {
		return Math.abs(actual - expected) <= TOLERANCE * expected;
	}

	private static Optional<NiftiHeader> onGrid(final NiftiHeader header, final ImagePlus image) {
		final long width = header.dimension(0);
		final long height = header.dimension(1);
		if (image.getNSlices() != header.dimension(2)) return Optional.empty();
		if (image.getWidth() == width && image.getHeight() == height) return Optional.of(header);
		// Duplicate takes the corner of the selection off the origin. Where the origin is as it was, a crop at (0, 0)
		// cannot
		// be told from one by other commands, which leave the origin alone.
		final double[] zero = header.scannerZero();
		final double x = zero[0] - image.getCalibration().xOrigin;
		final double y = zero[1] - image.getCalibration().yOrigin;
		final boolean whole = Math.abs(x - Math.rint(x)) < TOLERANCE && Math.abs(y - Math.rint(y)) < TOLERANCE;
		final long left = Math.round(x);
		final long top = Math.round(y);
		final boolean inside = left >= 0 && top >= 0 && left + image.getWidth() <= width &&
			top + image.getHeight() <= height;
		return whole && inside && left + top > 0 ? Optional.of(header.withFirstPixel(left, top, 0)) : Optional.empty();
	}
}
