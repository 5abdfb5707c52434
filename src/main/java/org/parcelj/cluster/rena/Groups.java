package org.parcelj.cluster.rena;

import org.parcelj.Progress;

/** The nodes of each group, in ascending order. Immutable. */
final class Groups {

	/** Nodes between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final int[] starts;
	private final int[] members;

	private Groups(final int[] starts, final int[] members) {
		this.starts = starts;
		this.members = members;
	}

	/**
	 * @param numbers the group of each node
	 * @param count the number of groups
	 */
	static Groups of(final int[] numbers, final int count, final Progress progress) {
		final int[] starts = new int[count + 1];
		for (final int group : numbers)
			starts[group + 1]++;
		for (int group = 0; group < count; group++)
			starts[group + 1] += starts[group];
		final int[] members = new int[numbers.length];
		for (int node = 0; node < numbers.length; node++) {
			if (node % STRETCH == 0) progress.check();
			members[starts[numbers[node]]++] = node;
		}
		// each start has run on to the next group's
		System.arraycopy(starts, 0, starts, 1, count);
		starts[0] = 0;
		return new Groups(starts, members);
	}

	/** Where a group's members start; those of the group after are its end. */
	int start(final int group) {
		return starts[group];
	}

	int member(final int index) {
		return members[index];
	}
}
