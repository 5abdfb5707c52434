package org.parcelj.cluster.spectral;

import java.util.List;

import net.imglib2.parallel.Parallelization;

/** How much memory an elimination takes, known from its tree before it begins, in bytes. */
final class Footprint {

	private final EliminationTree tree;
	private final Schedule schedule;

	Footprint(final EliminationTree tree, final Schedule schedule) {
		this.tree = tree;
		this.schedule = schedule;
	}

	/** What the factor takes with what it works in, for some right-hand sides at a time. */
	long factor(final int vectors) {
		long bytes = 8L * vectors * tree.numPixels();
		for (int node = 0; node < tree.nodes(); node++)
			bytes += 8L * PackedPanels.corners(tree.size(node)) + 4L * tree.boundary(node).length;
		for (final List<Integer> level : schedule.levels())
			for (final int node : level)
				bytes += 8L * vectors * tree.height(node);
		return bytes + numbers() * Precision.of(numbers()).bytes();
	}

	/** How many numbers of the factor lie below the corners of its panels. */
	long numbers() {
		long numbers = 0;
		for (int node = 0; node < tree.nodes(); node++)
			numbers += PackedPanels.below(tree.height(node), tree.size(node));
		return numbers;
	}

	/** What the largest fronts take at a time, beside what waits for the nodes above. */
	long fronts() {
		long waiting = 0;
		long largest = 0;
		for (final int[] subtree : schedule.subtrees()) {
			final long[] sizes = stack(subtree[0], subtree[1]);
			largest = Math.max(largest, sizes[0]);
			waiting += sizes[1];
		}
		long most = waiting + largest * (Parallelization.getTaskExecutor().getParallelism() + 1);
		for (final List<Integer> level : schedule.levels())
			for (final int node : level) {
				most = Math.max(most, waiting + front(node));
				waiting += left(node) - leftBelow(node);
			}
		return most;
	}

	/** The most that some consecutive nodes take, and what they leave. */
	private long[] stack(final int first, final int last) {
		long waiting = 0;
		long most = 0;
		for (int node = first; node <= last; node++) {
			most = Math.max(most, waiting + front(node));
			waiting += left(node) - leftBelow(node);
		}
		return new long[] { most, waiting };
	}

	private long front(final int node) {
		return 8L * tree.height(node) * tree.height(node);
	}

	private long left(final int node) {
		return 8L * tree.height(node) * (tree.height(node) - tree.size(node));
	}

	private long leftBelow(final int node) {
		long bytes = 0;
		for (final int child : tree.children(node))
			bytes += left(child);
		return bytes;
	}
}
