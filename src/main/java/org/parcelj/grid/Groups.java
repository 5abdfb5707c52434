package org.parcelj.grid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** The members of each of some groups, in ascending order: a label image turned inside out. Immutable. */
public final class Groups {

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

	private static final int CHUNK = 1 << 16;
	/** Groups that one thread sorts at a time. */
	private static final int SORTED = 1 << 10;

	private final int[] starts;
	private final int[] members;

	private Groups(final int[] starts, final int[] members) {
		this.starts = starts;
		this.members = members;
	}

	/**
	 * @param numbers the group of each member, 0 … count-1
	 * @param count the number of groups
	 */
	public static Groups of(final int[] numbers, final int count, final Progress progress) {
		final int[] ends = new int[count + 1];
		Chunks.forEach(numbers.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				ELEMENT.getAndAdd(ends, numbers[i] + 1, 1);
		});
		Arrays.parallelPrefix(ends, Integer::sum);
		final int[] next = ends.clone();
		final int[] members = new int[numbers.length];
		Chunks.forEach(numbers.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				members[(int) ELEMENT.getAndAdd(next, numbers[i], 1)] = i;
		});
		final Groups groups = new Groups(ends, members);
		groups.sort(progress);
		return groups;
	}

	/** Threads have put members where they came to, in any order. */
	private void sort(final Progress progress) {
		Chunks.forEach(starts.length - 1, SORTED, (chunk, from, to) -> {
			progress.check();
			for (int group = from; group < to; group++)
				if (!isSorted(starts[group], starts[group + 1])) Arrays.sort(members, starts[group], starts[group + 1]);
		});
	}

	private boolean isSorted(final int from, final int to) {
		for (int i = from + 1; i < to; i++)
			if (members[i - 1] > members[i]) return false;
		return true;
	}

	/** Where a group's members start among all; those of the group after are its end. */
	public int start(final int group) {
		return starts[group];
	}

	/** Of all members, group by group, the one at a place. */
	public int member(final int place) {
		return members[place];
	}
}
