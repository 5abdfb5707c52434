package org.parcelj.blocks.labels;

import java.util.Arrays;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Message;

/**
 * The outermost pixels of a block towards another one that it touches by a face, an edge or a corner: which parts they
 * are of.
 *
 * @param ids of the block's parts that are in it
 * @param labels of these
 * @param part of each pixel of the slab the number of its part, x fastest; negative for none
 */
record Slab(long[] ids, int[] labels, int[] part) {

	/**
	 * The block that lies one step before another one, or behind it.
	 *
	 * @param sign -1 for before, 1 for behind
	 * @return -1 where there is none
	 */
	static int neighbour(final BlockGrid grid, final int block, final int[] step, final int sign) {
		final long[] place = grid.min(block);
		final int[] core = grid.core(block);
		for (int axis = 0; axis < 3; axis++) {
			if (sign * step[axis] < 0) place[axis]--;
			if (sign * step[axis] > 0) place[axis] += core[axis];
			if (place[axis] < 0 || place[axis] >= grid.size()[axis]) return -1;
		}
		return grid.owner(grid.index(place[0], place[1], place[2]));
	}

	/** The slab's pixels along each axis, of a block that lies a step behind another one. */
	static int[] size(final int[] core, final int[] step) {
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++)
			size[axis] = step[axis] == 0 ? core[axis] : 1;
		return size;
	}

	/** What a block tells the one that lies a step before it. */
	static Message message(final Parts parts, final int[] core, final int[] step) {
		final int[] size = size(core, step);
		final long[] pixels = new long[size[0] * size[1] * size[2]];
		final int[] from = new int[3];
		for (int axis = 0; axis < 3; axis++)
			from[axis] = step[axis] < 0 ? core[axis] - 1 : 0;
		int at = 0;
		for (int z = from[2]; z < from[2] + size[2]; z++)
			for (int y = from[1]; y < from[1] + size[1]; y++)
				for (int x = from[0]; x < from[0] + size[0]; x++)
					pixels[at++] = parts.part()[(z * core[1] + y) * core[0] + x];
		final int[] present = Arrays.stream(pixels).filter(part -> part >= 0).mapToInt(part -> (int) part).distinct()
			.sorted().toArray();
		final int n = present.length;
		final long[] longs = new long[1 + 2 * n + pixels.length];
		longs[0] = n;
		for (int i = 0; i < n; i++) {
			longs[1 + i] = parts.ids()[present[i]];
			longs[1 + n + i] = parts.labels()[present[i]];
		}
		for (int i = 0; i < pixels.length; i++)
			longs[1 + 2 * n + i] = Arrays.binarySearch(present, (int) pixels[i]);
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
