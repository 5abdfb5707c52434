package org.parcelj.nifti;

/**
 * Where the fields of a header lie in NIfTI-1 (348 bytes) and in NIfTI-2 (540 bytes), by nifti1.h and nifti2.h of
 * https://nifti.nimh.nih.gov. Fields that neither version uses (ANALYZE's extents, regular, glmax …) are left out.
 */
enum HeaderField {

	DIM_INFO(39, Kind.BYTE, 524, Kind.BYTE, 1), //
	DIM(40, Kind.SHORT, 16, Kind.LONG, 8), //
	INTENT_P(56, Kind.FLOAT, 80, Kind.DOUBLE, 3), //
	INTENT_CODE(68, Kind.SHORT, 504, Kind.INT, 1), //
	DATATYPE(70, Kind.SHORT, 12, Kind.SHORT, 1), //
	BITPIX(72, Kind.SHORT, 14, Kind.SHORT, 1), //
	SLICE_START(74, Kind.SHORT, 224, Kind.LONG, 1), //
	PIXDIM(76, Kind.FLOAT, 104, Kind.DOUBLE, 8), //
	VOX_OFFSET(108, Kind.FLOAT, 168, Kind.LONG, 1), //
	SCL_SLOPE(112, Kind.FLOAT, 176, Kind.DOUBLE, 1), //
	SCL_INTER(116, Kind.FLOAT, 184, Kind.DOUBLE, 1), //
	SLICE_END(120, Kind.SHORT, 232, Kind.LONG, 1), //
	SLICE_CODE(122, Kind.BYTE, 496, Kind.INT, 1), //
	XYZT_UNITS(123, Kind.BYTE, 500, Kind.INT, 1), //
	CAL_MAX(124, Kind.FLOAT, 192, Kind.DOUBLE, 1), //
	CAL_MIN(128, Kind.FLOAT, 200, Kind.DOUBLE, 1), //
	SLICE_DURATION(132, Kind.FLOAT, 208, Kind.DOUBLE, 1), //
	TOFFSET(136, Kind.FLOAT, 216, Kind.DOUBLE, 1), //
	DESCRIP(148, Kind.BYTE, 240, Kind.BYTE, 80), //
	AUX_FILE(228, Kind.BYTE, 320, Kind.BYTE, 24), //
	QFORM_CODE(252, Kind.SHORT, 344, Kind.INT, 1), //
	SFORM_CODE(254, Kind.SHORT, 348, Kind.INT, 1), //
	QUATERN(256, Kind.FLOAT, 352, Kind.DOUBLE, 3), //
	QOFFSET(268, Kind.FLOAT, 376, Kind.DOUBLE, 3), //
	SROW(280, Kind.FLOAT, 400, Kind.DOUBLE, 12), //
	INTENT_NAME(328, Kind.BYTE, 508, Kind.BYTE, 16);

	/** How a number is stored. */
	enum Kind {

		BYTE(1), SHORT(2), INT(4), LONG(8), FLOAT(4), DOUBLE(8);

		final int size;

		Kind(final int size) {
			this.size = size;
		}

		boolean isReal() {
			return this == FLOAT || this == DOUBLE;
		}
	}

	private final int[] offset;
	private final Kind[] kind;
	final int count;

	HeaderField(final int offset1, final Kind kind1, final int offset2, final Kind kind2, final int count) {
		offset = new int[] { offset1, offset2 };
		kind = new Kind[] { kind1, kind2 };
		this.count = count;
	}

	int offset(final int version, final int index) {
		return offset[version - 1] + index * kind(version).size;
	}

	Kind kind(final int version) {
		return kind[version - 1];
	}
}
