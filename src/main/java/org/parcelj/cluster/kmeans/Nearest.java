package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The nearest centre of every pixel. Centres are compared by scores in single precision, many pixels at a time; where
 * two scores are so close that rounding may have exchanged them, centres are compared by their distances in double. So
 * the result is that of double precision throughout. Among equally near centres a pixel goes to the first; a rival that
 * is only as near as its own centre does not win.
 */
final class Nearest {

	/** Centres that are scored before the lowest of their scores is looked at. */
	private static final int TILE = 16;

	/** Times this, any but the very least difference is above 1. */
	private static final float STEEP = 0x1p120f;

	private final CentredFeatures data;
	private final int[] labels;
	private final float[] scores;
	private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

	Nearest(final CentredFeatures data) {
		this.data = data;
		labels = new int[data.pixels()];
		Arrays.fill(labels, -1);
		scores = new float[labels.length];
	}

	/** The number of each pixel's centre, -1 before the first search. */
	int[] labels() {
		return labels;
	}

	/**
	 * Gives each pixel of some blocks the nearest of the centres.
	 *
	 * @param rivals [clusters]: for the pixels of each cluster the centres to compare, its own first; null: all of them
	 * @param gaps learn of the pixels in clusters; not used where {@code rivals} is null
	 */
	void search(final PixelBlocks blocks, final Centres centres, final int[][] rivals, final Gaps gaps,
		final Progress progress)
	{
		final int[] all = IntStream.range(0, centres.count()).toArray();
		Chunks.forEach(blocks.count(), 1, (block, from, to) -> {
			final Workspace free = workspaces.poll();
			final Workspace workspace = free == null ? new Workspace(data) : free;
			final Search search = new Search(centres, gaps, workspace);
			progress.check();
			final int cluster = blocks.cluster(block);
			search.run(blocks.pixels(), blocks.from(block), blocks.to(block), cluster,
				rivals == null ? all : rivals[cluster]);
			workspaces.add(workspace);
		});
	}

	/**
	 * Lets gaps know how much farther every centre is from some pixels than their own, after a search.
	 */
	void measure(final int[] pixels, final Centres centres, final Gaps gaps, final Progress progress) {
		final int[] all = IntStream.range(0, centres.count()).toArray();
		Chunks.forEach(pixels.length, ScoreBlock.SIZE, (chunk, from, to) -> {
			progress.check();
			final Workspace free = workspaces.poll();
			final Workspace workspace = free == null ? new Workspace(data) : free;
			new Search(centres, gaps, workspace).measure(Arrays.copyOfRange(pixels, from, to), all);
			workspaces.add(workspace);
		});
	}

	/** What a search writes to, used again and again because clearing it would take longer than many a search. */
	private static final class Workspace {

		final ScoreBlock block;
		final float[][] tile = new float[TILE][ScoreBlock.SIZE];
		final float[] lowest = new float[ScoreBlock.SIZE];
		/** The number of the best centre so far, its score, and the score from where on another is not as near. */
		final int[] best = new int[ScoreBlock.SIZE];
		final float[] bestScores = new float[ScoreBlock.SIZE];
		final float[] limits = new float[ScoreBlock.SIZE];
		/** How far two scores may be apart in the wrong order. */
		final float[] slacks = new float[ScoreBlock.SIZE];
		/** At most how far a pixel's own centre is, and what its squared distance is at least more than twice its score. */
		final float[] own = new float[ScoreBlock.SIZE];
		final float[] offsets = new float[ScoreBlock.SIZE];
		/** How many centres are about as near as the nearest, and where that is in the tile, where it is but one. */
		final float[] near = new float[ScoreBlock.SIZE];
		final float[] places = new float[ScoreBlock.SIZE];

		Workspace(final CentredFeatures data) {
			block = new ScoreBlock(data);
		}
	}

	/** The search for block after block, in one thread. */
	private final class Search {

		private final Centres centres;
		private final Gaps gaps;
		private final ScoreBlock block;
		private final float[][] tile;
		private final float[] lowest;
		private final int[] best;
		private final float[] bestScores;
		private final float[] limits;
		private final float[] slacks;
		private final float[] own;
		private final float[] offsets;
		private final float[] near;
		private final float[] places;

		Search(final Centres centres, final Gaps gaps, final Workspace workspace) {
			this.centres = centres;
			this.gaps = gaps;
			block = workspace.block;
			tile = workspace.tile;
			lowest = workspace.lowest;
			best = workspace.best;
			bestScores = workspace.bestScores;
			limits = workspace.limits;
			slacks = workspace.slacks;
			own = workspace.own;
			offsets = workspace.offsets;
			near = workspace.near;
			places = workspace.places;
		}

		void run(final int[] pixels, final int from, final int to, final int cluster, final int[] numbers) {
			if (numbers.length == 1 && cluster >= 0) return;
			block.load(pixels, from, to);
			begin(pixels, from);
			final boolean learns = cluster >= 0 && gaps.areKept();
			final float[] found = new float[learns ? numbers.length : 0];
			for (int c = 0; c < numbers.length; c += TILE) {
				final int end = Math.min(c + TILE, numbers.length);
				block.score(centres, numbers, c, end, tile);
				if (learns) measure(pixels, from, c, end, found);
				if (c == 0) compareFirst(pixels, from, numbers, end);
				else compare(pixels, from, numbers, c, end);
			}
			if (learns) gaps.lower(cluster, numbers, found);
			for (int i = 0; i < block.count(); i++) {
				scores[pixels[from + i]] = bestScores[i];
				labels[pixels[from + i]] = best[i];
			}
		}

		/** In loops that the compiler turns into vector instructions. */
		private void begin(final int[] pixels, final int from) {
			final int n = block.count();
			for (int i = 0; i < n; i++)
				slacks[i] = data.squaredRadius(pixels[from + i]);
			// each score is a sum of that many rounded terms
			final float rounding = (data.features() + 9) * 0x1p-23f;
			final float largest = (float) centres.largestNorm();
			slacks(slacks, largest, rounding, n);
			Arrays.fill(best, 0, n, -1);
			Arrays.fill(bestScores, 0, n, Float.POSITIVE_INFINITY);
			Arrays.fill(limits, 0, n, Float.POSITIVE_INFINITY);
		}

		private void take(final int i, final int centre, final float score) {
			best[i] = centre;
			bestScores[i] = score;
			limits[i] = score + slacks[i];
		}

		/** For each centre how much farther it is from the pixels than their own. */
		void measure(final int[] pixels, final int[] numbers) {
			block.load(pixels, 0, pixels.length);
			final int[] clusters = new int[pixels.length];
			begin(pixels, 0);
			for (int i = 0; i < pixels.length; i++) {
				clusters[i] = labels[pixels[i]];
				bound(pixels[i], i, scores[pixels[i]]);
			}
			for (int c = 0; c < numbers.length; c += TILE) {
				final int end = Math.min(c + TILE, numbers.length);
				block.score(centres, numbers, c, end, tile);
				for (int t = c; t < end; t++) {
					gaps(tile[t - c], offsets, own, lowest, pixels.length);
					gaps.lower(clusters, t, lowest);
				}
			}
		}

		/** Sets between what a pixel's distances from its own centre and from others are, whatever the rounding. */
		private void bound(final int pixel, final int i, final float score) {
			final float square = data.squaredRadius(pixel);
			offsets[i] = square - 2 * slacks[i];
			own[i] = (float) Math.sqrt(Math.max(0, 2 * score + square + 2 * slacks[i]));
		}

		/** The least that a centre of the tile is farther from a pixel than the pixel's own, which is the first of all. */
		private void measure(final int[] pixels, final int start, final int from, final int to, final float[] found) {
			final int n = block.count();
			for (int i = 0; from == 0 && i < n; i++)
				bound(pixels[start + i], i, tile[0][i]);
			for (int c = from; c < to; c++) {
				gaps(tile[c - from], offsets, own, lowest, n);
				found[c] = smallest(lowest, n);
			}
		}

		/**
		 * The first centres. Which of them is the nearest cannot be foretold, and is found without branches; one by one are
		 * only those compared that rounding may have exchanged.
		 */
		private void compareFirst(final int[] pixels, final int start, final int[] numbers, final int to) {
			final int n = block.count();
			System.arraycopy(tile[0], 0, lowest, 0, n);
			for (int c = 1; c < to; c++)
				lower(lowest, tile[c], n);
			add(lowest, slacks, limits, n);
			Arrays.fill(near, 0, n, 0);
			Arrays.fill(places, 0, n, 0);
			for (int c = 0; c < to; c++)
				count(tile[c], limits, near, places, c, n);
			for (int i = 0; i < n; i++)
				if (near[i] == 1) {
					best[i] = numbers[(int) (places[i] + 0.5f)];
					bestScores[i] = lowest[i];
				}
				else compareNear(pixels[start + i], i, numbers, 0, to);
		}

		private void compare(final int[] pixels, final int start, final int[] numbers, final int from, final int to) {
			final int n = block.count();
			System.arraycopy(tile[0], 0, lowest, 0, n);
			for (int c = 1; c < to - from; c++)
				lower(lowest, tile[c], n);
			for (int i = 0; i < n; i++) {
				if (lowest[i] > limits[i]) continue;
				compareNear(pixels[start + i], i, numbers, from, to);
			}
		}

		private void compareNear(final int pixel, final int i, final int[] numbers, final int from, final int to) {
			// mostly the lowest alone is within this
			final float limit = Math.min(limits[i], lowest[i] + slacks[i]);
			for (int c = from; c < to; c++) {
				final float score = tile[c - from][i];
				if (score > limit) continue;
				if (score < bestScores[i] - slacks[i] || isNearer(pixel, numbers[c], best[i])) take(i, numbers[c], score);
			}
		}

		private boolean isNearer(final int pixel, final int centre, final int other) {
			return data.squaredDistance(pixel, centres.coordinates(), centre) < data.squaredDistance(pixel,
				centres.coordinates(), other);
		}
	}

	/** From squared norms of pixels to how far their scores may be off. */
	private static void slacks(final float[] values, final float largest, final float rounding, final int n) {
		for (int i = 0; i < n; i++)
			values[i] = rounding * (values[i] + (float) Math.sqrt(values[i]) * largest + largest * largest / 2);
	}

	private static void lower(final float[] lowest, final float[] scores, final int n) {
		for (int i = 0; i < n; i++)
			lowest[i] = Math.min(lowest[i], scores[i]);
	}

	private static void add(final float[] a, final float[] b, final float[] sums, final int n) {
		for (int i = 0; i < n; i++)
			sums[i] = a[i] + b[i];
	}

	/** Adds 1 to the numbers, and {@code c} to the places, of those of which a score is not above their limit. */
	private static void count(final float[] scores, final float[] limits, final float[] numbers, final float[] places,
		final int c, final int n)
	{
		for (int i = 0; i < n; i++) {
			// 0 or 1 but for differences that no other is so small as, which never make up for a whole 1
			final float one = Math.min(1, Math.max(0, Math.fma(limits[i] - scores[i], STEEP, 1)));
			numbers[i] += one;
			places[i] = Math.fma(one, c, places[i]);
		}
	}

	private static void gaps(final float[] scores, final float[] offsets, final float[] own, final float[] gaps,
		final int n)
	{
		for (int i = 0; i < n; i++)
			gaps[i] = (float) Math.sqrt(Math.max(0, 2 * scores[i] + offsets[i])) - own[i];
	}

	private static float smallest(final float[] values, final int n) {
		float a = Float.POSITIVE_INFINITY;
		float b = a;
		int i = 0;
		for (; i + 1 < n; i += 2) {
			if (values[i] < a) a = values[i];
			if (values[i + 1] < b) b = values[i + 1];
		}
		if (i < n && values[i] < a) a = values[i];
		return Math.min(a, b);
	}
}
