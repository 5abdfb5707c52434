package org.parcelj.cluster.mixture;

import java.util.ArrayList;
import java.util.List;

import org.parcelj.Progress;

/** One run of expectation maximisation over one set of pixels. */
class Em {

	private final MixturePasses passes;
	private final Maximisation maximisation;
	private final int mostIterations;
	private final List<Double> likelihoods = new ArrayList<>();
	private MixtureModel model;
	private boolean converged;

	Em(final MixturePasses passes, final Maximisation maximisation, final int mostIterations) {
		this.passes = passes;
		this.maximisation = maximisation;
		this.mostIterations = mostIterations;
	}

	/** Takes a model to go on from. */
	void start(final MixtureModel first) {
		model = first;
	}

	Em run(final MixtureModel start, final double tolerance, final Progress progress) {
		start(start);
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
		final MixturePass pass = passes.pass(model, progress);
		likelihoods.add(pass.meanLogLikelihood());
		model = passes.reweighted(maximisation.model(Moments.of(pass, model, maximisation.type())), model);
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
