package org.parcelj.cluster.spectral;

/** Solves with L + shift · I. */
@FunctionalInterface
interface Solver {

	/** Replaces each of some vectors, which hold a number for each pixel in the elimination order, by the solution. */
	void solve(double[][] x);
}
