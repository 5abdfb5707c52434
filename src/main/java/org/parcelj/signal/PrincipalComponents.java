package org.parcelj.signal;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The leading components of a matrix [pixels × features] by a thin singular value decomposition, its features as they
 * are, not shifted to mean 0. With up to 1024 pixels or features it is exact, by the eigenvectors of the smaller Gram
 * matrix; beyond that it is found by seeded subspace iteration (N. Halko, P. G. Martinsson and J. A. Tropp, Finding
 * structure with randomness, SIAM Review 53, 2011, doi:10.1137/090771806). Immutable.
 */
public final class PrincipalComponents {

	private static final int MOST_FOR_EXACT = 1024;
	private static final int CHUNK = 1 << 12;
	private static final int COMPONENTS = 64;

	private final Components options;

	public PrincipalComponents(final Components options) {
		this.options = options;
	}

	/**
	 * @param data [pixels × features], finite
	 */
	public Reduction fit(final FeatureMatrix data, final Progress progress) {
		final int pixels = data.pixels();
		final int features = data.features();
		if (pixels < features && pixels <= MOST_FOR_EXACT) return ofFewPixels(data, progress);
		final int k = Math.min(options.count(), Math.min(pixels, features));
		Memory.require("finding " + k + " components of " + pixels + " pixels",
			Float.BYTES * (long) pixels * k * (options.whitening() == Whitening.ON ? 2 : 1));
		final GramMatrix gram = new GramMatrix(data, progress);
		final double[][] axes = features <= MOST_FOR_EXACT
			? Eigenvectors.leading(gram.whole(), k)
			: new SubspaceIteration(gram, k, options.seed()).run();
		positive(axes);
		return reduction(gram.project(axes), axes, progress);
	}

	/** The transposed matrix has the same singular values, and both sides swapped. */
	private Reduction ofFewPixels(final FeatureMatrix data, final Progress progress) {
		final float[] transposed = new float[data.sharedValues().length];
		for (int i = 0; i < data.pixels(); i++)
			for (int f = 0; f < data.features(); f++)
				transposed[f * data.pixels() + i] = data.get(i, f);
		final Reduction swapped = new PrincipalComponents(options.withWhitening(Whitening.ON))
			.fit(new FeatureMatrix(data.features(), data.pixels(), transposed), progress);
		final double[][] axes = new double[data.features()][swapped.components()];
		for (int f = 0; f < axes.length; f++)
			for (int c = 0; c < swapped.components(); c++)
				axes[f][c] = swapped.scores().get(f, c);
		positive(axes);
		return reduction(new GramMatrix(data, progress).project(axes), axes, progress);
	}

	private static void positive(final double[][] axes) {
		for (int c = 0; c < axes[0].length; c++) {
			int largest = 0;
			for (int f = 1; f < axes.length; f++)
				if (Math.abs(axes[f][c]) > Math.abs(axes[largest][c])) largest = f;
			if (axes[largest][c] < 0) for (final double[] row : axes)
				row[c] = -row[c];
		}
	}

	private Reduction reduction(final FeatureMatrix scores, final double[][] axes, final Progress progress) {
		final int k = scores.features();
		final double[] singularValues = new double[k];
		// some components at a time, so that the rows are not gone through again for each
		Chunks.forEach(k, COMPONENTS, (chunk, first, end) -> addSquares(scores, first, end, singularValues, progress));
		for (int c = 0; c < k; c++)
			singularValues[c] = Math.sqrt(singularValues[c]);
		return new Reduction(options.whitening() == Whitening.ON ? whitened(scores, singularValues, progress) : scores,
			singularValues, axes);
	}

	private static void addSquares(final FeatureMatrix scores, final int first, final int end, final double[] sums,
		final Progress progress)
	{
		for (int i = 0; i < scores.pixels(); i++) {
			progress.checkAt(i);
			addSquares(scores.sharedValues(), i * scores.features(), first, end, sums);
		}
	}

	private static void addSquares(final float[] values, final int row, final int first, final int end,
		final double[] sums)
	{
		for (int c = first; c < end; c++)
			sums[c] += (double) values[row + c] * values[row + c];
	}

	/** A component that float data hold by rounding alone becomes 0. */
	private static FeatureMatrix whitened(final FeatureMatrix scores, final double[] singularValues,
		final Progress progress)
	{
		final int k = singularValues.length;
		final float[] values = new float[scores.sharedValues().length];
		final double least = Math.ulp(1f) * singularValues[0];
		Chunks.forEach(scores.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				whiten(scores.sharedValues(), values, i * k, singularValues, least);
		});
		return new FeatureMatrix(scores.pixels(), k, values);
	}

	private static void whiten(final float[] scores, final float[] values, final int row, final double[] singularValues,
		final double least)
	{
		for (int c = 0; c < singularValues.length; c++)
			values[row + c] = singularValues[c] > least ? (float) (scores[row + c] / singularValues[c]) : 0;
	}
}
