package org.parcelj.parcels;

/**
 * Means and squared deviations from them in one pass, without the loss of digits that sums of squares suffer: B. P.
 * Welford, Note on a method for calculating corrected sums of squares and products, Technometrics 4, 1962,
 * doi:10.1080/00401706.1962.10490022.
 */
final class GroupMoments implements Accumulator {

	private final int[] counts;
	private final double[] means;
	private final double[] squares;

	GroupMoments(final int[] sizes) {
		counts = new int[sizes.length];
		means = new double[sizes.length];
		squares = new double[sizes.length];
	}

	@Override
	public void add(final int group, final float value) {
		final double difference = value - means[group];
		means[group] += difference / ++counts[group];
		squares[group] += difference * (value - means[group]);
	}

	/** The population standard deviation. */
	@Override
	public double result(final int group) {
		return Math.sqrt(squares[group] / counts[group]);
	}

	double mean(final int group) {
		return means[group];
	}

	/** The sum of the squared deviations from the means of the groups. */
	double within() {
		double sum = 0;
		for (final double s : squares)
			sum += s;
		return sum;
	}

	/** What the squared deviations from the mean of all values are more than that. */
	double between() {
		double all = 0;
		long count = 0;
		for (int group = 0; group < means.length; group++) {
			all += counts[group] * means[group];
			count += counts[group];
		}
		double sum = 0;
		for (int group = 0; group < means.length; group++)
			sum += counts[group] * (means[group] - all / count) * (means[group] - all / count);
		return sum;
	}
}
