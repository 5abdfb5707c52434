package org.parcelj.parcels;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;

/**
 * The measurements of parcels within a box of pixels, to be added to those in other boxes.
 *
 * @param values of the parcels' pixels
 * @param places [parcels × 3]: the sum of the pixels' indices along each axis
 * @param lows [parcels × 3]: the lowest index along each
 * @param highs [parcels × 3]: the highest
 * @param alike [parcels × features]: the sums of the pixels' features, each pixel's shifted and scaled to mean 0 and
 * length 1
 * @param spread for each parcel, the number of pixels whose features are not all the same; only these are in those sums
 * @param faces that pairs of parcels share
 */
public record ParcelSums(ValueSums values, long[] places, long[] lows, long[] highs, double[] alike, long[] spread,
	PairFaces faces) implements Serializable {

	private static final int AXES = 3;

	/**
	 * @param labels of all pixels of the box, x fastest; 0 for none
	 * @param min the box's first pixel along x, y and z
	 * @param size how many along each
	 * @param features a row for each pixel in {@code rows}
	 * @param rows of each pixel its row, negative for none
	 */
	public static ParcelSums of(final int[] labels, final long[] min, final int[] size, final FeatureMatrix features,
		final int[] rows)
	{
		final int p = features.features();
		final PresentLabels present = new PresentLabels(labels);
		final ValueSums values = ValueSums.of(present, labels, features, rows);
		final int k = present.size();
		final ParcelSums sums = new ParcelSums(values, new long[AXES * k], new long[AXES * k], new long[AXES * k],
			new double[p * k], new long[k], new PairFaces());
		Arrays.fill(sums.lows, Long.MAX_VALUE);
		Arrays.fill(sums.highs, -1);
		for (int line = 0; line < size[1] * size[2]; line++)
			sums.line(present, labels, line * size[0], size[0],
				new long[] { min[0], min[1] + line % size[1], min[2] + line / size[1] });
		for (int i = 0; p > 1 && i < labels.length; i++)
			if (labels[i] > 0) sums.shape(present.place(labels[i]), features.sharedValues(), rows[i] * p, p);
		sums.touch(labels, size);
		return sums;
	}

	/**
	 * @param from the line's first place
	 * @param place of its first pixel
	 */
	private void line(final PresentLabels present, final int[] labels, final int from, final int length,
		final long[] place)
	{
		for (int x = 0; x < length;) {
			final int label = labels[from + x];
			final int start = x++;
			while (x < length && labels[from + x] == label)
				x++;
			if (label > 0) run(AXES * present.place(label), place, start, x - 1);
		}
	}

	/** Adds the places of pixels beside each other along x. */
	private void run(final int at, final long[] line, final long first, final long last) {
		final long count = last - first + 1;
		places[at] += count * line[0] + (first + last) * count / 2;
		lows[at] = Math.min(lows[at], line[0] + first);
		highs[at] = Math.max(highs[at], line[0] + last);
		for (int axis = 1; axis < AXES; axis++) {
			places[at + axis] += count * line[axis];
			lows[at + axis] = Math.min(lows[at + axis], line[axis]);
			highs[at + axis] = Math.max(highs[at + axis], line[axis]);
		}
	}

	private void shape(final int parcel, final float[] values, final int row, final int p) {
		double mean = 0;
		for (int f = 0; f < p; f++)
			mean += values[row + f];
		mean /= p;
		double square = 0;
		for (int f = 0; f < p; f++)
			square += (values[row + f] - mean) * (values[row + f] - mean);
		final double length = Math.sqrt(square);
		if (!ParcelValues.isSpread(length, mean, p)) return;
		spread[parcel]++;
		for (int f = 0; f < p; f++)
			alike[parcel * p + f] += (values[row + f] - mean) / length;
	}

	private void touch(final int[] labels, final int[] size) {
		for (int line = 0; line < size[1] * size[2]; line++) {
			final int from = line * size[0];
			final int to = from + size[0];
			faces.addLine(labels, from, to - 1, 1, 0);
			if (line % size[1] + 1 < size[1]) faces.addLine(labels, from, to, size[0], 1);
			if (line / size[1] + 1 < size[2]) faces.addLine(labels, from, to, size[0] * size[1], 2);
		}
	}
}
