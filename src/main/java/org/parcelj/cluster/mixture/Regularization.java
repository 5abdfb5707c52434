package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.function.Supplier;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.files.Numbers;

/**
 * What is added to the variances of a mixture's components, so that none shrinks to a point.
 *
 * @param amount at least 0
 * @param isRelative whether the amount is a share of each feature's own variance over the pixels, so that labels do not
 * depend on the unit of the image; else it is in the features' squared units
 */
public record Regularization(double amount, boolean isRelative) {

	/** A millionth of each feature's variance. */
	public static final Regularization AUTO = new Regularization(1e-6, true);

	private static final String AUTO_LABEL = "auto";
	private static final int CHUNK = 1 << 14;

	/**
	 * @throws InputException if the amount is below 0 or not finite
	 */
	public Regularization {
		InputException.requireAtLeast("regularization", amount, 0);
	}

	/** The same number for all features, as scikit-learn's reg_covar. */
	public static Regularization absolute(final double amount) {
		return new Regularization(amount, false);
	}

	/**
	 * @param text {@code auto}, or a number that is taken as it is
	 * @throws InputException if it is neither
	 */
	public static Regularization parse(final String text) {
		if (text.trim().equalsIgnoreCase(AUTO_LABEL)) return AUTO;
		return absolute(Numbers.ofPixelKey("regularization", text, AUTO_LABEL));
	}

	/**
	 * What is added to the variance of each feature. A constant feature has no variance to take a share of; any will do.
	 */
	double[] of(final FeatureMatrix features, final Progress progress) {
		return of(features.features(), () -> variances(features, progress));
	}

	/** The same where somebody else knows the variance of each feature. */
	double[] of(final int features, final Supplier<double[]> known) {
		final double[] added = new double[features];
		if (!isRelative) Arrays.fill(added, amount);
		else {
			final double[] variances = known.get();
			Arrays.setAll(added, f -> amount * (variances[f] > 0 ? variances[f] : 1));
		}
		return added;
	}

	private static double[] variances(final FeatureMatrix features, final Progress progress) {
		final double[] sums = sums(features, new double[features.features()], false, progress);
		final double[] means = Arrays.stream(sums).map(sum -> sum / features.pixels()).toArray();
		return Arrays.stream(sums(features, means, true, progress)).map(sum -> sum / features.pixels()).toArray();
	}

	/** For each feature the sum of what its values differ from its mean, or of the squares of that. */
	private static double[] sums(final FeatureMatrix features, final double[] means, final boolean squared,
		final Progress progress)
	{
		final int p = means.length;
		final float[] values = features.sharedValues();
		final double[][] parts = new double[Chunks.count(features.pixels(), CHUNK)][p];
		Chunks.forEach(features.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from, v = from * p; i < to; i++)
				for (int f = 0; f < p; f++, v++) {
					final double difference = values[v] - means[f];
					parts[chunk][f] += squared ? difference * difference : difference;
				}
		});
		final double[] sums = new double[p];
		for (final double[] part : parts)
			for (int f = 0; f < p; f++)
				sums[f] += part[f];
		return sums;
	}
}
