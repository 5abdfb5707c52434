package org.parcelj.parcels;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/**
 * What the values of parcels come to in a box of pixels, to be added to what they come to in others.
 *
 * @param labels ascending, of 1 and more
 * @param pixels of each parcel
 * @param means [parcels × features]
 * @param squares [parcels × features]: the sums of the squared differences from the means
 * @param least [parcels × features]: the smallest value
 * @param most [parcels × features]: the largest
 */
public record ValueSums(int[] labels, long[] pixels, double[] means, double[] squares, float[] least,
	float[] most) implements Serializable {

	/**
	 * @param labels of all pixels of the box, x fastest; 0 for none
	 * @param features a row for each pixel in {@code rows}
	 * @param rows of each pixel its row, negative for none
	 */
	public static ValueSums of(final int[] labels, final FeatureMatrix features, final int[] rows) {
		final int[] present = LabelMap.present(labels);
		final int p = features.features();
		final ValueSums sums = new ValueSums(present, new long[present.length], new double[p * present.length],
			new double[p * present.length], new float[p * present.length], new float[p * present.length]);
		Arrays.fill(sums.least, Float.POSITIVE_INFINITY);
		Arrays.fill(sums.most, Float.NEGATIVE_INFINITY);
		int parcel = -1;
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] <= 0) continue;
			// neighbours mostly are of the same parcel
			if (parcel < 0 || present[parcel] != labels[i]) parcel = sums.place(labels[i]);
			sums.add(parcel, features.sharedValues(), rows[i] * p, p);
		}
		return sums;
	}

	/** The number of a parcel here; negative where there is none of the label. */
	int place(final int label) {
		return Arrays.binarySearch(labels, label);
	}

	/** The mean and squares by B. P. Welford, Technometrics 4, 1962, doi:10.1080/00401706.1962.10490022. */
	private void add(final int parcel, final float[] values, final int row, final int p) {
		pixels[parcel]++;
		for (int f = 0; f < p; f++) {
			final int at = parcel * p + f;
			final float value = values[row + f];
			final double difference = value - means[at];
			means[at] += difference / pixels[parcel];
			squares[at] += difference * (value - means[at]);
			least[at] = Math.min(least[at], value);
			most[at] = Math.max(most[at], value);
		}
	}
}
