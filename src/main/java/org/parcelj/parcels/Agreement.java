package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * How well two labelings of the same pixels agree, whatever the labels' numbers. The first is the reference where the
 * measure is not symmetric. The definitions are those of scikit-learn. Immutable.
 */
public final class Agreement {

	/** In natural units. */
	private static final double BIT = Math.log(2);

	private final Contingency table;
	private final double firstEntropy;
	private final double secondEntropy;
	private final double information;

	/**
	 * @param first a label of 0 or more for each pixel; gaps are allowed
	 * @param second the same
	 * @throws InputException if they have different numbers of pixels, or none
	 */
	public Agreement(final int[] first, final int[] second) {
		this(table(first, second));
	}

	Agreement(final Contingency table) {
		this.table = table;
		firstEntropy = entropy(table.firstSizes);
		secondEntropy = entropy(table.secondSizes);
		information = mutualInformation();
	}

	private static Contingency table(final int[] first, final int[] second) {
		if (first.length != second.length)
			throw new InputException("the labelings to compare have " + first.length + " and " + second.length +
				" pixels, but must have the same number");
		if (first.length == 0) throw new InputException("the labelings to compare have no pixels");
		return new Contingency(first, second);
	}

	/**
	 * The adjusted Rand index: 1 for equal partitions, about 0 for unrelated ones (L. Hubert, P. Arabie, Comparing
	 * partitions, J. Classif. 2, 1985, doi:10.1007/BF01908075).
	 */
	public double adjustedRandIndex() {
		final double both = pairs(table.shared);
		final double first = pairs(table.firstSizes);
		final double second = pairs(table.secondSizes);
		if (both == first && both == second) return 1;
		final double expected = first * second / pairs(new int[] { table.pixels });
		return (both - expected) / ((first + second) / 2 - expected);
	}

	/**
	 * The mutual information beyond that of chance, as a share of the mean entropy beyond the same (N. X. Vinh, J. Epps,
	 * J. Bailey, Information theoretic measures for clusterings comparison, J. Mach. Learn. Res. 11, 2010). 1 for equal
	 * partitions, also where each pixel has a label of its own and there is no information beyond that of chance.
	 */
	public double adjustedMutualInformation() {
		return adjustedMutualInformation(Progress.NONE);
	}

	/** The same where it may take long: with many labels of many different sizes. */
	public double adjustedMutualInformation(final Progress progress) {
		if (isEqual()) return 1;
		final double expected = new ExpectedInformation(table).value(progress);
		final double room = (firstEntropy + secondEntropy) / 2 - expected;
		return (information - expected) / (room < 0 ? Math.min(room, -Math.ulp(1.0)) : Math.max(room, Math.ulp(1.0)));
	}

	/** The mutual information as a share of the mean entropy. */
	public double normalisedMutualInformation() {
		if (isEqual()) return 1;
		return information <= Math.ulp(1.0) ? 0 : information / ((firstEntropy + secondEntropy) / 2);
	}

	/**
	 * How far each label of the second lies in one label of the first, 0 to 1 (A. Rosenberg, J. Hirschberg, V-measure: a
	 * conditional entropy-based external cluster evaluation measure, EMNLP-CoNLL 2007).
	 */
	public double homogeneity() {
		return firstEntropy == 0 ? 1 : information / firstEntropy;
	}

	/** How far each label of the first lies in one label of the second, 0 to 1. */
	public double completeness() {
		return secondEntropy == 0 ? 1 : information / secondEntropy;
	}

	/** The harmonic mean of homogeneity and completeness. */
	public double vMeasure() {
		final double sum = homogeneity() + completeness();
		return sum == 0 ? 0 : 2 * homogeneity() * completeness() / sum;
	}

	/**
	 * What is uncertain, in bits, of a pixel's label in the second once that in the first is known: how far labels of the
	 * first are split. 0 where each lies in one of the second.
	 */
	public double oversegmentation() {
		return Math.max(0, secondEntropy - information) / BIT;
	}

	/** The same with the two exchanged: how far labels of the first are merged. */
	public double undersegmentation() {
		return Math.max(0, firstEntropy - information) / BIT;
	}

	/**
	 * The variation of information in bits, the sum of the two: 0 for equal partitions (M. Meilă, Comparing clusterings,
	 * an information based distance, J. Multivar. Anal. 98, 2007, doi:10.1016/j.jmva.2006.11.013).
	 */
	public double variationOfInformation() {
		return oversegmentation() + undersegmentation();
	}

	/**
	 * The adapted Rand error: of the pairs of pixels that have the same label in either, the share that has not in both,
	 * as 1 - 2 pr / (p + r) (I. Arganda-Carreras et al., Crowdsourcing the creation of image segmentation algorithms for
	 * connectomics, Front. Neuroanat. 9, 2015, doi:10.3389/fnana.2015.00142). 0 for equal partitions.
	 */
	public double adaptedRandError() {
		final double alike = pairs(table.firstSizes) + pairs(table.secondSizes);
		return alike == 0 ? 0 : 1 - 2 * pairs(table.shared) / alike;
	}

	/**
	 * The mean over the labels of the first of the best Dice coefficient, 2 |A ∩ B| / (|A| + |B|), with any label of the
	 * second.
	 */
	public double meanBestDice() {
		final double[] best = new double[table.firstSizes.length];
		for (int e = 0; e < table.shared.length; e++) {
			final int a = table.first[e];
			final double sizes = (double) table.firstSizes[a] + table.secondSizes[table.second[e]];
			best[a] = Math.max(best[a], 2 * table.shared[e] / sizes);
		}
		return Arrays.stream(best).average().orElse(Double.NaN);
	}

	private boolean isEqual() {
		return table.shared.length == table.firstSizes.length && table.shared.length == table.secondSizes.length;
	}

	private static double pairs(final int[] sizes) {
		long pairs = 0;
		for (final int size : sizes)
			pairs += size * (size - 1L) / 2;
		return pairs;
	}

	private double entropy(final int[] sizes) {
		double sum = 0;
		for (final int size : sizes)
			sum -= (double) size / table.pixels * Math.log((double) size / table.pixels);
		return sum;
	}

	private double mutualInformation() {
		double sum = 0;
		for (int e = 0; e < table.shared.length; e++) {
			final double expected = (double) table.firstSizes[table.first[e]] * table.secondSizes[table.second[e]] /
				table.pixels;
			sum += (double) table.shared[e] / table.pixels * Math.log(table.shared[e] / expected);
		}
		return Math.max(sum, 0);
	}
}
