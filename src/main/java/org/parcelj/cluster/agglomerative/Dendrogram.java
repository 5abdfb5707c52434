package org.parcelj.cluster.agglomerative;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.cluster.Clustering;

/**
 * The tree of merges of n pixels: nodes 0 … n-1 are the pixels, node n+t is merge t, in the order in which the merges
 * were done. A graph of c components gives a forest of c trees and n-c merges. One tree serves every number of
 * clusters. Heights need not ascend: an average can come out nearer to its neighbours than its parts were. Immutable.
 */
public final class Dendrogram {

	private final int pixels;
	private final int finest;
	private final int[] left;
	private final int[] right;
	private final double[] height;
	private final int[] size;

	/**
	 * The arrays are taken over, not copied.
	 *
	 * @param left [merges]: the child of lower number, below n+t for merge t
	 * @param right [merges]: the other child
	 * @param height [merges]
	 * @param size [merges]: the number of pixels
	 */
	Dendrogram(final int pixels, final int[] left, final int[] right, final double[] height, final int[] size) {
		this(pixels, pixels, left, right, height, size);
	}

	/**
	 * The same of a tree whose first merges make regions that are to stay whole.
	 *
	 * @param finest the number of regions
	 */
	Dendrogram(final int pixels, final int finest, final int[] left, final int[] right, final double[] height,
		final int[] size)
	{
		this.pixels = pixels;
		this.finest = finest;
		this.left = left;
		this.right = right;
		this.height = height;
		this.size = size;
	}

	/** The number of pixels, n. */
	public int pixels() {
		return pixels;
	}

	/** The memory that the tree of so many pixels takes. */
	public static long bytes(final long pixels) {
		return 3 * Memory.ofArray(Integer.BYTES * pixels) + Memory.ofArray(Double.BYTES * pixels);
	}

	/** The largest number of clusters that it can be cut into: its pixels, or the superpixels that it was made of. */
	public int mostClusters() {
		return finest;
	}

	/** The number of merges, n-c. */
	public int merges() {
		return left.length;
	}

	/** The number of trees, c: one for each component of the graph. */
	public int components() {
		return pixels - left.length;
	}

	/** The child of merge {@code t} that has the lower node number. */
	public int left(final int t) {
		return left[t];
	}

	/** The child of merge {@code t} that has the higher node number. */
	public int right(final int t) {
		return right[t];
	}

	/** The distance at which merge {@code t} was done. */
	public double height(final int t) {
		return height[t];
	}

	/** The number of pixels below merge {@code t}. */
	public int size(final int t) {
		return size[t];
	}

	/**
	 * Exactly {@code k} clusters: the last k-c merges undone. In time linear in the pixels.
	 *
	 * @throws InputException if {@code k} is below the number of components or above that of pixels
	 */
	public Clustering cut(final int k) {
		requireClusters(k);
		final int applied = pixels - k;
		final int[] label = new int[pixels + applied];
		int labels = 0;
		for (int t = applied - 1; t >= 0; t--) {
			// 0 stands for a node that no merge has reached: the root of a cluster
			if (label[pixels + t] == 0) label[pixels + t] = ++labels;
			label[left[t]] = label[right[t]] = label[pixels + t];
		}
		final int[] result = new int[pixels];
		for (int i = 0; i < pixels; i++)
			result[i] = label[i] == 0 ? labels++ : label[i] - 1;
		return Clustering.byFirstPixel(result);
	}

	/**
	 * The clusters that {@link #clustersAtHeight(double)} counts.
	 *
	 * @throws InputException if {@code threshold} is not a finite number of at least 0
	 */
	public Clustering cutAtHeight(final double threshold) {
		return cut(clustersAtHeight(threshold));
	}

	/**
	 * One cluster for each component and one more for each merge at {@code threshold} or higher.
	 *
	 * @throws InputException if {@code threshold} is not a finite number of at least 0
	 */
	public int clustersAtHeight(final double threshold) {
		InputException.requireAtLeast("height", threshold, 0);
		int clusters = components();
		for (final double h : height)
			if (h >= threshold) clusters++;
		return clusters;
	}

	/**
	 * The height at which the next of {@code k} clusters are merged: that to cut at for {@code k} clusters, where heights
	 * ascend. Infinite where no merge is left.
	 *
	 * @throws InputException if {@code k} is below the number of components or above that of pixels
	 */
	public double heightOf(final int k) {
		requireClusters(k);
		return k == components() ? Double.POSITIVE_INFINITY : height[pixels - k];
	}

	/**
	 * @throws InputException if the tree cannot be cut into {@code k} clusters; the message has {@code k} and the limit
	 */
	public void requireClusters(final int k) {
		if (k > finest && k <= pixels)
			throw new InputException(
				"clusters is " + k + ", but the tree is of " + finest + " superpixels, which stay whole");
		requireClusters(k, components(), pixels);
	}

	/**
	 * The same before there is a tree.
	 *
	 * @throws InputException if so many components of so many pixels cannot make {@code k} clusters
	 */
	public static void requireClusters(final int k, final int components, final int pixels) {
		if (k > 0 && k < components)
			throw new InputException("clusters is " + k + ", but the mask has " + components +
				" components that do not touch, and each is at least one cluster; ask for at least " + components +
				" or set bridge");
		InputException.requireRange("clusters", k, 1, pixels);
	}
}
