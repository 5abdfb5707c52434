package org.parcelj.signal;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The basis of a subspace iteration towards the leading left singular vectors X of many subjects side by side, which
 * each step turns by a Chebyshev polynomial of X Xᵀ instead of by its power: what lies below the least component that
 * is kept stays small, and what lies above grows as fast as possible, so that where singular values are close a few
 * passes replace dozens (Y. Zhou, Y. Saad, M. L. Tiago and J. R. Chelikowsky, Self-consistent-field calculations using
 * Chebyshev-filtered subspace iteration, J. Comput. Phys. 219, 2006, doi:10.1016/j.jcp.2006.03.017). Immutable.
 */
public final class ChebyshevBasis {

	private static final int CHUNK = 1 << 12;
	/** A kept component that is weaker than the strongest by more is one of rounding, which nothing lies below. */
	private static final double WEAKEST = 1e-10;

	private final FeatureMatrix vectors;
	/** The basis before, in what columns of this one have become; null where the next step is the first. */
	private final FeatureMatrix before;
	private final double bound;

	private ChebyshevBasis(final FeatureMatrix vectors, final FeatureMatrix before, final double bound) {
		this.vectors = vectors;
		this.before = before;
		this.bound = bound;
	}

	/**
	 * The first one.
	 *
	 * @param components that are known so far [pixels × components]
	 */
	public static ChebyshevBasis of(final FeatureMatrix components, final Progress progress) {
		return new ChebyshevBasis(whitened(components, progress).scores(), null, 0);
	}

	/** [pixels × vectors], orthogonal, of length 1, or 0 where there are fewer. */
	public FeatureMatrix vectors() {
		return vectors;
	}

	/**
	 * The next one.
	 *
	 * @param image of this one
	 * @param components that it gives, with their singular values
	 */
	public ChebyshevBasis after(final GroupImage image, final FeatureMatrix components, final Progress progress) {
		final double[] lengths = lengths(components, progress);
		final double least = square(lengths[lengths.length - 1]);
		if (lengths.length < vectors.features() || least <= WEAKEST * square(lengths[0])) return of(components, progress);
		// what passes find is never stronger than it is, so the bound comes from below
		final double next = Math.max(bound, least);
		final FeatureMatrix turned = turned(image.matrix(), next);
		final double[] columns = lengths(turned, progress);
		for (int i = 0; i < columns.length; i++)
			columns[i] = columns[i] > 0 ? 1 / columns[i] : 0;
		final Reduction whitened = whitened(scaled(turned, columns), progress);
		return new ChebyshevBasis(whitened.scores(), new GramMatrix(vectors, progress).project(turn(whitened, columns)),
			next);
	}

	private static double square(final double value) {
		return value * value;
	}

	private static Reduction whitened(final FeatureMatrix matrix, final Progress progress) {
		return new PrincipalComponents(Components.of(matrix.features()).withWhitening(Whitening.ON)).fit(matrix, progress);
	}

	/** What makes the orthogonal vectors of what was orthogonalised. */
	private static double[][] turn(final Reduction whitened, final double[] columns) {
		final double[] strengths = whitened.singularValues();
		final double[][] turn = new double[columns.length][strengths.length];
		for (int row = 0; row < turn.length; row++)
			for (int c = 0; c < strengths.length; c++)
				turn[row][c] = strengths[c] > Math.ulp(1f) * strengths[0]
					? columns[row] * whitened.axis(row, c) / strengths[c]
					: 0;
		return turn;
	}

	/** The next Chebyshev polynomial, by the last two: T₁(x) = x, Tₖ₊₁(x) = 2 x Tₖ(x) − Tₖ₋₁(x). */
	private FeatureMatrix turned(final FeatureMatrix image, final double limit) {
		final float[] a = image.sharedValues();
		final float[] b = vectors.sharedValues();
		final float[] c = before == null ? null : before.sharedValues();
		final float[] values = new float[a.length];
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++) {
				final double x = 2 / limit * a[i] - b[i];
				values[i] = (float) (c == null ? x : 2 * x - c[i]);
			}
		});
		return new FeatureMatrix(image.pixels(), image.features(), values);
	}

	private static FeatureMatrix scaled(final FeatureMatrix matrix, final double[] columns) {
		final float[] values = matrix.sharedValues();
		for (int i = 0; i < values.length; i++)
			values[i] *= columns[i % columns.length];
		return matrix;
	}

	private static double[] lengths(final FeatureMatrix matrix, final Progress progress) {
		final double[] lengths = new double[matrix.features()];
		for (int i = 0; i < matrix.pixels(); i++) {
			progress.checkAt(i);
			for (int c = 0; c < lengths.length; c++)
				lengths[c] += square(matrix.get(i, c));
		}
		for (int c = 0; c < lengths.length; c++)
			lengths[c] = Math.sqrt(lengths[c]);
		return lengths;
	}
}
