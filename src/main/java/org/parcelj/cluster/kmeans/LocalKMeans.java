package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.Positions;
import org.parcelj.grid.Mask;

/**
 * k-means of features and places, in the distance of {@link Positions}, where each pixel is compared only with the
 * centres near it: SLIC (R. Achanta, A. Shaji, K. Smith, A. Lucchi, P. Fua, S. Süsstrunk, SLIC superpixels compared to
 * state-of-the-art superpixel methods, IEEE Trans. PAMI 34, 2012, doi:10.1109/TPAMI.2012.120), in time that does not
 * depend on the number of clusters. The grid is divided into cells of a parcel's size; a pixel looks at its own centre
 * and at those in its cell and in the cells around it. The starts lie evenly over the mask. Immutable.
 */
public final class LocalKMeans {

	/** An iteration that lowers the inertia by less than this share of it is the last. */
	private static final double LEAST_GAIN = 1e-3;

	private final KMeans.Options options;
	private final double compactness;

	/**
	 * @param options of which the number of clusters, the iterations and the seed are used
	 * @param compactness above 0
	 * @throws InputException if it is not
	 */
	public LocalKMeans(final KMeans.Options options, final double compactness) {
		this.options = options;
		this.compactness = InputException.requirePositive("compactness", Positions.requireCompactness(compactness));
	}

	/** The memory that a run takes beside the features: labels, those of a result, those in another order. */
	public static long bytes(final long pixels) {
		return 3 * Integer.BYTES * pixels;
	}

	/**
	 * @param features [pixels × features], without places
	 * @param space of the mask's grid: calibrated sizes count
	 * @return its centres are [clusters × (features + axes)], the places weighted as in {@link Positions}
	 * @throws InputException if there are fewer pixels than clusters, a value is not finite, or the features are of other
	 * pixels
	 */
	public KMeansResult fit(final FeatureMatrix features, final Mask mask, final PixelSpace space,
		final Progress progress)
	{
		KMeans.requirePixels(options.clusters(), features.pixels());
		features.requirePixels(mask.size(), "a mask");
		features.requireFinite(mask);
		final PlacedPixels pixels = new PlacedPixels(features, mask, space,
			Positions.weight(features, mask, space, compactness, options.clusters()));
		final double[] start = new EvenStart(pixels, options.clusters(), new SplittableRandom(options.seed())).centres();
		final LocalPartition partition = new LocalPartition(pixels, start,
			new NearCentres(mask, space, Positions.edge(mask, space, options.clusters())));
		double before = Double.POSITIVE_INFINITY;
		for (int done = 1;; done++) {
			progress.step((double) done / options.iterations(), "k-means");
			final double inertia = partition.iterate(progress);
			if (done == options.iterations() || inertia >= before * (1 - LEAST_GAIN)) return partition.result(inertia, done);
			before = inertia;
		}
	}
}
