package org.parcelj.grid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** A few edges of a graph that no rule gives. Immutable. */
final class ExtraEdges {

	static final ExtraEdges NONE = new ExtraEdges(Map.of());

	private static final int[] NOTHING = {};

	/** The other ends of each pixel's edges. */
	private final Map<Integer, int[]> others;

	private ExtraEdges(final Map<Integer, int[]> others) {
		this.others = others;
	}

	/** @param ends the two pixels of each further edge, one edge after the other */
	ExtraEdges with(final int... ends) {
		final Map<Integer, int[]> all = new HashMap<>(others);
		for (int e = 0; e < ends.length; e += 2) {
			add(all, ends[e], ends[e + 1]);
			add(all, ends[e + 1], ends[e]);
		}
		return new ExtraEdges(all);
	}

	private static void add(final Map<Integer, int[]> all, final int from, final int to) {
		final int[] before = all.getOrDefault(from, NOTHING);
		final int[] more = Arrays.copyOf(before, before.length + 1);
		more[before.length] = to;
		all.put(from, more);
	}

	/** The upper ends of a pixel's edges. */
	int[] later(final int pixel) {
		if (others.isEmpty() || !others.containsKey(pixel)) return NOTHING;
		return Arrays.stream(others.get(pixel)).filter(other -> other > pixel).toArray();
	}

	/** These edges beside those that another reads. */
	Adjacency.Reader beside(final Adjacency.Reader rule) {
		return others.isEmpty() ? rule : new Both(rule, pixel -> others.getOrDefault(pixel, NOTHING));
	}

	/** The same of upper ends alone. */
	Adjacency.Reader laterBeside(final Adjacency.Reader rule) {
		return others.isEmpty() ? rule : new Both(rule, this::later);
	}

	private static final class Both implements Adjacency.Reader {

		private final Adjacency.Reader rule;
		private final IntFunction<int[]> extra;
		private int[] neighbours = NOTHING;

		Both(final Adjacency.Reader rule, final IntFunction<int[]> extra) {
			this.rule = rule;
			this.extra = extra;
		}

		@Override
		public void enter(final int node) {
			rule.enter(node);
			final int[] further = extra.apply(node);
			final int count = rule.to() - rule.from();
			neighbours = Arrays.copyOf(further, further.length + count);
			System.arraycopy(rule.neighbours(), rule.from(), neighbours, further.length, count);
			Arrays.sort(neighbours);
		}

		@Override
		public int[] neighbours() {
			return neighbours;
		}

		@Override
		public int from() {
			return 0;
		}

		@Override
		public int to() {
			return neighbours.length;
		}
	}
}
