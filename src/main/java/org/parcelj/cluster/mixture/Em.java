package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.function.Consumer;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** One run of expectation maximisation over one set of pixels. */
final class Em {

	private final FeatureMatrix features;
	private final int components;
	private final Monomials monomials;
	private final Expectation expectation;
	private final Maximisation maximisation;
	private final double[] likelihoods;
	private MixtureModel model;
	private int iterations;
	private boolean converged;

	Em(final FeatureMatrix features, final int components, final Prior prior, final Maximisation maximisation,
		final int mostIterations)
	{
		this.features = features;
		this.components = components;
		monomials = new Monomials(features.features(), maximisation.type().isDiagonal());
		expectation = new Expectation(features, components, prior, (long) components * monomials.count());
		this.maximisation = maximisation;
		likelihoods = new double[mostIterations];
	}

	/** The weights, means and covariances of labels. Two passes: about zero for a rough model, then about its means. */
	MixtureModel ofLabels(final int[] labels, final Progress progress) {
		model = ofLabels(labels, Origins.zero(features.features()), progress);
		model = ofLabels(labels, Origins.of(model), progress);
		return model;
	}

	private MixtureModel ofLabels(final int[] labels, final Origins origins, final Progress progress) {
		return maximisation.model(moments(origins, visitor -> expectation.forEachBlock(origins, (chunk, from, block) -> {
			progress.check();
			block.belong(labels, from);
			visitor.visit(chunk, from, block);
		})));
	}

	Em run(final MixtureModel start, final double tolerance, final Progress progress) {
		model = start;
		while (!converged && iterations < likelihoods.length) {
			progress.step((double) iterations / likelihoods.length, "Gaussian mixture");
			iterate(progress);
			converged = iterations > 1 && Math.abs(likelihoods[iterations - 1] - likelihoods[iterations - 2]) < tolerance;
		}
		return this;
	}

	private void iterate(final Progress progress) {
		final MixtureModel next = maximisation.model(moments(Origins.of(model),
			visitor -> likelihoods[iterations] = expectation.pass(model, visitor, progress)));
		model = expectation.reweighted(next, model);
		iterations++;
	}

	/** The moments of a pass over the pixels, added up in the order of the chunks. */
	private Moments moments(final Origins origins, final Consumer<Expectation.Visitor> pass) {
		final Moments[] parts = new Moments[expectation.chunks()];
		Arrays.setAll(parts, chunk -> new Moments(monomials, origins, components));
		pass.accept((chunk, from, block) -> block.addTo(parts[chunk]));
		for (int chunk = 1; chunk < parts.length; chunk++)
			parts[0].add(parts[chunk]);
		return parts[0];
	}

	MixtureModel model() {
		return model;
	}

	boolean converged() {
		return converged;
	}

	/** The mean log-likelihood of a pixel that each iteration found before it changed the model. */
	double[] likelihoods() {
		return Arrays.copyOf(likelihoods, iterations);
	}

	double lastLikelihood() {
		return likelihoods[iterations - 1];
	}
}
