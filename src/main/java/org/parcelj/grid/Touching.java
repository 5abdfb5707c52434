package org.parcelj.grid;

import java.util.Arrays;
import java.util.function.Supplier;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * The groups that touch each group of nodes, ascending, each once: all of them if all neighbours of nodes are read; if
 * each pair of nodes is read from one end only, then each pair of groups is listed for one of the two, or for both.
 * Kept in parts, since for some hundred million edges it would take seconds to get the memory in one piece. Immutable.
 */
public final class Touching {

	/** Groups of a part, as a power of two. */
	private static final int SHIFT = 12;
	private static final int PART = 1 << SHIFT;
	private static final int RECENT = 256;

	/** For each part and each of its groups, where its neighbours start in the part. */
	private final int[][] starts;
	private final int[][] neighbours;

	/**
	 * @param nodes which nodes touch
	 * @param numbers the group of each node
	 * @param groups the nodes of each group, or its parts
	 * @param parts the nodes of each part; null where groups are of nodes
	 * @param count the number of groups
	 */
	public Touching(final Supplier<Adjacency.Reader> nodes, final int[] numbers, final Groups groups, final Groups parts,
		final int count, final Progress progress)
	{
		starts = new int[Chunks.count(count, PART)][];
		neighbours = new int[starts.length][];
		Chunks.forEach(count, PART, (part, from, to) -> {
			progress.check();
			final Gathering gathering = new Gathering(nodes.get(), numbers);
			starts[part] = new int[to - from + 1];
			for (int group = from; group < to; group++) {
				if (parts == null) gathering.addNodes(group, groups, group);
				else gathering.addParts(group, groups, parts);
				starts[part][group - from + 1] = gathering.closeGroup();
			}
			neighbours[part] = gathering.all();
		});
	}

	/** A reader of the groups around one after another, for one thread. */
	public Adjacency.Reader reader() {
		return new PartReader();
	}

	/** A reader of those that are above a group itself, for one thread. */
	public Adjacency.Reader laterReader() {
		return new LaterReader();
	}

	/** Collects the neighbours of one group after another. */
	private static final class Gathering {

		private final Adjacency.Reader around;
		private final int[] numbers;
		private int[] found = new int[16 * PART];
		/** Pairs of groups found last: most are found again for other nodes, and need not be sorted then. */
		private final long[] recent = new long[RECENT];
		/** Where the group at hand starts, and where what has been found ends. */
		private int start;
		private int end;

		Gathering(final Adjacency.Reader around, final int[] numbers) {
			this.around = around;
			this.numbers = numbers;
		}

		/** Adds the groups around the nodes of all parts of a group. */
		void addParts(final int group, final Groups groups, final Groups parts) {
			for (int m = groups.start(group); m < groups.start(group + 1); m++)
				addNodes(group, parts, groups.member(m));
		}

		/** Adds the groups around the nodes of a group, or of a part of one. */
		void addNodes(final int group, final Groups nodes, final int part) {
			for (int m = nodes.start(part); m < nodes.start(part + 1); m++)
				add(group, nodes.member(m));
		}

		private void add(final int group, final int node) {
			around.enter(node);
			final int[] others = around.neighbours();
			final int to = around.to();
			require(end + to - around.from() + 1);
			for (int e = around.from(); e < to; e++) {
				final int other = numbers[others[e]];
				final int place = other & RECENT - 1;
				final long pair = (long) group << 32 | other;
				// without a branch, which no processor could foretell
				found[end] = other;
				end += sign(recent[place] ^ pair) & sign(other ^ group);
				recent[place] = pair;
			}
		}

		/** A background has as many neighbours as there are objects before it. */
		private void require(final int length) {
			if (length <= found.length) return;
			final long more = Math.max(length, found.length / 2 * 3L);
			found = Arrays.copyOf(found, (int) Math.min(Memory.LONGEST_ARRAY, more));
		}

		/** 0 for 0, else 1. */
		private static int sign(final long x) {
			return (int) ((x | -x) >>> 63);
		}

		/** Leaves each neighbour of the group once, in order; gives where they end. */
		int closeGroup() {
			Arrays.sort(found, start, end);
			int distinct = start;
			for (int i = start; i < end; i++)
				if (i == start || found[i] != found[distinct - 1]) found[distinct++] = found[i];
			start = distinct;
			end = distinct;
			return distinct;
		}

		int[] all() {
			return Arrays.copyOf(found, end);
		}
	}

	private class PartReader extends RowReader {

		@Override
		public void enter(final int node) {
			final int part = node >> SHIFT;
			final int group = node & PART - 1;
			enterRow(neighbours[part], starts[part][group], starts[part][group + 1]);
		}
	}

	private final class LaterReader extends PartReader {

		@Override
		public void enter(final int node) {
			super.enter(node);
			passUpTo(node);
		}
	}
}
