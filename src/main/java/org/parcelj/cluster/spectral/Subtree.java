package org.parcelj.cluster.spectral;

import java.util.Arrays;

/**
 * Solutions for the pixels of one whole subtree. The pixels' numbers are copied out, followed by those of the boundary
 * of the subtree's uppermost node, so that all that is looked up and added to lies close together, and nobody else
 * writes to it. Not for several threads at once.
 */
final class Subtree {

	private final PackedPanels[] panels;
	private final int start;
	private final int pixels;
	/** Node after node, where in the copies the numbers of its boundary are. */
	private final int[] rows;
	/** The places of the uppermost node's boundary. */
	private final int[] outside;
	private final int highest;
	/** For each right-hand side the numbers of the pixels, then those of the boundary. */
	private double[][] copies = new double[0][];
	/** For each right-hand side the numbers along the front of one node. */
	private double[][] front = new double[0][];

	/**
	 * @param first node of the subtree
	 * @param last node of it, which all others are below
	 * @param panels of all nodes of the tree
	 */
	Subtree(final EliminationTree tree, final int first, final int last, final PackedPanels[] panels) {
		this.panels = Arrays.copyOfRange(panels, first, last + 1);
		start = tree.start(first);
		pixels = tree.end(last) - start;
		outside = tree.boundary(last);
		int count = 0;
		int most = 0;
		for (int node = first; node <= last; node++) {
			count += tree.boundary(node).length;
			most = Math.max(most, tree.height(node));
		}
		highest = most;
		rows = new int[count];
		int at = 0;
		for (int node = first; node <= last; node++)
			for (final int place : tree.boundary(node))
				rows[at++] = place < start + pixels ? place - start : pixels + Arrays.binarySearch(outside, place);
	}

	/**
	 * Solves with the factor, in place.
	 *
	 * @return for each right-hand side a vector that ends with what is to be added along the boundary
	 */
	double[][] forward(final double[][] x) {
		if (copies.length != x.length) {
			copies = new double[x.length][pixels + outside.length];
			front = new double[x.length][highest];
		}
		for (int r = 0; r < x.length; r++) {
			System.arraycopy(x[r], start, copies[r], 0, pixels);
			Arrays.fill(copies[r], pixels, copies[r].length, 0);
		}
		int own = 0;
		int row = 0;
		for (final PackedPanels node : panels) {
			final int boundary = node.height() - node.columns();
			take(node, own, row);
			node.forward(front);
			for (int r = 0; r < x.length; r++) {
				System.arraycopy(front[r], 0, copies[r], own, node.columns());
				put(front[r], node.columns(), copies[r], row, boundary);
			}
			own += node.columns();
			row += boundary;
		}
		copyBack(x);
		return copies;
	}

	/** Solves with the factor's transpose, in place, what {@link #forward} left. */
	void backward(final double[][] x) {
		for (int r = 0; r < x.length; r++)
			for (int i = 0; i < outside.length; i++)
				copies[r][pixels + i] = x[r][outside[i]];
		int own = pixels;
		int row = rows.length;
		for (int number = panels.length - 1; number >= 0; number--) {
			final PackedPanels node = panels[number];
			own -= node.columns();
			row -= node.height() - node.columns();
			take(node, own, row);
			node.backward(front);
			for (int r = 0; r < x.length; r++)
				System.arraycopy(front[r], 0, copies[r], own, node.columns());
		}
		copyBack(x);
	}

	/** Copies the numbers along a node's front. */
	private void take(final PackedPanels node, final int own, final int row) {
		for (int r = 0; r < front.length; r++) {
			final double[] to = front[r];
			final double[] from = copies[r];
			System.arraycopy(from, own, to, 0, node.columns());
			for (int i = node.columns(), at = row; i < node.height(); i++, at++)
				to[i] = from[rows[at]];
		}
	}

	/** Copies what is left along a node's boundary back. */
	private void put(final double[] from, final int first, final double[] to, final int row, final int count) {
		for (int i = 0; i < count; i++)
			to[rows[row + i]] = from[first + i];
	}

	private void copyBack(final double[][] x) {
		for (int r = 0; r < x.length; r++)
			System.arraycopy(copies[r], 0, x[r], start, pixels);
	}
}
