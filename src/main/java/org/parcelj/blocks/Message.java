package org.parcelj.blocks;

import java.io.Serializable;

/**
 * What one block tells another; each part may be empty. Its arrays are not to be changed. In transit, long numbers take
 * as many bytes as the steps from one to the next need.
 */
public record Message(long[] longs, double[] doubles, float[] floats) implements Serializable {

	private static final long[] NO_LONGS = {};
	private static final double[] NO_DOUBLES = {};
	private static final float[] NO_FLOATS = {};

	public static Message of(final long... longs) {
		return new Message(longs, NO_DOUBLES, NO_FLOATS);
	}

	public static Message of(final long[] longs, final double[] doubles) {
		return new Message(longs, doubles, NO_FLOATS);
	}

	public static Message of(final double... doubles) {
		return new Message(NO_LONGS, doubles, NO_FLOATS);
	}

	/** The bytes that it takes on the way. */
	public long bytes() {
		return LongSteps.bytes(longs) + 8L * doubles.length + 4L * floats.length;
	}

	private Object writeReplace() {
		return new Packed(longs.length, LongSteps.pack(longs), doubles, floats);
	}

	/** As it travels. */
	private record Packed(int count, byte[] steps, double[] doubles, float[] floats) implements Serializable {

		private Object readResolve() {
			return new Message(LongSteps.unpack(steps, count), doubles, floats);
		}
	}
}
