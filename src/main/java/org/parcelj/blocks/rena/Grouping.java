package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Supersteps;

/**
 * The groups that a block's nodes fall into, each named by the lowest id of its nodes.
 *
 * @param group of each node the number of its group
 * @param names of each group its name, of groups with shared nodes as far as it is known here
 * @param links of each group with shared nodes its number among these; -1 for the others
 */
record Grouping(int[] group, long[] names, int[] links) implements Serializable {

	private static final String NAME = "grouping";

	/** Leaves it for later steps. */
	void leave(final Desk desk) {
		desk.store(NAME, this);
	}

	/** The one that was left. */
	static Grouping left(final Desk desk) {
		return (Grouping) desk.load(NAME);
	}

	/** Forgets those of all blocks. */
	static void forget(final Supersteps steps) {
		steps.forget(NAME);
	}

	/** The names of groups with shared nodes, each once, in ascending order. */
	long[] linked() {
		return Members
			.distinct(IntStream.range(0, names.length).filter(g -> links[g] >= 0).mapToLong(g -> names[g]).toArray());
	}

	/** The same by the block that is the hub of the group, where its name lies. */
	TreeMap<Integer, long[]> linkedByHub(final BlockGrid grid) {
		return byHub(linked(), grid);
	}

	/** Names by the block in which they lie. */
	static TreeMap<Integer, long[]> byHub(final long[] names, final BlockGrid grid) {
		final TreeMap<Integer, int[]> counts = new TreeMap<>();
		for (final long name : names)
			counts.computeIfAbsent(grid.owner(name), hub -> new int[1])[0]++;
		final TreeMap<Integer, long[]> byHub = new TreeMap<>();
		counts.forEach((hub, count) -> byHub.put(hub, new long[count[0]]));
		for (int i = names.length - 1; i >= 0; i--) {
			final int hub = grid.owner(names[i]);
			byHub.get(hub)[--counts.get(hub)[0]] = names[i];
		}
		return byHub;
	}

	/** The place of each group's name among others, negative where it is not there. */
	int[] places(final long[] among) {
		return Arrays.stream(names).mapToInt(name -> Arrays.binarySearch(among, name)).toArray();
	}
}
