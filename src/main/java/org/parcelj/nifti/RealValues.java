package org.parcelj.nifti;

import org.parcelj.PixelType;

/**
 * The real values of stored integers of 8 or 16 bits. Of a large image each is computed once and looked up from then
 * on, which takes a third of the time.
 */
final class RealValues {

	/** Pixels for each of the possible values from which on a table of them pays. */
	private static final int USES = 8;

	private final PixelType type;
	private final double slope;
	private final double intercept;
	/** By the stored bits; null if each value is computed when it is asked for. */
	private final float[] table;

	/** @param pixels of the image */
	RealValues(final NiftiHeader header, final long pixels) {
		type = header.type().samples();
		slope = header.slope();
		intercept = header.intercept();
		final int possible = 1 << Byte.SIZE * type.bytes();
		table = pixels < (long) USES * possible ? null : table(possible);
	}

	private float[] table(final int length) {
		final Object stored = type.arrays().create(length);
		for (int i = 0; i < length; i++)
			if (stored instanceof byte[]) ((byte[]) stored)[i] = (byte) i;
			else((short[]) stored)[i] = (short) i;
		final float[] values = new float[length];
		type.toFloats(stored, 0, length, slope, intercept, values, 0);
		return values;
	}

	/**
	 * @param stored byte[] or short[]
	 * @param out receives {@code length} values from index {@code at} on
	 */
	void copy(final Object stored, final int from, final int length, final float[] out, final int at) {
		if (table == null) type.toFloats(stored, from, length, slope, intercept, out, at);
		else if (stored instanceof byte[]) lookUp((byte[]) stored, from, length, out, at);
		else lookUp((short[]) stored, from, length, out, at);
	}

	private void lookUp(final byte[] stored, final int from, final int length, final float[] out, final int at) {
		final float[] values = table;
		for (int i = 0; i < length; i++)
			out[at + i] = values[stored[from + i] & 0xff];
	}

	private void lookUp(final short[] stored, final int from, final int length, final float[] out, final int at) {
		final float[] values = table;
		for (int i = 0; i < length; i++)
			out[at + i] = values[stored[from + i] & 0xffff];
	}
}
