package org.parcelj.grid;

/**
 * The neighbours of one masked pixel after another, found by arithmetic, with no array for the grid's edges. One for
 * each thread.
 */
final class Neighbourhood implements Adjacency.Reader {

	private final Mask mask;
	/** The position of each masked pixel; null if all pixels are masked, or pixels are asked for by position. */
	private final int[] positions;
	private final Steps steps;
	private final int width;
	private final boolean full;

	/** The line that was entered last, and the positions of its first pixel and of the one after its last. */
	private int line;
	private int lineStart;
	private int lineEnd;

	private final int[] found;
	private int count;

	Neighbourhood(final Mask mask, final int[] positions, final Steps steps) {
		this.mask = mask;
		this.positions = positions;
		this.steps = steps;
		width = steps.width();
		full = mask.isFull();
		found = new int[steps.most()];
	}

	@Override
	public void enter(final int node) {
		enterPosition(positions == null ? node : positions[node]);
	}

	void enterPosition(final int position) {
		if (position < lineStart || position >= lineEnd) {
			line = position / width;
			lineStart = line * width;
			lineEnd = lineStart + width;
		}
		final int[] jumps = steps.jumps(line, position - lineStart);
		if (full) all(position, jumps);
		else masked(position, jumps);
	}

	private void all(final int position, final int[] jumps) {
		for (int s = 0; s < jumps.length; s++)
			found[s] = position + jumps[s];
		count = jumps.length;
	}

	private void masked(final int position, final int[] jumps) {
		count = 0;
		for (final int jump : jumps) {
			final int index = mask.indexOf(position + jump);
			if (index >= 0) found[count++] = index;
		}
	}

	@Override
	public int[] neighbours() {
		return found;
	}

	@Override
	public int from() {
		return 0;
	}

	@Override
	public int to() {
		return count;
	}
}
