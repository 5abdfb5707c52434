package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * k-means on growing batches of the pixels, most of its iterations on small ones, after the idea of J. Newling, F.
 * Fleuret, Nested mini-batch k-means, NIPS 2016, arXiv:1602.02934. Several k-means++ starts are compared on small random
 * batches; the best is gone on with on a larger one, and in the end, two times, all pixels go to their nearest centres
 * and the centres become the means of their pixels. Quicker than {@link KMeans} on large images, at an inertia a few
 * percent higher.
 */
public final class MiniBatchKMeans {

	/** Iterations on the larger batch, and on all pixels. */
	private static final int ON_BATCH = 4;
	private static final int ON_ALL = 2;

	private final int clusters;
	private final int restarts;
	private final int iterations;
	private final long seed;

	/**
	 * @param clusters number of clusters, at least 1
	 * @param restarts number of random starts, at least 1; the one of the lowest inertia on its batch is gone on with
	 * @param iterations most iterations on each batch and on all pixels, at least 1
	 * @param seed of the random starts and batches
	 * @throws InputException if one of them is out of its range
	 */
	public MiniBatchKMeans(final int clusters, final int restarts, final int iterations, final long seed) {
		this.clusters = InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
		this.restarts = InputException.requireRange("restarts", restarts, 1, Integer.MAX_VALUE);
		this.iterations = InputException.requireRange("iterations", iterations, 1, Integer.MAX_VALUE);
		this.seed = seed;
	}

	/**
	 * @param features [pixels × features]
	 * @return {@link KMeansResult#iterations()} counts those on the larger batch and on all pixels
	 * @throws InputException if there are fewer pixels than clusters, or a value is not finite
	 */
	public KMeansResult fit(final FeatureMatrix features, final Progress progress) {
		KMeans.check(clusters, features);
		final Frame frame = new Frame(features, progress);
		final int onBatch = Math.min(ON_BATCH, iterations);
		final int onAll = Math.min(ON_ALL, iterations);
		final double[] start = new Start(frame, clusters, new SplittableRandom(seed)).bestCentres(restarts, onBatch, progress
			.part(0, 0.7));
		final Lloyd lloyd = new Lloyd(frame, start);
		lloyd.iterate(onAll, progress.part(0.7, 1));
		return lloyd.result(onBatch + onAll, progress);
	}
}
