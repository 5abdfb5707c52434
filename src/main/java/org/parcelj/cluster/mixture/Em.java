package org.parcelj.cluster.mixture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
	private final int mostIterations;
	private final List<Double> likelihoods = new ArrayList<>();
	private MixtureModel model;
	private boolean converged;

	Em(final FeatureMatrix features, final int components, final Prior prior, final Maximisation maximisation,
		final int mostIterations)
	{
		this.features = features;
		this.components = components;
		monomials = new Monomials(features.features(), maximisation.type().isDiagonal());
		expectation = new Expectation(features, components, prior, (long) components * monomials.count());
		this.maximisation = maximisation;
		this.mostIterations = mostIterations;
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
		return resume(mostIterations, tolerance, progress);
	}

	/** Goes on until there have been so many iterations in all. */
	Em resume(final int iterations, final double tolerance, final Progress progress) {
		while (!converged && likelihoods.size() < Math.min(iterations, mostIterations)) {
			progress.step((double) likelihoods.size() / mostIterations, "Gaussian mixture");
			final double last = likelihoods.isEmpty() ? Double.NEGATIVE_INFINITY : lastLikelihood();
			iterate(progress);
			converged = Math.abs(lastLikelihood() - last) < tolerance;
		}
		return this;
	}

	/** So many iterations more, whatever they change. */
	void iterate(final int count, final Progress progress) {
		for (int i = 0; i < count; i++) {
			progress.check();
			iterate(progress);
		}
	}

	private void iterate(final Progress progress) {
		// the pass measures from the same origins, which depend on the model alone
		final MixtureModel next = maximisation
			.model(moments(Origins.of(model), visitor -> likelihoods.add(expectation.pass(model, visitor, progress))));
		model = expectation.reweighted(next, model);
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
		return likelihoods.stream().mapToDouble(Double::doubleValue).toArray();
	}

	double lastLikelihood() {
		return likelihoods.get(likelihoods.size() - 1);
	}
}
