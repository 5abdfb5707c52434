package org.parcelj.tiff;

import org.parcelj.InputException;

/** What the samples of a pixel stand for. */
public enum Photometric {

	/** Brightness, from white to black. */
	WHITE_IS_ZERO(0, "WhiteIsZero"),

	/** Brightness, or any other measure. */
	BLACK_IS_ZERO(1, "BlackIsZero"),

	/** Red, green, blue. */
	RGB(2, "RGB"),

	/** The number of a colour of the palette. */
	PALETTE(3, "palette"),

	/** Transparency. */
	MASK(4, "transparency mask"),

	/** Inks: cyan, magenta, yellow, black. */
	CMYK(5, "CMYK"),

	/** Luma and two differences of colour. */
	YCBCR(6, "YCbCr");

	private final int code;
	private final String label;

	Photometric(final int code, final String label) {
		this.code = code;
		this.label = label;
	}

	/** As the specification calls it. */
	public String label() {
		return label;
	}

	/** @throws InputException if it is none of these; the message has its name */
	static Photometric of(final long code) {
		for (final Photometric photometric : values())
			if (photometric.code == code) return photometric;
		throw new InputException(
			"its colours are " + name(code) + " (photometric interpretation " + code + "), which is not read");
	}

	private static String name(final long code) {
		switch ((int) Math.min(code, 65535)) {
			case 8 :
				return "CIE L*a*b*";
			case 9 :
				return "ICC L*a*b*";
			case 10 :
				return "ITU L*a*b*";
			case 32803 :
				return "those of a camera's filter mosaic";
			case 32844 :
				return "LogL";
			case 32845 :
				return "LogLuv";
			case 34892 :
				return "linear raw ones of a camera";
			default :
				return "unknown";
		}
	}
}
