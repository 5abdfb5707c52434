package org.parcelj.cluster.spectral;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Progress;

/**
 * One multifrontal elimination: every node's dense front takes up the Schur complements of the nodes below it, its own
 * pixels are eliminated, and what is left of it waits for the node above (J. W. H. Liu, The multifrontal method for
 * sparse matrix solution, SIAM Review 34, 1992, doi:10.1137/1034004). Sums are taken in an order that depends on the
 * tree alone.
 */
final class Elimination {

	/** Receives the columns of a front whose first ones are eliminated; called from several threads. */
	@FunctionalInterface
	interface Receiver {

		void accept(int node, double[][] columns);
	}

	private final EliminationTree tree;
	private final double shift;
	private final Receiver receiver;
	private final Progress progress;
	private final double[][][] waiting;
	private final AtomicInteger negative = new AtomicInteger();
	private final AtomicInteger done = new AtomicInteger();

	private Elimination(final EliminationTree tree, final double shift, final Receiver receiver,
		final Progress progress)
	{
		this.tree = tree;
		this.shift = shift;
		this.receiver = receiver;
		this.progress = progress;
		waiting = new double[tree.nodes()][][];
	}

	/**
	 * Eliminates all pixels of L + shift · I.
	 *
	 * @return the number of negative pivots: that of eigenvalues of L under -shift, by Sylvester's law of inertia
	 */
	static int run(final EliminationTree tree, final Schedule schedule, final double shift, final Receiver receiver,
		final Progress progress)
	{
		final Elimination run = new Elimination(tree, shift, receiver, progress);
		schedule.forSubtrees(node -> run.eliminate(node, false));
		for (final List<Integer> level : schedule.levels())
			for (final int node : level)
				run.eliminate(node, true);
		return run.negative.get();
	}

	private void eliminate(final int node, final boolean parallel) {
		progress.check();
		final double[][] columns = tree.front(node, shift);
		for (final int child : tree.children(node)) {
			addTo(columns, waiting[child], tree.inParent(child));
			waiting[child] = null;
		}
		final int own = tree.size(node);
		negative.addAndGet(new Front(columns, own, parallel, progress).eliminate());
		receiver.accept(node, columns);
		waiting[node] = Arrays.copyOfRange(columns, own, columns.length);
		progress.report(done.addAndGet(own) / (double) tree.numPixels(), "factorising");
	}

	private static void addTo(final double[][] columns, final double[][] complement, final int[] rows) {
		for (int j = 0; j < rows.length; j++) {
			final double[] target = columns[rows[j]];
			final double[] source = complement[j];
			final int own = source.length - rows.length;
			for (int i = j; i < rows.length; i++)
				target[rows[i]] += source[own + i];
		}
	}
}
