package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The nearest centre of every pixel. Scores in single precision, many pixels at a time, leave out the centres that
 * cannot be the nearest, whatever their rounding; the few that are left are compared in double. So the result is that
 * of double precision throughout. A pixel changes its centre only for a strictly nearer one.
 */
final class Nearest {

	/** Pixels for one thread at a time. */
	private static final int CHUNK = 2 * Block.SIZE;

	/** Centres that are scored before the lowest of their scores is looked at. */
	private static final int TILE = 16;

	private final Frame frame;
	private final int[] labels;
	private final double[] distances;

	Nearest(final Frame frame) {
		this.frame = frame;
		labels = new int[frame.pixels()];
		Arrays.fill(labels, -1);
		distances = new double[labels.length];
		Arrays.fill(distances, Double.POSITIVE_INFINITY);
	}

	/** The number of each pixel's centre, -1 before the first search. */
	int[] labels() {
		return labels;
	}

	/** The squared distance of each pixel from its centre as it was when last searched or measured. */
	double[] distances() {
		return distances;
	}

	/** Measures the distances of pixels from their centres again. */
	void measure(final int[] pixels, final double[] centres) {
		Chunks.forEach(pixels.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				distances[pixels[i]] = frame.squaredDistance(pixels[i], centres, labels[pixels[i]]);
		});
	}

	/**
	 * Gives each of some pixels the nearest of its own centre and some others.
	 *
	 * @param changed [clusters]: set where a cluster wins or loses a pixel
	 * @return how many pixels changed
	 */
	int search(final int[] pixels, final Centres centres, final boolean[] changed, final Progress progress) {
		if (centres.count() == 0) return 0;
		final AtomicInteger count = new AtomicInteger();
		Chunks.forEach(pixels.length, CHUNK, (chunk, from, to) -> {
			final Search search = new Search(centres, changed);
			for (int i = from; i < to; i += Block.SIZE) {
				progress.check();
				count.addAndGet(search.run(pixels, i, Math.min(i + Block.SIZE, to)));
			}
		});
		return count.get();
	}

	/** The search for block after block, in one thread. */
	private final class Search {

		private final Centres centres;
		private final boolean[] changed;
		private final Block block = new Block(frame);
		private final float[][] scores = new float[TILE][Block.SIZE];
		private final float[] lowest = new float[Block.SIZE];
		/** No centre with a score from here on is nearer. */
		private final float[] limits = new float[Block.SIZE];
		private final double rounding = (frame.features() + 12) * 0x1p-24;

		Search(final Centres centres, final boolean[] changed) {
			this.centres = centres;
			this.changed = changed;
		}

		int run(final int[] pixels, final int from, final int to) {
			block.load(pixels, from, to);
			final int[] before = new int[to - from];
			for (int i = from; i < to; i++) {
				before[i - from] = labels[pixels[i]];
				limits[i - from] = limit(pixels[i]);
			}
			for (int c = 0; c < centres.count(); c += TILE)
				tile(pixels, from, c, Math.min(c + TILE, centres.count()));
			return countChanges(pixels, from, before);
		}

		private float limit(final int pixel) {
			final double own = distances[pixel] * frame.scale() * frame.scale();
			final double square = frame.squaredRadius(pixel);
			final double largest = centres.largestNorm();
			final double slack = rounding * (square + Math.sqrt(square) * largest + largest * largest / 2);
			return (float) ((own - square) / 2 + slack);
		}

		private void tile(final int[] pixels, final int start, final int from, final int to) {
			final int n = block.count();
			block.score(centres, from, to, scores);
			System.arraycopy(scores[0], 0, lowest, 0, n);
			for (int c = 1; c < to - from; c++)
				lower(lowest, scores[c], n);
			for (int i = 0; i < n; i++)
				if (lowest[i] < limits[i]) compare(pixels[start + i], i, from, to);
		}

		/** The centre of the lowest score first: it mostly leaves nothing to do for the others. */
		private void compare(final int pixel, final int i, final int from, final int to) {
			int first = from;
			for (int c = from + 1; c < to; c++)
				if (scores[c - from][i] < scores[first - from][i]) first = c;
			compare(pixel, i, first);
			for (int c = from; c < to; c++)
				if (scores[c - from][i] < limits[i]) compare(pixel, i, c);
		}

		private void compare(final int pixel, final int i, final int c) {
			if (centres.number(c) == labels[pixel]) return;
			final double distance = frame.squaredDistance(pixel, centres.coordinates(), centres.number(c));
			if (distance >= distances[pixel]) return;
			distances[pixel] = distance;
			labels[pixel] = centres.number(c);
			limits[i] = limit(pixel);
		}

		private int countChanges(final int[] pixels, final int from, final int[] before) {
			int count = 0;
			for (int i = 0; i < before.length; i++) {
				final int label = labels[pixels[from + i]];
				if (label == before[i]) continue;
				count++;
				changed[label] = true;
				if (before[i] >= 0) changed[before[i]] = true;
			}
			return count;
		}
	}

	private static void lower(final float[] lowest, final float[] scores, final int n) {
		for (int i = 0; i < n; i++)
			lowest[i] = Math.min(lowest[i], scores[i]);
	}
}
