package org.parcelj.cluster.kmeans;

import java.util.Arrays;

import org.parcelj.PixelSpace;
import org.parcelj.grid.Mask;

/**
 * Which centres lie in the cells around each cell of a grid, where cells have at least a parcel's size. Where there is
 * none, as outside of a mask, the centres in a wider surrounding. Not for several threads while centres are sorted into
 * cells.
 */
final class NearCentres {

	private final int[] cells;
	private final int[] dimensions;
	private final int count;
	private int[] starts;
	private int[] centres;

	NearCentres(final Mask mask, final PixelSpace space, final double edge) {
		dimensions = new int[mask.numDimensions()];
		cells = new int[dimensions.length];
		int product = 1;
		for (int axis = 0; axis < cells.length; axis++) {
			dimensions[axis] = (int) mask.dimension(axis);
			cells[axis] = (int) Math.max(1, Math.min(dimensions[axis], dimensions[axis] * space.pixelSize(axis) / edge));
			product *= cells[axis];
		}
		count = product;
	}

	/** The number of cells along the first axis. */
	int along() {
		return cells[0];
	}

	/** The first pixel along the first axis that is of a cell or of a later one. */
	int begin(final int cell) {
		return (int) (((long) cell * dimensions[0] + cells[0] - 1) / cells[0]);
	}

	/** The number of the cell of a place, in pixels along one axis. */
	private int cell(final double place, final int axis) {
		return (int) Math.min(cells[axis] - 1, place * cells[axis] / dimensions[axis]);
	}

	/** The first cell of the row that a position lies in. */
	int rowOf(final int position) {
		int rest = position / dimensions[0];
		int cell = 0;
		int stride = cells[0];
		for (int axis = 1; axis < cells.length; axis++) {
			cell += stride * (int) ((long) (rest % dimensions[axis]) * cells[axis] / dimensions[axis]);
			rest /= dimensions[axis];
			stride *= cells[axis];
		}
		return cell;
	}

	/**
	 * Sorts centres in.
	 *
	 * @param all [centres × width], the place in pixels from {@code offset} on
	 */
	void sort(final double[] all, final int width, final int offset) {
		final int k = all.length / width;
		final int[] cellOf = new int[k];
		final int[] ends = new int[count + 1];
		for (int c = 0; c < k; c++) {
			for (int axis = cells.length - 1; axis >= 0; axis--)
				cellOf[c] = cellOf[c] * cells[axis] + cell(all[c * width + offset + axis], axis);
			ends[cellOf[c] + 1]++;
		}
		Arrays.parallelPrefix(ends, Integer::sum);
		final int[] inside = new int[k];
		final int[] filled = ends.clone();
		for (int c = 0; c < k; c++)
			inside[filled[cellOf[c]]++] = c;
		gather(ends, inside);
	}

	private void gather(final int[] ends, final int[] inside) {
		starts = new int[count + 1];
		centres = new int[Math.max(16, 2 * inside.length)];
		for (int cell = 0; cell < count; cell++) {
			starts[cell + 1] = starts[cell];
			for (int reach = 1; starts[cell + 1] == starts[cell]; reach++)
				gather(cell, reach, cells.length - 1, 0, ends, inside);
		}
	}

	/** Adds what lies in the cells that are no farther than a reach, axis by axis from the last one on. */
	private void gather(final int cell, final int reach, final int axis, final int before, final int[] ends,
		final int[] inside)
	{
		int own = cell;
		for (int a = 0; a < axis; a++)
			own /= cells[a];
		own %= cells[axis];
		for (int c = Math.max(0, own - reach); c <= Math.min(cells[axis] - 1, own + reach); c++) {
			final int number = before * cells[axis] + c;
			if (axis > 0) gather(cell, reach, axis - 1, number, ends, inside);
			else add(cell, number, ends, inside);
		}
	}

	private void add(final int cell, final int other, final int[] ends, final int[] inside) {
		final int length = ends[other + 1] - ends[other];
		if (starts[cell + 1] + length > centres.length)
			centres = Arrays.copyOf(centres, Math.max(2 * centres.length, centres.length + length));
		System.arraycopy(inside, ends[other], centres, starts[cell + 1], length);
		starts[cell + 1] += length;
	}

	/** The centres around a cell are {@link #centre}(from) … (to - 1). */
	int from(final int cell) {
		return starts[cell];
	}

	int to(final int cell) {
		return starts[cell + 1];
	}

	int centre(final int place) {
		return centres[place];
	}
}
