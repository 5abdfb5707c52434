package org.parcelj.blocks.rena;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.blocks.Message;
import org.parcelj.cluster.rena.RenaRules;

/**
 * Sums of groups that several blocks know, put together from a part of each block, so that a group takes no more room
 * than there are blocks, however many nodes it has. Where no addition can round, they are those of the nodes one by
 * one: where all numbers are multiples of some power of two, and their magnitudes together are less than 2⁵² times as
 * much. For one thread.
 */
final class PartSums {

	/** Digits of a double, less one since bounds are rounded themselves. */
	private static final int EXACT = 52;
	/** Zeros are multiples of everything. */
	private static final int ANY = 1 << 12;

	private final int features;
	/** Of the groups, ascending. */
	private final long[] names;
	private final long[] pixels;
	/** [groups × features] */
	private final double[] sums;
	/** Of each group no less than the sum of all magnitudes. */
	private final double[] bounds;
	/** Of each group the exponent of a power of two of which all numbers are multiples. */
	private final int[] units;

	/** @param names of groups, ascending */
	PartSums(final long[] names, final int features) {
		this.features = features;
		this.names = names;
		pixels = new long[names.length];
		sums = new double[names.length * features];
		bounds = new double[names.length];
		units = new int[names.length];
		Arrays.fill(units, ANY);
	}

	/** Adds a node to the group at a place. */
	void add(final int group, final long count, final float[] means, final int at) {
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

	/** Groups of which there is something, for {@link #add(Message)}, and names of groups that are asked for. */
	Message message(final long[] wanted) {
		final int[] places = IntStream.range(0, names.length).filter(g -> pixels[g] > 0).toArray();
		final int n = places.length;
		final long[] longs = new long[1 + 4 * n + wanted.length];
		final double[] parts = new double[n * features];
		longs[0] = n;
		for (int i = 0; i < n; i++) {
			final int group = places[i];
			longs[1 + i] = names[group];
			longs[1 + n + i] = pixels[group];
			longs[1 + 2 * n + i] = Math.getExponent(bounds[group]) + 1;
			longs[1 + 3 * n + i] = units[group];
			System.arraycopy(sums, group * features, parts, i * features, features);
		}
		System.arraycopy(wanted, 0, longs, 1 + 4 * n, wanted.length);
		return Message.of(longs, parts);
	}

	/** The names of groups that are asked for in a message. */
	static long[] wanted(final Message message) {
		return Arrays.copyOfRange(message.longs(), 1 + 4 * (int) message.longs()[0], message.longs().length);
	}

	/** The names of groups of which a message has parts. */
	static long[] names(final Message message) {
		return Arrays.copyOfRange(message.longs(), 1, 1 + (int) message.longs()[0]);
	}

	/** Adds a block's parts. */
	void add(final Message message) {
		final long[] longs = message.longs();
		final int n = (int) longs[0];
		for (int i = 0; i < n; i++) {
			final int group = Arrays.binarySearch(names, longs[1 + i]);
			pixels[group] += longs[1 + n + i];
			bounds[group] += Math.scalb(1.0, (int) longs[1 + 2 * n + i]);
			units[group] = Math.min(units[group], (int) longs[1 + 3 * n + i]);
			for (int f = 0; f < features; f++)
				sums[group * features + f] += message.doubles()[i * features + f];
		}
	}

	/** Pixels and means of groups; those of which sums may have been rounded are left open. */
	Sums sums() {
		final long[] counts = new long[names.length];
		final float[] means = new float[sums.length];
		final double[] sum = new double[features];
		for (int group = 0; group < names.length; group++) {
			if (bounds[group] >= Math.scalb(1.0, units[group] + EXACT)) continue;
			counts[group] = pixels[group];
			System.arraycopy(sums, group * features, sum, 0, features);
			RenaRules.divide(sum, counts[group], means, group * features);
		}
		return new Sums(names, counts, means);
	}
}
