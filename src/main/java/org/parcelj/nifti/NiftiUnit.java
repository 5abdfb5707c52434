package org.parcelj.nifti;

import java.util.Locale;

/** The units of space and time that a header can name. */
final class NiftiUnit {

	/** The bits of the unit of lengths. */
	static final int SPACE = 0x07;
	private static final int TIME = 0x38;

	private static final int METER = 1;
	private static final int MILLIMETER = 2;
	private static final int MICRON = 3;

	private static final int SECOND = 8;
	private static final int MILLISECOND = 16;
	private static final int MICROSECOND = 24;

	/** mm and s. */
	static final int USUAL = MILLIMETER | SECOND;

	private NiftiUnit() {
		// not to be instantiated
	}

	/** The unit of lengths: m, mm, µm, or pixel where a header names none. */
	static String space(final int units) {
		switch (units & SPACE) {
			case METER :
				return "m";
			case MILLIMETER :
				return "mm";
			case MICRON :
				return "µm";
			default :
				return "pixel";
		}
	}

	/** How many millimetres the unit of lengths is; 1 where a header names none, as is the custom. */
	static double millimeters(final int units) {
		switch (units & SPACE) {
			case METER :
				return 1e3;
			case MICRON :
				return 1e-3;
			default :
				return 1;
		}
	}

	/** How many seconds the unit of time is; 1 where a header names none, 0 where the fourth axis is not time. */
	static double seconds(final int units) {
		switch (units & TIME) {
			case 0 :
			case SECOND :
				return 1;
			case MILLISECOND :
				return 1e-3;
			case MICROSECOND :
				return 1e-6;
			default :
				return 0;
		}
	}

	/** The code for lengths, after they are multiplied by {@link #factor(String)}; 0 if NIfTI has none for them. */
	static int code(final String unit) {
		switch (name(unit)) {
			case "m" :
			case "meter" :
			case "metre" :
				return METER;
			case "mm" :
			case "millimeter" :
			case "millimetre" :
			case "cm" :
			case "centimeter" :
			case "centimetre" :
			case "in" :
			case "inch" :
			case "inches" :
				return MILLIMETER;
			case "µm" :
			case "um" :
			case "micron" :
			case "microns" :
			case "micrometer" :
			case "micrometre" :
			case "nm" :
			case "nanometer" :
			case "nanometre" :
			case "å" :
			case "angstrom" :
			case "pm" :
				return MICRON;
			default :
				return 0;
		}
	}

	/** What turns lengths in units that NIfTI does not know into some that it does; else 1. */
	static double factor(final String unit) {
		switch (name(unit)) {
			case "nm" :
			case "nanometer" :
			case "nanometre" :
				return 1e-3;
			case "å" :
			case "angstrom" :
				return 1e-4;
			case "pm" :
				return 1e-6;
			case "cm" :
			case "centimeter" :
			case "centimetre" :
				return 10;
			case "in" :
			case "inch" :
			case "inches" :
				return 25.4;
			default :
				return 1;
		}
	}

	/** In lower case, with a micro sign and an A with a ring for the letters that look like them. */
	private static String name(final String unit) {
		return unit.trim().toLowerCase(Locale.ROOT).replace('\u03bc', '\u00b5').replace('\u212b', '\u00e5');
	}
}
