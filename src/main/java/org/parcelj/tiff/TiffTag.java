package org.parcelj.tiff;

/** The tags that are read. */
enum TiffTag {

	NEW_SUBFILE_TYPE(254), //
	IMAGE_WIDTH(256), //
	IMAGE_LENGTH(257), //
	BITS_PER_SAMPLE(258), //
	COMPRESSION(259), //
	PHOTOMETRIC_INTERPRETATION(262), //
	FILL_ORDER(266), //
	IMAGE_DESCRIPTION(270), //
	STRIP_OFFSETS(273), //
	ORIENTATION(274), //
	SAMPLES_PER_PIXEL(277), //
	ROWS_PER_STRIP(278), //
	STRIP_BYTE_COUNTS(279), //
	X_RESOLUTION(282), //
	Y_RESOLUTION(283), //
	PLANAR_CONFIGURATION(284), //
	T4_OPTIONS(292), //
	T6_OPTIONS(293), //
	RESOLUTION_UNIT(296), //
	PREDICTOR(317), //
	COLOR_MAP(320), //
	TILE_WIDTH(322), //
	TILE_LENGTH(323), //
	TILE_OFFSETS(324), //
	TILE_BYTE_COUNTS(325), //
	INK_SET(332), //
	EXTRA_SAMPLES(338), //
	SAMPLE_FORMAT(339), //
	JPEG_TABLES(347), //
	YCBCR_COEFFICIENTS(529), //
	YCBCR_SUBSAMPLING(530), //
	REFERENCE_BLACK_WHITE(532), //
	IMAGE_DEPTH(32997), //
	METAMORPH_PLANES(33629), //
	LSM_INFO(34412), //
	IMAGEJ_BYTE_COUNTS(50838), //
	IMAGEJ_METADATA(50839);

	final int code;

	TiffTag(final int code) {
		this.code = code;
	}

	/** As the specification writes it, with its number. */
	static String name(final int code) {
		for (final TiffTag tag : values())
			if (tag.code == code) return "tag " + code + " (" + tag.name() + ")";
		return "tag " + code;
	}
}
