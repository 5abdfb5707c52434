package org.parcelj.cluster.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives pixels their nearest centres, one row of the grid after another. For one thread. */
final class LocalRows {

	/** Features between two looks at whether a centre can still be the nearest. */
	private static final int STRETCH = 16;

	private final PlacedPixels pixels;
	private final NearCentres near;
	private final double[] centres;
	private final int[] labels;
	private final int p;
	private final int width;

	/** For the masked pixels of the row, where they lie along it, and how far their centres are. */
	private final int[] places;
	private final double[] best;
	/** Where the row lies along each axis. */
	private final int[] origin;
	private int first;
	private int count;
	/** For pixels of one feature, null for those of several. */
	private final Line line;

	/** @param labels of each pixel its centre so far, -1 for none; changed */
	LocalRows(final PlacedPixels pixels, final NearCentres near, final double[] centres, final int[] labels) {
		this.pixels = pixels;
		this.near = near;
		this.centres = centres;
		this.labels = labels;
		p = pixels.features();
		width = pixels.width();
		places = new int[(int) pixels.mask().dimension(0)];
		Arrays.setAll(places, place -> place);
		best = new double[places.length];
		origin = new int[pixels.axes()];
		line = p == 1 ? new Line() : null;
	}

	void assign(final int row) {
		final int from = row * places.length;
		if (pixels.mask().isFull()) {
			first = from;
			count = places.length;
		}
		else find(from);
		if (count == 0) return;
		for (int axis = 1; axis < origin.length; axis++)
			origin[axis] = pixels.place(from, axis);
		if (line != null) line.load();
		final int cells = near.rowOf(from);
		int begin = 0;
		for (int cell = 0; cell < near.along() && begin < count; cell++) {
			final int border = near.begin(cell + 1);
			int end = begin;
			while (end < count && places[end] < border)
				end++;
			if (end > begin) assign(cells + cell, begin, end);
			begin = end;
		}
	}

	private void find(final int from) {
		count = 0;
		pixels.mask().forEachWithin(from, from + places.length, (index, position) -> {
			if (count == 0) first = index;
			places[count++] = position - from;
		});
	}

	private void assign(final int cell, final int begin, final int end) {
		Arrays.fill(best, begin, end, Double.POSITIVE_INFINITY);
		// neighbours mostly have the same centre
		for (int from = begin, to = begin; from < end; from = to) {
			final int own = labels[first + from];
			while (to < end && labels[first + to] == own)
				to++;
			if (own >= 0) begin(from, to, own, squaredDistanceOfRow(own));
		}
		double farthest = 0;
		for (int i = begin; i < end; i++)
			farthest = Math.max(farthest, best[i]);
		for (int n = near.from(cell); n < near.to(cell); n++) {
			final int centre = near.centre(n);
			final double row = squaredDistanceOfRow(centre);
			final double along = centres[centre * width + p];
			final double beside = Math.max(0, Math.max(places[begin] - along, along - places[end - 1])) * pixels.weight(0);
			if (row + beside * beside >= farthest) continue;
			compare(begin, end, centre, row);
		}
		if (line != null) line.settle(begin, end);
	}

	private double squaredDistanceOfRow(final int centre) {
		double sum = 0;
		for (int axis = 1; axis < origin.length; axis++) {
			final double difference = (origin[axis] - centres[centre * width + p + axis]) * pixels.weight(axis);
			sum += difference * difference;
		}
		return sum;
	}

	/** Compares pixels with the centre that all of them have so far. */
	private void begin(final int begin, final int end, final int centre, final double row) {
		if (p == 1) line.begin(begin, end, centre, row);
		else compareAll(begin, end, centre, row);
	}

	private void compare(final int begin, final int end, final int centre, final double row) {
		if (p == 1) line.compare(begin, end, centre, row);
		else compareAll(begin, end, centre, row);
	}

	private void compareAll(final int begin, final int end, final int centre, final double row) {
		for (int i = begin; i < end; i++) {
			final double distance = squaredDistance(i, centre, row, best[i]);
			if (distance >= best[i]) continue;
			best[i] = distance;
			labels[first + i] = centre;
		}
	}

	/** What is no less than a limit need not be exact. */
	private double squaredDistance(final int i, final int centre, final double row, final double limit) {
		final float[] values = pixels.values();
		final int v = (first + i) * p;
		final int c = centre * width;
		final double beside = (places[i] - centres[c + p]) * pixels.weight(0);
		double sum = beside * beside + row;
		for (int f = 0; f < p && sum < limit;) {
			for (final int end = Math.min(p, f + STRETCH); f < end; f++) {
				final double difference = values[v + f] - centres[c + f];
				sum += difference * difference;
			}
		}
		return sum;
	}

	/**
	 * The row where pixels have one feature: the distances of all of its pixels from a centre are found at once, in loops
	 * that the compiler makes vector instructions of, and only then which is the lowest.
	 */
	private final class Line {

		private final double[] values = new double[places.length];
		private final double[] along = new double[places.length];
		/** From the centre so far, and from each of those that are compared. */
		private final double[] own = new double[places.length];
		private final List<double[]> distances = new ArrayList<>();
		private int[] numbers = new int[16];
		private int compared;

		void load() {
			for (int i = 0; i < count; i++) {
				values[i] = pixels.values()[first + i];
				along[i] = places[i];
			}
		}

		void begin(final int begin, final int end, final int centre, final double row) {
			squares(own, begin, end, centre, row);
			System.arraycopy(own, begin, best, begin, end - begin);
		}

		void compare(final int begin, final int end, final int centre, final double row) {
			if (compared == distances.size()) distances.add(new double[places.length]);
			if (compared == numbers.length) numbers = Arrays.copyOf(numbers, 2 * compared);
			final double[] some = distances.get(compared);
			numbers[compared++] = centre;
			squares(some, begin, end, centre, row);
			for (int i = begin; i < end; i++)
				best[i] = Math.min(best[i], some[i]);
		}

		private void squares(final double[] squares, final int begin, final int end, final int centre, final double row) {
			final double value = centres[centre * width];
			final double place = centres[centre * width + 1];
			final double weight = pixels.weight(0);
			for (int i = begin; i < end; i++) {
				final double a = values[i] - value;
				final double b = (along[i] - place) * weight;
				squares[i] = a * a + b * b + row;
			}
		}

		/** Gives the pixels the centres that are nearest, of several such the one so far. */
		void settle(final int begin, final int end) {
			for (int i = begin; i < end; i++) {
				if (labels[first + i] >= 0 && own[i] == best[i]) continue;
				int c = 0;
				while (distances.get(c)[i] != best[i])
					c++;
				labels[first + i] = numbers[c];
			}
			compared = 0;
		}
	}

	/** The number of masked pixels in the row that was last looked at. */
	int count() {
		return count;
	}

	/** The index of the first of them. */
	int first() {
		return first;
	}

	int place(final int i) {
		return places[i];
	}

	/** The place of all of them along another axis than the first. */
	int origin(final int axis) {
		return origin[axis];
	}

	double squaredDistance(final int i) {
		return best[i];
	}
}
