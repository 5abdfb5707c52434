package org.parcelj.grid;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import org.parcelj.Progress;

/**
 * The part of a grid that a change of the masked pixels needs: the smallest box that holds these, and all that lies
 * within the change's reach of them. Of a brain in its scanner's field of view that is little more than half.
 * Immutable.
 */
public final class MaskBox {

	private final Mask mask;
	private final long[] grid;
	/** Where the box begins along each axis. */
	private final long[] from;

	private MaskBox(final Mask mask, final long[] grid, final long[] from) {
		this.mask = mask;
		this.grid = grid;
		this.from = from;
	}

	/**
	 * @param reach how many pixels away along an axis another one still counts
	 */
	public static MaskBox of(final Mask mask, final IntUnaryOperator reach, final Progress progress) {
		final long[] grid = mask.dimensions();
		if (mask.isFull() || mask.size() == 0) return new MaskBox(mask, grid, new long[grid.length]);
		final Bounds bounds = new Bounds(grid);
		mask.forEach(progress, (index, position) -> bounds.add(position));
		final long[] from = new long[grid.length];
		final long[] dimensions = new long[grid.length];
		for (int axis = 0; axis < grid.length; axis++) {
			from[axis] = Math.max(0, bounds.least[axis] - reach.applyAsInt(axis));
			dimensions[axis] = Math.min(grid[axis], bounds.most[axis] + 1 + reach.applyAsInt(axis)) - from[axis];
		}
		if (Arrays.equals(dimensions, grid)) return new MaskBox(mask, grid, from);
		return new MaskBox(Mask.of(dimensions, position -> mask.contains(place(position, dimensions, grid, from))), grid,
			from);
	}

	/** The masked pixels on the box' own grid; their numbers are the same as on the whole. */
	public Mask mask() {
		return mask;
	}

	/** The position on the whole grid of the box' first pixel. */
	public int first() {
		return place(0, mask.dimensions(), grid, from);
	}

	/** How many pixels the whole grid has from the box' first to its last one. */
	public int span() {
		return place(mask.gridSize() - 1, mask.dimensions(), grid, from) + 1 - first();
	}

	/**
	 * Moves the box' pixels to the front.
	 *
	 * @param values the whole grid's, from the box' first to its last one
	 */
	public void gather(final float[] values) {
		if (span() == mask.gridSize()) return;
		final long[] box = mask.dimensions();
		final int width = (int) box[0];
		final int first = first();
		for (int position = 0; position < mask.gridSize(); position += width)
			System.arraycopy(values, place(position, box, grid, from) - first, values, position, width);
	}

	/** The position on the grid of a box' pixel. */
	private static int place(final int position, final long[] box, final long[] grid, final long[] from) {
		int rest = position;
		long place = 0;
		long stride = 1;
		for (int axis = 0; axis < box.length; axis++) {
			place += (rest % box[axis] + from[axis]) * stride;
			rest /= (int) box[axis];
			stride *= grid[axis];
		}
		return (int) place;
	}

	/** The least and the largest place of pixels along each axis. */
	private static final class Bounds {

		private final long[] grid;
		private final long[] least;
		private final long[] most;
		/** Of the pixel before. */
		private int row = -1;

		Bounds(final long[] grid) {
			this.grid = grid;
			least = grid.clone();
			most = new long[grid.length];
		}

		void add(final int position) {
			int rest = position / (int) grid[0];
			include(0, position - rest * (int) grid[0]);
			if (rest == row) return;
			row = rest;
			for (int axis = 1; axis < grid.length; axis++) {
				include(axis, rest % (int) grid[axis]);
				rest /= (int) grid[axis];
			}
		}

		private void include(final int axis, final int place) {
			least[axis] = Math.min(least[axis], place);
			most[axis] = Math.max(most[axis], place);
		}
	}
}
