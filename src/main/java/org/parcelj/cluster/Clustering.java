package org.parcelj.cluster;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.OrderlessSums;
import org.parcelj.features.FeatureMatrix;

/** A label 0 … {@link #size()}-1 for each masked pixel; no cluster is empty. Immutable. */
public final class Clustering {

	/** Pixels that one thread takes at a time. */
	private static final int CHUNK = 1 << 16;

	private final int[] labels;
	private final int size;
	/** The size of each cluster, null before they are asked for. */
	private volatile int[] sizes;

	private Clustering(final int[] labels, final int size) {
		this.labels = labels;
		this.size = size;
	}

	/**
	 * The clusters numbered by their first pixels in raster order.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster; gaps are allowed
	 * @throws InputException if a label is below 0
	 */
	public static Clustering byFirstPixel(final int[] labels) {
		final Clustering clustering = byFirstPixelOf(labels);
		return clustering.labels == labels ? new Clustering(labels.clone(), clustering.size) : clustering;
	}

	/**
	 * The same without a copy.
	 *
	 * @param labels as there; taken over, and not to be written to from then on
	 * @throws InputException if a label is below 0
	 */
	public static Clustering byFirstPixelOf(final int[] labels) {
		final int[] largest = largestUpTo(labels);
		if (areByFirstPixel(labels, largest)) return new Clustering(labels, largest[largest.length - 1] + 1);
		final int[] number = new int[largest[largest.length - 1] + 1];
		final int[] renamed = new int[labels.length];
		int count = 0;
		for (int i = 0; i < labels.length; i++) {
			if (number[labels[i]] == 0) number[labels[i]] = ++count;
			renamed[i] = number[labels[i]] - 1;
		}
		return new Clustering(renamed, count);
	}

	/** Whether labels are numbered by their first pixels already: none is larger than all before it by more than 1. */
	private static boolean areByFirstPixel(final int[] labels, final int[] largestUpTo) {
		final AtomicBoolean all = new AtomicBoolean(true);
		Chunks.forEach(labels.length, CHUNK, (chunk, from, to) -> {
			int largest = largestUpTo[chunk];
			for (int i = from; i < to && labels[i] <= largest + 1; i++)
				largest = Math.max(largest, labels[i]);
			if (largest != largestUpTo[chunk + 1]) all.set(false);
		});
		return all.get();
	}

	/**
	 * The largest label before each chunk and of all, -1 where there is none.
	 *
	 * @throws InputException if a label is out of range; the message has the first such one
	 */
	private static int[] largestUpTo(final int[] labels) {
		final int[] largest = new int[Chunks.count(labels.length, CHUNK) + 1];
		largest[0] = -1;
		final AtomicBoolean bad = new AtomicBoolean();
		Chunks.forEach(labels.length, CHUNK, (chunk, from, to) -> {
			int smallest = 0;
			int most = 0;
			for (int i = from; i < to; i++) {
				smallest = Math.min(smallest, labels[i]);
				most = Math.max(most, labels[i]);
			}
			if (smallest < 0 || most == Integer.MAX_VALUE) bad.set(true);
			largest[chunk + 1] = most;
		});
		if (bad.get()) for (final int label : labels)
			InputException.requireRange("a label", label, 0, Integer.MAX_VALUE - 1);
		for (int chunk = 1; chunk < largest.length; chunk++)
			largest[chunk] = Math.max(largest[chunk - 1], largest[chunk]);
		return largest;
	}

	/**
	 * The clusters numbered by ascending mean of the first feature, equal means by their first pixels.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster; gaps are allowed
	 * @param features [pixels × features]
	 * @throws InputException if the features are of another number of pixels, or a label is below 0
	 */
	public static Clustering byFirstFeature(final int[] labels, final FeatureMatrix features) {
		if (features.pixels() != labels.length)
			throw new InputException(
				"the labels are of " + labels.length + " pixels, but the features are of " + features.pixels());
		final Clustering raster = byFirstPixel(labels);
		final float largest = features.largest();
		final OrderlessSums sums = new OrderlessSums(raster.size, largest, labels.length);
		Chunks.forEach(labels.length, raster.part(), (chunk, from, to) -> {
			final OrderlessSums found = new OrderlessSums(raster.size, largest, labels.length);
			for (int i = from; i < to; i++)
				found.add(raster.labels[i], features.get(i, 0));
			synchronized (sums) {
				sums.add(found);
			}
		});
		final int[] sizes = raster.sizes();
		final double[] mean = IntStream.range(0, raster.size).mapToDouble(c -> sums.get(c) / sizes[c]).toArray();
		final int[] number = ascending(mean);
		final int[] renamed = new int[labels.length];
		Chunks.forEach(labels.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				renamed[i] = number[raster.labels[i]];
		});
		return new Clustering(renamed, raster.size);
	}

	/** The place of each number among all of them, by size; of equal ones the first comes first. */
	public static int[] ascending(final double[] numbers) {
		final Integer[] order = IntStream.range(0, numbers.length).boxed().toArray(Integer[]::new);
		Arrays.sort(order, (a, b) -> Double.compare(numbers[a], numbers[b]));
		final int[] places = new int[numbers.length];
		for (int i = 0; i < order.length; i++)
			places[order[i]] = i;
		return places;
	}

	/**
	 * The clusters numbered by ascending label.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster; gaps are allowed
	 * @throws InputException if a label is below 0
	 */
	public static Clustering byLabel(final int[] labels) {
		final int[] largest = largestUpTo(labels);
		final int[] number = new int[largest[largest.length - 1] + 1];
		for (final int label : labels)
			number[label] = 1;
		int count = 0;
		for (int label = 0; label < number.length; label++)
			if (number[label] != 0) number[label] = count++;
		return new Clustering(Arrays.stream(labels).map(l -> number[l]).toArray(), count);
	}

	/**
	 * The clusters numbered as they are given.
	 *
	 * @param labels 0 … size-1 for each pixel, each of them at least once
	 * @throws InputException if a label is out of range or a cluster is empty
	 */
	public static Clustering numbered(final int[] labels, final int size) {
		for (final int label : labels)
			InputException.requireRange("a label", label, 0, size - 1);
		final Clustering clustering = new Clustering(labels.clone(), size);
		final int[] sizes = clustering.sizes();
		for (int c = 0; c < size; c++)
			if (sizes[c] == 0) throw new InputException("cluster " + c + " of " + size + " has no pixels");
		return clustering;
	}

	/** The number of pixels. */
	public int pixels() {
		return labels.length;
	}

	/** The label of one pixel. */
	public int label(final int pixel) {
		return labels[pixel];
	}

	/** [pixels], a copy. */
	public int[] labels() {
		return labels.clone();
	}

	/** [pixels]: the array that this object itself holds, for loops where a copy would cost. Never to be written to. */
	public int[] sharedLabels() {
		return labels;
	}

	/** The number of clusters, k. */
	public int size() {
		return size;
	}

	/** The number of pixels of each cluster. */
	public int[] sizes() {
		// asked for again and again
		if (sizes == null) sizes = counted();
		return sizes.clone();
	}

	private int[] counted() {
		final int[] counts = new int[size];
		Chunks.forEach(labels.length, part(), (chunk, from, to) -> {
			final int[] found = new int[size];
			for (int i = from; i < to; i++)
				found[labels[i]]++;
			synchronized (counts) {
				for (int c = 0; c < size; c++)
					counts[c] += found[c];
			}
		});
		return counts;
	}

	/** Pixels that one thread takes at a time where it keeps a number for each cluster meanwhile. */
	private int part() {
		return (int) Math.min(Integer.MAX_VALUE, Math.max(CHUNK, 16L * size));
	}
}
