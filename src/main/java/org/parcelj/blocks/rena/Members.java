package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.blocks.Message;
import org.parcelj.cluster.rena.RenaRules;

/**
 * Nodes that go into groups which several blocks know, each from the block that its lowest pixel is in.
 *
 * @param groups of each the name of its group
 * @param ids of each its own
 * @param pixels of each
 * @param means [nodes × features]
 */
record Members(long[] groups, long[] ids, long[] pixels, float[] means) implements Serializable {

	/** With the names of groups of which the sender wants the sums. */
	Message message(final long[] wanted) {
		final int n = ids.length;
		final long[] longs = new long[1 + 3 * n + wanted.length];
		longs[0] = n;
		System.arraycopy(groups, 0, longs, 1, n);
		System.arraycopy(ids, 0, longs, 1 + n, n);
		System.arraycopy(pixels, 0, longs, 1 + 2 * n, n);
		System.arraycopy(wanted, 0, longs, 1 + 3 * n, wanted.length);
		return new Message(longs, new double[0], means);
	}

	static Members of(final Message message) {
		final long[] longs = message.longs();
		final int n = (int) longs[0];
		return new Members(Arrays.copyOfRange(longs, 1, 1 + n), Arrays.copyOfRange(longs, 1 + n, 1 + 2 * n),
			Arrays.copyOfRange(longs, 1 + 2 * n, 1 + 3 * n), message.floats());
	}

	static long[] wanted(final Message message) {
		return Arrays.copyOfRange(message.longs(), 1 + 3 * (int) message.longs()[0], message.longs().length);
	}

	/** All of several, one after the other. */
	static Members all(final java.util.List<Members> parts) {
		final Members first = parts.get(0);
		long[] groups = first.groups;
		long[] ids = first.ids;
		long[] pixels = first.pixels;
		float[] means = first.means;
		for (final Members part : parts.subList(1, parts.size())) {
			groups = joined(groups, part.groups);
			ids = joined(ids, part.ids);
			pixels = joined(pixels, part.pixels);
			final int length = means.length;
			means = Arrays.copyOf(means, length + part.means.length);
			System.arraycopy(part.means, 0, means, length, part.means.length);
		}
		return new Members(groups, ids, pixels, means);
	}

	private static long[] joined(final long[] a, final long[] b) {
		final long[] both = Arrays.copyOf(a, a.length + b.length);
		System.arraycopy(b, 0, both, a.length, b.length);
		return both;
	}

	/** Each number once, in ascending order. */
	static long[] distinct(final long[] numbers) {
		final long[] sorted = numbers.clone();
		Arrays.sort(sorted);
		int count = 0;
		for (final long number : sorted)
			if (count == 0 || number != sorted[count - 1]) sorted[count++] = number;
		return Arrays.copyOf(sorted, count);
	}

	/** Of each group its pixels and mean, summed in the order of ids, which is that of the nodes in memory. */
	Sums sums(final int features) {
		final Integer[] order = new Integer[ids.length];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order,
			(a, b) -> groups[a] != groups[b] ? Long.compare(groups[a], groups[b]) : Long.compare(ids[a], ids[b]));
		final long[] names = distinct(groups);
		final long[] counts = new long[names.length];
		final float[] merged = new float[names.length * features];
		final double[] sum = new double[features];
		for (int i = 0, g = 0; i < order.length; g++) {
			Arrays.fill(sum, 0);
			for (; i < order.length && groups[order[i]] == names[g]; i++) {
				counts[g] += pixels[order[i]];
				RenaRules.add(sum, pixels[order[i]], means, order[i] * features);
			}
			RenaRules.divide(sum, counts[g], merged, g * features);
		}
		return new Sums(names, counts, merged);
	}
}
