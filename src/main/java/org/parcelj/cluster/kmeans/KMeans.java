package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Lloyd's k-means: every pixel to its nearest centre, every centre to the mean of its pixels, until no pixel changes
 * (S. P. Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28, 1982, doi:10.1109/TIT.1982.1056489). The
 * starts are those of k-means++ with several trials for each centre (D. Arthur, S. Vassilvitskii, k-means++: the
 * advantages of careful seeding, SODA 2007). A cluster that has lost all its pixels takes the pixel that is farthest
 * from its centre, so that there are always exactly as many clusters as asked for.
 */
public final class KMeans {

	private final int clusters;
	private final int restarts;
	private final int iterations;
	private final double tolerance;
	private final long seed;

	/**
	 * @param clusters number of clusters, at least 1
	 * @param restarts number of random starts, at least 1; the one that ends at the lowest inertia is kept
	 * @param iterations most iterations of each start, at least 1
	 * @param tolerance a start ends when its centres' squared shifts add up to no more than this share of the features'
	 * mean variance; at 0 when no pixel changes its cluster
	 * @param seed of the random starts
	 * @throws InputException if one of them is out of its range
	 */
	public KMeans(final int clusters, final int restarts, final int iterations, final double tolerance, final long seed) {
		this.clusters = InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
		this.restarts = InputException.requireRange("restarts", restarts, 1, Integer.MAX_VALUE);
		this.iterations = InputException.requireRange("iterations", iterations, 1, Integer.MAX_VALUE);
		this.tolerance = InputException.requireAtLeast("tolerance", tolerance, 0);
		this.seed = seed;
	}

	/**
	 * The best of the random starts.
	 *
	 * @param features [pixels × features]
	 * @throws InputException if there are fewer pixels than clusters, or a value is not finite
	 */
	public KMeansResult fit(final FeatureMatrix features, final Progress progress) {
		check(clusters, features);
		final Frame frame = new Frame(features, progress);
		final SplittableRandom random = new SplittableRandom(seed);
		KMeansResult best = null;
		for (int r = 0; r < restarts; r++) {
			final Progress part = progress.part((double) r / restarts, (r + 1.0) / restarts);
			final double[] start = new Start(frame, clusters, random.split()).centres(part.part(0, 0.1));
			final KMeansResult result = new Lloyd(frame, start, iterations, tolerance).run(part.part(0.1, 1));
			if (best == null || result.inertia() < best.inertia()) best = result;
		}
		return best;
	}

	/**
	 * One run from given centres.
	 *
	 * @param features [pixels × features]
	 * @param startCentres [clusters × features]
	 * @throws InputException if there are fewer pixels than clusters, a value is not finite, or the centres are not of
	 * that size
	 */
	public KMeansResult fit(final FeatureMatrix features, final FeatureMatrix startCentres, final Progress progress) {
		check(clusters, features);
		if (startCentres.pixels() != clusters || startCentres.features() != features.features())
			throw new InputException("the start has " + startCentres.pixels() + " centres of " + startCentres.features() +
				" features, but must have " + clusters + " of " + features.features());
		startCentres.requireFinite();
		final double[] start = new double[startCentres.values().length];
		for (int i = 0; i < start.length; i++)
			start[i] = startCentres.values()[i];
		return new Lloyd(new Frame(features, progress), start, iterations, tolerance).run(progress);
	}

	static void check(final int clusters, final FeatureMatrix features) {
		if (features.pixels() < clusters)
			throw new InputException(
				"clusters is " + clusters + ", but must be at most the number of pixels, " + features.pixels());
	}
}
