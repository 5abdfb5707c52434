package org.parcelj.cluster;

import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/**
 * A label 0 … {@link #size()}-1 for each masked pixel; no cluster is empty. Immutable: {@link #labels()} gives its own
 * array, for speed, and is not to be written to.
 */
public final class Clustering {

	private final int[] labels;
	private final int size;

	private Clustering(final int[] labels, final int size) {
		this.labels = labels;
		this.size = size;
	}

	/**
	 * The clusters numbered by their first pixels in raster order.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster; gaps are allowed
	 */
	public static Clustering byFirstPixel(final int[] labels) {
		final int[] number = new int[Arrays.stream(labels).max().orElse(-1) + 1];
		final int[] renamed = new int[labels.length];
		int count = 0;
		for (int i = 0; i < labels.length; i++) {
			if (number[labels[i]] == 0) number[labels[i]] = ++count;
			renamed[i] = number[labels[i]] - 1;
		}
		return new Clustering(renamed, count);
	}

	/**
	 * The clusters numbered by ascending mean of the first feature, equal means by their first pixels.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster; gaps are allowed
	 */
	public static Clustering byFirstFeature(final int[] labels, final FeatureMatrix features) {
		final Clustering raster = byFirstPixel(labels);
		final double[] mean = new double[raster.size];
		for (int i = 0; i < labels.length; i++)
			mean[raster.labels[i]] += features.get(i, 0);
		final int[] sizes = raster.sizes();
		final Integer[] order = new Integer[raster.size];
		for (int c = 0; c < raster.size; c++) {
			mean[c] /= sizes[c];
			order[c] = c;
		}
		Arrays.sort(order, (a, b) -> Double.compare(mean[a], mean[b]));
		final int[] number = new int[raster.size];
		for (int c = 0; c < raster.size; c++)
			number[order[c]] = c;
		return new Clustering(Arrays.stream(raster.labels).map(l -> number[l]).toArray(), raster.size);
	}

	/**
	 * The clusters numbered by ascending label.
	 *
	 * @param labels a number of 0 or more for each pixel, alike for pixels of one cluster; gaps are allowed
	 */
	public static Clustering byLabel(final int[] labels) {
		final int[] number = new int[Arrays.stream(labels).max().orElse(-1) + 1];
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
	 * @param labels 0 … size-1 for each pixel, each of them at least once; taken over, not copied
	 * @throws IllegalArgumentException if a label is out of range or a cluster is empty
	 */
	public static Clustering numbered(final int[] labels, final int size) {
		final Clustering clustering = new Clustering(labels, size);
		for (final int label : labels)
			if (label < 0 || label >= size)
				throw new IllegalArgumentException("label " + label + " of " + size + " clusters");
		if (Arrays.stream(clustering.sizes()).anyMatch(s -> s == 0))
			throw new IllegalArgumentException("an empty cluster among " + size);
		return clustering;
	}

	/** The label of each pixel. Not to be written to. */
	public int[] labels() {
		return labels;
	}

	/** The number of clusters, k. */
	public int size() {
		return size;
	}

	/** The number of pixels of each cluster. */
	public int[] sizes() {
		final int[] sizes = new int[size];
		for (final int label : labels)
			sizes[label]++;
		return sizes;
	}
}
