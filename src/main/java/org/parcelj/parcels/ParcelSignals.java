package org.parcelj.parcels;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The signal of each parcel: a statistic of its pixels in each feature (frame or channel) of an image, like nilearn's
 * {@code NiftiLabelsMasker} and {@code Parcellations.transform}. The image is read once, plane by plane; besides the
 * signals only sums for the features at hand are held, and for the median the values of those features. Immutable.
 */
public final class ParcelSignals {

	private final Statistic statistic;

	public ParcelSignals(final Statistic statistic) {
		this.statistic = statistic;
	}

	/**
	 * @param img on the parcels' grid; its further axes are features, the first of them fastest
	 * @return [features × parcels]
	 * @throws org.parcelj.InputException if the image is on another grid, or has NaN or infinite values inside the
	 * parcels
	 */
	public double[][] of(final RandomAccessibleInterval<? extends RealType<?>> img, final Parcellation parcels,
		final Progress progress)
	{
		final LabelledValues values = new LabelledValues(img, parcels);
		final int[] sizes = parcels.sizes();
		final double[][] signals = new double[values.features()][sizes.length];
		values.accumulate(() -> statistic.accumulator(sizes), (feature, accumulator) -> {
			for (int parcel = 0; parcel < sizes.length; parcel++) {
				progress.check();
				signals[feature][parcel] = accumulator.result(parcel);
			}
		}, progress);
		return signals;
	}

	/**
	 * The same for values other than those of the image, such as smoothed ones.
	 *
	 * @param values [pixels of the parcels × features], finite
	 * @return [features × parcels]
	 * @throws org.parcelj.InputException if the values are of another number of pixels
	 */
	public double[][] of(final FeatureMatrix values, final Parcellation parcels, final Progress progress) {
		values.requirePixels(parcels.mask().size(), "parcels");
		final int[] sizes = parcels.sizes();
		final int[] labels = parcels.sharedLabels();
		final double[][] signals = new double[values.features()][sizes.length];
		Chunks.forEach(values.features(), 1, (chunk, feature, end) -> {
			progress.check();
			final Accumulator accumulator = statistic.accumulator(sizes);
			for (int i = 0; i < labels.length; i++) {
				progress.checkAt(i);
				accumulator.add(labels[i], values.get(i, feature));
			}
			for (int parcel = 0; parcel < sizes.length; parcel++) {
				progress.check();
				signals[feature][parcel] = accumulator.result(parcel);
			}
		});
		return signals;
	}

	/**
	 * Multiplies each parcel's signal by the square root of its number of pixels, so that distances between signals are
	 * those between the compressed images, as nilearn's ReNA does with {@code scaling}.
	 *
	 * @param signals [features × parcels]; changed
	 */
	public static void scale(final double[][] signals, final Parcellation parcels) {
		final int[] sizes = parcels.sizes();
		for (final double[] row : signals)
			for (int parcel = 0; parcel < sizes.length; parcel++)
				row[parcel] *= Math.sqrt(sizes[parcel]);
	}
}
