package org.parcelj;

import java.lang.reflect.Array;
import java.util.Locale;
import java.util.Optional;

/**
 * How numbers with more digits than single precision has become floats, slope · stored + intercept. Whole numbers above
 * 2^24, and reals that differ by little beside what they have in common, are taken relative to the smallest of them,
 * where that helps. Safe for several threads.
 */
public final class SinglePrecision {

	/** Up to here floats hold all whole numbers. */
	public static final double LARGEST_WHOLE = 1 << 24;

	/** Reals are to keep at least so many steps between the smallest and the largest. */
	private static final double FEWEST_STEPS = 1 << 16;

	private final PixelType type;
	private final double slope;
	private final double intercept;
	private double smallest = Double.POSITIVE_INFINITY;
	private double largest = Double.NEGATIVE_INFINITY;

	/** @param type of the values */
	public SinglePrecision(final PixelType type) {
		this(type, 1, 0);
	}

	/** @param type of the stored values, which are to be multiplied by the slope before the intercept is added */
	public SinglePrecision(final PixelType type, final double slope, final double intercept) {
		this.type = type;
		this.slope = slope;
		this.intercept = intercept;
	}

	/** Whether values have more digits than a float. */
	public boolean isWide() {
		return type.bytes() > Float.BYTES || type.bytes() == Float.BYTES && (type != PixelType.FLOAT32 || isScaled());
	}

	private boolean isScaled() {
		return slope != 1 || intercept != 0;
	}

	/**
	 * Looks at some of the values.
	 *
	 * @param stored an array of the type, or of doubles
	 */
	public void see(final Object stored) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < Array.getLength(stored); i++) {
			final double value = slope * value(stored, i) + intercept;
			if (!Double.isFinite(value)) continue;
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		synchronized (this) {
			smallest = Math.min(smallest, low);
			largest = Math.max(largest, high);
		}
	}

	private double value(final Object stored, final int index) {
		if (stored instanceof byte[]) return ((byte[]) stored)[index] & (type == PixelType.UINT8 ? 0xff : -1);
		if (stored instanceof short[]) return ((short[]) stored)[index] & (type == PixelType.UINT16 ? 0xffff : -1);
		if (stored instanceof float[]) return ((float[]) stored)[index];
		if (stored instanceof double[]) return ((double[]) stored)[index];
		if (stored instanceof int[]) {
			final int value = ((int[]) stored)[index];
			return type == PixelType.UINT32 ? Integer.toUnsignedLong(value) : value;
		}
		final long value = ((long[]) stored)[index];
		return type == PixelType.UINT64 && value < 0 ? ((value >>> 1) | (value & 1)) * 2.0 : value;
	}

	private double magnitude(final double offset) {
		return Math.max(Math.abs(smallest - offset), Math.abs(largest - offset));
	}

	private boolean isExact(final double offset) {
		if (smallest >= largest && offset != 0) return true;
		if (type == PixelType.FLOAT32 || type == PixelType.FLOAT64)
			return Math.ulp((float) magnitude(offset)) <= (largest - smallest) / FEWEST_STEPS || smallest >= largest;
		return isScaled() ? Math.ulp((float) magnitude(offset)) <= Math.abs(slope) : magnitude(offset) <= LARGEST_WHOLE;
	}

	/** What is best taken off all values; 0 where they are as exact with it. */
	public synchronized double offset() {
		if (smallest > largest || isExact(0)) return 0;
		final double whole = Math.rint(smallest);
		final double offset = isExact(whole) ? whole : smallest;
		return isExact(offset) || magnitude(offset) < magnitude(0) / 2 ? offset : 0;
	}

	/** How far apart values must be to stay apart; 0 where all do. */
	public synchronized double step() {
		return smallest > largest || isExact(offset()) ? 0 : Math.ulp((float) magnitude(offset()));
	}

	/** The same where nothing is taken off the values. */
	public synchronized double stepOfAll() {
		return smallest > largest || isExact(0) ? 0 : Math.ulp((float) magnitude(0));
	}

	/** The smallest and the largest of the values that were seen, which {@link #see} takes in place of these. */
	public synchronized double[] extremes() {
		return new double[] { smallest, largest };
	}

	/** What the user is told where nothing is taken off the values, and some that differ become one. */
	public Optional<String> rounding(final String image) {
		return stepOfAll() > 0 ? Optional.of(rounding(image, extreme(), stepOfAll())) : Optional.empty();
	}

	/**
	 * The same of values that must be some step apart to stay apart.
	 *
	 * @param extreme the value that is farthest from 0
	 */
	public static String rounding(final String image, final double extreme, final double step) {
		return "the values of \"" + image + "\" go " + (extreme < 0 ? "down" : "up") + " to " + plain(extreme) +
			", where single precision can only tell apart values that are " + plain(step) + " from each other";
	}

	/** Whole numbers as users write them. */
	public static String plain(final double value) {
		return value == Math.rint(value) && Math.abs(value) < 1e18
			? String.format(Locale.ROOT, "%d", (long) value)
			: Double.toString(value);
	}

	/** The value farthest from 0 of those that were seen. */
	public synchronized double extreme() {
		return Math.abs(smallest) > Math.abs(largest) ? smallest : largest;
	}

	/** The largest of the values that were seen. */
	public synchronized double largest() {
		return largest;
	}

	/** Values less an offset. */
	public float[] floats(final Object stored, final int length, final double offset) {
		final float[] values = new float[length];
		if (offset != 0 && !isScaled() && stored instanceof long[]) for (int i = 0; i < length; i++)
			// differences of large whole numbers are exact where the numbers as doubles are not
			values[i] = ((long[]) stored)[i] - bits(offset);
		else type.toFloats(stored, 0, length, slope, intercept - offset, values, 0);
		return values;
	}

	/** A whole number as the bits of the type have it. */
	private long bits(final double whole) {
		return type == PixelType.UINT64 && whole >= 0x1p63 ? (long) (whole - 0x1p63) + Long.MIN_VALUE : (long) whole;
	}
}
