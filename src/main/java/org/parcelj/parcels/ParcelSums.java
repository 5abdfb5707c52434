package org.parcelj.parcels;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.parcelj.features.FeatureMatrix;

/**
 * What the parcels of a box of pixels measure as far as the box goes, to be added to what they measure in others.
 *
 * @param values of the parcels' pixels
 * @param places [parcels × 3]: the sum of the pixels' indices along each axis
 * @param lows [parcels × 3]: the lowest index along each
 * @param highs [parcels × 3]: the highest
 * @param alike [parcels × features]: the sums of the pixels' features, each pixel's shifted and scaled to mean 0 and
 * length 1
 * @param spread of each parcel the number of pixels whose features are not all the same, which are in those sums
 * @param faces by pair of labels, the lower in the upper half of the key, the faces that they share across each axis
 */
public record ParcelSums(ValueSums values, long[] places, long[] lows, long[] highs, double[] alike, long[] spread,
	HashMap<Long, long[]> faces) implements Serializable {

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
		final ValueSums values = ValueSums.of(labels, features, rows);
		final int k = values.labels().length;
		final ParcelSums sums = new ParcelSums(values, new long[AXES * k], new long[AXES * k], new long[AXES * k],
			new double[p * k], new long[k], new HashMap<>());
		Arrays.fill(sums.lows, Long.MAX_VALUE);
		Arrays.fill(sums.highs, -1);
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] <= 0) continue;
			final int parcel = values.place(labels[i]);
			sums.place(parcel,
				new long[] { min[0] + i % size[0], min[1] + i / size[0] % size[1], min[2] + i / size[0] / size[1] });
			if (p > 1) sums.shape(parcel, features.sharedValues(), rows[i] * p, p);
		}
		sums.touch(labels, size);
		return sums;
	}

	private void place(final int parcel, final long[] place) {
		for (int axis = 0; axis < AXES; axis++) {
			final int at = AXES * parcel + axis;
			places[at] += place[axis];
			lows[at] = Math.min(lows[at], place[axis]);
			highs[at] = Math.max(highs[at], place[axis]);
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
		final int[] strides = { 1, size[0], size[0] * size[1] };
		// across each axis the pair found last, and its faces: those of neighbours mostly are of one
		final long[] recent = new long[AXES];
		final long[][] shared = new long[AXES][];
		for (int line = 0; line < size[1] * size[2]; line++) {
			final boolean[] goesOn = { true, line % size[1] + 1 < size[1], line / size[1] + 1 < size[2] };
			for (int x = 0, i = line * size[0]; x < size[0]; x++, i++) {
				goesOn[0] = x + 1 < size[0];
				for (int axis = 0; axis < AXES; axis++) {
					if (!goesOn[axis] || !isFace(labels[i], labels[i + strides[axis]])) continue;
					final long pair = pair(labels[i], labels[i + strides[axis]]);
					if (pair != recent[axis]) shared[axis] = faces.computeIfAbsent(pair, key -> new long[AXES]);
					recent[axis] = pair;
					shared[axis][axis]++;
				}
			}
		}
	}

	private static boolean isFace(final int label, final int other) {
		return label != other && label > 0 && other > 0;
	}

	private static long pair(final int label, final int other) {
		return (long) Math.min(label, other) << Integer.SIZE | Math.max(label, other);
	}

	/** Counts a face across an axis, where the labels on its sides are two parcels. */
	public static void touch(final Map<Long, long[]> faces, final int label, final int other, final int axis) {
		if (isFace(label, other)) faces.computeIfAbsent(pair(label, other), pair -> new long[AXES])[axis]++;
	}
}
