package org.parcelj.parcels;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

import org.parcelj.Memory;

/**
 * What the parcels 1 … k measure in all boxes of a volume, added up box by box: places and faces exactly, values as T.
 * F. Chan, G. H. Golub, R. J. LeVeque, Am. Stat. 37, 1983, doi:10.1080/00031305.1983.10483115. For one thread.
 */
public final class ParcelTotals {

	private static final int AXES = 3;
	/** Of a parcel and those that it touches, in parts and in all, and of each of its features. */
	private static final long BYTES = 3000;
	private static final long FEATURE_BYTES = 100;

	private final int k;
	private final int p;
	private final long[] pixels;
	private final long[] places;
	private final int[] lows;
	private final int[] highs;
	private final double[] means;
	private final double[] squares;
	private final float[] least;
	private final float[] most;
	private final double[] alike;
	private final long[] spread;
	private final Map<Long, long[]> faces = new TreeMap<>();

	/** Bytes that a table of so many parcels takes, about. */
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
		pixels = new long[k];
		places = new long[AXES * k];
		lows = new int[AXES * k];
		highs = new int[AXES * k];
		Arrays.fill(lows, Integer.MAX_VALUE);
		means = new double[k * p];
		squares = new double[k * p];
		least = new float[k * p];
		most = new float[k * p];
		Arrays.fill(least, Float.POSITIVE_INFINITY);
		Arrays.fill(most, Float.NEGATIVE_INFINITY);
		alike = new double[k * p];
		spread = new long[k];
	}

	public void add(final ParcelSums part) {
		for (int i = 0; i < part.labels().length; i++)
			add(part, i, part.labels()[i] - 1);
		addFaces(part.faces());
	}

	/** Adds faces by pair of labels, as in {@link ParcelSums#faces()}. */
	public void addFaces(final Map<Long, long[]> others) {
		others.forEach((pair, counts) -> {
			final long[] all = faces.computeIfAbsent(pair, key -> new long[AXES]);
			for (int axis = 0; axis < AXES; axis++)
				all[axis] += counts[axis];
		});
	}

	private void add(final ParcelSums part, final int i, final int parcel) {
		final double before = pixels[parcel];
		pixels[parcel] += part.pixels()[i];
		for (int axis = 0; axis < AXES; axis++) {
			final int at = AXES * parcel + axis;
			places[at] += part.places()[AXES * i + axis];
			lows[at] = (int) Math.min(lows[at], part.lows()[AXES * i + axis]);
			highs[at] = (int) Math.max(highs[at], part.highs()[AXES * i + axis]);
		}
		for (int f = 0; f < p; f++) {
			final int at = parcel * p + f;
			final int from = i * p + f;
			final double difference = part.means()[from] - means[at];
			means[at] += difference * part.pixels()[i] / pixels[parcel];
			squares[at] += part.squares()[from] + difference * difference * before * part.pixels()[i] / pixels[parcel];
			least[at] = Math.min(least[at], part.least()[from]);
			most[at] = Math.max(most[at], part.most()[from]);
			alike[at] += part.alike()[from];
		}
		spread[parcel] += part.spread()[i];
	}

	/**
	 * As statistics.
	 *
	 * @param axes of the volume that count: 2 of one plane, else 3
	 */
	public ParcelStatistics statistics(final int axes) {
		final ParcelStatistics statistics = new ParcelStatistics(new ParcelPlaces(pixels, axes, cut(places, axes),
			cut(lows, axes), cut(highs, axes), ParcelNeighbours.of(faces, k, axes)));
		for (int parcel = 0; parcel < k; parcel++)
			statistics.set(parcel, mean(parcel), sd(parcel), homogeneity(parcel));
		return statistics;
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

	private double mean(final int parcel) {
		return Arrays.stream(means, parcel * p, (parcel + 1) * p).sum() / p;
	}

	private double sd(final int parcel) {
		final double n = (double) pixels[parcel] * p;
		final double mean = mean(parcel);
		double sum = 0;
		for (int at = parcel * p; at < (parcel + 1) * p; at++)
			sum += squares[at] + pixels[parcel] * (means[at] - mean) * (means[at] - mean);
		return n == 1 ? 0 : Math.sqrt(sum / (n - 1));
	}

	private double homogeneity(final int parcel) {
		return ParcelValues.homogeneity(Arrays.copyOfRange(alike, parcel * p, (parcel + 1) * p), spread[parcel]);
	}

	/** A feature's mean in each parcel. */
	public double[] means(final int feature) {
		return column(at -> means[at], feature);
	}

	/** A feature's sample standard deviation in each parcel; 0 for a single pixel. */
	public double[] deviations(final int feature) {
		return column(at -> pixels[at / p] == 1 ? 0 : Math.sqrt(squares[at] / (pixels[at / p] - 1.0)), feature);
	}

	/** A feature's smallest value in each parcel. */
	public double[] smallest(final int feature) {
		return column(at -> least[at], feature);
	}

	/** A feature's largest value in each parcel. */
	public double[] largest(final int feature) {
		return column(at -> most[at], feature);
	}

	private double[] column(final IntToDoubleFunction value, final int feature) {
		final double[] column = new double[k];
		Arrays.setAll(column, parcel -> value.applyAsDouble(parcel * p + feature));
		return column;
	}
}
