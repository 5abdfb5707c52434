package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Progress;

/**
 * The Cholesky factor of L + shift · I, kept in single precision where it is large (see {@link PackedPanels}), and
 * solutions with it. Vectors hold a number for each pixel, in the order of elimination. Not for several threads at
 * once, since it keeps its working vectors; it uses several threads itself.
 */
final class CholeskyFactor implements Solver {

	private static final int SHARED = 1 << 20;

	private final EliminationTree tree;
	private final Schedule solving;
	private final PackedPanels[] panels;
	private final Subtree[] subtrees;
	/**
	 * For each right-hand side, of nodes above the subtrees a vector along the front, and of the uppermost node of a
	 * subtree one that ends with its boundary.
	 */
	private final double[][][] local;

	/**
	 * @param schedule of the elimination
	 * @throws IllegalStateException if the matrix is not positive definite
	 */
	CholeskyFactor(final EliminationTree tree, final Schedule schedule, final double shift, final Progress progress) {
		this(tree, schedule, shift, Precision.of(new Footprint(tree, schedule).numbers()), progress);
	}

	/** The same in a given precision. */
	CholeskyFactor(final EliminationTree tree, final Schedule schedule, final double shift, final Precision precision,
		final Progress progress)
	{
		this.tree = tree;
		solving = new Schedule(tree);
		panels = panels(precision);
		subtrees = solving.subtrees().stream().map(ends -> new Subtree(tree, ends[0], ends[1], panels))
			.toArray(Subtree[]::new);
		local = new double[tree.nodes()][0][];
		final int negative = Elimination.run(tree, schedule, shift, this::keep, progress);
		if (negative > 0) throw new IllegalStateException(negative + " negative pivots");
	}

	/** Consecutive nodes share an array, up to some size, so that a solution reads straight on through memory. */
	private PackedPanels[] panels(final Precision precision) {
		final PackedPanels[] all = new PackedPanels[tree.nodes()];
		for (int from = 0, to; from < all.length; from = to) {
			int size = 0;
			int corners = 0;
			for (to = from; to < all.length && (to == from || size < SHARED); to++) {
				size = Math.addExact(size, PackedPanels.below(tree.height(to), tree.size(to)));
				corners += PackedPanels.corners(tree.size(to));
			}
			final PanelNumbers shared = precision.numbers(size);
			final double[] sharedCorners = new double[corners];
			int first = 0;
			int firstCorner = 0;
			for (int node = from; node < to; node++) {
				all[node] = new PackedPanels(tree.height(node), tree.size(node), sharedCorners, firstCorner, shared, first);
				first += PackedPanels.below(tree.height(node), tree.size(node));
				firstCorner += PackedPanels.corners(tree.size(node));
			}
		}
		return all;
	}

	private void keep(final int node, final double[][] front) {
		panels[node].store(front, tree.smooth(node));
	}

	@Override
	public void solve(final double[][] x) {
		solving.upwards(s -> local[solving.subtrees().get(s)[1]] = subtrees[s].forward(x), node -> forward(node, x));
		solving.downwards(node -> backward(node, x), s -> subtrees[s].backward(x));
	}

	private double[][] local(final int node, final int vectors) {
		if (local[node].length != vectors) local[node] = new double[vectors][tree.height(node)];
		return local[node];
	}

	private void forward(final int node, final double[][] x) {
		final double[][] mine = local(node, x.length);
		final int own = tree.size(node);
		for (int r = 0; r < x.length; r++) {
			System.arraycopy(x[r], tree.start(node), mine[r], 0, own);
			Arrays.fill(mine[r], own, mine[r].length, 0);
			for (final int child : tree.children(node))
				addTo(mine[r], local[child][r], tree.inParent(child));
		}
		panels[node].forward(mine);
		for (int r = 0; r < x.length; r++)
			System.arraycopy(mine[r], 0, x[r], tree.start(node), own);
	}

	private static void addTo(final double[] target, final double[] source, final int[] rows) {
		final int own = source.length - rows.length;
		for (int i = 0; i < rows.length; i++)
			target[rows[i]] += source[own + i];
	}

	private void backward(final int node, final double[][] x) {
		final double[][] mine = local[node];
		final int own = tree.size(node);
		final int[] boundary = tree.boundary(node);
		for (int r = 0; r < x.length; r++)
			for (int i = 0; i < boundary.length; i++)
				mine[r][own + i] = x[r][boundary[i]];
		panels[node].backward(mine);
		for (int r = 0; r < x.length; r++)
			System.arraycopy(mine[r], 0, x[r], tree.start(node), own);
	}
}
