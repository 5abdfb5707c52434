package org.parcelj.parcels;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** What parcels measure in each channel (feature) on its own, all of it in one pass over the values. Immutable. */
public final class ChannelMeasures {

	private final double[][] means;
	private final double[][] deviations;
	private final double[][] smallest;
	private final double[][] largest;
	private final double[][] medians;

	private ChannelMeasures(final int channels, final int parcels) {
		means = new double[channels][parcels];
		deviations = new double[channels][parcels];
		smallest = new double[channels][parcels];
		largest = new double[channels][parcels];
		medians = new double[channels][parcels];
	}

	/**
	 * @param values [pixels of the parcels × channels], finite
	 * @throws org.parcelj.InputException if the values are of another number of pixels
	 */
	public static ChannelMeasures of(final FeatureMatrix values, final Parcellation parcels, final Progress progress) {
		values.requirePixels(parcels.mask().size(), "parcels");
		final ChannelMeasures measures = new ChannelMeasures(values.features(), parcels.size());
		final int[] sizes = parcels.sizes();
		Chunks.forEach(values.features(), 1,
			(chunk, channel, end) -> measures.measure(channel, values, parcels.sharedLabels(), sizes, progress));
		return measures;
	}

	private void measure(final int channel, final FeatureMatrix matrix, final int[] labels, final int[] sizes,
		final Progress progress)
	{
		final GroupSums mean = GroupSums.means(sizes);
		final GroupMoments deviation = new GroupMoments(sizes);
		final Extremes least = Extremes.smallest(sizes);
		final Extremes most = Extremes.largest(sizes);
		final Medians median = new Medians(sizes);
		final float[] values = matrix.sharedValues();
		for (int i = 0, at = channel; i < labels.length; i++, at += matrix.features()) {
			progress.checkAt(i);
			mean.add(labels[i], values[at]);
			deviation.add(labels[i], values[at]);
			least.add(labels[i], values[at]);
			most.add(labels[i], values[at]);
			median.add(labels[i], values[at]);
		}
		for (int parcel = 0; parcel < sizes.length; parcel++) {
			progress.check();
			means[channel][parcel] = mean.result(parcel);
			deviations[channel][parcel] = sample(deviation.result(parcel), sizes[parcel]);
			smallest[channel][parcel] = least.result(parcel);
			largest[channel][parcel] = most.result(parcel);
			medians[channel][parcel] = median.result(parcel);
		}
	}

	private static double sample(final double population, final int n) {
		return n > 1 ? population * Math.sqrt(n / (n - 1.0)) : population;
	}

	/** [parcels] */
	public double[] means(final int channel) {
		return means[channel].clone();
	}

	/** [parcels]: of the sample, n - 1; 0 for a single pixel. */
	public double[] deviations(final int channel) {
		return deviations[channel].clone();
	}

	/** [parcels] */
	public double[] smallest(final int channel) {
		return smallest[channel].clone();
	}

	/** [parcels] */
	public double[] largest(final int channel) {
		return largest[channel].clone();
	}

	/** [parcels] */
	public double[] medians(final int channel) {
		return medians[channel].clone();
	}
}
