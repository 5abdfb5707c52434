package org.parcelj.cluster.mixture;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** One run of expectation maximisation over pixels in memory. */
final class MemoryEm extends Em {

	private final int features;
	private final MemoryPasses passes;
	private final Maximisation maximisation;

	MemoryEm(final FeatureMatrix features, final int components, final Prior prior, final Maximisation maximisation,
		final int mostIterations)
	{
		this(features.features(), new MemoryPasses(features, components, prior, maximisation.type()), maximisation,
			mostIterations);
	}

	private MemoryEm(final int features, final MemoryPasses passes, final Maximisation maximisation,
		final int mostIterations)
	{
		super(passes, maximisation, mostIterations);
		this.features = features;
		this.passes = passes;
		this.maximisation = maximisation;
	}

	/** The weights, means and covariances of labels. Two passes: about zero for a rough model, then about its means. */
	MixtureModel ofLabels(final int[] labels, final Progress progress) {
		final MixtureModel rough = maximisation.model(passes.ofLabels(labels, Origins.zero(features), progress));
		return maximisation.model(passes.ofLabels(labels, Origins.of(rough), progress));
	}
}
