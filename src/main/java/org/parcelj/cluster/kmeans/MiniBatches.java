package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.parcelj.Progress;

/** One run of mini-batches from given centres. */
final class MiniBatches {

	private static final int BATCH = 2048;

	/** So many batches without a lower smoothed inertia end the run. */
	private static final int PATIENCE = 10;

	private final Frame frame;
	private final int p;
	private final int k;
	private final SplittableRandom random;
	private final Nearest nearest;
	private final double[] centres;
	private final double[] weights;
	private final int[] order;
	private double smoothed = Double.NaN;
	private double lowest = Double.POSITIVE_INFINITY;
	private int since;

	/**
	 * @param start [clusters × features]
	 */
	MiniBatches(final Frame frame, final double[] start, final SplittableRandom random) {
		this.frame = frame;
		this.random = random;
		p = frame.features();
		k = start.length / p;
		nearest = new Nearest(frame);
		centres = start;
		weights = new double[k];
		order = IntStream.range(0, frame.pixels()).toArray();
	}

	/**
	 * @param passes most passes over all pixels
	 */
	KMeansResult run(final int passes, final Progress progress) {
		int batches = 0;
		for (int pass = 0; pass < passes && since < PATIENCE; pass++) {
			shuffle();
			for (int from = 0; from < order.length && since < PATIENCE; from += BATCH, batches++) {
				progress.step((double) pass / passes, "k-means by mini-batches");
				learn(Arrays.copyOfRange(order, from, Math.min(from + BATCH, order.length)), progress);
			}
		}
		final Lloyd lloyd = new Lloyd(frame, centres, 1, 0);
		lloyd.iterate(progress);
		return lloyd.settle(batches, progress);
	}

	private void shuffle() {
		for (int i = order.length - 1; i > 0; i--) {
			final int j = random.nextInt(i + 1);
			final int swapped = order[i];
			order[i] = order[j];
			order[j] = swapped;
		}
	}

	private void learn(final int[] batch, final Progress progress) {
		final int[] labels = nearest.labels();
		nearest.search(Tasks.of(batch), new Centres(frame, centres.clone()), null, null, progress);
		double inertia = 0;
		for (final int pixel : batch) {
			inertia += nearest.squaredDistance(pixel);
			pull(labels[pixel], pixel);
		}
		watch(inertia / batch.length, batch.length);
	}

	/** Moves a centre to the mean of what it was the mean of and one more pixel. */
	private void pull(final int centre, final int pixel) {
		final double share = 1 / ++weights[centre];
		final float[] values = frame.values();
		for (int f = 0; f < p; f++)
			centres[centre * p + f] += share * (values[pixel * p + f] - centres[centre * p + f]);
	}

	private void watch(final double inertia, final int size) {
		final double share = Math.min(1, 2.0 * size / (frame.pixels() + 1.0));
		smoothed = Double.isNaN(smoothed) ? inertia : smoothed + share * (inertia - smoothed);
		since = smoothed < lowest ? 0 : since + 1;
		lowest = Math.min(lowest, smoothed);
	}
}
