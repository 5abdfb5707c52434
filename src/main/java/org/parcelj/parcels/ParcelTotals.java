package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Memory;

/**
 * The measurements of the parcels 1 … k in all boxes of a volume, added up box by box: places and faces exactly. For
 * one thread.
 */
public final class ParcelTotals {

	private static final int AXES = 3;
	/** Bytes of a parcel and those that it touches, in parts and in total, and of each of its features. */
	private static final long BYTES = 3000;
	private static final long FEATURE_BYTES = 100;

	private final int k;
	private final int p;
	private final ValueTotals values;
	private final long[] places;
	private final int[] lows;
	private final int[] highs;
	private final double[] alike;
	private final long[] spread;
	private final PairFaces faces = new PairFaces();

	/** About how many bytes a table of that many parcels takes. */
	public static long bytes(final int parcels, final int features) {
		return parcels * (BYTES + FEATURE_BYTES * features);
	}

	/**
	 * @throws org.parcelj.InputException if there is too little memory for so many parcels
	 */
	public ParcelTotals(final int parcels, final int features) {
		k = parcels;
		p = features;
		Memory.require("a table of " + parcels + " parcels", bytes(parcels, features));
		values = new ValueTotals(k, p);
		places = new long[AXES * k];
		lows = new int[AXES * k];
		highs = new int[AXES * k];
		Arrays.fill(lows, Integer.MAX_VALUE);
		alike = new double[k * p];
		spread = new long[k];
	}

	public void add(final ParcelSums part) {
		values.add(part.values());
		for (int i = 0; i < part.values().labels().length; i++)
			add(part, i, part.values().labels()[i] - 1);
		faces.addAll(part.faces());
	}

	private void add(final ParcelSums part, final int i, final int parcel) {
		for (int axis = 0; axis < AXES; axis++) {
			final int at = AXES * parcel + axis;
			places[at] += part.places()[AXES * i + axis];
			lows[at] = (int) Math.min(lows[at], part.lows()[AXES * i + axis]);
			highs[at] = (int) Math.max(highs[at], part.highs()[AXES * i + axis]);
		}
		for (int f = 0; f < p; f++)
			alike[parcel * p + f] += part.alike()[i * p + f];
		spread[parcel] += part.spread()[i];
	}

	/**
	 * The statistics of the parcels.
	 *
	 * @param axes of the volume that count: 2 of one plane, else 3
	 */
	public ParcelStatistics statistics(final int axes) {
		final ParcelStatistics statistics = new ParcelStatistics(places(axes));
		for (int parcel = 0; parcel < k; parcel++)
			statistics.set(parcel, values.mean(parcel), values.sd(parcel), homogeneity(parcel));
		return statistics;
	}

	/** The same without the values. */
	public ParcelPlaces places(final int axes) {
		final long[] pixels = new long[k];
		Arrays.setAll(pixels, values::pixels);
		return new ParcelPlaces(pixels, axes, cut(places, axes), cut(lows, axes), cut(highs, axes),
			ParcelNeighbours.of(faces, k, axes));
	}

	/** What their values come to. */
	public ValueTotals values() {
		return values;
	}

	private static long[] cut(final long[] of, final int axes) {
		final long[] cut = new long[of.length / AXES * axes];
		Arrays.setAll(cut, i -> of[i / axes * AXES + i % axes]);
		return cut;
	}

	private static int[] cut(final int[] of, final int axes) {
		final int[] cut = new int[of.length / AXES * axes];
		Arrays.setAll(cut, i -> of[i / axes * AXES + i % axes]);
		return cut;
	}

	private double homogeneity(final int parcel) {
		return ParcelValues.homogeneity(Arrays.copyOfRange(alike, parcel * p, (parcel + 1) * p), spread[parcel]);
	}
}
