package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** Passes over all pixels, block by block, that find the responsibilities of a model's components for them. */
final class Expectation {

	/** Takes the responsibilities, block after block of a chunk; chunks run in several threads. */
	@FunctionalInterface
	interface Visitor {

		void visit(int chunk, int from, ResponsibilityBlock block);
	}

	private static final int FEWEST_CHUNKS = 4;
	private static final int MOST_CHUNKS = 64;

	private final FeatureMatrix features;
	private final int components;
	private final Prior prior;
	private final int chunk;
	private final double[] priorSizes;
	private final Queue<ResponsibilityBlock> blocks = new ConcurrentLinkedQueue<>();

	/**
	 * @param numbers the size of what visitors hold for each chunk, which together is to stay small beside the features
	 */
	Expectation(final FeatureMatrix features, final int components, final Prior prior, final long numbers) {
		this.features = features;
		this.components = components;
		this.prior = prior;
		priorSizes = new double[components];
		final int count = (int) Math.max(FEWEST_CHUNKS,
			Math.min(MOST_CHUNKS, features.sharedValues().length / 8 / numbers));
		chunk = Chunks.count(Chunks.count(features.pixels(), count), ResponsibilityBlock.LENGTH) *
			ResponsibilityBlock.LENGTH;
	}

	/** The number of chunks that visitors see. */
	int chunks() {
		return Chunks.count(features.pixels(), chunk);
	}

	/** One pass, before which the prior adapts to the model; gives the mean log-likelihood of a pixel. */
	double pass(final MixtureModel model, final Visitor visitor, final Progress progress) {
		final Gaussians gaussians = new Gaussians(model);
		prior.adapt(gaussians, this, progress);
		return pass(gaussians, visitor, progress);
	}

	/** One pass, before which the prior becomes what the model makes of it, whatever was before. */
	double settledPass(final MixtureModel model, final Visitor visitor, final Progress progress) {
		final Gaussians gaussians = new Gaussians(model);
		prior.settle(gaussians, this, progress);
		return pass(gaussians, visitor, progress);
	}

	private double pass(final Gaussians gaussians, final Visitor visitor, final Progress progress) {
		final double[] sums = new double[chunks()];
		final double[][] shares = new double[chunks()][components];
		forEachBlock(gaussians.origins, (number, from, block) -> {
			progress.check();
			final double whole = prior.fill(gaussians, from, block, shares[number]);
			block.addDensities(gaussians);
			sums[number] += block.normalise() - whole;
			visitor.visit(number, from, block);
		});
		Arrays.fill(priorSizes, 0);
		double sum = 0;
		for (int number = 0; number < sums.length; number++) {
			sum += sums[number];
			for (int c = 0; c < components; c++)
				priorSizes[c] += shares[number][c];
		}
		return sum / features.pixels();
	}

	/**
	 * The weights under which the prior's components would be as large as the responsibilities make them, by a step of
	 * iterative scaling after a pass, drawn towards equal ones as far as the prior does not trust them. Without a spatial
	 * prior these are the shares of the responsibilities.
	 */
	MixtureModel reweighted(final MixtureModel model, final MixtureModel last) {
		if (!prior.isSpatial()) return model;
		final double[] weights = new double[components];
		double sum = 0;
		for (int c = 0; c < components; c++) {
			final double scaled = last.weight(c) * model.weight(c) * features.pixels() / (priorSizes[c] + Double.MIN_NORMAL);
			weights[c] = Math.pow(scaled, prior.trustInWeights());
			sum += weights[c];
		}
		for (int c = 0; c < components; c++)
			weights[c] /= sum;
		return model.withWeights(weights);
	}

	/** Visits the blocks with their features alone. */
	void forEachBlock(final Origins origins, final Visitor visitor) {
		Chunks.forEach(features.pixels(), chunk, (number, first, end) -> {
			final ResponsibilityBlock free = blocks.poll();
			final ResponsibilityBlock block = free == null ? new ResponsibilityBlock(features.features(), components) : free;
			for (int from = first; from < end; from += ResponsibilityBlock.LENGTH) {
				block.load(features, from, Math.min(end, from + ResponsibilityBlock.LENGTH), origins.middle);
				visitor.visit(number, from, block);
			}
			blocks.add(block);
		});
	}
}
