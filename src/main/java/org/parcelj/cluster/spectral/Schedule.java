package org.parcelj.cluster.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.parcelj.Chunks;

/**
 * Which nodes of an elimination tree can be worked on at the same time: whole subtrees, each from its first node to its
 * last, and above them levels of single nodes. Depends on the tree alone, not on the number of threads.
 */
final class Schedule {

	/** Trees of fewer pixels are not worth a second thread for a solution. */
	private static final int SMALL = 8000;

	/** Trees of fewer pixels are not worth a second thread for their elimination, which is more work. */
	private static final int TINY = 2000;

	private static final int SUBTREES = 12;

	private final List<int[]> subtrees = new ArrayList<>();
	private final List<List<Integer>> levels = new ArrayList<>();

	/** For solutions. */
	Schedule(final EliminationTree tree) {
		this(tree, SMALL);
	}

	private Schedule(final EliminationTree tree, final int small) {
		final int limit = tree.numPixels() < small ? tree.numPixels() : tree.numPixels() / SUBTREES;
		final int[] firstNode = new int[tree.nodes()];
		final int[] level = new int[tree.nodes()];
		for (int node = 0; node < tree.nodes(); node++) {
			final int[] children = tree.children(node);
			firstNode[node] = children.length == 0 ? node : firstNode[children[0]];
			if (tree.end(node) - tree.start(firstNode[node]) <= limit) continue;
			level[node] = 1;
			for (final int child : children) {
				if (level[child] == 0) subtrees.add(new int[] { firstNode[child], child });
				else level[node] = Math.max(level[node], level[child] + 1);
			}
			while (levels.size() < level[node])
				levels.add(new ArrayList<>());
			levels.get(level[node] - 1).add(node);
		}
		addRoots(tree, firstNode, level);
	}

	/** For the elimination itself. */
	static Schedule ofElimination(final EliminationTree tree) {
		return new Schedule(tree, TINY);
	}

	/** The subtrees that have nothing above them. */
	private void addRoots(final EliminationTree tree, final int[] firstNode, final int[] level) {
		for (int node = tree.nodes() - 1; node >= 0; node = firstNode[node] - 1)
			if (level[node] == 0) subtrees.add(new int[] { firstNode[node], node });
	}

	/** The first and the last node of each subtree. */
	List<int[]> subtrees() {
		return subtrees;
	}

	/** The levels above the subtrees, lowest first. */
	List<List<Integer>> levels() {
		return levels;
	}

	/** Visits the nodes of the subtrees, those of one subtree in one thread and in ascending order. */
	void forSubtrees(final IntConsumer visit) {
		forNumbers(s -> {
			for (int node = subtrees.get(s)[0]; node <= subtrees.get(s)[1]; node++)
				visit.accept(node);
		});
	}

	/** Visits subtrees by their number, and the nodes above them, each after those below it. */
	void upwards(final IntConsumer visitSubtree, final IntConsumer visitNode) {
		forNumbers(visitSubtree);
		for (final List<Integer> level : levels)
			forLevel(level, visitNode);
	}

	/** Visits the nodes above the subtrees, and these by their number, each before those below it. */
	void downwards(final IntConsumer visitNode, final IntConsumer visitSubtree) {
		for (int l = levels.size() - 1; l >= 0; l--)
			forLevel(levels.get(l), visitNode);
		forNumbers(visitSubtree);
	}

	private void forNumbers(final IntConsumer visitSubtree) {
		Chunks.forEach(subtrees.size(), 1, (chunk, s, end) -> visitSubtree.accept(s));
	}

	private static void forLevel(final List<Integer> level, final IntConsumer visitNode) {
		Chunks.forEach(level.size(), 1, (chunk, i, end) -> visitNode.accept(level.get(i)));
	}
}
