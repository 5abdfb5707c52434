package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * A Potts model of the labels in its mean field approximation: a component's probability at a pixel is in proportion to
 * weight · exp(strength · Σ of its responsibilities for the pixel's neighbours), which in a volume with corners count
 * by their distances. Where a model is applied under a strong prior and pixels have few neighbours,
 * {@link BeliefPropagation} takes its place, or from some strength on gives its start. Holds two tables of [pixels ×
 * components] in float.
 */
final class MarkovField implements Prior {

	/** Updates of all pixels for each model on the way to a fit. */
	private static final int SWEEPS = 4;
	/**
	 * Most updates of all pixels at one strength when a model is applied, and the change of a responsibility that ends
	 * them.
	 */
	private static final int MOST_SWEEPS = 30;
	private static final double SETTLED = 1e-3;
	/**
	 * What all neighbours weigh together when labels in a plane form regions by themselves, a little below the critical 4
	 * ln(1 + √3) of three labels and four neighbours. From there on sizes hardly tell weights, which would drift and move
	 * all borders.
	 */
	private static final double REGIONS = 3.84;
	/** Of the logarithms of the weights in each iteration then, in a plane. */
	private static final double TRUST = 0.8;
	/** The critical 4 ln 2 of three labels with many neighbours. */
	private static final double REGIONS_WITH_CORNERS = 2.77;
	/** A component that keeps less than this share of its pixels under a stronger prior is about to vanish. */
	private static final double SHARE_KEPT = 0.5;
	/** The same with corners, under which a small part shrinks faster the smaller it gets. */
	private static final double SHARE_KEPT_WITH_CORNERS = 0.9;
	private static final int CHUNK = 1 << 13;

	private final Neighbours neighbours;
	private final Sweeps sweeps;
	private final int pixels;
	private final int k;
	/** Logarithms of the densities, from the highest of each pixel's. */
	private final float[] densities;
	private final float[] field;
	private double strength;
	private boolean begun;
	private Told told = this::neighbourhood;

	/** What the neighbours of a pixel say of the components, as logarithms of factors of their odds. */
	private interface Told {

		void of(int pixel, double[] sums);
	}

	/**
	 * @param strength at first
	 * @throws InputException if the graph is not of the features' pixels, or the tables get too large
	 */
	MarkovField(final double strength, final GridGraph graph, final FeatureMatrix features, final int components,
		final Progress progress)
	{
		if (graph.size() != features.pixels())
			throw new InputException("the graph has " + graph.size() + " pixels, but the features have " + features.pixels());
		final long size = (long) graph.size() * components;
		if (size > Memory.LONGEST_ARRAY)
			throw new InputException("a spatial prior for " + graph.size() + " pixels × " + components + " components is " +
				size + " probabilities, but at most " + Memory.LONGEST_ARRAY + " can be held");
		Memory.require("a spatial prior for " + graph.size() + " pixels",
			bytes(graph, strength, features.features(), components));
		this.strength = strength;
		neighbours = Neighbours.weighted(graph, progress);
		pixels = graph.size();
		k = components;
		sweeps = new Sweeps(graph, k, progress);
		densities = new float[(int) size];
		field = new float[(int) size];
	}

	/**
	 * The field itself, and what a start for it takes: a graph and its neighbourhoods, means with the neighbours, a label
	 * for each pixel.
	 */
	static long bytes(final GridGraph graph, final double strength, final int features, final int components) {
		final long faces = 4L * (2L * graph.size() + graph.edges());
		return 8L * graph.size() * components + BeliefPropagation.bytes(graph, strength, components) + 4L * graph.size() +
			Neighbours.bytes(graph) + 8L * graph.size() + 2 * faces + 4L * graph.size() * (features + 2);
	}

	/** The strengths from a weak one up to the present one. */
	double[] strengths() {
		return Hardening.to(strength, neighbours);
	}

	/**
	 * A start for a fit at the present strength. With corners, weights that are shares of the pixels would make the prior
	 * round small components away at once, because neighbours already count for the large ones.
	 */
	MixtureModel start(final MixtureModel model) {
		if (!neighbours.areWeighted() || strength * neighbours.weight() < REGIONS_WITH_CORNERS) return model;
		final double[] equal = new double[k];
		Arrays.fill(equal, 1.0 / k);
		return model.withWeights(equal);
	}

	/** Whether components of these sizes are in no danger of vanishing, as against those under a weak prior. */
	boolean keeps(final int[] sizes, final int[] weak) {
		final double share = neighbours.areWeighted() ? SHARE_KEPT_WITH_CORNERS : SHARE_KEPT;
		for (int c = 0; c < k; c++)
			if (sizes[c] < share * weak[c]) return false;
		return true;
	}

	void harden(final double stronger) {
		strength = stronger;
	}

	/** The number of pixels where each component is the most probable one, as the field is now. */
	int[] sizes() {
		final int[][] parts = new int[Chunks.count(pixels, CHUNK)][k];
		Chunks.forEach(pixels, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++) {
				int best = 0;
				for (int c = 1; c < k; c++)
					if (field[i * k + c] > field[i * k + best]) best = c;
				parts[chunk][best]++;
			}
		});
		final int[] sizes = new int[k];
		for (final int[] part : parts)
			for (int c = 0; c < k; c++)
				sizes[c] += part[c];
		return sizes;
	}

	@Override
	public void adapt(final Gaussians gaussians, final Expectation expectation, final Progress progress) {
		observe(gaussians, expectation, progress);
		for (int sweep = 0; sweep < SWEEPS; sweep++)
			sweep(gaussians, field, strength, progress);
	}

	@Override
	public void settle(final Gaussians gaussians, final Expectation expectation, final Progress progress) {
		begun = false;
		observe(gaussians, expectation, progress);
		double reached = 0;
		if (BeliefPropagation.suits(neighbours.graph(), strength)) {
			reached = new BeliefPropagation(neighbours, sweeps, k, densities, field).run(gaussians.logWeight, strength,
				progress);
			told = this::product;
			begun = false;
		}
		if (reached < strength) anneal(gaussians, reached, progress);
	}

	/** Goes on with the mean field through the strengths above one. */
	private void anneal(final Gaussians gaussians, final double reached, final Progress progress) {
		if (reached > 0) sweep(gaussians, told, progress);
		told = this::neighbourhood;
		for (final double step : strengths())
			for (int sweep = 0; step > reached && sweep < MOST_SWEEPS; sweep++)
				if (sweep(gaussians, field, step, progress) < SETTLED) break;
	}

	/** What the neighbours' responsibilities say. */
	private void neighbourhood(final int pixel, final double[] sums) {
		neighbours.sum(pixel, field, sums);
		for (int c = 0; c < k; c++)
			sums[c] *= strength;
	}

	/** What messages said, whose products are in the field then. */
	private void product(final int pixel, final double[] sums) {
		for (int c = 0; c < k; c++)
			sums[c] = Math.log(field[pixel * k + c]);
	}

	/**
	 * Takes the densities of a model; at first also its responsibilities without neighbours, or with corners those for a
	 * pixel and its neighbours as one, whose noise is weaker.
	 */
	private void observe(final Gaussians gaussians, final Expectation expectation, final Progress progress) {
		expectation.forEachBlock(gaussians.origins, (chunk, from, block) -> {
			progress.check();
			for (int c = 0; c < k; c++)
				Arrays.fill(block.responsibilities[c], 0, block.size(), gaussians.logPeak[c]);
			block.addDensities(gaussians);
			block.write(densities, from, block.highest());
		});
		if (begun) return;
		begun = true;
		told = this::neighbourhood;
		if (neighbours.areWeighted()) sweep(gaussians, densities, 1, progress);
		else sweep(gaussians, field, 0, progress);
	}

	/**
	 * Updates all pixels once, from the neighbours' rows of a table times {@code now}; gives the largest change of a
	 * responsibility.
	 */
	private double sweep(final Gaussians gaussians, final float[] table, final double now, final Progress progress) {
		return sweep(gaussians, (pixel, sums) -> {
			neighbours.sum(pixel, table, sums);
			for (int c = 0; c < k; c++)
				sums[c] = now * Math.max(sums[c], -Float.MAX_VALUE);
		}, progress);
	}

	private double sweep(final Gaussians gaussians, final Told by, final Progress progress) {
		return sweeps.run((block, at, count) -> update(block, at, count, gaussians, by), progress);
	}

	private double update(final ResponsibilityBlock block, final int at, final int count, final Gaussians gaussians,
		final Told by)
	{
		final double[] sums = new double[k];
		block.begin(count);
		for (int i = 0; i < count; i++) {
			final int pixel = sweeps.pixel(at + i);
			by.of(pixel, sums);
			for (int c = 0; c < k; c++)
				block.responsibilities[c][i] = gaussians.logWeight[c] + densities[pixel * k + c] + sums[c];
		}
		block.normalise();
		double largest = 0;
		for (int i = 0; i < count; i++)
			for (int c = 0, f = sweeps.pixel(at + i) * k; c < k; c++, f++) {
				final float updated = (float) block.responsibilities[c][i];
				largest = Math.max(largest, Math.abs(updated - field[f]));
				field[f] = updated;
			}
		return largest;
	}

	@Override
	public double fill(final Gaussians gaussians, final int from, final ResponsibilityBlock block,
		final double[] shares)
	{
		final double[] sums = new double[k];
		for (int i = 0; i < block.size(); i++) {
			told.of(from + i, sums);
			for (int c = 0; c < k; c++)
				block.responsibilities[c][i] = gaussians.logWeight[c] + sums[c];
		}
		final double whole = block.addShares(shares);
		for (int c = 0; c < k; c++)
			Elementwise.minus(block.responsibilities[c], -gaussians.logPeak[c], block.responsibilities[c], block.size());
		return whole;
	}

	/** In space weights are kept whole: they hold small parts against the prior, which rounds them from more sides. */
	@Override
	public double trustInWeights() {
		final GridGraph graph = neighbours.graph();
		return Neighbours.axes(graph) <= 2 && strength * 2 * graph.edges() / graph.size() >= REGIONS ? TRUST : 1;
	}

	@Override
	public boolean isSpatial() {
		return true;
	}
}
