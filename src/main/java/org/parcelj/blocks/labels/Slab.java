package org.parcelj.blocks.labels;

import java.util.Arrays;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Message;

/**
 * The outermost pixels of a block towards another one that it touches by a face, an edge or a corner, and the parts
 * that they belong to.
 *
 * @param ids of the block's parts that are in it
 * @param labels of these
 * @param part of each pixel of the slab the number of its part, x fastest; negative for none
 */
record Slab(long[] ids, int[] labels, int[] part) {

	/** What a block tells the one that lies a step before it. */
	static Message message(final Parts parts, final BlockGrid grid, final int block, final int[] step) {
		final int[] pixels = grid.layer(parts.part(), block, step);
		final int[] present = Arrays.stream(pixels).filter(part -> part >= 0).distinct().sorted().toArray();
		final int n = present.length;
		final long[] longs = new long[1 + 2 * n + pixels.length];
		longs[0] = n;
		for (int i = 0; i < n; i++) {
			longs[1 + i] = parts.ids()[present[i]];
			longs[1 + n + i] = parts.labels()[present[i]];
		}
		for (int i = 0; i < pixels.length; i++)
			longs[1 + 2 * n + i] = Arrays.binarySearch(present, pixels[i]);
		return Message.of(longs);
	}

	static Slab of(final Message message) {
		final long[] longs = message.longs();
		final int n = (int) longs[0];
		return new Slab(Arrays.copyOfRange(longs, 1, 1 + n),
			Arrays.stream(longs, 1 + n, 1 + 2 * n).mapToInt(label -> (int) label).toArray(),
			Arrays.stream(longs, 1 + 2 * n, longs.length).mapToInt(part -> (int) part).toArray());
	}
}
