package org.parcelj.grid;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/** The members of each of some groups, in ascending order: the inverse of a label image. Immutable. */
public final class Groups {

	private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

	private static final int CHUNK = 1 << 16;
	/** Parts that the members of large groups are divided into. */
	private static final int PARTS = 16;
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
		return count <= numbers.length / (4 * PARTS) ? large(numbers, count, progress) : small(numbers, count, progress);
	}

	/** Counted in parts, each of which knows where its own members of each group go: in order, without any sorting. */
	private static Groups large(final int[] numbers, final int count, final Progress progress) {
		final int length = Math.max(1, (numbers.length + PARTS - 1) / PARTS);
		final int[][] next = new int[PARTS][count];
		Chunks.forEach(numbers.length, length, (part, from, to) -> {
			for (int i = from; i < to; i++) {
				progress.checkAt(i);
				next[part][numbers[i]]++;
			}
		});
		final int[] starts = new int[count + 1];
		for (int group = 0, start = 0; group < count; group++) {
			for (final int[] part : next) {
				final int size = part[group];
				part[group] = start;
				start += size;
			}
			starts[group + 1] = start;
		}
		final int[] members = new int[numbers.length];
		Chunks.forEach(numbers.length, length, (part, from, to) -> {
			for (int i = from; i < to; i++) {
				progress.checkAt(i);
				members[next[part][numbers[i]]++] = i;
			}
		});
		return new Groups(starts, members);
	}

	/** Threads put members where they come to, in any order; then each group is sorted. */
	private static Groups small(final int[] numbers, final int count, final Progress progress) {
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

	/** Where a group's members start among all; the start of the next group is its end. */
	public int start(final int group) {
		return starts[group];
	}

	/** The member at a place among all, group by group. */
	public int member(final int place) {
		return members[place];
	}
}
