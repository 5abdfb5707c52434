package org.parcelj.blocks;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What one block tells another; each part may be empty. Its arrays are not to be changed. In transit, long numbers take
 * as many bytes as the steps from one to the next need, and all numbers are compressed by Deflate where that makes them
 * fewer bytes.
 */
public record Message(long[] longs, double[] doubles, float[] floats) {

	private static final long[] NO_LONGS = {};
	private static final double[] NO_DOUBLES = {};
	private static final float[] NO_FLOATS = {};
	/** Fewer bytes than these are not worth compressing. */
	private static final int SHORT = 256;

	public static Message of(final long... longs) {
		return new Message(longs, NO_DOUBLES, NO_FLOATS);
	}

	public static Message of(final long[] longs, final double[] doubles) {
		return new Message(longs, doubles, NO_FLOATS);
	}

	public static Message of(final double... doubles) {
		return new Message(NO_LONGS, doubles, NO_FLOATS);
	}

	/** As it is in transit. */
	public Packed packed() {
		final byte[] steps = LongSteps.pack(longs);
		final int fractions = Math.addExact(Math.multiplyExact(Double.BYTES, doubles.length),
			Math.multiplyExact(Float.BYTES, floats.length));
		final byte[] bytes = Arrays.copyOf(steps, Math.addExact(steps.length, fractions));
		final ByteBuffer numbers = ByteBuffer.allocate(fractions);
		numbers.asDoubleBuffer().put(doubles);
		numbers.position(Double.BYTES * doubles.length).slice().asFloatBuffer().put(floats);
		final Planes planes = new Planes(doubles.length, floats.length);
		for (int i = 0; i < fractions; i++)
			bytes[steps.length + planes.place(i)] = numbers.get(i);
		return new Packed(longs.length, doubles.length, floats.length, bytes.length, deflated(bytes));
	}

	/** Compressed, or what it is where that is not shorter. */
	private static byte[] deflated(final byte[] bytes) {
		if (bytes.length < SHORT) return bytes;
		final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
		try {
			deflater.setInput(bytes);
			deflater.finish();
			final byte[] deflated = new byte[bytes.length - 1];
			final int length = deflater.deflate(deflated);
			return deflater.finished() ? Arrays.copyOf(deflated, length) : bytes;
		}
		finally {
			deflater.end();
		}
	}

	/** Where the bytes of doubles, and then those of floats, go: all first ones together, which are alike, and so on. */
	private record Planes(int doubles, int floats) {

		int place(final int i) {
			final int first = Double.BYTES * doubles;
			return i < first
				? i % Double.BYTES * doubles + i / Double.BYTES
				: first + (i - first) % Float.BYTES * floats + (i - first) / Float.BYTES;
		}
	}

	/**
	 * A message in transit.
	 *
	 * @param longs how many it has
	 * @param doubles the same
	 * @param floats the same
	 * @param length in bytes before it was compressed
	 * @param bytes compressed where there are fewer of them
	 */
	public record Packed(int longs, int doubles, int floats, int length, byte[] bytes) implements Serializable {

		/** What arrives. */
		public Message message() {
			final byte[] whole = bytes.length == length ? bytes : inflated();
			final int fractions = Double.BYTES * doubles + Float.BYTES * floats;
			final int steps = length - fractions;
			final ByteBuffer numbers = ByteBuffer.allocate(fractions);
			final Planes planes = new Planes(doubles, floats);
			for (int i = 0; i < fractions; i++)
				numbers.put(i, whole[steps + planes.place(i)]);
			final Message message = new Message(LongSteps.unpack(whole, longs), new double[doubles], new float[floats]);
			numbers.asDoubleBuffer().get(message.doubles);
			numbers.position(Double.BYTES * doubles).slice().asFloatBuffer().get(message.floats);
			return message;
		}

		private byte[] inflated() {
			final Inflater inflater = new Inflater(true);
			try {
				inflater.setInput(bytes);
				final byte[] whole = new byte[length];
				if (inflater.inflate(whole) < length) throw new IllegalStateException("a message of blocks is cut");
				return whole;
			}
			catch (final DataFormatException e) {
				throw new IllegalStateException("a message of blocks is damaged", e);
			}
			finally {
				inflater.end();
			}
		}
	}
}
