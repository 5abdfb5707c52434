package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The nearest centre of every pixel. Centres are compared by scores in single precision, many pixels at a time; where
 * two scores are so close that rounding may have exchanged them, by their distances in double. So the result is that of
 * double precision throughout. Among equally near centres a pixel stays with its own, or goes to the first.
 */
final class Nearest {

	/** Pixels for one thread at a time. */
	private static final int CHUNK = 2 * Block.SIZE;

	/** Centres that are scored before the lowest of their scores is looked at. */
	private static final int TILE = 16;

	private final Frame frame;
	private final int[] labels;
	private final float[] scores;

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
	 * Gives each of some pixels the nearest of some centres.
	 *
	 * @param stay whether the pixels' own centres, not among those, take part as they were when last searched
	 * @param changed [clusters]: set where a cluster wins or loses a pixel
	 * @return how many pixels changed
	 */
	int search(final int[] pixels, final Centres centres, final boolean stay, final boolean[] changed,
		final Progress progress)
	{
		if (centres.count() == 0) return 0;
		final AtomicInteger count = new AtomicInteger();
		Chunks.forEach(pixels.length, CHUNK, (chunk, from, to) -> {
			final Search search = new Search(centres, stay, changed);
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
		private final boolean stay;
		private final boolean[] changed;
		private final Block block = new Block(frame);
		private final float[][] tile = new float[TILE][Block.SIZE];
		private final float[] lowest = new float[Block.SIZE];
		/** The number of the best centre so far, its score, and the score from where on another is not as near. */
		private final int[] best = new int[Block.SIZE];
		private final float[] bestScores = new float[Block.SIZE];
		private final float[] limits = new float[Block.SIZE];
		/** How far two scores may be apart in the wrong order. */
		private final float[] slacks = new float[Block.SIZE];

		Search(final Centres centres, final boolean stay, final boolean[] changed) {
			this.centres = centres;
			this.stay = stay;
			this.changed = changed;
		}

		int run(final int[] pixels, final int from, final int to) {
			block.load(pixels, from, to);
			for (int i = 0; i < block.count(); i++)
				begin(pixels[from + i], i);
			for (int c = 0; c < centres.count(); c += TILE)
				compareTile(pixels, from, c, Math.min(c + TILE, centres.count()));
			int changes = 0;
			for (int i = 0; i < block.count(); i++)
				if (end(pixels[from + i], i)) changes++;
			return changes;
		}

		private void begin(final int pixel, final int i) {
			final double radius = Math.sqrt(frame.squaredRadius(pixel));
			final double largest = centres.largestNorm();
			// each score is a sum of that many rounded terms
			final double rounding = (frame.features() + 8) * 0x1p-23;
			slacks[i] = (float) (rounding * (radius * largest + largest * largest / 2));
			take(i, stay ? labels[pixel] : -1, stay ? scores[pixel] : Float.POSITIVE_INFINITY);
		}

		private void take(final int i, final int centre, final float score) {
			best[i] = centre;
			bestScores[i] = score;
			limits[i] = score + slacks[i];
		}

		private boolean end(final int pixel, final int i) {
			scores[pixel] = bestScores[i];
			if (labels[pixel] == best[i]) return false;
			changed[best[i]] = true;
			if (labels[pixel] >= 0) changed[labels[pixel]] = true;
			labels[pixel] = best[i];
			return true;
		}

		private void compareTile(final int[] pixels, final int start, final int from, final int to) {
			final int n = block.count();
			block.score(centres, from, to, tile);
			System.arraycopy(tile[0], 0, lowest, 0, n);
			for (int c = 1; c < to - from; c++)
				lower(lowest, tile[c], n);
			for (int i = 0; i < n; i++)
				if (lowest[i] <= limits[i]) compare(pixels[start + i], i, from, to);
		}

		private void compare(final int pixel, final int i, final int from, final int to) {
			for (int c = from; c < to; c++) {
				final float score = tile[c - from][i];
				if (score > limits[i]) continue;
				if (score < bestScores[i] - slacks[i] || isNearer(pixel, centres.number(c), best[i])) take(i, centres.number(c),
					score);
			}
		}

		private boolean isNearer(final int pixel, final int centre, final int other) {
			final double distance = frame.squaredDistance(pixel, centres.coordinates(), centre);
			final double otherDistance = frame.squaredDistance(pixel, centres.coordinates(), other);
			return distance < otherDistance || distance == otherDistance && centre == labels[pixel];
		}
	}

	private static void lower(final float[] lowest, final float[] scores, final int n) {
		for (int i = 0; i < n; i++)
			lowest[i] = Math.min(lowest[i], scores[i]);
	}
}
