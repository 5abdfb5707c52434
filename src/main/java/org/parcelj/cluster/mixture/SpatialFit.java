package org.parcelj.cluster.mixture;

import java.util.ArrayDeque;
import java.util.Deque;

import org.parcelj.Progress;

/**
 * A fit under a spatial prior whose strength grows from a weak one to the one asked for, because a strong one from the
 * start would freeze the noise as it is. It grows no further where a component would lose half of the pixels that it
 * had at first: too strong a prior rounds small parts away until a component has none.
 */
final class SpatialFit {

	private static final int ITERATIONS_A_STEP = 2;
	/** A component that keeps less than this share of its pixels is about to vanish. */
	private static final double SHARE_KEPT = 0.5;

	private final Em em;
	private final MarkovField field;
	private int[] atFirst;

	SpatialFit(final Em em, final MarkovField field) {
		this.em = em;
		this.field = field;
	}

	/** Gives the models of all strengths that keep the components, the strongest first. */
	Deque<MixtureModel> run(final MixtureModel start, final double[] strengths, final double tolerance,
		final Progress progress)
	{
		final Deque<MixtureModel> models = new ArrayDeque<>();
		field.harden(strengths[0]);
		em.run(start, tolerance, progress);
		models.push(em.model().withSpatial(strengths[0]));
		atFirst = field.sizes();
		for (int s = 1; s < strengths.length && keeps(field.sizes()); s++) {
			field.harden(strengths[s]);
			em.iterate(ITERATIONS_A_STEP, progress);
			if (keeps(field.sizes())) models.push(em.model().withSpatial(strengths[s]));
		}
		return models;
	}

	/**
	 * @param sizes the numbers of pixels of the components
	 */
	boolean keeps(final int[] sizes) {
		for (int c = 0; c < sizes.length; c++)
			if (sizes[c] < SHARE_KEPT * atFirst[c]) return false;
		return true;
	}
}
