package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.Progress;

/**
 * The Cholesky factor of L + shift · I, and solutions with it. Vectors hold a number for each pixel, by its place in the
 * elimination order. Not for several threads at once, since it keeps the vectors it works in; uses several itself.
 */
final class CholeskyFactor {

	private final EliminationTree tree;
	private final Schedule schedule;
	/** Of each node the columns of the factor, in groups; a group's columns start at the row of its first diagonal. */
	private final double[][][] columns;
	/** Of each node a vector along its front for each right-hand side, and one more to work in. */
	private final double[][][] local;

	/**
	 * @throws IllegalStateException if the matrix is not positive definite
	 */
	CholeskyFactor(final EliminationTree tree, final Schedule schedule, final double shift, final Progress progress) {
		this.tree = tree;
		this.schedule = schedule;
		columns = new double[tree.nodes()][][];
		local = new double[tree.nodes()][0][];
		final int negative = Elimination.run(tree, schedule, shift, this::keep, progress);
		if (negative > 0) throw new IllegalStateException(negative + " negative pivots");
	}

	private void keep(final int node, final double[][] front) {
		columns[node] = new double[tree.size(node)][];
		for (int j = 0; j < columns[node].length; j++) {
			columns[node][j] = Arrays.copyOfRange(front[j], j - j % Kernels.GROUP, front.length);
			// Shared with nothing: what waits for the node above are the other columns.
			front[j] = null;
		}
	}

	/** Replaces each of some vectors by the solution for it. */
	void solve(final double[][] x) {
		schedule.upwards(node -> forward(node, x));
		schedule.downwards(node -> backward(node, x));
	}

	private double[][] local(final int node, final int vectors) {
		if (local[node].length != vectors + 1) local[node] = new double[vectors + 1][tree.height(node)];
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
		final double[] factors = new double[Kernels.GROUP];
		for (int group = 0; group < own; group += Kernels.GROUP)
			for (int r = 0; r < x.length; r++)
				forward(columns[node], group, Math.min(Kernels.GROUP, own - group), mine[r], mine[x.length], factors);
		for (int r = 0; r < x.length; r++)
			System.arraycopy(mine[r], 0, x[r], tree.start(node), own);
	}

	private static void addTo(final double[] target, final double[] source, final int[] rows) {
		final int own = source.length - rows.length;
		for (int i = 0; i < rows.length; i++)
			target[rows[i]] += source[own + i];
	}

	/** One group of columns: {@code work} lets the vector share their index. */
	private static void forward(final double[][] columns, final int group, final int count, final double[] vector,
		final double[] work, final double[] factors)
	{
		final int length = vector.length - group;
		System.arraycopy(vector, group, work, 0, length);
		for (int q = 0; q < count; q++) {
			double sum = work[q];
			for (int p = 0; p < q; p++)
				sum += factors[p] * columns[group + p][q];
			work[q] = sum / columns[group + q][q];
			factors[q] = -work[q];
		}
		Kernels.add(work, columns, group, count, factors, count, length);
		System.arraycopy(work, 0, vector, group, length);
	}

	private void backward(final int node, final double[][] x) {
		final double[][] mine = local[node];
		final int own = tree.size(node);
		final int[] boundary = tree.boundary(node);
		for (int r = 0; r < x.length; r++)
			for (int i = 0; i < boundary.length; i++)
				mine[r][own + i] = x[r][boundary[i]];
		final double[] sums = new double[Kernels.GROUP];
		for (int group = (own - 1) / Kernels.GROUP * Kernels.GROUP; group >= 0; group -= Kernels.GROUP)
			for (int r = 0; r < x.length; r++)
				backward(columns[node], group, Math.min(Kernels.GROUP, own - group), mine[r], mine[x.length], sums);
		for (int r = 0; r < x.length; r++)
			System.arraycopy(mine[r], 0, x[r], tree.start(node), own);
	}

	private static void backward(final double[][] columns, final int group, final int count, final double[] vector,
		final double[] work, final double[] sums)
	{
		final int length = vector.length - group;
		System.arraycopy(vector, group, work, 0, length);
		Arrays.fill(sums, 0);
		Kernels.dot(work, columns, group, count, sums, 0, count, length);
		for (int q = count - 1; q >= 0; q--) {
			final double[] column = columns[group + q];
			double sum = work[q] - sums[q];
			for (int p = q + 1; p < count; p++)
				sum -= column[p] * vector[group + p];
			vector[group + q] = sum / column[q];
		}
	}
}
