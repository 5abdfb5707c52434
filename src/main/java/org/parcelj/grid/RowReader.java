package org.parcelj.grid;

/** Reads neighbours from arrays in which those of a node stand one after another. For one thread. */
public abstract class RowReader implements Adjacency.Reader {

	private int[] row;
	private int from;
	private int to;

	/** Goes to the neighbours that stand in an array from one place to before another. */
	protected final void enterRow(final int[] neighbours, final int start, final int end) {
		row = neighbours;
		from = start;
		to = end;
	}

	/** Leaves out the neighbours up to a node. */
	protected final void passUpTo(final int node) {
		while (from < to && row[from] <= node)
			from++;
	}

	@Override
	public final int[] neighbours() {
		return row;
	}

	@Override
	public final int from() {
		return from;
	}

	@Override
	public final int to() {
		return to;
	}
}
