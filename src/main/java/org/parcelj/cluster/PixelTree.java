package org.parcelj.cluster;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * A tree that spans the pixels of a cluster, so that the cluster falls into two parts wherever an edge of it is removed
 * (R. M. Assunção, M. C. Neves, G. Câmara, C. da Costa Freitas, Efficient regionalization techniques for socio-economic
 * geographical units using minimum spanning trees, Int. J. Geogr. Inf. Sci. 20, 2006, doi:10.1080/13658810600665111,
 * with another tree: one that leaves many parts of similar sizes). Immutable.
 */
final class PixelTree {

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 16;

	/** Cuts that are looked at for whether they keep the capacity. */
	private static final int TRIES = 16;

	/** Parents before their children, and all that hangs on a pixel right behind it. */
	private final int[] pixels;
	/** The place of each pixel's parent among them, -1 of the first. */
	private final int[] parents;

	private PixelTree(final int[] pixels, final int[] parents) {
		this.pixels = pixels;
		this.parents = parents;
	}

	/** A path from the lowest to the highest value of the feature that varies most. */
	static PixelTree alongValues(final int[] pixels, final FeatureMatrix features) {
		final int p = features.features();
		final int feature = widest(pixels, features);
		final long[] keys = new long[pixels.length];
		for (int i = 0; i < keys.length; i++)
			keys[i] = (long) ascending(features.sharedValues()[pixels[i] * p + feature]) << 32 | pixels[i];
		Arrays.sort(keys);
		final int[] path = new int[keys.length];
		Arrays.setAll(path, i -> (int) keys[i]);
		final int[] parents = new int[path.length];
		Arrays.setAll(parents, i -> i - 1);
		return new PixelTree(path, parents);
	}

	/** A number that is the larger the larger a value is. */
	private static int ascending(final float value) {
		// so that -0 is 0
		final int bits = Float.floatToIntBits(value + 0f);
		return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
	}

	private static int widest(final int[] pixels, final FeatureMatrix features) {
		final int p = features.features();
		int widest = 0;
		double most = -1;
		for (int f = 0; f < p; f++) {
			double sum = 0;
			for (final int i : pixels)
				sum += features.sharedValues()[i * p + f];
			double squares = 0;
			for (final int i : pixels)
				squares += Math.pow(features.sharedValues()[i * p + f] - sum / pixels.length, 2);
			if (squares <= most) continue;
			most = squares;
			widest = f;
		}
		return widest;
	}

	/**
	 * From neighbour to neighbour as far as it goes, along one axis rather than across, and along an earlier one first:
	 * of a box it is a path through all pixels, back and forth. Parts that do not touch hang on its first pixel.
	 *
	 * @param pixels of one label, ascending
	 * @param labels of all pixels
	 */
	static PixelTree overNeighbours(final int[] pixels, final int[] labels, final GridGraph graph,
		final Progress progress)
	{
		final Walk walk = new Walk(pixels, labels, graph);
		for (int i = 0; i < pixels.length; i++) {
			if (i % STRETCH == 0) progress.check();
			walk.from(i, progress);
		}
		return new PixelTree(walk.order, walk.parents);
	}

	/** The search for a tree, first into the depth. */
	private static final class Walk {

		private final int[] pixels;
		private final int[] labels;
		private final Adjacency.Reader reader;
		private final Mask mask;
		/** Null where they are the pixels' numbers. */
		private final int[] positions;
		private final int[] order;
		private final int[] parents;
		private final boolean[] visited;
		private int count;

		Walk(final int[] pixels, final int[] labels, final GridGraph graph) {
			this.pixels = pixels;
			this.labels = labels;
			reader = graph.reader();
			mask = graph.mask();
			positions = mask.isFull() ? null : mask.positions();
			order = new int[pixels.length];
			parents = new int[pixels.length];
			visited = new boolean[pixels.length];
		}

		void from(final int start, final Progress progress) {
			if (visited[start]) return;
			visit(start, count == 0 ? -1 : 0);
			int at = count - 1;
			final int root = at;
			while (true) {
				if (count % STRETCH == 0) progress.check();
				final int next = next(order[at]);
				if (next >= 0) {
					visit(next, at);
					at = count - 1;
				}
				else if (at == root) return;
				else at = parents[at];
			}
		}

		private void visit(final int place, final int parent) {
			visited[place] = true;
			order[count] = pixels[place];
			parents[count++] = parent;
		}

		/** The place of the best neighbour that has not been visited, of two such the later one; -1 where there is none. */
		private int next(final int pixel) {
			reader.enter(pixel);
			int best = -1;
			long least = Long.MAX_VALUE;
			for (int e = reader.from(); e < reader.to(); e++) {
				final int other = reader.neighbours()[e];
				if (labels[other] != labels[pixel]) continue;
				final long step = step(position(pixel), position(other));
				final int place = step > least ? 0 : Arrays.binarySearch(pixels, other);
				if (step > least || visited[place]) continue;
				best = place;
				least = step;
			}
			return best;
		}

		private int position(final int pixel) {
			return positions == null ? pixel : positions[pixel];
		}

		/** How many axes a step goes along, above which these are. */
		private long step(final int from, final int to) {
			long axes = 0;
			for (int axis = 0, a = from, b = to; a != b; axis++) {
				final int length = (int) mask.dimension(axis);
				if (a % length != b % length) axes++;
				a /= length;
				b /= length;
			}
			return axes << 32 | Math.abs(from - to);
		}
	}

	int size() {
		return pixels.length;
	}

	/** [size], in the tree's order. Not to be written to. */
	int[] pixels() {
		return pixels;
	}

	/** Whether a pixel is the first of as many as a part has at least, cut off from the ends of the tree inwards. */
	private boolean[] ends(final int smallest) {
		final boolean[] ends = new boolean[pixels.length];
		final int[] hanging = new int[pixels.length];
		for (int i = pixels.length - 1; i >= 0; i--) {
			ends[i] = ++hanging[i] >= smallest;
			if (i > 0 && !ends[i]) hanging[parents[i]] += hanging[i];
		}
		return ends;
	}

	/** The most parts of so many pixels, at least, that are left when edges are taken out. */
	int capacity(final int smallest) {
		int count = 0;
		for (final boolean end : ends(smallest))
			if (end) count++;
		return count;
	}

	/**
	 * The pixel above which to cut, so that both parts have so many pixels, and as little variance as can be.
	 *
	 * @param keeps whether the two must have the capacity of the whole
	 * @return -1 where there is none
	 */
	int cut(final int smallest, final boolean keeps, final FeatureMatrix features, final Progress progress) {
		final int n = pixels.length;
		final int[] below = below();
		final double[] gains = gains(below, features, progress);
		final boolean[] able = new boolean[n];
		for (int i = 1; i < n; i++)
			able[i] = below[i] >= smallest && n - below[i] >= smallest;
		if (!keeps) return best(gains, able);
		final int capacity = capacity(smallest);
		for (int tries = 0; tries < TRIES; tries++) {
			progress.check();
			final int best = best(gains, able);
			if (best < 0 || from(best).capacity(smallest) + without(best).capacity(smallest) == capacity) return best;
			able[best] = false;
		}
		// what the count cuts off leaves it as it is
		final boolean[] ends = ends(smallest);
		for (int i = 0; i < n; i++)
			able[i] &= ends[i];
		return best(gains, able);
	}

	private static int best(final double[] gains, final boolean[] able) {
		int best = -1;
		for (int i = 1; i < gains.length; i++)
			if (able[i] && (best < 0 || gains[i] > gains[best])) best = i;
		return best;
	}

	/** For each pixel how many there are from it on: itself and all that hang on it. */
	private int[] below() {
		final int[] below = new int[pixels.length];
		for (int i = pixels.length - 1; i >= 0; i--) {
			below[i]++;
			if (i > 0) below[parents[i]] += below[i];
		}
		return below;
	}

	/** How much a cut above each pixel lowers the sum of the squared distances from the means. */
	private double[] gains(final int[] below, final FeatureMatrix features, final Progress progress) {
		final int n = pixels.length;
		final double[] gains = new double[n];
		final double[] before = new double[n + 1];
		for (int f = 0; f < features.features(); f++) {
			progress.check();
			for (int i = 0; i < n; i++)
				before[i + 1] = before[i] + features.get(pixels[i], f);
			for (int i = 1; i < n; i++) {
				final double part = before[i + below[i]] - before[i];
				final double rest = n - below[i];
				gains[i] += below[i] * rest / n * Math.pow(part / below[i] - (before[n] - part) / rest, 2);
			}
		}
		return gains;
	}

	/** A pixel with all that hang on it. */
	PixelTree from(final int place) {
		final int size = below()[place];
		final int[] lower = new int[size];
		Arrays.setAll(lower, i -> i == 0 ? -1 : parents[place + i] - place);
		return new PixelTree(Arrays.copyOfRange(pixels, place, place + size), lower);
	}

	/** What is left without them. */
	PixelTree without(final int place) {
		final int size = below()[place];
		final int[] kept = new int[pixels.length - size];
		final int[] upper = new int[kept.length];
		for (int i = 0; i < kept.length; i++) {
			final int old = i < place ? i : i + size;
			kept[i] = pixels[old];
			upper[i] = parents[old] < place ? parents[old] : parents[old] - size;
		}
		return new PixelTree(kept, upper);
	}
}
