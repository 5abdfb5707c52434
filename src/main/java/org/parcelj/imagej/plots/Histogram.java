package org.parcelj.imagej.plots;

import org.parcelj.features.FeatureMatrix;

/** How many pixels have values in each of equally wide bins. Values that are not finite are left out. Immutable. */
final class Histogram {

	private final Range range;
	private final int[] counts;

	private Histogram(final Range range, final int[] counts) {
		this.range = range;
		this.counts = counts;
	}

	/** The histogram of one feature's values. */
	static Histogram of(final FeatureMatrix features, final int feature, final int bins) {
		final Range range = Range.of(features, feature);
		final int[] counts = new int[bins];
		for (int i = 0; i < features.pixels(); i++)
			if (Float.isFinite(features.get(i, feature))) counts[range.bin(features.get(i, feature), bins)]++;
		return new Histogram(range, counts);
	}

	/** The same for the pixels of each label of 0 … largest, on the range of all. */
	static Histogram[] byLabel(final FeatureMatrix features, final int feature, final int bins, final int[] labels,
		final int largest)
	{
		final Range range = Range.of(features, feature);
		final int[][] counts = new int[largest + 1][bins];
		for (int i = 0; i < features.pixels(); i++)
			counts[labels[i]][range.bin(features.get(i, feature), bins)]++;
		final Histogram[] histograms = new Histogram[counts.length];
		for (int label = 0; label < counts.length; label++)
			histograms[label] = new Histogram(range, counts[label]);
		return histograms;
	}

	Range range() {
		return range;
	}

	int bins() {
		return counts.length;
	}

	/** The value at which a bin begins, and the one before it ends. */
	double edge(final int bin) {
		return range.lowest() + (range.highest() - range.lowest()) * bin / counts.length;
	}

	int count(final int bin) {
		return counts[bin];
	}
}
