package org.parcelj.features;

import java.util.List;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.grid.Mask;

/**
 * The places of pixels as features beside their values, so that methods that do not know places make compact parcels:
 * as in SLIC (R. Achanta, A. Shaji, K. Smith, A. Lucchi, P. Fua, S. Süsstrunk, SLIC superpixels compared to
 * state-of-the-art superpixel methods, IEEE Trans. PAMI 34, 2012, doi:10.1109/TPAMI.2012.120) the squared distance of
 * two pixels becomes ‖x - y‖² + (compactness · σ / S)² · ‖place of x - place of y‖². Here σ² is the sum of the
 * features' variances, and S the edge that a parcel would have if all were cubes of the same size. So at a compactness
 * of 1, pixels one parcel apart differ as much by their places as any two do by their values; the units of neither
 * matter.
 */
public final class Positions {

	private static final int CHUNK = 1 << 14;

	private static final double LARGEST = 1e4;

	private Positions() {
		// not to be instantiated
	}

	/**
	 * The features with the places of the pixels beside them.
	 *
	 * @param features [pixels × features]
	 * @param mask whose pixels they are
	 * @param space of the mask's grid: calibrated sizes count
	 * @param compactness how much places weigh, 0 to 10,000; at 0 the features are given back as they are
	 * @param clusters the number of parcels that are wanted, at least 1
	 * @return [pixels × (features + axes)]
	 * @throws InputException if the compactness is below 0 or above 10,000, or the features are of other pixels
	 */
	public static FeatureMatrix beside(final FeatureMatrix features, final Mask mask, final PixelSpace space,
		final double compactness, final int clusters)
	{
		requireCompactness(compactness);
		features.requirePixels(mask.size(), "a mask");
		if (compactness == 0) return features;
		final int axes = mask.numDimensions();
		Memory.require("the places of " + mask.size() + " pixels beside their features",
			bytes(mask.size(), axes, features.features()));
		final double weight = weight(features, mask, space, compactness, clusters);
		final float[] places = new float[mask.size() * axes];
		Chunks.forEach(mask.size(), CHUNK, (chunk, from, to) -> mask.forEach(from, to, (index, position) -> {
			for (int axis = 0, rest = position; axis < axes; axis++) {
				places[index * axes + axis] = (float) (rest % (int) mask.dimension(axis) * space.pixelSize(axis) * weight);
				rest /= (int) mask.dimension(axis);
			}
		}));
		return FeatureMatrix.sideBySide(List.of(features, new FeatureMatrix(mask.size(), axes, places)));
	}

	/** The memory that the features with the places take while they are made, beside the features. */
	public static long bytes(final long pixels, final int axes, final int features) {
		return Float.BYTES * pixels * (2L * axes + features);
	}

	/**
	 * @throws InputException if a compactness is below 0, or so large that values no longer count in single precision
	 */
	public static double requireCompactness(final double compactness) {
		return InputException.requireWithin("compactness", compactness, 0, LARGEST);
	}

	/**
	 * What places, in the unit of the space, are multiplied with to stand beside the features: compactness · σ / S.
	 *
	 * @param features [pixels × features]
	 * @param clusters the number of parcels that are wanted, at least 1
	 */
	public static double weight(final FeatureMatrix features, final Mask mask, final PixelSpace space,
		final double compactness, final int clusters)
	{
		return compactness * deviation(features) / edge(mask, space, clusters);
	}

	/** The edge S of a parcel, in the unit of the space, were all cubes of the same size. */
	public static double edge(final Mask mask, final PixelSpace space, final int clusters) {
		double volume = (double) mask.size() / clusters;
		for (int axis = 0; axis < mask.numDimensions(); axis++)
			volume *= space.pixelSize(axis);
		return Math.pow(volume, 1.0 / mask.numDimensions());
	}

	/** The root of the sum of the features' variances; 1 where all pixels are alike. */
	private static double deviation(final FeatureMatrix features) {
		final int p = features.features();
		final float[] values = features.sharedValues();
		double variance = 0;
		for (int f = 0; f < p; f++) {
			final int feature = f;
			final double mean = Chunks.sum(features.pixels(), CHUNK, (from, to) -> {
				double sum = 0;
				for (int i = from; i < to; i++)
					sum += values[i * p + feature];
				return sum;
			}) / features.pixels();
			variance += Chunks.sum(features.pixels(), CHUNK, (from, to) -> {
				double sum = 0;
				for (int i = from; i < to; i++)
					sum += (values[i * p + feature] - mean) * (values[i * p + feature] - mean);
				return sum;
			}) / features.pixels();
		}
		return variance > 0 ? Math.sqrt(variance) : 1;
	}
}
