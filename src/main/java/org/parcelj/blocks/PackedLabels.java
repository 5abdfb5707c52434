package org.parcelj.blocks;

import java.io.Serializable;

/** Labels of -1 and more in as few bytes as they need, to be left between steps. */
public final class PackedLabels implements Serializable {

	private static final long serialVersionUID = 1L;

	/** byte[], short[] or int[] */
	private final Object packed;

	/** @param labels at most {@code largest} */
	public PackedLabels(final int[] labels, final int largest) {
		if (largest <= Byte.MAX_VALUE) {
			final byte[] bytes = new byte[labels.length];
			for (int i = 0; i < bytes.length; i++)
				bytes[i] = (byte) labels[i];
			packed = bytes;
		}
		else if (largest <= Short.MAX_VALUE) {
			final short[] shorts = new short[labels.length];
			for (int i = 0; i < shorts.length; i++)
				shorts[i] = (short) labels[i];
			packed = shorts;
		}
		else packed = labels.clone();
	}

	/** A copy. */
	public int[] toArray() {
		if (packed instanceof int[] ints) return ints.clone();
		final int[] labels = new int[java.lang.reflect.Array.getLength(packed)];
		if (packed instanceof byte[] bytes) for (int i = 0; i < labels.length; i++)
			labels[i] = bytes[i];
		if (packed instanceof short[] shorts) for (int i = 0; i < labels.length; i++)
			labels[i] = shorts[i];
		return labels;
	}
}
