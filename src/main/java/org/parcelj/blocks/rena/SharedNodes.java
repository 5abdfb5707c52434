package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;
import java.util.TreeMap;

import org.parcelj.blocks.BlockGrid;

/**
 * Nodes that a block shares with others. The hub of a node is the block in which its lowest pixel lies, which its id
 * is.
 *
 * @param ids ascending
 * @param values a number for each
 */
record SharedNodes(long[] ids, double[] values) implements Serializable {

	/** Places of those whose hub is another block, by that block. */
	TreeMap<Integer, int[]> byHub(final BlockGrid grid, final int block) {
		return byHub(ids, grid, block);
	}

	/** The places of the nodes whose hub is another block, by that block. */
	static TreeMap<Integer, int[]> byHub(final long[] ids, final BlockGrid grid, final int block) {
		final TreeMap<Integer, int[]> counts = new TreeMap<>();
		for (final long id : ids)
			if (grid.owner(id) != block) counts.computeIfAbsent(grid.owner(id), hub -> new int[1])[0]++;
		final TreeMap<Integer, int[]> places = new TreeMap<>();
		counts.forEach((hub, count) -> places.put(hub, new int[count[0]]));
		for (int i = ids.length - 1; i >= 0; i--) {
			final int hub = grid.owner(ids[i]);
			if (hub != block) places.get(hub)[--counts.get(hub)[0]] = i;
		}
		return places;
	}

	int place(final long id) {
		return place(ids, id);
	}

	/** The place of a node among some by their ids, which are ascending. */
	static int place(final long[] ids, final long id) {
		final int place = Arrays.binarySearch(ids, id);
		if (place < 0) throw new IllegalStateException("block does not know node " + id);
		return place;
	}
}
