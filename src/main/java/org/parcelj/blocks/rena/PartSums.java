package org.parcelj.blocks.rena;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Message;
import org.parcelj.cluster.rena.RenaRules;

/**
 * Sums of groups that several blocks know, put together from a part of each block, so that a group takes no more room
 * than there are blocks, however many nodes it has. Where no addition can round, they are those of the nodes one by
 * one: where all numbers are multiples of some power of two, and their magnitudes together are less than 2⁵² times as
 * much. Elsewhere two sums of the same n numbers in different orders are at most 2 (n − 1) u / (1 − (n − 1) u) times
 * the sum of magnitudes apart, with u = 2⁻⁵³ (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed.,
 * 2002, section 4.2, doi:10.1137/1.9780898718027); where all that far apart give the same mean in single precision, so
 * do the nodes one by one. For one thread.
 */
final class PartSums {

	/** Digits of a double, less one since bounds are rounded themselves. */
	private static final int EXACT = 52;
	/** The digit of the sum of magnitudes that a node may change, with room for what bounds lack. */
	private static final int ROUNDING = -51;
	/** Whole numbers of a group's part in a message, beside how many nodes it has. */
	private static final int NUMBERS = 3;
	/** Zeros are multiples of everything. */
	private static final int ANY = 1 << 12;

	private final int features;
	/** The names of the groups, ascending. */
	private final long[] names;
	private final long[] nodes;
	private final long[] pixels;
	/** [groups × features] */
	private final double[] sums;
	/** For each group, a bound on the sum of all magnitudes. */
	private final double[] bounds;
	/** For each group, the exponent of a power of two of which all numbers are multiples. */
	private final int[] units;

	/** @param names of groups, ascending */
	PartSums(final long[] names, final int features) {
		this.features = features;
		this.names = names;
		nodes = new long[names.length];
		pixels = new long[names.length];
		sums = new double[names.length * features];
		bounds = new double[names.length];
		units = new int[names.length];
		Arrays.fill(units, ANY);
	}

	/** Adds a node to the group at a place. */
	void add(final int group, final long count, final float[] means, final int at) {
		nodes[group]++;
		pixels[group] += count;
		for (int f = 0; f < features; f++) {
			final double number = RenaRules.weighted(count, means[at + f]);
			sums[group * features + f] += number;
			if (number != 0) {
				bounds[group] += Math.abs(number);
				units[group] = Math.min(units[group], unit(number));
			}
		}
	}

	/** The exponent of the lowest bit of a number that is not 0. */
	private static int unit(final double number) {
		final int zeros = Long.numberOfTrailingZeros(Double.doubleToRawLongBits(number) | 1L << 52);
		return Math.max(Math.getExponent(number), Double.MIN_EXPONENT) - 52 + zeros;
	}

	/** The sums of all groups, including those that are only asked for, for {@link #add(Message)}. */
	Message message(final BlockGrid grid) {
		final int n = names.length;
		final int[] places = IntStream.range(0, n).filter(g -> nodes[g] > 0).toArray();
		final int parts = places.length;
		final long[] longs = new long[1 + 2 * n + NUMBERS * parts];
		final double[] of = new double[parts * features];
		longs[0] = n;
		Displacement.write(grid, names, longs, 1);
		System.arraycopy(nodes, 0, longs, 1 + n, n);
		for (int i = 0, at = 1 + 2 * n; i < parts; i++, at++) {
			final int group = places[i];
			longs[at] = pixels[group];
			longs[at + parts] = Math.getExponent(bounds[group]) + 1;
			longs[at + 2 * parts] = units[group];
			System.arraycopy(sums, group * features, of, i * features, features);
		}
		return Message.of(longs, of);
	}

	/** The names of groups in a message. */
	static long[] names(final Message message, final BlockGrid grid) {
		return Displacement.read(grid, message.longs(), 1, (int) message.longs()[0]);
	}

	/** Adds a block's parts. */
	void add(final Message message, final BlockGrid grid) {
		final long[] longs = message.longs();
		final long[] others = names(message, grid);
		final int n = others.length;
		final int parts = (longs.length - 1 - 2 * n) / NUMBERS;
		int part = 0;
		for (int i = 0; i < n; i++) {
			if (longs[1 + n + i] == 0) continue;
			final int group = Arrays.binarySearch(names, others[i]);
			final int at = 1 + 2 * n + part;
			nodes[group] += longs[1 + n + i];
			pixels[group] += longs[at];
			bounds[group] += Math.scalb(1.0, (int) longs[at + parts]);
			units[group] = Math.min(units[group], (int) longs[at + 2 * parts]);
			for (int f = 0; f < features; f++)
				sums[group * features + f] += message.doubles()[part * features + f];
			part++;
		}
	}

	/** Pixels and means of groups; those whose means may be others where nodes are summed one by one are left open. */
	Sums sums() {
		final long[] counts = new long[names.length];
		final float[] means = new float[sums.length];
		final double[] sum = new double[features];
		for (int group = 0; group < names.length; group++) {
			System.arraycopy(sums, group * features, sum, 0, features);
			RenaRules.divide(sum, pixels[group], means, group * features);
			if (isExact(group) || isSettled(group, means)) counts[group] = pixels[group];
		}
		return new Sums(names, counts, means);
	}

	private boolean isExact(final int group) {
		return bounds[group] < Math.scalb(1.0, units[group] + EXACT);
	}

	/** Whether all sums that may come of another order give the same means. */
	private boolean isSettled(final int group, final float[] means) {
		final double apart = Math.scalb(bounds[group] * nodes[group], ROUNDING);
		final float[] ends = new float[2];
		for (int f = 0; f < features; f++) {
			final double sum = sums[group * features + f];
			RenaRules.divide(new double[] { Math.nextDown(sum - apart), Math.nextUp(sum + apart) }, pixels[group], ends, 0);
			final float mean = means[group * features + f];
			if (Float.compare(ends[0], mean) != 0 || Float.compare(ends[1], mean) != 0) return false;
		}
		return true;
	}
}
