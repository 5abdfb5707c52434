package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;

/**
 * What a block knows of the names of its groups with shared nodes while the blocks agree on them: the lowest id of a
 * group's nodes in all blocks.
 *
 * @param names of each group that stands for itself the lowest that is known of it
 * @param told of each tie the lowest that both its blocks know
 */
record Known(long[] names, long[][] told) implements Serializable {

	/** What is known when the ties are. */
	static Known of(final Links links, final Ties ties, final int block) {
		final long[] names = links.names().clone();
		for (int group = 0; group < names.length; group++)
			names[ties.roots()[group]] = Math.min(names[ties.roots()[group]], links.names()[group]);
		for (int i = 0; i < ties.blocks().length; i++)
			for (int tie = 0; tie < ties.groups()[i].length; tie++)
				if (ties.isHub(block, i, tie)) lower(names, ties.groups()[i][tie], ties.bases()[i][tie]);
		return new Known(names, ties.bases());
	}

	private static void lower(final long[] names, final int group, final long name) {
		names[group] = Math.min(names[group], name);
	}

	/** The same with what others have told. */
	Known with(final Desk desk, final Ties ties, final BlockGrid grid) {
		final long[] lowest = names.clone();
		final long[][] heard = told.clone();
		for (final int sender : desk.senders()) {
			final int i = Arrays.binarySearch(ties.blocks(), sender);
			heard[i] = told[i].clone();
			final long[] longs = desk.from(sender).longs();
			final int count = longs.length / 2;
			for (int at = 0; at < count; at++) {
				final int tie = (int) longs[at];
				final long name = Displacement.end(grid, ties.bases()[i][tie], longs[count + at]);
				heard[i][tie] = Math.min(heard[i][tie], name);
				lower(lowest, ties.groups()[i][tie], name);
			}
		}
		return new Known(lowest, heard);
	}

	/** Decides which ties are told of. */
	@FunctionalInterface
	interface Choice {

		/** @param i number of the block among those that there are ties to */
		boolean isTold(int i, int tie);
	}

	/**
	 * Tells others what they do not know, as far as it is chosen.
	 *
	 * @return the same with what they know then
	 */
	Known tell(final Desk desk, final Ties ties, final BlockGrid grid, final Choice choice) {
		final long[][] then = told.clone();
		for (int i = 0; i < then.length; i++) {
			final int[] which = new int[then[i].length];
			int count = 0;
			for (int tie = 0; tie < which.length; tie++)
				if (names[ties.groups()[i][tie]] < told[i][tie] && choice.isTold(i, tie)) which[count++] = tie;
			if (count == 0) continue;
			then[i] = told[i].clone();
			final long[] longs = new long[2 * count];
			for (int at = 0; at < count; at++) {
				final int tie = which[at];
				then[i][tie] = names[ties.groups()[i][tie]];
				longs[at] = tie;
				longs[count + at] = Displacement.code(grid, ties.bases()[i][tie], then[i][tie]);
			}
			desk.send(ties.blocks()[i], Message.of(longs));
		}
		return new Known(names, then);
	}

	/** The number of ties by which more is known here than told. */
	long open(final Ties ties) {
		long open = 0;
		for (int i = 0; i < told.length; i++)
			for (int tie = 0; tie < told[i].length; tie++)
				if (names[ties.groups()[i][tie]] < told[i][tie]) open++;
		return open;
	}
}
