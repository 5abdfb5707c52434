package org.parcelj.cluster.mixture;

import java.util.ArrayDeque;
import java.util.Deque;

import org.parcelj.Progress;

/**
 * A fit under a spatial prior whose strength grows from a weak one to the one asked for, because a strong one from the
 * start would freeze the noise as it is. It grows no further where a component would lose half of the pixels that it
 * had at first (a tenth with the corners of a volume): too strong a prior rounds small parts away until a component has
 * none.
 */
final class SpatialFit {

	private static final int ITERATIONS_A_STEP = 2;

	private final Em em;
	private final MarkovField field;
	private int[] atFirst;

	SpatialFit(final Em em, final MarkovField field) {
		this.em = em;
		this.field = field;
	}

	/** Gives the models of all strengths that keep the components, the strongest first. */
	Deque<MixtureModel> run(final MixtureModel start, final double tolerance, final Progress progress) {
		final double[] strengths = field.strengths();
		final Deque<MixtureModel> models = new ArrayDeque<>();
		field.harden(strengths[0]);
		em.run(field.start(start), tolerance, progress);
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
		return field.keeps(sizes, atFirst);
	}
}
