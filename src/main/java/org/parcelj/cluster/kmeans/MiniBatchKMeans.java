package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * k-means on growing batches of the pixels, most of its iterations on small ones, after the idea of J. Newling, F.
 * Fleuret, Nested mini-batch k-means, NIPS 2016, arXiv:1602.02934. Several k-means++ starts are compared on small
 * random batches; the best is gone on with on a larger one, and in the end on all pixels. Each of these two stops at
 * the first iteration that gains little. Quicker than {@link KMeans} on large images, at an inertia a few percent
 * higher.
 */
public final class MiniBatchKMeans {

	/** An iteration on all pixels that lowers the inertia by less than this share of it is the last. */
	private static final double LEAST_GAIN = 0.02;

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
	 * @return {@link KMeansResult#iterations()} counts those on all pixels
	 * @throws InputException if there are fewer pixels than clusters, or a value is not finite
	 */
	public KMeansResult fit(final FeatureMatrix features, final Progress progress) {
		KMeans.check(clusters, features);
		final Frame frame = new Frame(features, progress);
		final double[] start = new Start(frame, clusters, new SplittableRandom(seed)).bestCentres(restarts, iterations,
			progress.part(0, 0.7));
		final Lloyd lloyd = new Lloyd(frame, start);
		final int done = lloyd.iterate(iterations, LEAST_GAIN, progress.part(0.7, 1));
		return lloyd.result(done, progress);
	}
}
