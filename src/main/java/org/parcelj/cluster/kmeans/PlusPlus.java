package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * The starts of k-means++: each further centre is a pixel drawn with a probability in proportion to its squared
 * distance from the centres so far; of several such draws the one that leaves the lowest sum of those distances. What
 * the drawn pixel itself gains does not count: pixels that lie apart would gain most, and among few pixels that
 * outweighs what a centre gains the others.
 */
final class PlusPlus {

	private final CentredFeatures data;
	private final int clusters;
	private final SplittableRandom random;
	private final int trials;
	private final int n;
	private final ScoreBlock[] blocks;
	/** For each block: half the squared norms of its pixels. */
	private final float[][] halfNorms;
	/** For each block: half the squared distances of its pixels from the nearest centre so far, and their sum. */
	private final float[][] nearest;
	private final double[] nearestSums;
	/** [blocks][trials][SIZE]: what that would be with one centre more. */
	private final float[][][] candidates;
	/** [blocks × trials]: their sums. */
	private final double[][] sums;
	private final double[] centres;

	PlusPlus(final CentredFeatures data, final int clusters, final SplittableRandom random) {
		this.data = data;
		this.clusters = clusters;
		this.random = random;
		trials = 2 + (int) Math.log(clusters);
		n = data.pixels();
		final int count = Chunks.count(n, ScoreBlock.SIZE);
		blocks = new ScoreBlock[count];
		halfNorms = new float[count][ScoreBlock.SIZE];
		nearest = new float[count][ScoreBlock.SIZE];
		nearestSums = new double[count];
		candidates = new float[count][trials][ScoreBlock.SIZE];
		sums = new double[count][trials];
		centres = new double[clusters * data.features()];
	}

	/** [clusters × features] */
	double[] centres(final Progress progress) {
		load();
		evaluate(new int[] { random.nextInt(n) }, 0);
		for (int c = 1; c < clusters; c++) {
			progress.step((double) c / clusters, "starting centres");
			final double total = total(b -> nearestSums[b]);
			final int[] drawn = new int[trials];
			for (int t = 0; t < trials; t++)
				drawn[t] = draw(random.nextDouble() * total);
			evaluate(drawn, c);
		}
		return centres;
	}

	private void load() {
		final int[] all = IntStream.range(0, n).toArray();
		Chunks.forEach(n, ScoreBlock.SIZE, (b, from, to) -> {
			blocks[b] = new ScoreBlock(data);
			blocks[b].load(all, from, to);
			Arrays.fill(nearest[b], Float.POSITIVE_INFINITY);
			for (int i = from; i < to; i++)
				halfNorms[b][i - from] = data.squaredRadius(i) / 2;
		});
	}

	/** Makes the drawn pixel that leaves the lowest sum the centre {@code c}. */
	private void evaluate(final int[] drawn, final int c) {
		final int p = data.features();
		final double[] coordinates = new double[drawn.length * p];
		for (int i = 0; i < coordinates.length; i++)
			coordinates[i] = data.values()[drawn[i / p] * p + i % p];
		final Centres tried = new Centres(data, coordinates);
		final int[] each = IntStream.range(0, drawn.length).toArray();
		Chunks.forEach(n, ScoreBlock.SIZE, (b, from, to) -> {
			blocks[b].score(tried, each, 0, drawn.length, candidates[b]);
			for (int t = 0; t < drawn.length; t++) {
				lower(candidates[b][t], halfNorms[b], nearest[b], to - from);
				sums[b][t] = sum(candidates[b][t], to - from);
			}
		});
		int best = 0;
		double lowest = Double.POSITIVE_INFINITY;
		for (int t = 0; t < drawn.length; t++) {
			final int trial = t;
			final double sum = total(b -> sums[b][trial]) + (c > 0 ? nearest(drawn[t]) : 0);
			if (sum >= lowest) continue;
			best = t;
			lowest = sum;
		}
		System.arraycopy(coordinates, best * p, centres, c * p, p);
		for (int b = 0; b < blocks.length; b++) {
			final float[] kept = candidates[b][best];
			candidates[b][best] = nearest[b];
			nearest[b] = kept;
			nearestSums[b] = sums[b][best];
		}
	}

	/** The pixel at which the running sum of the distances passes {@code target}. */
	private int draw(final double target) {
		double rest = target;
		int block = 0;
		while (block < blocks.length - 1 && rest >= nearestSums[block])
			rest -= nearestSums[block++];
		int last = 0;
		for (int i = 0; i < blocks[block].count() && rest >= 0; i++) {
			if (nearest[block][i] <= 0) continue;
			last = i;
			rest -= nearest[block][i];
		}
		return block * ScoreBlock.SIZE + last;
	}

	private float nearest(final int pixel) {
		return nearest[pixel / ScoreBlock.SIZE][pixel % ScoreBlock.SIZE];
	}

	private double total(final IntToDoubleFunction sum) {
		double total = 0;
		for (int b = 0; b < blocks.length; b++)
			total += sum.applyAsDouble(b);
		return total;
	}

	/** Turns scores into half the squared distances, at most {@code limits}. */
	private static void lower(final float[] scores, final float[] halfNorms, final float[] limits, final int n) {
		for (int i = 0; i < n; i++)
			scores[i] = Math.min(limits[i], Math.max(0, scores[i] + halfNorms[i]));
	}

	private static double sum(final float[] values, final int n) {
		double a = 0;
		double b = 0;
		double c = 0;
		double d = 0;
		int i = 0;
		// four sums, so that an addition need not wait for the one before
		for (; i + 3 < n; i += 4) {
			a += values[i];
			b += values[i + 1];
			c += values[i + 2];
			d += values[i + 3];
		}
		for (; i < n; i++)
			a += values[i];
		return a + b + (c + d);
	}
}
