package org.parcelj.parcels;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;

/** The measurements of parcels in each channel (feature) by itself, all in one pass over the values. Immutable. */
public final class ChannelMeasures {

	/** Parcels that one thread takes at a time. */
	private static final int PARCELS = 8;

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
		return of(values, parcels, parcels.groups(progress), progress);
	}

	/**
	 * The same where the pixels of each parcel are known already.
	 *
	 * @param groups as {@link Parcellation#groups}
	 */
	public static ChannelMeasures of(final FeatureMatrix values, final Parcellation parcels, final Groups groups,
		final Progress progress)
	{
		values.requirePixels(parcels.mask().size(), "parcels");
		final ChannelMeasures measures = new ChannelMeasures(values.features(), parcels.size());
		final int parts = Chunks.count(parcels.size(), PARCELS);
		Chunks.forEach(Math.multiplyExact(parts, values.features()), 1, (chunk, part, end) -> {
			final int from = part / values.features() * PARCELS;
			final int to = Math.min(parcels.size(), from + PARCELS);
			measures.measure(part % values.features(), values, groups, from, to, progress);
		});
		return measures;
	}

	/** Measures the parcels from … to-1, the pixels of each in order. */
	private void measure(final int channel, final FeatureMatrix matrix, final Groups groups, final int from, final int to,
		final Progress progress)
	{
		final float[] values = matrix.sharedValues();
		final int features = matrix.features();
		final int[] sizes = new int[to - from];
		// of a lambda that two threads come to at once one makes its own, which takes longer than many a measurement
		for (int i = 0; i < sizes.length; i++)
			sizes[i] = groups.start(from + i + 1) - groups.start(from + i);
		final GroupSums mean = GroupSums.means(sizes);
		final GroupMoments deviation = new GroupMoments(sizes);
		final Extremes least = Extremes.smallest(sizes);
		final Extremes most = Extremes.largest(sizes);
		final Medians median = new Medians(sizes);
		for (int i = 0; i < sizes.length; i++) {
			progress.check();
			for (int m = groups.start(from + i); m < groups.start(from + i + 1); m++) {
				progress.checkAt(m);
				final float value = values[groups.member(m) * features + channel];
				mean.add(i, value);
				deviation.add(i, value);
				least.add(i, value);
				most.add(i, value);
				median.add(i, value);
			}
			means[channel][from + i] = mean.result(i);
			deviations[channel][from + i] = sample(deviation.result(i), sizes[i]);
			smallest[channel][from + i] = least.result(i);
			largest[channel][from + i] = most.result(i);
			medians[channel][from + i] = median.result(i);
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
