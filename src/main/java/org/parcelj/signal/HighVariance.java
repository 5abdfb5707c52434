package org.parcelj.signal;

import java.util.Arrays;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.grid.Slices;

/**
 * Confounds that are found in a series itself: what its most variable pixels have in common (Y. Behzadi et al., A
 * component based noise correction method (CompCor) for BOLD and perfusion based fMRI, NeuroImage 37, 2007,
 * doi:10.1016/j.neuroimage.2007.04.042). They are the leading temporal components of the two percent of all pixels that
 * have the largest variance once linear trends are removed, as in nilearn's {@code high_variance_confounds}. Pixels
 * that are not finite in some frame count for nothing. Immutable.
 */
public final class HighVariance {

	private static final double PERCENT = 2;

	private final int count;

	/**
	 * @param count number of confounds, at least 1
	 * @throws InputException if it is less
	 */
	public HighVariance(final int count) {
		this.count = InputException.requireRange("highvariance", count, 1, Integer.MAX_VALUE);
	}

	/**
	 * @param img its first axes are the grid's, all further ones are frames; read twice, frame by frame
	 * @throws InputException if there are fewer frames than confounds, or no pixel varies more than the others
	 */
	public Confounds of(final RandomAccessibleInterval<? extends RealType<?>> img, final int gridAxes,
		final Progress progress)
	{
		final Slices frames = new Slices(List.of(img), gridAxes);
		if (frames.size() < count)
			throw new InputException("highvariance is " + count + ", but the series has " +
				Plural.of(frames.size(), "frame") + ", and must not have fewer");
		int pixels = 1;
		for (int axis = 0; axis < gridAxes; axis++)
			pixels = Math.multiplyExact(pixels, (int) img.dimension(axis));
		final double[] variance = variance(frames, pixels, progress.part(0, 0.5));
		final double threshold = percentile(variance, 100 - PERCENT);
		final int[] chosen = most(variance, threshold);
		if (chosen.length == 0)
			throw new InputException("highvariance is " + count + ", but no pixel varies more than the others");
		final double[][] rows = rows(frames, pixels, chosen, progress.part(0.5, 1));
		Rows.project(rows, Polynomials.orthonormal(1, rows.length));
		final double[][] gram = new double[rows.length][rows.length];
		for (int s = 0; s < rows.length; s++) {
			progress.check();
			for (int t = 0; t <= s; t++)
				gram[t][s] = Rows.dot(rows[s], rows[t]);
		}
		Rows.mirrorUpper(gram);
		return Confounds.numbered("high variance ", Eigenvectors.leading(gram, count));
	}

	/** The variance of each pixel's series without its linear trend; NaN where it is not finite. */
	private static double[] variance(final Slices frames, final int pixels, final Progress progress) {
		final double[][] basis = Polynomials.orthonormal(1, frames.size());
		// sums of squares less large trends would be rounding noise, so the first frame is taken off before
		final float[] first = new float[pixels];
		frames.copy(0, 0, pixels, first);
		final double[] squares = new double[pixels];
		final double[] mean = new double[pixels];
		final double[] slope = new double[pixels];
		final float[] frame = new float[pixels];
		for (int t = 0; t < frames.size(); t++) {
			progress.step((double) t / frames.size(), "Looking for variable pixels");
			frames.copy(t, 0, pixels, frame);
			for (int p = 0; p < pixels; p++) {
				final double value = (double) frame[p] - first[p];
				squares[p] += value * value;
				mean[p] += value * basis[0][t];
				slope[p] += value * basis[1][t];
			}
		}
		for (int p = 0; p < pixels; p++)
			squares[p] = (squares[p] - mean[p] * mean[p] - slope[p] * slope[p]) / frames.size();
		return squares;
	}

	/** Interpolates linearly between the two nearest values. */
	private static double percentile(final double[] values, final double percent) {
		final double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
		if (sorted.length == 0) throw new InputException("every pixel is NaN or infinite in some frame");
		final double place = percent / 100 * (sorted.length - 1);
		final int below = (int) place;
		final int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
	}

	private static int[] most(final double[] variance, final double threshold) {
		final int[] chosen = new int[variance.length];
		int n = 0;
		for (int p = 0; p < variance.length; p++)
			if (variance[p] > threshold && Double.isFinite(variance[p])) chosen[n++] = p;
		return Arrays.copyOf(chosen, n);
	}

	/** [frames × chosen pixels] */
	private static double[][] rows(final Slices frames, final int pixels, final int[] chosen, final Progress progress) {
		final double[][] rows = new double[frames.size()][chosen.length];
		final float[] frame = new float[pixels];
		for (int t = 0; t < rows.length; t++) {
			progress.step((double) t / rows.length, "Reading variable pixels");
			frames.copy(t, 0, pixels, frame);
			for (int c = 0; c < chosen.length; c++)
				rows[t][c] = frame[chosen[c]];
		}
		return rows;
	}
}
