package org.parcelj.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;

class GroupsTest {

	@Test
	void membersStandInOrder() {
		for (final int n : new int[] { 0, 1, 63, 64, 1000, 200_000 })
			for (final int count : new int[] { 1, 2, 7, 3000, 150_000 })
				requireMembers(n, count);
	}

	private static void requireMembers(final int n, final int count) {
		final Random random = new Random(n + count);
		final int[] numbers = IntStream.range(0, n).map(i -> random.nextInt(count)).toArray();
		final Groups groups = Groups.of(numbers, count, Progress.NONE);
		final int[] sizes = new int[count];
		for (final int number : numbers)
			sizes[number]++;
		assertEquals(0, groups.start(0));
		final int[] members = new int[n];
		for (int group = 0; group < count; group++) {
			assertEquals(sizes[group], groups.start(group + 1) - groups.start(group));
			for (int place = groups.start(group); place < groups.start(group + 1); place++) {
				members[place] = groups.member(place);
				assertEquals(group, numbers[members[place]]);
				if (place > groups.start(group)) assertEquals(1, Integer.signum(members[place] - members[place - 1]));
			}
		}
		assertArrayEquals(IntStream.range(0, n).toArray(), IntStream.of(members).sorted().toArray());
	}
}
