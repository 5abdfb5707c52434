package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.parcelj.Progress;

class MergeQueueTest {

	private static final int ITEMS = 20_000;

	private record Entry(double key, long rank, int item) implements Comparable<Entry> {

		@Override
		public int compareTo(final Entry other) {
			if (key != other.key) return Double.compare(key, other.key);
			return rank == other.rank ? Integer.compare(item, other.item) : Long.compare(rank, other.rank);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1, 20000", "5, 3", "1000, 20000", "1000000000, 1" })
	void itemsComeInOrderOfKeyAndRankThoughTopsAreReplaced(final int kindsOfKeys, final int kindsOfRanks) {
		final SplittableRandom random = new SplittableRandom(0);
		final long[] ranks = new long[ITEMS];
		Arrays.setAll(ranks, i -> random.nextInt(kindsOfRanks));
		final PriorityQueue<Entry> expected = new PriorityQueue<>();
		final MergeQueue queue = new MergeQueue(ITEMS, MergeQueue.ALL, Progress.NONE);
		for (int i = 0; i < ITEMS; i++) {
			final double key = random.nextInt(kindsOfKeys);
			queue.append(key, ranks[i], i);
			expected.add(new Entry(key, ranks[i], i));
		}
		queue.order();
		while (!expected.isEmpty()) {
			final Entry top = expected.remove();
			assertEquals(top.item, queue.top());
			assertEquals(top.key, queue.topKey());
			assertEquals(top.rank, queue.topRank());
			if (random.nextInt(3) == 0) queue.removeTop();
			else {
				// as after a merge: most are higher by far, some are next
				final double key = random.nextInt(10) == 0 ? top.key : top.key + random.nextInt(kindsOfKeys);
				ranks[top.item] += kindsOfRanks;
				queue.replaceTop(key, ranks[top.item], top.item);
				expected.add(new Entry(key, ranks[top.item], top.item));
			}
		}
		assertTrue(queue.isEmpty());
	}

	@Test
	void whatIsGoneMayBeLeftOutAndTheOthersComeInOrder() {
		final SplittableRandom random = new SplittableRandom(1);
		final BitSet gone = new BitSet();
		final MergeQueue queue = new MergeQueue(ITEMS, leavingOut(gone), Progress.NONE);
		final PriorityQueue<Entry> expected = new PriorityQueue<>();
		for (int i = 0; i < ITEMS; i++) {
			final double key = random.nextInt(ITEMS);
			queue.append(key, 0, i);
			expected.add(new Entry(key, 0, i));
		}
		queue.order();
		int tops = 0;
		for (; !queue.isEmpty(); tops++) {
			for (int k = 0; k < 4; k++)
				gone.set(random.nextInt(ITEMS));
			if (!gone.get(queue.top())) {
				while (gone.get(expected.element().item))
					expected.remove();
				assertEquals(expected.remove().item, queue.top());
			}
			queue.removeTop();
		}
		assertTrue(expected.stream().allMatch(left -> gone.get(left.item)));
		assertTrue(tops < ITEMS / 2, tops + " tops");
	}

	@ParameterizedTest
	@CsvSource({ "300, 0", "300, 64", "70, 70", "64, 200" })
	void eachItemIsToldOfBeforeItComesUnlessItGotAheadOfOthers(final int ahead, final int waiting) {
		final SplittableRandom random = new SplittableRandom(2);
		final BitSet told = new BitSet();
		final MergeQueue queue = new MergeQueue(ITEMS, telling(told, ahead, waiting), Progress.NONE);
		for (int i = 0; i < ITEMS; i++)
			queue.append(random.nextInt(ITEMS), 0, i);
		queue.order();
		final BitSet replaced = new BitSet();
		int untold = 0;
		for (int tops = 0; !queue.isEmpty(); tops++) {
			final int item = queue.top();
			if (!told.get(item)) {
				untold++;
				assertTrue(replaced.get(item), "item " + item);
			}
			told.clear(item);
			if (tops % 3 > 0) queue.removeTop();
			else {
				replaced.set(item);
				queue.replaceTop(queue.topKey() + random.nextInt(ITEMS / 10), 0, item);
			}
		}
		assertTrue(untold < ITEMS / 10, untold + " came unexpectedly");
	}

	/**
	 * Tells a set of what is told of; checks that batches come as they were told of, and that none takes another's place.
	 */
	private static MergeQueue.Items telling(final BitSet told, final int ahead, final int waiting) {
		return new MergeQueue.Items() {

			private final int[][] batches = new int[MergeQueue.BATCHES][0];

			@Override
			public int ahead() {
				return ahead;
			}

			@Override
			public int waiting() {
				return waiting;
			}

			@Override
			public void comeNext(final int batch, final int[] items, final int from, final int to) {
				assertTrue(to > from && to - from <= ahead);
				batches[batch] = Arrays.copyOfRange(items, from, to);
				for (final int item : batches[batch])
					told.set(item);
			}

			@Override
			public void come(final int batch) {
				assertTrue(batches[batch].length > 0, "batch " + batch);
			}
		};
	}

	private static MergeQueue.Items leavingOut(final BitSet gone) {
		return new MergeQueue.Items() {

			@Override
			public boolean isGone(final int item) {
				return gone.get(item);
			}

			@Override
			public int gone() {
				return gone.cardinality();
			}
		};
	}
}
