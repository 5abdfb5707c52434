package org.parcelj.blocks;

import java.util.Arrays;

/** How often each value occurs in parts of parcels, to be sent from one block to another. For one thread. */
final class ValueCounts {

	private static final int FIRST = 64;

	/** In turn the parcel, the feature, the number of different values, and how often each occurs. */
	private long[] longs = new long[FIRST];
	private int longsEnd;
	private float[] floats = new float[FIRST];
	private int floatsEnd;

	/** Receives what is of one part of a parcel. */
	@FunctionalInterface
	interface Receiver {

		/** @param values ascending */
		void accept(int parcel, int feature, float[] values, long[] counts);
	}

	/** @param values ascending */
	void add(final int parcel, final int feature, final float[] values) {
		add(parcel);
		add(feature);
		final int runs = longsEnd;
		add(0);
		for (int i = 0; i < values.length;) {
			int end = i + 1;
			while (end < values.length && Float.compare(values[end], values[i]) == 0)
				end++;
			if (floatsEnd == floats.length) floats = Arrays.copyOf(floats, 2 * floatsEnd);
			floats[floatsEnd++] = values[i];
			add(end - i);
			longs[runs]++;
			i = end;
		}
	}

	private void add(final long number) {
		if (longsEnd == longs.length) longs = Arrays.copyOf(longs, 2 * longsEnd);
		longs[longsEnd++] = number;
	}

	Message message() {
		return new Message(Arrays.copyOf(longs, longsEnd), new double[0], Arrays.copyOf(floats, floatsEnd));
	}

	static void forEach(final Message message, final Receiver receiver) {
		int value = 0;
		for (int at = 0; at < message.longs().length;) {
			final int parcel = (int) message.longs()[at++];
			final int feature = (int) message.longs()[at++];
			final int runs = (int) message.longs()[at++];
			receiver.accept(parcel, feature, Arrays.copyOfRange(message.floats(), value, value + runs),
				Arrays.copyOfRange(message.longs(), at, at + runs));
			value += runs;
			at += runs;
		}
	}

	/** All values of a parcel in one feature. */
	static final class Joined {

		private float[] values = new float[0];
		private long[] counts = new long[0];

		/** Merges others in. */
		void add(final float[] others, final long[] of) {
			final float[] merged = new float[values.length + others.length];
			final long[] all = new long[merged.length];
			int count = 0;
			for (int a = 0, b = 0; a < values.length || b < others.length; count++) {
				final int order = a == values.length ? 1 : b == others.length ? -1 : Float.compare(values[a], others[b]);
				merged[count] = order <= 0 ? values[a] : others[b];
				if (order <= 0) all[count] += counts[a++];
				if (order >= 0) all[count] += of[b++];
			}
			values = Arrays.copyOf(merged, count);
			counts = Arrays.copyOf(all, count);
		}

		/** The middle value; of an even number the mean of the middle two. */
		double median(final long pixels) {
			return 0.5 * ((double) at((pixels - 1) / 2) + at(pixels / 2));
		}

		private float at(final long rank) {
			long before = 0;
			int i = 0;
			while (before + counts[i] <= rank)
				before += counts[i++];
			return values[i];
		}
	}
}
