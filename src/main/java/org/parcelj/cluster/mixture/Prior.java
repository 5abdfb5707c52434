package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.Progress;

/** How probable the components are at each pixel before its features are seen. */
interface Prior {

	/** The components' weights, the same at all pixels. */
	Prior WEIGHTS = (gaussians, from, block, shares) -> {
		for (int c = 0; c < gaussians.components(); c++)
			Arrays.fill(block.responsibilities[c], 0, block.size(), gaussians.logWeight[c] + gaussians.logPeak[c]);
		return 0;
	};

	/**
	 * Puts the logarithms of the probabilities, up to a summand for each pixel, with those of the densities at the means
	 * into the block's responsibilities.
	 *
	 * @param from the first pixel of the block
	 * @param shares to which the sum over the pixels of each component's probability is added, if it is not the weight
	 * @return the sum over the pixels of those summands
	 */
	double fill(Gaussians gaussians, int from, ResponsibilityBlock block, double[] shares);

	/** Comes somewhat nearer to what a model makes of the pixels, before a pass with it. */
	default void adapt(final Gaussians gaussians, final Expectation expectation, final Progress progress) {
		// weights are the same at all pixels
	}

	/** Becomes what a model makes of the pixels, whatever was before. */
	default void settle(final Gaussians gaussians, final Expectation expectation, final Progress progress) {
		// weights are the same at all pixels
	}

	/** How much of the logarithms of the components' weights each iteration keeps, 0 to 1; 0 makes them equal. */
	default double trustInWeights() {
		return 1;
	}

	/** Whether the prior at a pixel depends on others. */
	default boolean isSpatial() {
		return false;
	}
}
