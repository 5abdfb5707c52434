package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.grid.DisjointSets;

/**
 * Which groups of a block are parts of the same as groups of other blocks, by the nodes that they share. All nodes that
 * a group of one block shares with the hub of the nodes are one tie, by which the two tell each other a name once,
 * however many nodes these are. Both have their ties in the same order: first those of nodes of which the block with
 * the lower number is the hub, in each half in the order of bases.
 *
 * @param blocks that there are ties to, ascending
 * @param halves of each the number of ties in the first half
 * @param groups of each and of each tie the group here
 * @param bases of each and of each tie the name of the group of the block that is not the hub, as that block first
 * called it
 * @param roots of each group with shared nodes the one that stands for it: groups that one of another block joins are
 * one
 */
record Ties(int[] blocks, int[] halves, int[][] groups, long[][] bases, int[] roots) implements Serializable {

	/** The ties of one half to a block. */
	private record Half(int[] groups, long[] bases) {

		static final Half NONE = new Half(new int[0], new long[0]);

		Half roots(final int[] roots) {
			return new Half(Arrays.stream(groups).map(group -> roots[group]).toArray(), bases);
		}
	}

	/**
	 * Of a block.
	 *
	 * @param told by other blocks, of nodes of which this one is the hub, the nodes and the names of their groups there
	 */
	static Ties of(final Links links, final Map<Integer, Names> told, final BlockGrid grid, final int block) {
		final DisjointSets sets = new DisjointSets(links.names().length);
		final TreeMap<Integer, Half> asHub = new TreeMap<>();
		told.forEach((other, names) -> asHub.put(other, asHub(links, names, sets)));
		final TreeMap<Integer, Half> elsewhere = new TreeMap<>();
		SharedNodes.byHub(links.ids(), grid, block).forEach((hub, places) -> elsewhere.put(hub, elsewhere(links, places)));
		final TreeSet<Integer> others = new TreeSet<>(asHub.keySet());
		others.addAll(elsewhere.keySet());
		final int[] roots = new int[links.names().length];
		Arrays.setAll(roots, sets::root);
		final int n = others.size();
		final Ties ties = new Ties(others.stream().mapToInt(Integer::intValue).toArray(), new int[n], new int[n][],
			new long[n][], roots);
		for (int i = 0; i < n; i++) {
			final Half here = asHub.getOrDefault(ties.blocks[i], Half.NONE).roots(roots);
			final Half there = elsewhere.getOrDefault(ties.blocks[i], Half.NONE).roots(roots);
			ties.put(i, block < ties.blocks[i] ? here : there, block < ties.blocks[i] ? there : here);
		}
		return ties;
	}

	/**
	 * Names that a block told.
	 *
	 * @param ids of nodes
	 * @param names of each that of its group
	 */
	record Names(long[] ids, long[] names) {}

	private static Half asHub(final Links links, final Names told, final DisjointSets sets) {
		final long[] bases = Members.distinct(told.names);
		final int[] groups = new int[bases.length];
		Arrays.fill(groups, -1);
		for (int i = 0; i < told.ids.length; i++) {
			final int tie = Arrays.binarySearch(bases, told.names[i]);
			final int group = links.group()[SharedNodes.place(links.ids(), told.ids[i])];
			if (groups[tie] < 0) groups[tie] = group;
			else sets.join(groups[tie], group);
		}
		return new Half(groups, bases);
	}

	private static Half elsewhere(final Links links, final int[] places) {
		final long[] names = Arrays.stream(places).mapToLong(place -> links.names()[links.group()[place]]).toArray();
		final long[] bases = Members.distinct(names);
		final int[] groups = new int[bases.length];
		for (int i = 0; i < names.length; i++)
			groups[Arrays.binarySearch(bases, names[i])] = links.group()[places[i]];
		return new Half(groups, bases);
	}

	private void put(final int i, final Half first, final Half second) {
		halves[i] = first.groups.length;
		groups[i] = Arrays.copyOf(first.groups, first.groups.length + second.groups.length);
		System.arraycopy(second.groups, 0, groups[i], halves[i], second.groups.length);
		bases[i] = Arrays.copyOf(first.bases, groups[i].length);
		System.arraycopy(second.bases, 0, bases[i], halves[i], second.bases.length);
	}

	/** Whether this block is the hub of the nodes of a tie to the {@code i}th block. */
	boolean isHub(final int block, final int i, final int tie) {
		return block < blocks[i] == tie < halves[i];
	}
}
