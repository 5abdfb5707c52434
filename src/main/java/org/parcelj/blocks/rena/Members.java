package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.blocks.Message;
import org.parcelj.cluster.rena.RenaRules;

/**
 * Nodes of groups that several blocks know, each from the block that its lowest pixel is in. Pixels of equal value
 * beside each other along x are one entry.
 *
 * @param groups of each entry the name of its group
 * @param ids of each the id of its first node; ascending for each group
 * @param runs of each how many nodes of consecutive ids it stands for
 * @param pixels of each the number of pixels of a node
 * @param means [entries × features]
 */
record Members(long[] groups, long[] ids, long[] runs, long[] pixels, float[] means) implements Serializable {

	private static final int PARTS = 4;

	/**
	 * Members made from some of a block's nodes.
	 *
	 * @param groups of each of them its name
	 * @param which nodes, ascending
	 */
	static Members of(final Nodes nodes, final long[] groups, final int[] which, final int features) {
		final long[] names = new long[which.length];
		final long[] ids = new long[which.length];
		final long[] runs = new long[which.length];
		final long[] pixels = new long[which.length];
		final float[] means = new float[which.length * features];
		int count = 0;
		for (int i = 0; i < which.length; i++) {
			final int node = which[i];
			if (i > 0 && groups[i] == groups[i - 1] && goesOn(nodes, which[i - 1], node, features)) {
				runs[count - 1]++;
				continue;
			}
			names[count] = groups[i];
			ids[count] = nodes.ids()[node];
			runs[count] = 1;
			pixels[count] = nodes.pixels(node);
			System.arraycopy(nodes.means(), node * features, means, count * features, features);
			count++;
		}
		return new Members(Arrays.copyOf(names, count), Arrays.copyOf(ids, count), Arrays.copyOf(runs, count),
			Arrays.copyOf(pixels, count), Arrays.copyOf(means, count * features));
	}

	private static boolean goesOn(final Nodes nodes, final int before, final int node, final int features) {
		return nodes.ids()[node] == nodes.ids()[before] + 1 && nodes.pixels(node) == nodes.pixels(before) && Arrays.equals(
			nodes.means(), before * features, (before + 1) * features, nodes.means(), node * features, (node + 1) * features);
	}

	/** With the names of groups of which the sender wants the sums. */
	Message message(final long[] wanted) {
		final int n = ids.length;
		final long[] longs = new long[1 + PARTS * n + wanted.length];
		longs[0] = n;
		System.arraycopy(groups, 0, longs, 1, n);
		System.arraycopy(ids, 0, longs, 1 + n, n);
		System.arraycopy(runs, 0, longs, 1 + 2 * n, n);
		System.arraycopy(pixels, 0, longs, 1 + 3 * n, n);
		System.arraycopy(wanted, 0, longs, 1 + PARTS * n, wanted.length);
		return new Message(longs, new double[0], means);
	}

	/** The number of entries in a message. */
	static long count(final Message message) {
		return message.longs()[0];
	}

	/** What an entry takes while it is put together with others and summed up. */
	static long bytes(final int features) {
		return 2 * (PARTS * Long.BYTES + (long) features * Float.BYTES) + 2 * Long.BYTES;
	}

	static Members of(final Message message) {
		final long[] longs = message.longs();
		final int n = (int) longs[0];
		return new Members(Arrays.copyOfRange(longs, 1, 1 + n), Arrays.copyOfRange(longs, 1 + n, 1 + 2 * n),
			Arrays.copyOfRange(longs, 1 + 2 * n, 1 + 3 * n), Arrays.copyOfRange(longs, 1 + 3 * n, 1 + PARTS * n),
			message.floats());
	}

	static long[] wanted(final Message message) {
		return Arrays.copyOfRange(message.longs(), 1 + PARTS * (int) message.longs()[0], message.longs().length);
	}

	/** All of several, one after the other. */
	static Members all(final java.util.List<Members> parts) {
		final int count = parts.stream().mapToInt(part -> part.ids.length).sum();
		final Members all = new Members(new long[count], new long[count], new long[count], new long[count],
			new float[parts.stream().mapToInt(part -> part.means.length).sum()]);
		int at = 0;
		int mean = 0;
		for (final Members part : parts) {
			System.arraycopy(part.groups, 0, all.groups, at, part.ids.length);
			System.arraycopy(part.ids, 0, all.ids, at, part.ids.length);
			System.arraycopy(part.runs, 0, all.runs, at, part.ids.length);
			System.arraycopy(part.pixels, 0, all.pixels, at, part.ids.length);
			System.arraycopy(part.means, 0, all.means, mean, part.means.length);
			at += part.ids.length;
			mean += part.means.length;
		}
		return all;
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

	/** The pixels and mean of each group, summed in the order of ids, which is that of the nodes in memory. */
	Sums sums(final int features) {
		final long[] names = distinct(groups);
		final long[] counts = new long[names.length];
		final float[] merged = new float[names.length * features];
		final double[][] sum = new double[names.length][features];
		for (final int entry : byId()) {
			final int g = Arrays.binarySearch(names, groups[entry]);
			counts[g] += runs[entry] * pixels[entry];
			for (long run = 0; run < runs[entry]; run++)
				RenaRules.add(sum[g], pixels[entry], means, entry * features);
		}
		for (int g = 0; g < names.length; g++)
			RenaRules.divide(sum[g], counts[g], merged, g * features);
		return new Sums(names, counts, merged);
	}

	/** The entries in the order of their ids, no two of which are the same. */
	private int[] byId() {
		final long[] sorted = ids.clone();
		Arrays.sort(sorted);
		final int[] order = new int[ids.length];
		for (int entry = 0; entry < order.length; entry++)
			order[Arrays.binarySearch(sorted, ids[entry])] = entry;
		return order;
	}
}
