package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/**
 * What each parcel measures: where it lies, and how its features spread. Parcels are numbered as in the parcellation.
 * Immutable.
 */
public final class ParcelStatistics {

	/** Parcels that one thread takes at a time. */
	private static final int CHUNK = 32;

	private final Parcellation parcels;
	private final int[] sizes;
	private final double[][] centroid;
	private final int[][] lowest;
	private final int[][] highest;
	private final ParcelNeighbours neighbours;
	private final boolean measured;
	private final double[] mean;
	private final double[] sd;
	private final double[] homogeneity;

	private ParcelStatistics(final Parcellation parcels, final boolean measured, final Progress progress) {
		this.parcels = parcels;
		final int k = parcels.size();
		final int axes = parcels.mask().numDimensions();
		sizes = parcels.sizes();
		centroid = new double[k][axes];
		lowest = new int[k][axes];
		highest = new int[k][axes];
		neighbours = ParcelNeighbours.of(parcels, progress);
		this.measured = measured;
		mean = new double[k];
		sd = new double[k];
		homogeneity = new double[k];
		for (final double[] values : new double[][] { mean, sd, homogeneity })
			Arrays.fill(values, Double.NaN);
	}

	/**
	 * @param features a row for each masked pixel
	 * @throws org.parcelj.InputException if the features are of another number of pixels
	 */
	public static ParcelStatistics of(final Parcellation parcels, final FeatureMatrix features, final Progress progress) {
		features.requirePixels(parcels.mask().size(), "parcels");
		final ParcelStatistics statistics = new ParcelStatistics(parcels, true, progress);
		statistics.locate(progress);
		statistics.measure(features, progress);
		return statistics;
	}

	/** The same without values: {@link #hasValues()} is false, and means and the like are NaN. */
	public static ParcelStatistics ofPlaces(final Parcellation parcels, final Progress progress) {
		final ParcelStatistics statistics = new ParcelStatistics(parcels, false, progress);
		statistics.locate(progress);
		return statistics;
	}

	/** The number of parcels. */
	public int size() {
		return sizes.length;
	}

	/** The number of a parcel's pixels. */
	public int pixels(final int parcel) {
		return sizes[parcel];
	}

	/** The mean pixel index along an axis; the centre of the grid's first pixel is 0. */
	public double centroid(final int parcel, final int axis) {
		return centroid[parcel][axis];
	}

	/** The smallest pixel index along an axis. */
	public int lowest(final int parcel, final int axis) {
		return lowest[parcel][axis];
	}

	/** The largest pixel index along an axis. */
	public int highest(final int parcel, final int axis) {
		return highest[parcel][axis];
	}

	/** Which parcels touch. */
	public ParcelNeighbours neighbours() {
		return neighbours;
	}

	/** Whether it knows of the parcels' values; else of their places alone. */
	public boolean hasValues() {
		return measured;
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
	 * features are all alike are left out; NaN where no pair is left, or there is but one feature.
	 */
	public double homogeneity(final int parcel) {
		return homogeneity[parcel];
	}

	private void locate(final Progress progress) {
		final Mask mask = parcels.mask();
		final int[] labels = parcels.sharedLabels();
		for (final int[] corner : lowest)
			Arrays.fill(corner, Integer.MAX_VALUE);
		final int step = 1 << 16;
		for (int from = 0; from < mask.size(); from += step) {
			progress.check();
			mask.forEach(from, Math.min(mask.size(), from + step), (index, position) -> {
				final int parcel = labels[index];
				int rest = position;
				for (int axis = 0; axis < mask.numDimensions(); axis++) {
					final int at = rest % (int) mask.dimension(axis);
					rest /= (int) mask.dimension(axis);
					centroid[parcel][axis] += at;
					lowest[parcel][axis] = Math.min(lowest[parcel][axis], at);
					highest[parcel][axis] = Math.max(highest[parcel][axis], at);
				}
			});
		}
		for (int parcel = 0; parcel < sizes.length; parcel++)
			for (int axis = 0; axis < mask.numDimensions(); axis++)
				centroid[parcel][axis] /= sizes[parcel];
	}

	private void measure(final FeatureMatrix features, final Progress progress) {
		final int[] start = new int[sizes.length + 1];
		final int[] pixels = byParcel(start);
		Chunks.forEach(sizes.length, CHUNK, (chunk, from, to) -> {
			for (int parcel = from; parcel < to; parcel++) {
				progress.check();
				final ParcelValues values = new ParcelValues(features, pixels, start[parcel], start[parcel + 1]);
				mean[parcel] = values.mean();
				sd[parcel] = values.sd();
				homogeneity[parcel] = values.homogeneity(progress);
			}
		});
	}

	/** The masked pixels in order of their parcels; those of parcel i from start[i] to start[i + 1] - 1. */
	private int[] byParcel(final int[] start) {
		for (int parcel = 0; parcel < sizes.length; parcel++)
			start[parcel + 1] = start[parcel] + sizes[parcel];
		final int[] next = start.clone();
		final int[] labels = parcels.sharedLabels();
		final int[] pixels = new int[labels.length];
		for (int i = 0; i < labels.length; i++)
			pixels[next[labels[i]]++] = i;
		return pixels;
	}
}
