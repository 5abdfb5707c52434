package org.parcelj.cluster.mixture;

import org.parcelj.Progress;

/** The pixels that a mixture is fitted to, in one place or in many, as expectation maximisation sees them. */
public interface MixturePasses {

	/** What a model makes of all pixels. */
	MixturePass pass(MixtureModel model, Progress progress);

	/** The model that goes on, of the one that has the highest likelihood after a pass with the last one. */
	default MixtureModel reweighted(final MixtureModel next, final MixtureModel last) {
		return next;
	}
}
