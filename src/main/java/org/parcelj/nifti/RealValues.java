package org.parcelj.nifti;

import org.parcelj.PixelType;

/**
 * The real values of stored integers of 8 or 16 bits. Of a large image each is computed once and looked up from then
 * on, which takes a third of the time.
 */
final class RealValues {

	/** Pixels for each of the possible values from which on a table of them pays. */
	private static final int USES = 8;

	/** Arrays that are added in one go. */
	private static final int FOUR = 4;

	private final PixelType type;
	private final double slope;
	private final double intercept;
	/** By the stored bits; null if each value is computed when it is asked for. */
	private final float[] table;
	/** The same in double, in which they are added; null before that. */
	private volatile double[] doubles;

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

	/** Whether there is a table of 16 bits. */
	boolean areLookedUp() {
		return table != null && type.bytes() == Short.BYTES;
	}

	/**
	 * Adds values of 16 bits that {@link #areLookedUp()}.
	 *
	 * @param stored one array after the other
	 * @param starts index of the first value in each
	 * @param sums has {@code length} values of each array added from index {@code at} on
	 */
	void add(final short[][] stored, final int[] starts, final int length, final double[] sums, final int at) {
		if (doubles == null) doubles = inDouble(table);
		int done = 0;
		for (; done + FOUR <= stored.length; done += FOUR)
			addFour(stored, starts, done, length, sums, at);
		for (; done < stored.length; done++)
			addOne(stored[done], starts[done], length, sums, at);
	}

	/** To convert a float takes longer than to read a double. */
	private static double[] inDouble(final float[] values) {
		final double[] doubles = new double[values.length];
		for (int i = 0; i < doubles.length; i++)
			doubles[i] = values[i];
		return doubles;
	}

	/** Each sum is read and written once for four values. */
	private void addFour(final short[][] stored, final int[] starts, final int first, final int length,
		final double[] sums, final int at)
	{
		final double[] values = doubles;
		final short[] a = stored[first];
		final short[] b = stored[first + 1];
		final short[] c = stored[first + 2];
		final short[] d = stored[first + 3];
		final int inA = starts[first];
		final int inB = starts[first + 1];
		final int inC = starts[first + 2];
		final int inD = starts[first + 3];
		for (int i = 0; i < length; i++)
			sums[at + i] = sums[at + i] + values[a[inA + i] & 0xffff] + values[b[inB + i] & 0xffff] +
				values[c[inC + i] & 0xffff] + values[d[inD + i] & 0xffff];
	}

	private void addOne(final short[] stored, final int from, final int length, final double[] sums, final int at) {
		final double[] values = doubles;
		for (int i = 0; i < length; i++)
			sums[at + i] += values[stored[from + i] & 0xffff];
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
