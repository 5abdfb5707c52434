package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * What eliminating the pixels in a {@link NestedDissection}'s order touches, known before any numbers are: for each
 * node its boundary, the later pixels that its columns of the factor reach. A node's <em>front</em> is its own pixels
 * followed by its boundary, both ascending by place. Immutable.
 */
final class EliminationTree {

	private final NestedDissection nodes;
	private final int[] placeOf;
	private final int[] starts;
	private final int[] later;
	private final double[] entries;
	private final double[] diagonal;
	private final double[] rootDegrees;
	private final int[][] boundaries;
	private final int[][] inParent;

	EliminationTree(final NormalizedLaplacian laplacian, final Progress progress) {
		nodes = NestedDissection.of(laplacian.graph(), progress);
		final int n = laplacian.size();
		placeOf = new int[n];
		diagonal = new double[n];
		rootDegrees = new double[n];
		for (int place = 0; place < n; place++) {
			placeOf[nodes.order()[place]] = place;
			diagonal[place] = laplacian.entry(nodes.order()[place]);
			rootDegrees[place] = laplacian.rootDegree(nodes.order()[place]);
		}
		starts = new int[n + 2];
		laplacian.forEachEdge((i, j, w) -> starts[Math.min(placeOf[i], placeOf[j]) + 2]++);
		for (int place = 2; place < starts.length; place++)
			starts[place] += starts[place - 1];
		later = new int[starts[n + 1]];
		entries = new double[later.length];
		laplacian.forEachEdge((i, j, w) -> {
			final int at = starts[Math.min(placeOf[i], placeOf[j]) + 1]++;
			later[at] = Math.max(placeOf[i], placeOf[j]);
			entries[at] = laplacian.entry(i, j, w);
		});
		boundaries = new int[nodes.nodes()][];
		inParent = new int[nodes.nodes()][];
		progress.check();
		findBoundaries();
	}

	private void findBoundaries() {
		final int[] seenBy = new int[placeOf.length];
		int[] found = new int[64];
		for (int node = 0; node < boundaries.length; node++) {
			int count = 0;
			final int end = end(node);
			for (int e = starts[start(node)]; e < starts[end]; e++) {
				if (count == found.length) found = Arrays.copyOf(found, 2 * count);
				if (later[e] >= end && seenBy[later[e]] != node + 1) {
					seenBy[later[e]] = node + 1;
					found[count++] = later[e];
				}
			}
			for (final int child : children(node)) {
				if (count + boundaries[child].length > found.length)
					found = Arrays.copyOf(found, 2 * found.length + boundaries[child].length);
				for (final int place : boundaries[child]) {
					if (place < end || seenBy[place] == node + 1) continue;
					seenBy[place] = node + 1;
					found[count++] = place;
				}
			}
			boundaries[node] = Arrays.copyOf(found, count);
			Arrays.sort(boundaries[node]);
			for (final int child : children(node))
				inParent[child] = rowsOf(boundaries[child], node);
		}
	}

	/** The rows of a node's front at which some of its places, ascending, are. */
	private int[] rowsOf(final int[] places, final int node) {
		final int[] rows = new int[places.length];
		int b = 0;
		for (int i = 0; i < places.length; i++) {
			if (places[i] < end(node)) rows[i] = places[i] - start(node);
			else {
				while (boundaries[node][b] < places[i])
					b++;
				rows[i] = size(node) + b;
			}
		}
		return rows;
	}

	int numPixels() {
		return placeOf.length;
	}

	/** The pixel at each place. Not to be written to. */
	int[] order() {
		return nodes.order();
	}

	int nodes() {
		return boundaries.length;
	}

	int start(final int node) {
		return nodes.start(node);
	}

	int end(final int node) {
		return nodes.start(node + 1);
	}

	/** The number of a node's own pixels. */
	int size(final int node) {
		return nodes.size(node);
	}

	int[] children(final int node) {
		return nodes.children(node);
	}

	/** The height of a node's front. */
	int height(final int node) {
		return nodes.size(node) + boundaries[node].length;
	}

	/** The places of a node's boundary, ascending. */
	int[] boundary(final int node) {
		return boundaries[node];
	}

	/** The row in the parent's front of each place of a node's boundary. */
	int[] inParent(final int node) {
		return inParent[node];
	}

	/** The node's front as the matrix has it plus {@code shift} on its diagonal: its own columns filled, the rest 0. */
	double[][] front(final int node, final double shift) {
		final int height = height(node);
		final double[][] columns = new double[height][height];
		final int start = start(node);
		for (int place = start; place < end(node); place++) {
			final double[] column = columns[place - start];
			column[place - start] = diagonal[place] + shift;
			for (int e = starts[place]; e < starts[place + 1]; e++)
				column[rowOf(later[e], node)] += entries[e];
		}
		return columns;
	}

	/** The roots of the degrees, a vector of the null space, along a node's front. */
	double[] smooth(final int node) {
		final double[] smooth = Arrays.copyOfRange(rootDegrees, start(node), start(node) + height(node));
		for (int i = size(node); i < smooth.length; i++)
			smooth[i] = rootDegrees[boundaries[node][i - size(node)]];
		return smooth;
	}

	/** L x. */
	double[] times(final double[] x) {
		final double[] y = new double[x.length];
		for (int place = 0; place < x.length; place++) {
			final double here = x[place];
			double sum = diagonal[place] * here;
			for (int e = starts[place]; e < starts[place + 1]; e++) {
				sum += entries[e] * x[later[e]];
				y[later[e]] += entries[e] * here;
			}
			y[place] += sum;
		}
		return y;
	}

	private int rowOf(final int place, final int node) {
		return place < end(node) ? place - start(node) : size(node) + Arrays.binarySearch(boundaries[node], place);
	}
}
