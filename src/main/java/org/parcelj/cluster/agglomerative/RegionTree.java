package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.RegionGraph;

/**
 * The lower part of a tree whose upper part merges regions: the pixels of each region, merged one after the other in
 * their order. The heights are Ward's, √(2Δ), so that they add up to what lies within the regions.
 */
final class RegionTree {

	private static final int NONE = -1;
	private static final int STRETCH = 1 << 16;

	private final int pixels;
	private final int p;
	private final int[] sizes;
	/** The mean of the pixels of each region that have been merged. */
	private final double[] means;
	/** The node of each region that holds them. */
	private final int[] roots;
	private final int[] left;
	private final int[] right;
	private final double[] height;
	private final int[] size;
	private int merges;

	RegionTree(final FeatureMatrix features, final RegionGraph regions, final Progress progress) {
		pixels = features.pixels();
		p = features.features();
		final int most = Math.max(0, pixels - 1);
		left = new int[most];
		right = new int[most];
		height = new double[most];
		size = new int[most];
		sizes = new int[regions.size()];
		means = new double[Math.multiplyExact(regions.size(), p)];
		roots = new int[regions.size()];
		Arrays.fill(roots, NONE);
		for (int i = 0; i < pixels; i++) {
			if (i % STRETCH == 0) progress.check();
			add(features.sharedValues(), i, regions.regionOf(i));
		}
	}

	private void add(final float[] values, final int pixel, final int region) {
		final int n = sizes[region]++;
		double squares = 0;
		for (int f = 0, m = region * p, v = pixel * p; f < p; f++, m++, v++) {
			final double difference = values[v] - means[m];
			squares += difference * difference;
			means[m] += difference / (n + 1);
		}
		if (roots[region] == NONE) roots[region] = pixel;
		else roots[region] = merge(roots[region], pixel, Math.sqrt(2 * squares * n / (n + 1)), n + 1);
	}

	/** Gives the new node. */
	private int merge(final int a, final int b, final double at, final int together) {
		left[merges] = Math.min(a, b);
		right[merges] = Math.max(a, b);
		height[merges] = at;
		size[merges] = together;
		return pixels + merges++;
	}

	/** [regions]: the number of pixels of each. */
	int[] sizes() {
		return sizes;
	}

	/** [regions × features] */
	FeatureMatrix means() {
		final float[] values = new float[means.length];
		for (int m = 0; m < values.length; m++)
			values[m] = (float) means[m];
		return new FeatureMatrix(sizes.length, p, values);
	}

	/**
	 * The whole tree.
	 *
	 * @param upper the tree of the regions
	 */
	Dendrogram with(final Dendrogram upper) {
		final int[] nodes = Arrays.copyOf(roots, roots.length + upper.merges());
		for (int t = 0; t < upper.merges(); t++)
			nodes[roots.length + t] = merge(nodes[upper.left(t)], nodes[upper.right(t)], upper.height(t), upper.size(t));
		// all are filled unless there are several connected components; a copy would be as large as the tree
		if (merges == left.length) return new Dendrogram(pixels, roots.length, left, right, height, size);
		return new Dendrogram(pixels, roots.length, Arrays.copyOf(left, merges), Arrays.copyOf(right, merges),
			Arrays.copyOf(height, merges), Arrays.copyOf(size, merges));
	}
}
