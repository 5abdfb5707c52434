package org.parcelj.filter;

import java.io.Serializable;
import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

/**
 * A coarser version of a grid: images and masks are smoothed and shrunk to it, and labels that are found there are
 * brought back to the full grid. Immutable.
 */
public final class CoarseGrid implements Serializable {

	private static final long serialVersionUID = 1L;

	private final double sigma;
	private final long[] full;
	private final GaussianSmoothing smoothing;
	private final Resampling resampling;

	/**
	 * @param dimensions of the full grid
	 * @param sigma standard deviation of the Gaussian, in pixels of the full grid, the same along each axis; 0 is off
	 * @param scale by which the grid is shrunk along each axis; 1 is off
	 * @throws InputException if {@code sigma} is below 0 or not finite, or {@code scale} is not above 0 and at most 1
	 */
	public CoarseGrid(final long[] dimensions, final double sigma, final double scale) {
		this.sigma = sigma;
		full = dimensions.clone();
		final double[] sigmas = new double[full.length];
		Arrays.fill(sigmas, sigma);
		smoothing = GaussianSmoothing.ofSigma(sigmas);
		resampling = new Resampling(full, scale);
	}

	/** Whether images and masks stay as they are. */
	public boolean isOff() {
		return sigma == 0 && Arrays.equals(full, resampling.smallDimensions());
	}

	/**
	 * An image smoothed and shrunk; NaN and infinite values count as 0. Its first axes are the grid; along further ones
	 * (channels, frames) nothing is done.
	 *
	 * @throws InputException if the image's first axes are not those of the full grid
	 */
	public ArrayImg<FloatType, FloatArray> shrink(final RandomAccessibleInterval<? extends RealType<?>> img,
		final Progress progress)
	{
		return resampling.shrink(smoothing.smooth(img, progress), progress);
	}

	/** The coarse pixels that lie under any pixel of a mask on the full grid. */
	public Mask shrink(final Mask mask, final Progress progress) {
		return resampling.shrink(mask, progress);
	}

	/** The coarse pixels' size and unit; they have no affine. */
	public PixelSpace shrink(final PixelSpace space) {
		final double[] sizes = new double[full.length];
		for (int axis = 0; axis < sizes.length; axis++)
			sizes[axis] = space.pixelSize(axis) * full[axis] / resampling.smallDimensions()[axis];
		return new PixelSpace(sizes, space.unit(), null);
	}

	/**
	 * The labels of a mask's pixels on the full grid, each that of the coarse pixel under its centre.
	 *
	 * @param labels of the pixels of the shrunk mask
	 * @throws InputException if there are more or fewer labels than the shrunk mask has pixels
	 */
	public int[] enlarge(final int[] labels, final Mask mask, final Progress progress) {
		final Mask coarse = shrink(mask, progress);
		if (labels.length != coarse.size())
			throw new InputException(labels.length + " labels for a coarse mask of " + coarse.size() + " pixels");
		final int[] under = resampling.positions();
		final int[] enlarged = new int[mask.size()];
		mask.forEach(0, enlarged.length, (index, position) -> {
			progress.checkAt(index);
			enlarged[index] = labels[coarse.indexOf(under[position])];
		});
		return enlarged;
	}
}
