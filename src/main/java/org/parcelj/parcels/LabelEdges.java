package org.parcelj.parcels;

import org.parcelj.grid.Mask;

/** The edges of labels: the pixels at which a label meets another one. Neighbours are pixels that share a face. */
final class LabelEdges {

	private final LabelMap map;
	private final long[] dimensions;

	LabelEdges(final LabelMap map) {
		this.map = map;
		dimensions = map.dimensions();
	}

	/**
	 * The pixels of each label that touch what is not of it: another label, background, or what lies outside of the
	 * image. What erosion by a cross takes away.
	 */
	Mask surfaces() {
		return Mask.where(dimensions, position -> map.label(position) != 0 && touchesAnother(position, true));
	}

	/** The pixels on both sides of each border between labels, background being one. The image's own edge is none. */
	Mask borders() {
		return Mask.where(dimensions, position -> touchesAnother(position, false));
	}

	private boolean touchesAnother(final int position, final boolean outside) {
		int rest = position;
		int stride = 1;
		for (final long dimension : dimensions) {
			final int length = (int) dimension;
			final int place = rest % length;
			// along an axis of one pixel an image has no extent
			if (length > 1 && (place == 0 ? outside : map.label(position - stride) != map.label(position))) return true;
			if (length > 1 && (place == length - 1 ? outside : map.label(position + stride) != map.label(position)))
				return true;
			rest /= length;
			stride *= length;
		}
		return false;
	}

	/** The positions of some pixels of each label, in the order of {@link LabelMap#numbers()}. */
	int[][] ofEachLabel(final Mask some) {
		final int[] numbers = map.numbers();
		final int[] placeOf = new int[numbers.length == 0 ? 1 : numbers[numbers.length - 1] + 1];
		for (int i = 0; i < numbers.length; i++)
			placeOf[numbers[i]] = i;
		final int[] counts = new int[numbers.length];
		some.forEach(0, some.size(), (index, position) -> counts[placeOf[map.label(position)]]++);
		final int[][] positions = new int[numbers.length][];
		for (int i = 0; i < numbers.length; i++)
			positions[i] = new int[counts[i]];
		some.forEach(0, some.size(), (index, position) -> {
			final int place = placeOf[map.label(position)];
			positions[place][positions[place].length - counts[place]--] = position;
		});
		return positions;
	}
}
