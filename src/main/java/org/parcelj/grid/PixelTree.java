package org.parcelj.grid;

import org.parcelj.PixelSpace;
import org.parcelj.Progress;

/**
 * Finds how far the nearest of some pixels of a grid is from a place, in the unit of the grid's space. A k-d tree (J.
 * L. Bentley, Multidimensional binary search trees used for associative searching, Comm. ACM 18, 1975,
 * doi:10.1145/361002.361007) without links: the middle of a range of the array divides it. Immutable.
 */
public final class PixelTree {

	/** Ranges of no more pixels are searched one by one. */
	private static final int LEAF = 8;

	private final long[] dimensions;
	private final double[] pixelSize;
	/** [pixels × axes], in the order of the tree. */
	private final int[] places;
	/** The axis along which each middle divides its range. */
	private final byte[] axes;
	private final int size;

	/**
	 * @param dimensions of the grid
	 * @param positions of the pixels, in raster order of the grid; not changed
	 */
	public PixelTree(final long[] dimensions, final int[] positions, final PixelSpace space, final Progress progress) {
		this.dimensions = dimensions.clone();
		size = positions.length;
		pixelSize = new double[dimensions.length];
		for (int axis = 0; axis < pixelSize.length; axis++)
			pixelSize[axis] = space.pixelSize(axis);
		places = new int[size * pixelSize.length];
		for (int i = 0; i < size; i++)
			place(positions[i], places, i * pixelSize.length);
		axes = new byte[size];
		build(0, size, progress);
	}

	private void place(final int position, final int[] to, final int offset) {
		int rest = position;
		for (int axis = 0; axis < dimensions.length; axis++) {
			to[offset + axis] = rest % (int) dimensions[axis];
			rest /= (int) dimensions[axis];
		}
	}

	private void build(final int from, final int to, final Progress progress) {
		if (to - from <= LEAF) return;
		progress.check();
		final int middle = from + to >>> 1;
		final int axis = longestAxis(from, to);
		axes[middle] = (byte) axis;
		select(from, to - 1, middle, axis);
		build(from, middle, progress);
		build(middle + 1, to, progress);
	}

	private int longestAxis(final int from, final int to) {
		int longest = 0;
		double length = -1;
		for (int axis = 0; axis < pixelSize.length; axis++) {
			int least = Integer.MAX_VALUE;
			int most = Integer.MIN_VALUE;
			for (int i = from; i < to; i++) {
				final int place = places[i * pixelSize.length + axis];
				least = Math.min(least, place);
				most = Math.max(most, place);
			}
			if ((most - least) * pixelSize[axis] <= length) continue;
			length = (most - least) * pixelSize[axis];
			longest = axis;
		}
		return longest;
	}

	/** Puts what belongs there in the middle, nothing larger before it and nothing smaller behind it. */
	private void select(final int first, final int last, final int middle, final int axis) {
		int low = first;
		int high = last;
		while (low < high) {
			final int pivot = along(low + high >>> 1, axis);
			int i = low;
			int j = high;
			while (i <= j) {
				while (along(i, axis) < pivot)
					i++;
				while (along(j, axis) > pivot)
					j--;
				if (i <= j) swap(i++, j--);
			}
			if (middle <= j) high = j;
			else if (middle >= i) low = i;
			else return;
		}
	}

	private int along(final int i, final int axis) {
		return places[i * pixelSize.length + axis];
	}

	private void swap(final int i, final int j) {
		for (int axis = 0; axis < pixelSize.length; axis++) {
			final int place = places[i * pixelSize.length + axis];
			places[i * pixelSize.length + axis] = places[j * pixelSize.length + axis];
			places[j * pixelSize.length + axis] = place;
		}
	}

	/** A search for one thread, quickest where one place is near the one before. */
	public Search search() {
		return new Search();
	}

	/** Looks for the nearest pixels of one place after another. */
	public final class Search {

		private final int[] place = new int[pixelSize.length];
		private int nearest;
		private double best;

		private Search() {
			// by the tree alone
		}

		/**
		 * The squared distance to the nearest of the pixels; infinite where there are none.
		 *
		 * @param position of a pixel in raster order of the grid, whether or not it is one of the tree's
		 */
		public double squaredDistance(final int position) {
			if (size == 0) return Double.POSITIVE_INFINITY;
			place(position, place, 0);
			best = squaredDistanceTo(nearest);
			visit(0, size);
			return best;
		}

		private double squaredDistanceTo(final int pixel) {
			double sum = 0;
			for (int axis = 0; axis < pixelSize.length; axis++) {
				final double difference = (place[axis] - along(pixel, axis)) * pixelSize[axis];
				sum += difference * difference;
			}
			return sum;
		}

		private void visit(final int from, final int to) {
			if (to - from <= LEAF) {
				for (int i = from; i < to; i++)
					look(i);
				return;
			}
			final int middle = from + to >>> 1;
			final int axis = axes[middle];
			look(middle);
			final double beyond = (place[axis] - along(middle, axis)) * pixelSize[axis];
			if (beyond < 0) visit(from, middle);
			else visit(middle + 1, to);
			if (beyond * beyond >= best) return;
			if (beyond < 0) visit(middle + 1, to);
			else visit(from, middle);
		}

		private void look(final int pixel) {
			final double distance = squaredDistanceTo(pixel);
			if (distance >= best) return;
			best = distance;
			nearest = pixel;
		}
	}
}
