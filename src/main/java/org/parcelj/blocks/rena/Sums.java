package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.blocks.Message;

/**
 * Groups that are known in several blocks.
 *
 * @param names ascending
 * @param pixels of each; 0 where the group's sum is still open
 * @param means [groups × features]
 */
record Sums(long[] names, long[] pixels, float[] means) implements Serializable {

	int place(final long name) {
		return Arrays.binarySearch(names, name);
	}

	/** The names of groups whose sums are still open. */
	long[] open() {
		int count = 0;
		final long[] open = new long[names.length];
		for (int i = 0; i < names.length; i++)
			if (pixels[i] == 0) open[count++] = names[i];
		return Arrays.copyOf(open, count);
	}

	/** The same with groups that have been summed up meanwhile. */
	Sums with(final Sums others) {
		final long[] counts = pixels.clone();
		final float[] all = means.clone();
		final int features = names.length == 0 ? 0 : means.length / names.length;
		for (int i = 0; i < others.names.length; i++) {
			final int place = place(others.names[i]);
			counts[place] = others.pixels[i];
			System.arraycopy(others.means, i * features, all, place * features, features);
		}
		return new Sums(names, counts, all);
	}

	/** What is known of some of the groups, in their order. */
	Message of(final long[] wanted, final int features) {
		final long[] counts = new long[wanted.length];
		final float[] of = new float[wanted.length * features];
		for (int i = 0; i < wanted.length; i++) {
			final int place = place(wanted[i]);
			counts[i] = pixels[place];
			System.arraycopy(means, place * features, of, i * features, features);
		}
		return new Message(counts, new double[0], of);
	}
}
