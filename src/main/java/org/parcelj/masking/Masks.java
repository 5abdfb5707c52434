package org.parcelj.masking;

import java.util.List;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.grid.NearestPixel;

/** Makes masks from other masks. */
public final class Masks {

	private Masks() {
		// not to be instantiated
	}

	/**
	 * What several subjects' masks have in common: the pixels that are in more than {@code share} of them (with a share
	 * of 1: in all), and of those the largest component by faces.
	 *
	 * @param share 0 to 1; customarily 0.5
	 * @throws InputException if there is no mask, they are on different grids, or no pixel is left
	 */
	public static Mask intersection(final List<Mask> masks, final double share) {
		if (masks.isEmpty()) throw new InputException("the intersection is of 0 masks, but needs at least 1");
		if (!(share >= 0 && share <= 1)) throw new InputException("share is " + share + ", but must be from 0 to 1");
		final Mask first = masks.get(0);
		final int[] count = new int[first.gridSize()];
		for (final Mask mask : masks) {
			if (!first.sameGrid(mask))
				throw new InputException("the masks are on different grids: " + first + " and " + mask);
			mask.forEach(0, mask.size(), (index, position) -> count[position]++);
		}
		final int most = (int) Math.min(masks.size() - 1, Math.floor(share * masks.size()));
		final Mask common = largestComponent(Mask.of(first.dimensions(), position -> count[position] > most));
		if (common.size() == 0)
			throw new InputException(
				"no pixel is in more than " + most + " of the " + masks.size() + " masks, so their intersection is empty");
		return common;
	}

	/**
	 * A mask on another grid that covers the same space: a pixel of that grid takes part where the mask's pixel nearest
	 * to it does; outside the mask's grid none do.
	 *
	 * @param from where the mask's pixels lie, with an affine
	 * @param dimensions of the other grid, two or three
	 * @param to where its pixels lie, with an affine
	 */
	public static Mask resampled(final Mask mask, final PixelSpace from, final long[] dimensions, final PixelSpace to) {
		final NearestPixel nearest = new NearestPixel(mask.dimensions(), from, dimensions, to);
		return Mask.of(dimensions, position -> {
			final int place = nearest.of(position);
			return place >= 0 && mask.contains(place);
		});
	}

	/** The largest component by faces, the first in raster order of equal ones; empty if the mask is. */
	public static Mask largestComponent(final Mask mask) {
		if (mask.size() == 0) return mask;
		final Components components = Components.of(GridGraph.of(mask, Connectivity.FACES));
		final int[] sizes = components.sizes();
		int largest = 0;
		for (int c = 1; c < sizes.length; c++)
			if (sizes[c] > sizes[largest]) largest = c;
		final int kept = largest;
		return Mask.of(mask.dimensions(),
			position -> mask.contains(position) && components.of(mask.indexOf(position)) == kept);
	}
}
