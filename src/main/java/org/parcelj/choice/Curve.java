package org.parcelj.choice;

/**
 * A criterion over the numbers of clusters that are compared.
 *
 * @param name as a table's heading
 * @param values one for each number; NaN where it has none
 * @param best the number that the criterion prefers
 * @param reason why, in a few words
 */
public record Curve(String name, double[] values, int best, String reason) {

	/** The number with the highest value, of equal ones the smallest. */
	static Curve highest(final String name, final int[] clusters, final double[] values, final String reason) {
		return lastNearHighest(name, clusters, values, 0, reason);
	}

	/** The largest number whose value is above the highest less a tolerance; without one the smallest of the highest. */
	static Curve lastNearHighest(final String name, final int[] clusters, final double[] values, final double tolerance,
		final String reason)
	{
		int best = 0;
		for (int i = 1; i < values.length; i++)
			if (values[i] > values[best] || Double.isNaN(values[best])) best = i;
		final double highest = values[best];
		for (int i = best; i < values.length; i++)
			if (values[i] > highest - tolerance) best = i;
		return new Curve(name, values, clusters[best], reason);
	}

	/** The number with the lowest value, of equal ones the smallest. */
	static Curve lowest(final String name, final int[] clusters, final double[] values, final String reason) {
		int best = 0;
		for (int i = 1; i < values.length; i++)
			if (values[i] < values[best] || Double.isNaN(values[best])) best = i;
		return new Curve(name, values, clusters[best], reason);
	}
}
