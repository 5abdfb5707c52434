package org.parcelj.cluster.mixture;

import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.Function;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;

/** One fit of a {@link GaussianMixture}. */
final class MixtureRun {

	private final GaussianMixture.Options options;
	private final FeatureMatrix features;
	private final GridGraph graph;
	private final Maximisation maximisation;
	private final Progress progress;
	private final SplittableRandom random;
	private final MixtureStarts starts;

	/**
	 * @param graph null where there is no spatial prior
	 */
	MixtureRun(final GaussianMixture.Options options, final FeatureMatrix features, final GridGraph graph,
		final Progress progress)
	{
		this.options = options;
		this.features = features;
		this.graph = graph;
		this.progress = progress;
		maximisation = new Maximisation(options.covariance(), options.regularization().of(features, progress));
		random = new SplittableRandom(options.seed());
		starts = new MixtureStarts(options, maximisation, random);
	}

	MixtureResult fromRandomStarts() {
		if (options.spatial() > 0) return spatialFit(this::spatialStart);
		final FeatureMatrix sample = sample(features);
		final Em first = starts.best(sample, progress.part(0, 0.5));
		if (sample == features) return result(first, first.model().sorted());
		final Em em = em(features, Prior.WEIGHTS).run(first.model(), options.tolerance(), progress.part(0.5, 0.95));
		return result(em, em.model().sorted());
	}

	MixtureResult from(final MixtureStart start) {
		final Function<MemoryEm, MixtureModel> model = em -> start.model(features, options.components(), em,
			progress.part(0, 0.05));
		if (options.spatial() > 0) return spatialFit(model);
		final MemoryEm em = em(features, Prior.WEIGHTS);
		em.run(model.apply(em), options.tolerance(), progress.part(0.05, 0.95));
		return result(em, em.model());
	}

	private MixtureResult spatialFit(final Function<MemoryEm, MixtureModel> start) {
		final MarkovField field = new MarkovField(options.spatial(), graph, features, options.components(), progress);
		final MemoryEm em = em(features, field);
		final SpatialFit fit = new SpatialFit(em, field);
		final Deque<MixtureModel> models = fit.run(start.apply(em), options.tolerance(), progress.part(0.5, 0.9));
		while (true) {
			final MixtureResult result = result(em, models.pop());
			if (models.isEmpty() || fit.keeps(result.sizes())) return result;
		}
	}

	/** Noise would mislead a fit without neighbours; means with the neighbours have less of it. */
	private MixtureModel spatialStart(final MemoryEm em) {
		final GridGraph near = InverseDistances.suit(graph) ? graph : GridGraph.of(graph.mask(), Connectivity.FACES);
		final FeatureMatrix means = new Neighbours(near, progress).means(features, progress);
		final Em first = starts.best(sample(means), progress.part(0, 0.45));
		return em.ofLabels(first.model().sorted().predict(means, progress), progress);
	}

	private FeatureMatrix sample(final FeatureMatrix some) {
		return Sample.of(some, MixtureStarts.SAMPLE, options.components(), random);
	}

	private MemoryEm em(final FeatureMatrix some, final Prior prior) {
		return new MemoryEm(some, options.components(), prior, maximisation, options.iterations());
	}

	/** The labels are those of a fresh prediction, so that the model gives the same again when it is asked. */
	private MixtureResult result(final Em em, final MixtureModel model) {
		final int[] labels = new int[features.pixels()];
		final double likelihood = model.label(features, graph, labels, progress.part(0.95, 1));
		return new MixtureResult(model, labels, likelihood, em.likelihoods(), em.converged());
	}
}
