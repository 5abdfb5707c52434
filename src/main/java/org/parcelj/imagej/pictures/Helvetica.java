package org.parcelj.imagej.pictures;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * The widths and the characters of PDF's standard font Helvetica, which every reader has, from Adobe's Core 14 AFM
 * files.
 */
final class Helvetica {

	/** The glyph of a true minus sign takes the place of a control character. */
	static final int MINUS = 1;
	private static final char MINUS_SIGN = '\u2212';
	private static final int MINUS_WIDTH = 584;

	private static final Charset WIN_ANSI = Charset.forName("windows-1252");

	/** The widths of letters in thousandths of their size, from the blank on. */
	private static final int[] ASCII = { 278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
		556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611,
		778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278,
		469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278,
		556, 500, 722, 500, 500, 500, 334, 260, 334, 584 };
	/** From the inverted exclamation mark, 161, on. */
	private static final int[] LATIN = { 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400,
		584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722,
		667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667,
		611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556,
		556, 584, 611, 556, 556, 556, 556, 500, 556, 500 };
	/** The ellipsis and the dashes. */
	private static final int ELLIPSIS = 0x85;
	private static final int EN_DASH = 0x96;
	private static final int EM_DASH = 0x97;

	private Helvetica() {
		// not to be instantiated
	}

	/** The codes of a text's characters in the font; null where it does not have them all. */
	static int[] codes(final String text) {
		final CharsetEncoder encoder = WIN_ANSI.newEncoder();
		final int[] codes = new int[text.length()];
		for (int i = 0; i < codes.length; i++) {
			final char letter = text.charAt(i);
			if (letter == MINUS_SIGN) codes[i] = MINUS;
			else if (!encoder.canEncode(letter)) return null;
			else codes[i] = String.valueOf(letter).getBytes(WIN_ANSI)[0] & 0xff;
			if (width(codes[i]) == 0) return null;
		}
		return codes;
	}

	/** The width of letters of size 1. */
	static double width(final int[] codes) {
		int width = 0;
		for (final int code : codes)
			width += width(code);
		return width / 1000.0;
	}

	/** 0 for characters that are not listed. */
	private static int width(final int code) {
		if (code >= ' ' && code < ' ' + ASCII.length) return ASCII[code - ' '];
		if (code > 160) return LATIN[code - 161];
		return switch (code) {
			case MINUS -> MINUS_WIDTH;
			case ELLIPSIS, EM_DASH -> 1000;
			case EN_DASH -> 556;
			default -> 0;
		};
	}
}
