package org.parcelj.signal;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The angles between two spaces of vectors (Å. Björck and G. H. Golub, Numerical methods for computing angles between
 * linear subspaces, Math. Comp. 27, 1973, doi:10.1090/S0025-5718-1973-0348991-3).
 */
public final class PrincipalAngles {

	private PrincipalAngles() {
		// not to be instantiated
	}

	/**
	 * The largest angle between a vector of one space and the nearest of the other.
	 *
	 * @param a [pixels × vectors], which span the one
	 * @param b the same number of pixels and vectors
	 * @return degrees, 0 to 90, to some 1e-5; where the vectors of one are not independent it is 90
	 * @throws InputException if the two differ in size
	 */
	public static double largest(final FeatureMatrix a, final FeatureMatrix b, final Progress progress) {
		if (a.pixels() != b.pixels() || a.features() != b.features())
			throw new InputException("the spaces are of " + a.pixels() + " × " + a.features() + " and " + b.pixels() + " × " +
				b.features() + " numbers, but must have the same size");
		final int k = a.features();
		final GramMatrix gram = new GramMatrix(a, progress);
		final double[][] own = Eigenvectors.inverseRoot(gram.whole());
		final double[][] other = Eigenvectors.inverseRoot(new GramMatrix(b, progress).whole());
		final double[][] half = new double[k][k];
		Rows.addProduct(half, gram.cross(b), other);
		final double[][] cosines = new double[k][k];
		Rows.addTransposedProduct(cosines, own, half);
		return Math.toDegrees(Math.asin(Math.sqrt(Math.min(1, Math.max(0, largestSquaredSine(cosines))))));
	}

	/** By the sine, since the cosine of small angles is 1. */
	private static double largestSquaredSine(final double[][] cosines) {
		final int k = cosines.length;
		final double[][] squares = new double[k][k];
		Rows.addUpperSquare(squares, cosines);
		Rows.mirrorUpper(squares);
		for (int i = 0; i < k; i++)
			for (int j = 0; j < k; j++)
				squares[i][j] = (i == j ? 1 : 0) - squares[i][j];
		final double[][] largest = Eigenvectors.leading(squares, 1);
		final double[][] image = new double[k][1];
		Rows.addProduct(image, squares, largest);
		double square = 0;
		for (int i = 0; i < k; i++)
			square += largest[i][0] * image[i][0];
		return square;
	}
}
