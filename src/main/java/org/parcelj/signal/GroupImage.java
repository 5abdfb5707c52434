package org.parcelj.signal;

import java.io.Serializable;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The image of a basis Q of orthonormal vectors under all subjects' components Xᵢ: Σ Xᵢ Xᵢᵀ Q, one step of a subspace
 * iteration towards the leading left singular vectors of all Xᵢ side by side. It is a sum over subjects, each of which
 * can be computed by itself. Immutable.
 */
public final class GroupImage implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final int CHUNK = 1 << 16;

	private final FeatureMatrix image;
	/** Σ (XᵢᵀQ)ᵀ XᵢᵀQ */
	private final double[][] square;

	private GroupImage(final FeatureMatrix image, final double[][] square) {
		this.image = image;
		this.square = square;
	}

	/**
	 * The part of one subject.
	 *
	 * @param subject its components [pixels × features]
	 * @param basis [pixels × vectors], of length 1, or 0 where there are fewer
	 * @throws org.parcelj.InputException if the two differ in pixels
	 */
	public static GroupImage of(final FeatureMatrix subject, final FeatureMatrix basis, final Progress progress) {
		basis.requirePixels(subject.pixels(), "the subject");
		final GramMatrix gram = new GramMatrix(subject, progress);
		final double[][] along = gram.cross(basis);
		final double[][] square = new double[basis.features()][basis.features()];
		Rows.addUpperSquare(square, along);
		Rows.mirrorUpper(square);
		return new GroupImage(gram.project(along), square);
	}

	/** Both parts together. */
	public GroupImage plus(final GroupImage other) {
		final float[] a = image.sharedValues();
		final float[] b = other.image.sharedValues();
		final float[] sum = new float[a.length];
		Chunks.forEach(sum.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				sum[i] = a[i] + b[i];
		});
		final double[][] squares = new double[square.length][];
		for (int row = 0; row < squares.length; row++) {
			squares[row] = square[row].clone();
			Rows.add(squares[row], 1, other.square[row]);
		}
		return new GroupImage(new FeatureMatrix(image.pixels(), image.features(), sum), squares);
	}

	/** [pixels × vectors] */
	FeatureMatrix matrix() {
		return image;
	}

	/**
	 * The leading components over all subjects that this step gives, with their singular values: those of all Xᵢ side by
	 * side, projected on the basis that they make of Q (N. Halko, P. G. Martinsson and J. A. Tropp, Finding structure
	 * with randomness, SIAM Review 53, 2011, algorithm 5.5, doi:10.1137/090771806).
	 *
	 * @return [pixels × components]
	 */
	public FeatureMatrix components(final int count, final Progress progress) {
		final double[][] turn = Eigenvectors.inverseRoot(square);
		return new PrincipalComponents(Components.of(count)).fit(new GramMatrix(image, progress).project(turn), progress)
			.scores();
	}
}
