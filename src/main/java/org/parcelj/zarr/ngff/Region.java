package org.parcelj.zarr.ngff;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.parcelj.InputException;
import org.parcelj.zarr.ngff.Axis.Dimension;

/**
 * The part of an image that a user asks for: ranges with commas between them, "100:400,0:512,10:20" along x, y, z,
 * channel and frame, or by name, "z=10:20,c=1:2". A range is from:to, counted from 0 and without the last, as in
 * Python; either may be left out. Axes that are not named are taken whole. Immutable.
 */
public final class Region {

	private static final Pattern RANGE = Pattern.compile("(?:([xyzct])=)?(\\d{0,15}):(\\d{0,15})");

	private final String text;
	private final long[] from = new long[Dimension.values().length];
	private final long[] to = new long[Dimension.values().length];

	private Region(final String text) {
		this.text = text;
		Arrays.fill(to, Long.MAX_VALUE);
	}

	/**
	 * @param text empty for the whole image
	 * @throws InputException if it is no such list
	 */
	public static Region parse(final String text) {
		final Region region = new Region(text);
		final String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
		if (plain.isEmpty()) return region;
		final boolean[] given = new boolean[Dimension.values().length];
		final String[] ranges = plain.split(",", -1);
		for (int i = 0; i < ranges.length; i++) {
			final Matcher range = RANGE.matcher(ranges[i]);
			if (!range.matches() || i >= given.length && range.group(1) == null) throw wrong(text);
			final int axis = range.group(1) == null
				? i
				: Dimension.valueOf(range.group(1).toUpperCase(Locale.ROOT)).ordinal();
			if (given[axis]) throw wrong(text);
			given[axis] = true;
			if (!range.group(2).isEmpty()) region.from[axis] = Long.parseLong(range.group(2));
			if (!range.group(3).isEmpty()) region.to[axis] = Long.parseLong(range.group(3));
			if (region.from[axis] >= region.to[axis]) throw wrong(text);
		}
		return region;
	}

	private static InputException wrong(final String text) {
		return new InputException("region is \"" + text +
			"\", but must be ranges along x, y, z, channel and frame like 100:400,0:512,10:20 or z=10:20");
	}

	/** Whether it is the whole image. */
	public boolean isWhole() {
		return Arrays.stream(from).allMatch(n -> n == 0) && Arrays.stream(to).allMatch(n -> n == Long.MAX_VALUE);
	}

	/**
	 * The first pixel along each axis of a level, and after them how many there are.
	 *
	 * @throws InputException if the level ends before
	 */
	public long[][] in(final Level level) {
		final long[] size = new long[from.length];
		for (final Dimension dimension : Dimension.values()) {
			final int axis = dimension.ordinal();
			final long end = to[axis] == Long.MAX_VALUE ? level.size(dimension) : to[axis];
			if (from[axis] >= end || end > level.size(dimension))
				throw new InputException("region is \"" + text + "\", but the image has " + level.size(dimension) +
					(level.size(dimension) == 1 ? " pixel" : " pixels") + " along " + dimension.letter());
			size[axis] = end - from[axis];
		}
		return new long[][] { from.clone(), size };
	}
}
