package org.parcelj.parcels;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/**
 * Sums over the values of parcels in a box of pixels, to be added to those in other boxes.
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
		return of(new PresentLabels(labels), labels, features, rows);
	}

	/** The same where it is known which labels occur. */
	static ValueSums of(final PresentLabels present, final int[] labels, final FeatureMatrix features, final int[] rows) {
		final int count = present.size();
		final int p = features.features();
		final ValueSums sums = new ValueSums(present.numbers(), new long[count], new double[p * count],
			new double[p * count], new float[p * count], new float[p * count]);
		Arrays.fill(sums.least, Float.POSITIVE_INFINITY);
		Arrays.fill(sums.most, Float.NEGATIVE_INFINITY);
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] <= 0) continue;
			sums.add(present.place(labels[i]), features.sharedValues(), rows[i] * p, p);
		}
		return sums;
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
