package org.parcelj.parcels;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;

/**
 * The measurements of each parcel: where it lies, and how its features spread. Parcels are numbered as in the
 * parcellation. Immutable.
 */
public final class ParcelStatistics {

	/** Parcels that one thread takes at a time, and into how many chunks fewer of them are divided: they may be large. */
	private static final int CHUNK = 32;
	private static final int FEWEST_CHUNKS = 16;

	private final ParcelPlaces places;
	private final double[] mean;
	private final double[] sd;
	private final double[] homogeneity;

	ParcelStatistics(final ParcelPlaces places) {
		this.places = places;
		mean = new double[places.size()];
		sd = new double[places.size()];
		homogeneity = new double[places.size()];
	}

	/**
	 * @param features a row for each masked pixel
	 * @throws org.parcelj.InputException if the features are of another number of pixels
	 */
	public static ParcelStatistics of(final Parcellation parcels, final FeatureMatrix features, final Progress progress) {
		return of(parcels, parcels.groups(progress), features, progress);
	}

	/**
	 * The same where the pixels of each parcel are known already.
	 *
	 * @param groups as {@link Parcellation#groups}
	 */
	public static ParcelStatistics of(final Parcellation parcels, final Groups groups, final FeatureMatrix features,
		final Progress progress)
	{
		features.requirePixels(parcels.mask().size(), "parcels");
		final ParcelStatistics statistics = new ParcelStatistics(ParcelPlaces.of(parcels, groups, progress));
		statistics.measure(groups, features, progress);
		return statistics;
	}

	void set(final int parcel, final double itsMean, final double itsSd, final double itsHomogeneity) {
		mean[parcel] = itsMean;
		sd[parcel] = itsSd;
		homogeneity[parcel] = itsHomogeneity;
	}

	/** The number of parcels. */
	public int size() {
		return places.size();
	}

	/** Where the parcels lie, their sizes and neighbours. */
	public ParcelPlaces places() {
		return places;
	}

	/** The mean of all of a parcel's values, over all features. */
	public double mean(final int parcel) {
		return mean[parcel];
	}

	/** The sample standard deviation (n - 1) of all of a parcel's values, over all features; 0 for a single value. */
	public double sd(final int parcel) {
		return sd[parcel];
	}

	/**
	 * The mean Pearson correlation of the features (the series) of all pairs of a parcel's pixels, of which those whose
	 * features are all alike are left out; NaN where no pair is left, or there is only one feature.
	 */
	public double homogeneity(final int parcel) {
		return homogeneity[parcel];
	}

	private void measure(final Groups pixels, final FeatureMatrix features, final Progress progress) {
		final int length = Math.max(1, Math.min(CHUNK, size() / FEWEST_CHUNKS));
		Chunks.forEach(size(), length, (chunk, from, to) -> {
			for (int parcel = from; parcel < to; parcel++) {
				progress.check();
				final ParcelValues values = new ParcelValues(features, pixels, parcel, progress);
				mean[parcel] = values.mean();
				sd[parcel] = values.sd();
				homogeneity[parcel] = values.homogeneity();
			}
		});
	}
}
