package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The nearest centre of every pixel. Centres are compared by scores in single precision, many pixels at a time; where
 * two scores are so close that rounding may have exchanged them, by their distances in double. So the result is that of
 * double precision throughout. Among equally near centres a pixel stays with its own, or goes to the first.
 */
final class Nearest {

	/** Blocks for one thread at a time. */
	private static final int CHUNK = 2;

	/** Centres that are scored before the lowest of their scores is looked at. */
	private static final int TILE = 16;

	private final Frame frame;
	private final int[] labels;
	private final float[] scores;
	private final Queue<Workspace> workspaces = new ConcurrentLinkedQueue<>();

	Nearest(final Frame frame) {
		this.frame = frame;
		labels = new int[frame.pixels()];
		Arrays.fill(labels, -1);
		scores = new float[labels.length];
	}

	/** The number of each pixel's centre, -1 before the first search. */
	int[] labels() {
		return labels;
	}

	/** The squared distance of a pixel from its centre as it was when last searched, in single precision. */
	float squaredDistance(final int pixel) {
		final float inFrame = Math.max(0, 2 * scores[pixel] + frame.squaredRadius(pixel));
		return inFrame / frame.scale() / frame.scale();
	}

	/**
	 * Gives each pixel of some blocks the nearest of the centres.
	 *
	 * @param rivals [clusters]: for the pixels of each cluster the centres to compare, its own first; null: all of them
	 * @param gaps learn of the pixels in clusters; not used where {@code rivals} is null
	 */
	void search(final Tasks tasks, final Centres centres, final int[][] rivals, final Gaps gaps,
		final Progress progress)
	{
		final int[] all = IntStream.range(0, centres.count()).toArray();
		Chunks.forEach(tasks.count(), CHUNK, (chunk, from, to) -> {
			final Workspace free = workspaces.poll();
			final Workspace workspace = free == null ? new Workspace(frame) : free;
			final Search search = new Search(centres, gaps, workspace);
			for (int task = from; task < to; task++) {
				progress.check();
				final int cluster = tasks.cluster(task);
				search.run(tasks.pixels(), tasks.from(task), tasks.to(task), cluster, rivals == null ? all : rivals[cluster]);
			}
			workspaces.add(workspace);
		});
	}

	/** What a search writes to, used again and again because clearing it would take longer than many a search. */
	private static final class Workspace {

		final Block block;
		final float[][] tile = new float[TILE][Block.SIZE];
		final float[] lowest = new float[Block.SIZE];
		/** The number of the best centre so far, its score, and the score from where on another is not as near. */
		final int[] best = new int[Block.SIZE];
		final float[] bestScores = new float[Block.SIZE];
		final float[] limits = new float[Block.SIZE];
		/** How far two scores may be apart in the wrong order. */
		final float[] slacks = new float[Block.SIZE];
		/** At most how far a pixel's own centre is, and what its squared distance is at least more than twice its score. */
		final float[] own = new float[Block.SIZE];
		final float[] offsets = new float[Block.SIZE];

		Workspace(final Frame frame) {
			block = new Block(frame);
		}
	}

	/** The search for block after block, in one thread. */
	private final class Search {

		private final Centres centres;
		private final Gaps gaps;
		private final Block block;
		private final float[][] tile;
		private final float[] lowest;
		private final int[] best;
		private final float[] bestScores;
		private final float[] limits;
		private final float[] slacks;
		private final float[] own;
		private final float[] offsets;

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
		}

		void run(final int[] pixels, final int from, final int to, final int cluster, final int[] numbers) {
			if (numbers.length == 1 && cluster >= 0) return;
			block.load(pixels, from, to);
			for (int i = 0; i < block.count(); i++)
				begin(pixels[from + i], i);
			final boolean learns = cluster >= 0 && gaps.areKept();
			final float[] found = new float[learns ? numbers.length : 0];
			for (int c = 0; c < numbers.length; c += TILE) {
				final int end = Math.min(c + TILE, numbers.length);
				block.score(centres, numbers, c, end, tile);
				if (learns) measure(pixels, from, c, end, found);
				compare(pixels, from, numbers, c, end);
			}
			if (learns) gaps.lower(cluster, numbers, found);
			for (int i = 0; i < block.count(); i++) {
				scores[pixels[from + i]] = bestScores[i];
				labels[pixels[from + i]] = best[i];
			}
		}

		private void begin(final int pixel, final int i) {
			final double radius = Math.sqrt(frame.squaredRadius(pixel));
			final double largest = centres.largestNorm();
			// each score is a sum of that many rounded terms
			final double rounding = (frame.features() + 8) * 0x1p-23;
			slacks[i] = (float) (rounding * (radius * radius + radius * largest + largest * largest / 2));
			take(i, -1, Float.POSITIVE_INFINITY);
		}

		private void take(final int i, final int centre, final float score) {
			best[i] = centre;
			bestScores[i] = score;
			limits[i] = score + slacks[i];
		}

		/** The least that a centre of the tile is farther from a pixel than the pixel's own, which is the first of all. */
		private void measure(final int[] pixels, final int start, final int from, final int to, final float[] found) {
			final int n = block.count();
			for (int i = 0; from == 0 && i < n; i++) {
				final float square = frame.squaredRadius(pixels[start + i]);
				offsets[i] = square - 2 * slacks[i];
				own[i] = (float) Math.sqrt(Math.max(0, 2 * tile[0][i] + square + 2 * slacks[i]));
			}
			for (int c = from; c < to; c++)
				found[c] = smallestGap(tile[c - from], offsets, own, lowest, n);
			// a cluster's own centre is never its rival
			if (from == 0) found[0] = 0;
		}

		private void compare(final int[] pixels, final int start, final int[] numbers, final int from, final int to) {
			final int n = block.count();
			System.arraycopy(tile[0], 0, lowest, 0, n);
			for (int c = 1; c < to - from; c++)
				lower(lowest, tile[c], n);
			for (int i = 0; i < n; i++) {
				if (lowest[i] > limits[i]) continue;
				for (int c = from; c < to; c++) {
					final float score = tile[c - from][i];
					if (score > limits[i]) continue;
					if (score < bestScores[i] - slacks[i] || isNearer(pixels[start + i], numbers[c], best[i])) take(i, numbers[c],
						score);
				}
			}
		}

		private boolean isNearer(final int pixel, final int centre, final int other) {
			return frame.squaredDistance(pixel, centres.coordinates(), centre) < frame.squaredDistance(pixel, centres
				.coordinates(), other);
		}
	}

	private static void lower(final float[] lowest, final float[] scores, final int n) {
		for (int i = 0; i < n; i++)
			lowest[i] = Math.min(lowest[i], scores[i]);
	}

	private static float smallestGap(final float[] scores, final float[] offsets, final float[] own, final float[] gaps,
		final int n)
	{
		for (int i = 0; i < n; i++)
			gaps[i] = (float) Math.sqrt(Math.max(0, 2 * scores[i] + offsets[i])) - own[i];
		float smallest = Float.POSITIVE_INFINITY;
		for (int i = 0; i < n; i++)
			if (gaps[i] < smallest) smallest = gaps[i];
		return smallest;
	}
}
