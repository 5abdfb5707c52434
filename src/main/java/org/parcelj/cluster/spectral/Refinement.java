package org.parcelj.cluster.spectral;

/**
 * Solutions with L + shift · I that are more accurate than those of the factor: the residual of each is solved for too
 * (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002, doi:10.1137/1.9780898718027, chapter 12).
 */
final class Refinement implements Solver {

	private final NormalizedLaplacian laplacian;
	private final int[] order;
	private final double shift;
	private final Solver solver;

	Refinement(final NormalizedLaplacian laplacian, final EliminationTree tree, final double shift, final Solver solver) {
		this.laplacian = laplacian;
		order = tree.order();
		this.shift = shift;
		this.solver = solver;
	}

	@Override
	public void solve(final double[][] x) {
		final double[][] rest = new double[x.length][];
		for (int r = 0; r < x.length; r++)
			rest[r] = x[r].clone();
		solver.solve(x);
		for (int r = 0; r < x.length; r++)
			subtractProduct(x[r], rest[r]);
		solver.solve(rest);
		for (int r = 0; r < x.length; r++)
			Kernels.add(x[r], rest, r, 1, new double[] { 1 }, 0, x[r].length);
	}

	/** Takes (L + shift · I) x from y, with the digits that differences along the edges keep. */
	private void subtractProduct(final double[] x, final double[] y) {
		final double[] z = new double[x.length];
		for (int place = 0; place < x.length; place++)
			z[order[place]] = x[place] / laplacian.rootDegree(order[place]);
		final double[] product = laplacian.times(z);
		for (int place = 0; place < x.length; place++)
			y[place] -= product[order[place]] + shift * x[place];
	}
}
