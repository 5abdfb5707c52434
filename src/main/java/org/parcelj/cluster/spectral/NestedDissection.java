package org.parcelj.cluster.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.Progress;
import org.parcelj.grid.Graph;

/**
 * An order in which the pixels of a grid can be eliminated with little fill: the pixels of a plane normal to the
 * longest axis separate those on its two sides, and come after both, which are ordered likewise (A. George, Nested
 * dissection of a regular finite element mesh, SIAM J. Numer. Anal. 10, 1973, doi:10.1137/0710032). Where planes do not
 * separate, as between regions, those on one side that touch the other do. Separators, and the small parts that are not
 * divided further, are the nodes of a forest, numbered so that a node comes after all nodes below it. A node's pixels
 * have consecutive places in the order. Serves FACES and FULL alike. Immutable.
 */
final class NestedDissection {

	private static final int LEAF = 20;

	private final int[] order;
	private final int[] starts;
	private final int[][] children;

	private NestedDissection(final int[] order, final int[] starts, final int[][] children) {
		this.order = order;
		this.starts = starts;
		this.children = children;
	}

	static NestedDissection of(final Graph graph, final Progress progress) {
		final Coordinates coordinates = Coordinates.of(graph, progress);
		final Division division = new Division(graph, coordinates, progress);
		division.divide(0, graph.size());
		final int[] starts = new int[division.children.size() + 1];
		for (int node = 0; node < starts.length - 1; node++)
			starts[node] = division.starts.get(node);
		starts[starts.length - 1] = graph.size();
		return new NestedDissection(division.order, starts, division.children.toArray(new int[0][]));
	}

	/** The pixel at each place of the order. Not to be written to. */
	int[] order() {
		return order;
	}

	/** The number of nodes. */
	int nodes() {
		return children.length;
	}

	/** The first place of a node's own pixels; they end where those of the next node start. */
	int start(final int node) {
		return starts[node];
	}

	/** The number of a node's own pixels. */
	int size(final int node) {
		return starts[node + 1] - starts[node];
	}

	/** The nodes right below a node, ascending. */
	int[] children(final int node) {
		return children[node];
	}

	/** One run of the division. */
	private static final class Division {

		private final Progress progress;
		private final int[][] coordinates;
		private final int[] order;
		private final int[] sorted;
		private final Borders borders;
		private final List<Integer> starts = new ArrayList<>();
		private final List<int[]> children = new ArrayList<>();

		Division(final Graph graph, final Coordinates places, final Progress progress) {
			this.progress = progress;
			coordinates = places.alongAxes();
			order = new int[graph.size()];
			sorted = new int[graph.size()];
			Arrays.setAll(order, i -> i);
			borders = places.arePixels() ? null : new Borders(graph);
		}

		/** Orders the pixels at the places {@code from} … {@code to}-1, and gives the uppermost of their nodes. */
		int[] divide(final int from, final int to) {
			if (from == to) return new int[0];
			if (to - from <= LEAF) return new int[] { node(from, new int[0]) };
			if (to - from > 1000) progress.check();
			final int[] lowest = new int[coordinates.length];
			final int[] highest = new int[coordinates.length];
			bounds(from, to, lowest, highest);
			int longest = 0;
			for (int axis = 1; axis < coordinates.length; axis++)
				if (highest[axis] - lowest[axis] > highest[longest] - lowest[longest]) longest = axis;
			// regions may all have the same centre
			if (highest[longest] == lowest[longest]) return new int[] { node(from, new int[0]) };
			final int[] counts = new int[highest[longest] - lowest[longest] + 1];
			for (int place = from; place < to; place++)
				counts[coordinates[longest][order[place]] - lowest[longest]]++;
			return borders == null
				? divideAtPlane(longest, lowest[longest], counts, from, to)
				: divideAtBorder(longest, lowest[longest], counts, from, to);
		}

		private int[] divideAtPlane(final int axis, final int lowest, final int[] counts, final int from, final int to) {
			final int plane = plane(counts, to - from);
			final int before = Arrays.stream(counts, 0, plane).sum();
			final int separator = to - counts[plane];
			part(coordinates[axis], plane + lowest, from, from + before, separator, to);
			return join(from, from + before, separator, to);
		}

		private int[] divideAtBorder(final int axis, final int lowest, final int[] counts, final int from, final int to) {
			final byte[] sides = borders.sides(order, from, to, coordinates[axis], lowest + middle(counts, to - from));
			final int[] starts = { from, from, from, from };
			for (final byte side : sides)
				for (int later = side + 1; later < starts.length; later++)
					starts[later]++;
			final int[] next = starts.clone();
			for (int place = from; place < to; place++)
				sorted[next[sides[place - from]]++] = order[place];
			System.arraycopy(sorted, from, order, from, to - from);
			return join(from, starts[Borders.UPPER], starts[Borders.SEPARATOR], to);
		}

		/** The last plane of those that hold no more than half of all; there is one behind it. */
		private static int middle(final int[] counts, final int all) {
			int plane = 0;
			for (int below = counts[0]; plane < counts.length - 2 && 2L * (below + counts[plane + 1]) <= all; plane++)
				below += counts[plane + 1];
			return plane;
		}

		/** Divides the two sides, and puts what separates them above. */
		private int[] join(final int from, final int middle, final int separator, final int to) {
			final int[] lower = divide(from, middle);
			final int[] upper = divide(middle, separator);
			final int[] both = Arrays.copyOf(lower, lower.length + upper.length);
			System.arraycopy(upper, 0, both, lower.length, upper.length);
			return separator == to ? both : new int[] { node(separator, both) };
		}

		private int node(final int start, final int[] below) {
			starts.add(start);
			children.add(below);
			return children.size() - 1;
		}

		private void bounds(final int from, final int to, final int[] lowest, final int[] highest) {
			for (int axis = 0; axis < coordinates.length; axis++) {
				final int[] along = coordinates[axis];
				int low = Integer.MAX_VALUE;
				int high = 0;
				for (int place = from; place < to; place++) {
					low = Math.min(low, along[order[place]]);
					high = Math.max(high, along[order[place]]);
				}
				lowest[axis] = low;
				highest[axis] = high;
			}
		}

		/**
		 * The plane with the fewest pixels among those that leave at least two fifths of all to either side, the most even
		 * of equals; where there is none, the plane with the median pixel.
		 */
		private static int plane(final int[] counts, final int all) {
			int best = -1;
			int median = -1;
			int bestEven = 0;
			int below = 0;
			for (int plane = 0; plane < counts.length; plane++) {
				final int above = all - below - counts[plane];
				if (median < 0 && 2L * (below + counts[plane]) >= all) median = plane;
				final int even = Math.min(below, above);
				if (even >= 0.4 * all &&
					(best < 0 || counts[plane] < counts[best] || counts[plane] == counts[best] && even > bestEven)) {
					best = plane;
					bestEven = even;
				}
				below += counts[plane];
			}
			return best < 0 ? median : best;
		}

		/** Sorts the places into those below the plane, those above it, and those in it, each in their old order. */
		private void part(final int[] along, final int plane, final int from, final int middle, final int separator,
			final int to)
		{
			int below = from;
			int above = middle;
			int in = separator;
			for (int place = from; place < to; place++) {
				final int pixel = order[place];
				if (along[pixel] < plane) sorted[below++] = pixel;
				else if (along[pixel] > plane) sorted[above++] = pixel;
				else sorted[in++] = pixel;
			}
			System.arraycopy(sorted, from, order, from, to - from);
		}
	}
}
