package org.parcelj.blocks.labels;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.parcels.LabelComponents;

/**
 * The connected parts of like labels of a block's own pixels, in the order of their first pixels.
 *
 * @param ids the number of each part's first pixel in the volume, ascending
 * @param labels of each
 * @param part the number of each pixel's part; -1 for background that has none
 */
record Parts(long[] ids, int[] labels, int[] part) implements Serializable {

	static final int NONE = -1;

	/**
	 * @param values the block's labels, x fastest
	 * @param holes whether background has parts too, which touch by faces
	 */
	static Parts of(final int[] values, final BlockGrid grid, final int block, final Connectivity connectivity,
		final LabelComponents.Holes holes, final Progress progress)
	{
		final int[] core = grid.core(block);
		final Mask all = Mask.all(core[0], core[1], core[2]);
		final int[] part = LabelComponents.parts(GridGraph.of(all, connectivity), values, progress);
		if (holes == LabelComponents.Holes.FILLED) {
			final int[] faces = LabelComponents.parts(GridGraph.of(all, Connectivity.FACES), values, progress);
			// behind those of labels, which are no more than pixels
			for (int i = 0; i < part.length; i++)
				if (values[i] == 0) part[i] = values.length + faces[i];
		}
		else for (int i = 0; i < part.length; i++)
			if (values[i] == 0) part[i] = NONE;
		return numbered(part, values, grid, block);
	}

	private static Parts numbered(final int[] part, final int[] values, final BlockGrid grid, final int block) {
		final long[] min = grid.min(block);
		final int[] core = grid.core(block);
		final int[] number = new int[2 * part.length];
		Arrays.fill(number, NONE);
		long[] ids = new long[16];
		int[] labels = new int[16];
		int count = 0;
		for (int i = 0; i < part.length; i++) {
			if (part[i] < 0) continue;
			if (number[part[i]] < 0) {
				if (count == ids.length) {
					ids = Arrays.copyOf(ids, 2 * count);
					labels = Arrays.copyOf(labels, 2 * count);
				}
				ids[count] = grid.index(min[0] + i % core[0], min[1] + i / core[0] % core[1], min[2] + i / core[0] / core[1]);
				labels[count] = values[i];
				number[part[i]] = count++;
			}
			part[i] = number[part[i]];
		}
		return new Parts(Arrays.copyOf(ids, count), Arrays.copyOf(labels, count), part);
	}

	/** The pixels of each. */
	long[] sizes() {
		final long[] sizes = new long[ids.length];
		for (final int p : part)
			if (p >= 0) sizes[p]++;
		return sizes;
	}
}
