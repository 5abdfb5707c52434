package org.parcelj.cluster.agglomerative;

import java.util.BitSet;

/** Splits sets of pixels where their tree of merges does: at the last merge within the set. */
public final class TreeSplit {

	private TreeSplit() {
		// not to be instantiated
	}

	/**
	 * The part of a set that lies below one side of the lowest merge that has all of the set below it. Where the set is a
	 * cluster of the tree, this is one of the two clusters that it was merged from. In time linear in the pixels.
	 *
	 * @param pixels of the tree, at least two of them
	 * @return the smaller part, of parts that are alike the one without the first pixel; empty where no merge has all of
	 * the set below it, since the set is in components that do not touch
	 */
	public static BitSet smallerPart(final Dendrogram tree, final BitSet pixels) {
		final int[] below = new int[tree.pixels() + tree.merges()];
		final int all = pixels.cardinality();
		pixels.stream().forEach(pixel -> below[pixel] = 1);
		for (int t = 0; t < tree.merges(); t++) {
			below[tree.pixels() + t] = below[tree.left(t)] + below[tree.right(t)];
			if (below[tree.pixels() + t] == all && all > 1) return part(tree, pixels, t, below);
		}
		return new BitSet();
	}

	private static BitSet part(final Dendrogram tree, final BitSet pixels, final int merge, final int[] below) {
		final int left = tree.left(merge);
		final int right = tree.right(merge);
		final BitSet side = under(tree, pixels, below[left] < below[right] ? left : right);
		if (below[left] != below[right] || !side.get(pixels.nextSetBit(0))) return side;
		final BitSet other = (BitSet) pixels.clone();
		other.andNot(side);
		return other;
	}

	private static BitSet under(final Dendrogram tree, final BitSet pixels, final int node) {
		final boolean[] inside = new boolean[tree.pixels() + tree.merges()];
		inside[node] = true;
		for (int t = tree.merges() - 1; t >= 0; t--) {
			if (!inside[tree.pixels() + t]) continue;
			inside[tree.left(t)] = true;
			inside[tree.right(t)] = true;
		}
		final BitSet under = new BitSet();
		pixels.stream().filter(pixel -> inside[pixel]).forEach(under::set);
		return under;
	}
}
