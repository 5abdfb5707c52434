package org.parcelj.parcels;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.features.FeatureMatrix;

/**
 * Sums over the values of the parcels 1 … k in all boxes of a volume, added up box by box as in T. F. Chan, G. H.
 * Golub, R. J. LeVeque, Am. Stat. 37, 1983, doi:10.1080/00031305.1983.10483115. For one thread.
 */
public final class ValueTotals {

	/** Bytes of a parcel, and of each of its features: here, and in the boxes. */
	private static final long BYTES = 100;
	private static final long FEATURE_BYTES = 56;

	private final int p;
	private final long[] pixels;
	private final double[] means;
	private final double[] squares;
	private final float[] least;
	private final float[] most;

	/** About how many bytes that many parcels take. */
	public static long bytes(final long parcels, final int features) {
		return parcels * (BYTES + FEATURE_BYTES * features);
	}

	/**
	 * @throws InputException if there is too little memory for so many parcels
	 */
	public ValueTotals(final int parcels, final int features) {
		Memory.require("the values of " + parcels + " parcels", bytes(parcels, features));
		final int length = Memory.requireArray("the values of parcels", (long) parcels * features);
		p = features;
		pixels = new long[parcels];
		means = new double[length];
		squares = new double[length];
		least = new float[length];
		most = new float[length];
		Arrays.fill(least, Float.POSITIVE_INFINITY);
		Arrays.fill(most, Float.NEGATIVE_INFINITY);
	}

	public void add(final ValueSums part) {
		for (int i = 0; i < part.labels().length; i++)
			add(part, i, part.labels()[i] - 1);
	}

	private void add(final ValueSums part, final int i, final int parcel) {
		final double before = pixels[parcel];
		pixels[parcel] += part.pixels()[i];
		for (int f = 0; f < p; f++) {
			final int at = parcel * p + f;
			final int from = i * p + f;
			final double difference = part.means()[from] - means[at];
			means[at] += difference * part.pixels()[i] / pixels[parcel];
			squares[at] += part.squares()[from] + difference * difference * before * part.pixels()[i] / pixels[parcel];
			least[at] = Math.min(least[at], part.least()[from]);
			most[at] = Math.max(most[at], part.most()[from]);
		}
	}

	/** The number of parcels. */
	public int size() {
		return pixels.length;
	}

	public int features() {
		return p;
	}

	/** A parcel's number of pixels. */
	public long pixels(final int parcel) {
		return pixels[parcel];
	}

	/** The number of pixels of all. */
	public long pixels() {
		return Arrays.stream(pixels).sum();
	}

	/** A feature's mean in each parcel. */
	public double[] means(final int feature) {
		return column(at -> means[at], feature);
	}

	/** [parcels × features]: the means in float. */
	public FeatureMatrix allMeans() {
		final float[] values = new float[means.length];
		for (int at = 0; at < values.length; at++)
			values[at] = (float) means[at];
		return new FeatureMatrix(pixels.length, p, values);
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

	/**
	 * A statistic of a feature in each parcel, as {@link Statistic} has it.
	 *
	 * @throws InputException if it is the median, which needs all values
	 */
	public double[] of(final Statistic statistic, final int feature) {
		return switch (statistic) {
			case MEAN -> means(feature);
			case SUM -> column(at -> means[at] * pixels[at / p], feature);
			case MINIMUM -> smallest(feature);
			case MAXIMUM -> largest(feature);
			case SD -> column(at -> Math.sqrt(squares[at] / pixels[at / p]), feature);
			case MEDIAN -> throw new InputException("medians of parcels cannot be found from sums");
		};
	}

	private double[] column(final IntToDoubleFunction value, final int feature) {
		final double[] column = new double[pixels.length];
		Arrays.setAll(column, parcel -> value.applyAsDouble(parcel * p + feature));
		return column;
	}

	/** A parcel's mean over all features. */
	double mean(final int parcel) {
		return Arrays.stream(means, parcel * p, (parcel + 1) * p).sum() / p;
	}

	/** A parcel's sample standard deviation of all values of all features. */
	double sd(final int parcel) {
		final double n = (double) pixels[parcel] * p;
		final double mean = mean(parcel);
		double sum = 0;
		for (int at = parcel * p; at < (parcel + 1) * p; at++)
			sum += squares[at] + pixels[parcel] * (means[at] - mean) * (means[at] - mean);
		return n == 1 ? 0 : Math.sqrt(sum / (n - 1));
	}

	/** As {@link Compression#kept(int)}. */
	public double kept(final int feature) {
		final double between = between(feature);
		final double total = between + within(feature);
		return total > 0 ? between / total : 1;
	}

	/** As {@link Compression#kept()}. */
	public double kept() {
		double between = 0;
		double within = 0;
		for (int feature = 0; feature < p; feature++) {
			between += between(feature);
			within += within(feature);
		}
		return between + within > 0 ? between / (between + within) : 1;
	}

	private double within(final int feature) {
		return Arrays.stream(column(at -> squares[at], feature)).sum();
	}

	private double between(final int feature) {
		final double mean = Arrays.stream(column(at -> pixels[at / p] * means[at], feature)).sum() / pixels();
		return Arrays.stream(column(at -> pixels[at / p] * (means[at] - mean) * (means[at] - mean), feature)).sum();
	}
}
