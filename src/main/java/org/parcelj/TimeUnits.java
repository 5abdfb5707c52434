package org.parcelj;

import java.util.Locale;
import java.util.OptionalDouble;

/** The units of time that images are found with, in seconds. */
public final class TimeUnits {

	private TimeUnits() {
		// not to be instantiated
	}

	/**
	 * How many seconds a unit is.
	 *
	 * @param unit its name or symbol, in singular or plural ("ms", "msec", "Minutes"); empty for ImageJ's default,
	 * seconds
	 * @return empty where the unit is not known
	 */
	public static OptionalDouble seconds(final String unit) {
		switch (name(unit)) {
			case "ns" :
			case "nsec" :
			case "nanosecond" :
				return OptionalDouble.of(1e-9);
			case "\u00b5s" :
			case "us" :
			case "\u00b5sec" :
			case "usec" :
			case "microsecond" :
				return OptionalDouble.of(1e-6);
			case "ms" :
			case "msec" :
			case "millisecond" :
				return OptionalDouble.of(1e-3);
			case "" :
			case "s" :
			case "sec" :
			case "second" :
				return OptionalDouble.of(1);
			case "m" :
			case "min" :
			case "minute" :
				return OptionalDouble.of(60);
			case "h" :
			case "hr" :
			case "hour" :
				return OptionalDouble.of(3600);
			case "d" :
			case "day" :
				return OptionalDouble.of(86400);
			default :
				return OptionalDouble.empty();
		}
	}

	/** In lower case and singular, with a micro sign for the Greek letter that looks like it. */
	private static String name(final String unit) {
		final String name = unit.trim().toLowerCase(Locale.ROOT).replace('\u03bc', '\u00b5');
		return name.length() > 3 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
	}
}
