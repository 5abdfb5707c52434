package org.parcelj.nifti;

import org.parcelj.InputException;
import org.parcelj.Memory;

/**
 * The conditions that a header must meet for its image to be read: each failure names the field, its value and the
 * limit.
 */
final class HeaderChecks {

	private static final int MAX_AXES = 5;

	private HeaderChecks() {
		// not to be instantiated
	}

	static void check(final HeaderFields fields) {
		final int intent = fields.integer(HeaderField.INTENT_CODE);
		if (intent >= 3000 && intent < 3100)
			throw new InputException("intent_code is " + intent + ": a CIFTI-2 file, which holds no image on a grid");
		final NiftiType type = NiftiType.of(fields.integer(HeaderField.DATATYPE));
		final long axes = fields.integer(HeaderField.DIM, 0);
		if (axes < 1 || axes > 7) throw new InputException("dim[0] is " + axes + ", but must be from 1 to 7");
		long bytes = type.bytesPerPixel();
		for (int axis = 1; axis <= axes; axis++) {
			final long size = fields.integer(HeaderField.DIM, axis);
			if (size < 1) throw new InputException("dim[" + axis + "] is " + size + ", but must be at least 1");
			if (axis > MAX_AXES && size > 1)
				throw new InputException(
					"dim[" + axis + "] is " + size + ", but images of more than " + MAX_AXES + " axes are not read");
			if (size > Long.MAX_VALUE / bytes)
				throw new InputException("dim[1] to dim[" + axis + "] ask for more than 2^63 bytes");
			bytes *= size;
		}
		if (axes >= 5 && type.channels() > 1 && fields.integer(HeaderField.DIM, 5) > 1)
			throw new InputException("dim[5] is " + fields.integer(HeaderField.DIM, 5) +
				", but must be 1 where pixels are RGB (datatype " + type.code() + ")");
		checkPlanes(fields, axes, type);
		checkScaling(fields.real(HeaderField.SCL_SLOPE), fields.real(HeaderField.SCL_INTER));
	}

	/** Without a usable slope there is no scaling; a usable one needs an intercept. */
	private static void checkScaling(final double slope, final double intercept) {
		if (slope != 0 && Double.isFinite(slope) && !Double.isFinite(intercept))
			throw new InputException(
				"scl_inter is " + intercept + ", but must be a finite number where scl_slope is one, " + slope);
	}

	private static void checkPlanes(final HeaderFields fields, final long axes, final NiftiType type) {
		long plane = type.bytesPerPixel();
		long planes = type.channels();
		for (int axis = 1; axis <= axes; axis++)
			if (axis <= 2) plane *= fields.integer(HeaderField.DIM, axis);
			else planes *= fields.integer(HeaderField.DIM, axis);
		if (plane > Memory.LONGEST_ARRAY)
			throw new InputException(
				"dim[1] and dim[2] ask for planes of " + plane + " bytes, but they may have at most " + Memory.LONGEST_ARRAY);
		if (planes > Memory.LONGEST_ARRAY)
			throw new InputException(
				"dim[3] to dim[5] ask for " + planes + " planes, but there may be at most " + Memory.LONGEST_ARRAY);
	}
}
