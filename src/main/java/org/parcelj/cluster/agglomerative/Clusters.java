package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

/**
 * The clusters of one run and the tree that grows of them. Each cluster is in a slot, at first pixel i in slot i; a
 * merged cluster stays in the slot of one of its parts, and the other slot is no longer live. So neighbours in space
 * stay neighbours in memory, and slots are the sets of a union-find structure.
 */
final class Clusters {

	private final int[] parent;
	private final int[] node;
	private final int[] size;

	private int merges;
	private final int[] left;
	private final int[] right;
	private final double[] height;
	private final int[] mergedSize;

	Clusters(final int pixels) {
		parent = new int[pixels];
		node = new int[pixels];
		size = new int[pixels];
		for (int i = 0; i < pixels; i++)
			parent[i] = node[i] = i;
		Arrays.fill(size, 1);
		left = new int[pixels - 1];
		right = new int[pixels - 1];
		height = new double[pixels - 1];
		mergedSize = new int[pixels - 1];
	}

	int pixels() {
		return parent.length;
	}

	int merges() {
		return merges;
	}

	boolean isLive(final int slot) {
		return parent[slot] == slot;
	}

	/** The number of the tree's node that is in a slot, or was last. */
	int node(final int slot) {
		return node[slot];
	}

	int size(final int slot) {
		return size[slot];
	}

	/** The live slot of the cluster that what was in a slot is now part of. */
	int find(final int slot) {
		int s = slot;
		while (parent[s] != s) {
			parent[s] = parent[parent[s]];
			s = parent[s];
		}
		return s;
	}

	/** Merges two live slots; the cluster stays in the first. */
	void merge(final int keep, final int gone, final double at) {
		left[merges] = Math.min(node[keep], node[gone]);
		right[merges] = Math.max(node[keep], node[gone]);
		height[merges] = at;
		parent[gone] = keep;
		size[keep] += size[gone];
		mergedSize[merges] = size[keep];
		node[keep] = parent.length + merges++;
	}

	Dendrogram tree() {
		return new Dendrogram(parent.length, Arrays.copyOf(left, merges), Arrays.copyOf(right, merges), Arrays.copyOf(height,
			merges), Arrays.copyOf(mergedSize, merges));
	}
}
