package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * A Potts model of the labels in its mean field approximation: a component's probability at a pixel is in proportion to
 * weight · exp(strength · Σ of its responsibilities for the pixel's neighbours). Holds two tables of [pixels ×
 * components] in float. All pixels are updated at once, from the responsibilities of the pass before.
 */
final class MarkovField implements Prior {

	private final double strength;
	private final GridGraph graph;
	private final int k;
	/** The neighbours of each pixel that come before it; the graph has those that come after. */
	private final int[] starts;
	private final int[] earlier;
	private float[] field;
	private float[] next;

	/**
	 * @throws InputException if the graph is not of the features' pixels, or the tables get too large
	 */
	MarkovField(final double strength, final GridGraph graph, final FeatureMatrix features, final int components) {
		if (graph.size() != features.pixels())
			throw new InputException("the graph has " + graph.size() + " pixels, but the features have " + features.pixels());
		if ((long) graph.size() * components > Integer.MAX_VALUE - 8)
			throw new InputException("a spatial prior for " + graph.size() + " pixels × " + components + " components is " +
				(long) graph.size() * components + " probabilities, but at most " + (Integer.MAX_VALUE - 8) + " can be held");
		this.strength = strength;
		this.graph = graph;
		k = components;
		starts = new int[graph.size() + 1];
		earlier = new int[graph.edges()];
		transpose();
		field = new float[graph.size() * k];
		next = new float[graph.size() * k];
	}

	private void transpose() {
		final int n = graph.size();
		for (final int j : graph.neighbours())
			starts[j + 1]++;
		for (int i = 0; i < n; i++)
			starts[i + 1] += starts[i];
		final int[] at = Arrays.copyOf(starts, n);
		for (int i = 0; i < n; i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				earlier[at[graph.neighbours()[e]]++] = i;
	}

	@Override
	public double fill(final Gaussians gaussians, final int from, final ResponsibilityBlock block,
		final double[] shares)
	{
		final double[] sums = new double[k];
		for (int i = 0; i < block.size(); i++) {
			Arrays.fill(sums, 0);
			addNeighbours(from + i, starts, earlier, sums);
			addNeighbours(from + i, graph.starts(), graph.neighbours(), sums);
			for (int c = 0; c < k; c++)
				block.responsibilities[c][i] = gaussians.logWeight[c] + strength * sums[c];
		}
		final double whole = block.addShares(shares);
		for (int c = 0; c < k; c++)
			Elementwise.minus(block.responsibilities[c], -gaussians.logPeak[c], block.responsibilities[c], block.size());
		return whole;
	}

	private void addNeighbours(final int pixel, final int[] from, final int[] neighbours, final double[] sums) {
		for (int e = from[pixel]; e < from[pixel + 1]; e++)
			for (int c = 0, j = neighbours[e] * k; c < k; c++, j++)
				sums[c] += field[j];
	}

	@Override
	public void remember(final int from, final ResponsibilityBlock block) {
		for (int i = 0, at = from * k; i < block.size(); i++)
			for (int c = 0; c < k; c++, at++)
				next[at] = (float) block.responsibilities[c][i];
	}

	@Override
	public void advance() {
		final float[] past = field;
		field = next;
		next = past;
	}

	@Override
	public boolean isSpatial() {
		return true;
	}
}
