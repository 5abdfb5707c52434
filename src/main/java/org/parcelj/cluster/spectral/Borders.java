package org.parcelj.cluster.spectral;

import org.parcelj.grid.Graph;

/** Finds the nodes of one half that touch the other. */
final class Borders {

	static final byte LOWER = 0;
	static final byte UPPER = 1;
	static final byte SEPARATOR = 2;

	private final int[] starts;
	private final int[] neighbours;
	/** For each node, the half that it was in when it was last divided; all halves are numbered consecutively. */
	private final int[] half;
	private final int[] placeOf;
	private int halves;

	Borders(final Graph graph) {
		starts = graph.starts();
		neighbours = graph.neighbours();
		half = new int[graph.size()];
		placeOf = new int[graph.size()];
	}

	/**
	 * @param last the last coordinate of the lower half
	 * @return for each of the places {@code from} … {@code to}-1 the side on which its node is; those of the lower half
	 * that touch the upper one are the separator
	 */
	byte[] sides(final int[] order, final int from, final int to, final int[] along, final int last) {
		halves += 2;
		final byte[] sides = new byte[to - from];
		for (int place = from; place < to; place++) {
			sides[place - from] = along[order[place]] <= last ? LOWER : UPPER;
			half[order[place]] = halves + sides[place - from];
			placeOf[order[place]] = place;
		}
		for (int place = from; place < to; place++) {
			final int i = order[place];
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final int j = neighbours[e];
				if (half[j] < halves || half[i] == half[j]) continue;
				sides[placeOf[half[i] == halves ? i : j] - from] = SEPARATOR;
			}
		}
		return sides;
	}
}
