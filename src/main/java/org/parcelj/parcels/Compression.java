package org.parcelj.parcels;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Progress;

/**
 * What is left of an image when every pixel takes the mean of its parcel: the means, and how much of the variance they
 * keep. Immutable.
 */
public final class Compression {

	private final Parcellation parcels;
	private final double[][] means;
	private final double[] between;
	private final double[] total;

	private Compression(final Parcellation parcels, final int features) {
		this.parcels = parcels;
		means = new double[features][parcels.size()];
		between = new double[features];
		total = new double[features];
	}

	/**
	 * Reads the image once, plane by plane.
	 *
	 * @param img on the parcels' grid; its further axes are features, the first of them fastest
	 * @throws org.parcelj.InputException if the image is on another grid, or has NaN or infinite values inside the
	 * parcels
	 */
	public static Compression of(final RandomAccessibleInterval<? extends RealType<?>> img, final Parcellation parcels,
		final Progress progress)
	{
		final LabelledValues values = new LabelledValues(img, parcels);
		final Compression compression = new Compression(parcels, values.features());
		final int[] sizes = parcels.sizes();
		values.accumulate(() -> new GroupMoments(sizes), compression::take, progress);
		return compression;
	}

	private void take(final int feature, final GroupMoments moments) {
		for (int parcel = 0; parcel < means[feature].length; parcel++)
			means[feature][parcel] = moments.mean(parcel);
		between[feature] = moments.between();
		total[feature] = between[feature] + moments.within();
	}

	public Parcellation parcels() {
		return parcels;
	}

	/** The number of features: frames, channels, or both. */
	public int features() {
		return means.length;
	}

	/** The mean of each parcel in a feature. Not to be written to. */
	public double[] means(final int feature) {
		return means[feature];
	}

	/**
	 * The share of a feature's variance over the labelled pixels that lies between the parcels: 1 - Σ(x - parcel mean)² /
	 * Σ(x - mean)²; 1 where all of them are alike.
	 */
	public double kept(final int feature) {
		return total[feature] > 0 ? between[feature] / total[feature] : 1;
	}

	/** The same over all features, each around its own mean. */
	public double kept() {
		final double all = Arrays.stream(total).sum();
		return all > 0 ? Arrays.stream(between).sum() / all : 1;
	}
}
