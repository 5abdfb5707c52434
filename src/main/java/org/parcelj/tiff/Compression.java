package org.parcelj.tiff;

import java.util.Map;

import org.parcelj.InputException;

/** How the samples of a strip or tile are packed. */
enum Compression {

	NONE(1), //
	CCITT_RLE(2), //
	CCITT_GROUP_3(3), //
	CCITT_GROUP_4(4), //
	LZW(5), //
	JPEG(7), //
	DEFLATE(8), //
	PACK_BITS(32773), //
	OLD_DEFLATE(32946), //
	LZMA(34925), //
	ZSTD(50000);

	/** Those that are not read. */
	private static final Map<Integer, String> OTHERS = Map.ofEntries(Map.entry(6, "old-style JPEG"), Map.entry(9, "JBIG"),
		Map.entry(10, "JBIG"), Map.entry(32766, "NeXT"), Map.entry(32771, "CCITT RLE by words"),
		Map.entry(32809, "ThunderScan"), Map.entry(33003, "JPEG 2000 (Aperio)"), Map.entry(33005, "JPEG 2000 (Aperio)"),
		Map.entry(33007, "JPEG (Aperio)"), Map.entry(34661, "JBIG"), Map.entry(34676, "SGI LogLuv"),
		Map.entry(34677, "SGI LogLuv"), Map.entry(34712, "JPEG 2000"), Map.entry(34887, "LERC"),
		Map.entry(34892, "lossy JPEG of DNG"), Map.entry(34926, "an early ZSTD"), Map.entry(34927, "WebP"),
		Map.entry(34933, "PNG"), Map.entry(34934, "JPEG XR"), Map.entry(50001, "WebP"), Map.entry(50002, "JPEG XL"));

	private final int code;

	Compression(final int code) {
		this.code = code;
	}

	/** @throws InputException if it is none of these; the message has its name */
	static Compression of(final long code) {
		for (final Compression compression : values())
			if (compression.code == code) return compression;
		final String name = OTHERS.getOrDefault((int) Math.min(code, 65535), "unknown");
		throw new InputException(
			"its compression is " + name + " (number " + code + "), which is not read; save it uncompressed, or with LZW");
	}

	boolean isCcitt() {
		return this == CCITT_RLE || this == CCITT_GROUP_3 || this == CCITT_GROUP_4;
	}

	/** Whether samples can have been replaced by differences before they were packed. */
	boolean hasPredictor() {
		return this == LZW || this == DEFLATE || this == OLD_DEFLATE || this == ZSTD || this == LZMA;
	}

	/**
	 * The most bytes that one byte can become; more than that is damage. Some kinds pack a whole empty picture into a few
	 * bytes, and have no such limit.
	 */
	long mostBytesOfOne() {
		switch (this) {
			case NONE :
				return 1;
			case PACK_BITS :
				return 64;
			case LZW :
				return 4096;
			case DEFLATE :
			case OLD_DEFLATE :
				return 1100;
			default :
				return Integer.MAX_VALUE;
		}
	}
}
