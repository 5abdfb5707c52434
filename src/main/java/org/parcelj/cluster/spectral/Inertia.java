package org.parcelj.cluster.spectral;

import org.parcelj.Progress;

/**
 * Counts the eigenvalues of a normalised Laplacian below a number without finding them: they are as many as the
 * negative pivots of L minus that number on the diagonal, by Sylvester's law of inertia (B. N. Parlett, The Symmetric
 * Eigenvalue Problem, SIAM 1998, doi:10.1137/1.9781611971163, section 3.3).
 */
final class Inertia {

	/** Eigenvalues nearer to 0 are taken as 0. */
	private static final double ZERO = 1e-13;

	/** How far, relative to its size, the next eigenvalue is above the largest one found if it can be told apart. */
	private static final double GAP = 1e-4;

	/** How near, relative to its size, the largest eigenvalue found is approached from below. */
	private static final double MARGIN = 1e-6;

	private final EliminationTree tree;
	private final Schedule schedule;

	Inertia(final EliminationTree tree, final Schedule schedule) {
		this.tree = tree;
		this.schedule = schedule;
	}

	/** The number of eigenvalues below a number that is itself none. */
	int below(final double bound, final Progress progress) {
		return Elimination.run(tree, schedule, -bound, (node, columns) -> {}, progress);
	}

	/**
	 * Whether some pairs are all those up to the largest of them, and whether another follows so soon that it cannot be
	 * told apart.
	 */
	enum Verdict {
		COMPLETE, AMBIGUOUS, PASSED_OVER
	}

	/** Judges pairs; most often one count is enough, a little above the largest eigenvalue. */
	Verdict judge(final Eigenpairs pairs, final Progress progress) {
		final double largest = pairs.value(pairs.count() - 1);
		if (largest <= ZERO) return Verdict.COMPLETE;
		if (below(largest + Math.max(GAP * largest, ZERO), progress.part(0, 0.5)) == pairs.count()) return Verdict.COMPLETE;
		final double bound = largest - Math.max(MARGIN * largest, ZERO);
		if (bound <= ZERO) return Verdict.AMBIGUOUS;
		int found = 0;
		while (found < pairs.count() && pairs.value(found) < bound)
			found++;
		return below(bound, progress.part(0.5, 1)) <= found ? Verdict.AMBIGUOUS : Verdict.PASSED_OVER;
	}
}
