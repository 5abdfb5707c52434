package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * k-means by mini-batches (D. Sculley, Web-scale k-means clustering, WWW 2010, doi:10.1145/1772690.1772862): each
 * centre is the mean of all pixels that were nearest to it in the batches so far. It ends when the smoothed inertia of
 * the batches has not become lower for ten batches. In the end, two times, every pixel goes to its nearest centre and
 * the centres become the means of their pixels. Quicker than {@link KMeans} on large images, at an inertia a few percent higher.
 */
public final class MiniBatchKMeans {

	private final int clusters;
	private final int restarts;
	private final int iterations;
	private final long seed;

	/**
	 * @param clusters number of clusters, at least 1
	 * @param restarts number of random starts, at least 1; the one of the lowest inertia on its sample is gone on with
	 * @param iterations most passes over all pixels, at least 1
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
	 * @return {@link KMeansResult#iterations()} counts the batches
	 * @throws InputException if there are fewer pixels than clusters, or a value is not finite
	 */
	public KMeansResult fit(final FeatureMatrix features, final Progress progress) {
		KMeans.check(clusters, features);
		final Frame frame = new Frame(features);
		final SplittableRandom random = new SplittableRandom(seed);
		final double[] start = new Sample(frame, clusters, random.split()).bestStart(restarts, progress.part(0, 0.5));
		return new MiniBatches(frame, start, random.split()).run(iterations, progress.part(0.5, 1));
	}
}
