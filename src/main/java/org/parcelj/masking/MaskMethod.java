package org.parcelj.masking;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

/** The ways to find from an image's values which of its pixels take part. */
public enum MaskMethod implements Labelled {

	/** Every pixel. */
	ALL {

		@Override
		Mask mask(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes, final Progress progress) {
			return Mask.all(Arrays.copyOf(img.dimensionsAsLongArray(), axes));
		}
	},

	/** The pixels whose features are all above 0; one with a NaN is left out. */
	NONZERO {

		@Override
		Mask mask(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes, final Progress progress) {
			return GridImage.minimum(img, axes, progress).above(0);
		}
	},

	/** The pixels whose mean over the features is above {@link Otsu}'s threshold. */
	OTSU {

		@Override
		Mask mask(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes, final Progress progress) {
			final GridImage mean = GridImage.mean(img, axes, progress).requireContrast(label());
			return mean.above(Otsu.threshold(mean.values()));
		}
	},

	/** The pixels whose mean over the features is unequal to the background's: {@link BackgroundMask}. */
	BACKGROUND {

		@Override
		Mask mask(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes, final Progress progress) {
			return BackgroundMask.of(GridImage.mean(img, axes, progress).requireContrast(label()), progress);
		}

		@Override
		String warning(final Mask mask) {
			if (mask.size() <= MOST_OF_THE_GRID * mask.gridSize()) return "";
			return "the background mask keeps " + mask.size() + " of " + mask.gridSize() +
				" pixels: does the background really have a single value?";
		}
	},

	/** The brain in a series of echo-planar images: {@link EpiMask}. */
	EPI {

		@Override
		Mask mask(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes, final Progress progress) {
			return EpiMask.of(GridImage.mean(img, axes, progress).requireContrast(label()), progress);
		}
	};

	private static final double MOST_OF_THE_GRID = 0.95;

	/**
	 * The mask of an image.
	 *
	 * @param img its first axes are the grid, all further ones features (channels, frames)
	 * @param axes number of the grid's axes
	 * @throws NoMaskException if the mask would be empty, or the image has no contrast to find one by
	 */
	public ComputedMask compute(final RandomAccessibleInterval<? extends RealType<?>> img, final int axes,
		final Progress progress)
	{
		InputException.requireRange("number of grid axes", axes, 1, img.numDimensions());
		final Mask mask = mask(img, axes, progress);
		if (mask.size() == 0)
			throw new NoMaskException(
				"the mask \"" + label() + "\" is empty: of " + mask.gridSize() + " pixels none is left");
		return new ComputedMask(mask, warning(mask));
	}

	abstract Mask mask(RandomAccessibleInterval<? extends RealType<?>> img, int axes, Progress progress);

	String warning(final Mask mask) {
		return "";
	}
}
