package org.parcelj.imagej.reading;

import ij.ImagePlus;

import org.parcelj.PixelType;
import org.parcelj.imagej.images.ReadingNotes;

/**
 * How numbers of more digits than single precision has become floats. Whole numbers above 2^24, and reals that differ
 * by little beside what they have in common, are taken relative to the smallest of them, where that helps.
 */
final class FloatPlanes {

	/** Up to here floats hold all whole numbers. */
	private static final double LARGEST_WHOLE = 1 << 24;

	/** Reals are to keep at least so many steps between the smallest and the largest. */
	private static final double FEWEST_STEPS = 1 << 16;

	private final PixelType type;
	private double smallest = Double.POSITIVE_INFINITY;
	private double largest = Double.NEGATIVE_INFINITY;

	FloatPlanes(final PixelType type) {
		this.type = type;
	}

	/** Whether samples of the type have more digits than a float. */
	static boolean isWide(final PixelType type) {
		return type.bytes() >= 4 && type != PixelType.FLOAT32;
	}

	/** Looks at a plane's values. */
	void see(final Object stored) {
		if (stored instanceof int[]) for (final int value : (int[]) stored)
			see(type == PixelType.UINT32 ? Integer.toUnsignedLong(value) : value);
		else if (stored instanceof long[]) for (final long value : (long[]) stored)
			see(type == PixelType.UINT64 ? unsigned(value) : value);
		else for (final double value : (double[]) stored)
			if (Double.isFinite(value)) see(value);
	}

	private void see(final double value) {
		smallest = Math.min(smallest, value);
		largest = Math.max(largest, value);
	}

	private double magnitude(final double offset) {
		return Math.max(Math.abs(smallest - offset), Math.abs(largest - offset));
	}

	private boolean isExact(final double offset) {
		if (smallest >= largest && offset != 0) return true;
		return type == PixelType.FLOAT64
			? Math.ulp((float) magnitude(offset)) <= (largest - smallest) / FEWEST_STEPS || smallest >= largest
			: magnitude(offset) <= LARGEST_WHOLE;
	}

	/** What is best taken off all values; 0 where they are as exact with it. */
	double offset() {
		if (smallest > largest || isExact(0)) return 0;
		final double offset = Math.rint(smallest);
		return isExact(offset) || magnitude(offset) < magnitude(0) / 2 ? offset : 0;
	}

	/** How far apart values must be to stay apart; 0 where all do. */
	private double step() {
		return smallest > largest || isExact(offset()) ? 0 : Math.ulp((float) magnitude(offset()));
	}

	/** Says on an image what has become of its values. */
	void note(final ImagePlus image) {
		if (offset() != 0 || step() > 0) ReadingNotes.setLargest(image, largest);
		if (offset() != 0) ReadingNotes.setOffset(image, offset());
		if (step() > 0) ReadingNotes.addRounding(image, largest, step());
	}

	/** Values less an offset. */
	float[] floats(final Object stored, final int length, final double offset) {
		final float[] values = new float[length];
		if (offset != 0 && stored instanceof long[]) for (int i = 0; i < length; i++)
			// differences of large whole numbers are exact where the numbers as doubles are not
			values[i] = ((long[]) stored)[i] - bits(offset);
		else type.toFloats(stored, 0, length, 1, -offset, values, 0);
		return values;
	}

	/** A whole number as the bits of the type have it. */
	private long bits(final double whole) {
		return type == PixelType.UINT64 && whole >= 0x1p63 ? (long) (whole - 0x1p63) + Long.MIN_VALUE : (long) whole;
	}

	private static double unsigned(final long bits) {
		return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
	}
}
