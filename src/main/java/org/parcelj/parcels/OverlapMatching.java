package org.parcelj.parcels;

import java.util.Arrays;
import java.util.PriorityQueue;

import org.parcelj.Progress;

/**
 * Pairs labels of one labeling with labels of another, each with one at most, so that the pairs share as many pixels as
 * possible in total. Exact: shortest augmenting paths with dual prices (H. W. Kuhn, The Hungarian method for the
 * assignment problem, 1955, doi:10.1002/nav.3800020109; R. Jonker, A. Volgenant, A shortest augmenting path algorithm,
 * 1987, doi:10.1007/BF02278710), using only pairs that share pixels: others would add nothing, and a label may stay
 * single instead. Memory is linear in the pairs that share pixels.
 */
final class OverlapMatching {

	private static final int NONE = -1;

	private final Contingency table;
	/** The pairs of row i, a label of the first labeling, are starts[i] … starts[i + 1] - 1; columns are the second's. */
	private final int[] starts;
	/** No pair shares more than its prices; pairs that are matched share just as much. Those of single labels are 0. */
	private final long[] rowPrice;
	private final long[] columnPrice;
	private final int[] columnOf;
	private final int[] rowOf;

	/**
	 * The state of one search: how far each column is that it reached, and from which row, and the columns that it has
	 * left behind.
	 */
	private final long[] distance;
	private final int[] from;
	private final int[] passed;
	private int passedCount;
	private final int[] reached;
	private int reachedCount;
	/** Distances, in the higher 32 bits, and columns. */
	private final PriorityQueue<Long> nearest = new PriorityQueue<>();
	private long best;

	private OverlapMatching(final Contingency table) {
		this.table = table;
		final int rows = table.firstSizes.length;
		final int columns = table.secondSizes.length;
		starts = new int[rows + 1];
		rowPrice = new long[rows];
		for (int e = 0; e < table.shared.length; e++) {
			starts[table.first[e] + 1] = e + 1;
			rowPrice[table.first[e]] = Math.max(rowPrice[table.first[e]], table.shared[e]);
		}
		columnPrice = new long[columns];
		columnOf = filled(rows);
		rowOf = filled(columns);
		distance = new long[columns];
		Arrays.fill(distance, Long.MAX_VALUE);
		from = new int[columns];
		passed = new int[columns];
		reached = new int[columns];
	}

	private static int[] filled(final int length) {
		final int[] array = new int[length];
		Arrays.fill(array, NONE);
		return array;
	}

	/** The place of the second label for each place of a first one, -1 for those that stay single. */
	static int[] of(final Contingency table, final Progress progress) {
		final OverlapMatching matching = new OverlapMatching(table);
		for (int row = 0; row < matching.columnOf.length; row++) {
			progress.step((double) row / matching.columnOf.length, "Matching labels");
			matching.match(row);
		}
		return matching.columnOf;
	}

	/** Brings one more row in: to a free column, or at the price of a row that becomes single, be it this one. */
	private void match(final int row) {
		int single = row;
		int end = NONE;
		best = rowPrice[row];
		scan(row, 0);
		while (!nearest.isEmpty()) {
			final long key = nearest.poll();
			final int column = (int) key;
			final long way = key >>> 32;
			if (way >= best) break;
			if (way > distance[column]) continue;
			if (rowOf[column] == NONE) {
				best = way;
				end = column;
				break;
			}
			passed[passedCount++] = column;
			if (way + rowPrice[rowOf[column]] < best) {
				best = way + rowPrice[rowOf[column]];
				single = rowOf[column];
			}
			scan(rowOf[column], way);
		}
		price(row);
		if (end == NONE) {
			end = columnOf[single];
			columnOf[single] = NONE;
		}
		augment(end);
		forget();
	}

	/** From a row at some distance on to its columns. What is no nearer than the best end is of no use. */
	private void scan(final int row, final long way) {
		for (int e = starts[row]; e < starts[row + 1]; e++) {
			final int column = table.second[e];
			final long there = way + rowPrice[row] + columnPrice[column] - table.shared[e];
			if (there >= best || there >= distance[column]) continue;
			if (distance[column] == Long.MAX_VALUE) reached[reachedCount++] = column;
			distance[column] = there;
			from[column] = row;
			nearest.add(there << 32 | column);
		}
	}

	private void price(final int row) {
		rowPrice[row] -= best;
		for (int i = 0; i < passedCount; i++) {
			final long change = best - distance[passed[i]];
			columnPrice[passed[i]] += change;
			rowPrice[rowOf[passed[i]]] -= change;
		}
	}

	/** Gives the rows along the way back from a column that has become free each the column where it was left. */
	private void augment(final int end) {
		int column = end;
		while (column != NONE) {
			final int row = from[column];
			final int before = columnOf[row];
			columnOf[row] = column;
			rowOf[column] = row;
			column = before;
		}
	}

	private void forget() {
		for (int i = 0; i < reachedCount; i++)
			distance[reached[i]] = Long.MAX_VALUE;
		reachedCount = 0;
		passedCount = 0;
		nearest.clear();
	}
}
