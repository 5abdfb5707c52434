package org.parcelj.cluster.mixture;

import java.util.Arrays;

/**
 * The points that features are measured from while they are summed up: the middle of all pixels, or each component's
 * mean where the components lie so far apart that squared distances from the middle would leave too few digits for
 * their variances.
 */
final class Origins {

	/** The largest squared distance from the middle, in variances, that costs no more than six of sixteen digits. */
	private static final double FAR = 1e6;

	final double[] middle;
	/** For each component its origin, or null where that is the middle for all of them. */
	final double[][] own;

	private Origins(final double[] middle, final double[][] own) {
		this.middle = middle;
		this.own = own;
	}

	/** Those for a pass with a model. */
	static Origins of(final MixtureModel model) {
		final double[] middle = new double[model.features()];
		final double[][] means = new double[model.components()][];
		for (int c = 0; c < means.length; c++) {
			means[c] = model.mean(c);
			for (int f = 0; f < middle.length; f++)
				middle[f] += model.weight(c) * means[c][f];
		}
		boolean near = true;
		for (int c = 0; c < means.length; c++)
			for (int f = 0; f < middle.length; f++)
				near &= Math.pow(means[c][f] - middle[f], 2) <= FAR * model.variance(c, f);
		return new Origins(middle, near ? null : means);
	}

	/** Zero for all. */
	static Origins zero(final int features) {
		return new Origins(new double[features], null);
	}

	/** The origin of a component. */
	double[] of(final int component) {
		return own == null ? middle : own[component];
	}

	/** The origin of a component as seen from the middle. */
	double[] fromMiddle(final int component) {
		final double[] origin = of(component).clone();
		Arrays.setAll(origin, f -> origin[f] - middle[f]);
		return origin;
	}
}
