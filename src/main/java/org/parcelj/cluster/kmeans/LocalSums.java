package org.parcelj.cluster.kmeans;

/**
 * Adds up the pixels of each cluster, row by row, and gives clusters without any the pixels farthest from their
 * centres.
 */
final class LocalSums {

	private final PlacedPixels pixels;
	private final int clusters;
	private final int width;
	private final double[] sums;
	private final int[] sizes;
	private double inertia;

	LocalSums(final PlacedPixels pixels, final int clusters) {
		this.pixels = pixels;
		this.clusters = clusters;
		width = pixels.width();
		sums = new double[clusters * width];
		sizes = new int[clusters];
	}

	/** Adds the row that was last assigned. */
	void add(final LocalRows row, final int[] labels) {
		for (int i = 0; i < row.count(); i++)
			inertia += row.squaredDistance(i);
		// neighbours mostly have the same centre
		for (int from = 0, to = 0; from < row.count(); from = to) {
			final int label = labels[row.first() + from];
			long places = 0;
			for (; to < row.count() && labels[row.first() + to] == label; to++)
				places += row.place(to);
			add(row, from, to, label, places);
		}
	}

	private void add(final LocalRows row, final int from, final int to, final int label, final long places) {
		sizes[label] += to - from;
		final int at = label * width + pixels.features();
		sums[at] += places;
		for (int axis = 1; axis < pixels.axes(); axis++)
			sums[at + axis] += (double) row.origin(axis) * (to - from);
		final float[] values = pixels.values();
		final int p = pixels.features();
		for (int f = 0; f < p; f++) {
			double sum = 0;
			for (int i = from, v = (row.first() + from) * p + f; i < to; i++, v += p)
				sum += values[v];
			sums[label * width + f] += sum;
		}
	}

	private void addValues(final int pixel, final int label, final int sign) {
		final float[] values = pixels.values();
		final int p = pixels.features();
		for (int f = 0, v = pixel * p, s = label * width; f < p; f++)
			sums[s + f] += sign * values[v + f];
	}

	void addAll(final LocalSums other) {
		inertia += other.inertia;
		for (int i = 0; i < sums.length; i++)
			sums[i] += other.sums[i];
		for (int c = 0; c < clusters; c++)
			sizes[c] += other.sizes[c];
	}

	/** Gives each cluster without pixels the one that is farthest from its centre, of those with several. */
	void fillEmpty(final int[] labels, final double[] centres) {
		for (int c = 0; c < clusters; c++) {
			if (sizes[c] > 0) continue;
			final int pixel = farthest(labels, centres);
			move(pixel, labels[pixel], -1);
			move(pixel, c, 1);
			labels[pixel] = c;
		}
	}

	private void move(final int pixel, final int label, final int sign) {
		sizes[label] += sign;
		addValues(pixel, label, sign);
		pixels.mask().forEach(pixel, pixel + 1, (index, position) -> {
			for (int axis = 0; axis < pixels.axes(); axis++)
				sums[label * width + pixels.features() + axis] += sign * pixels.place(position, axis);
		});
	}

	private int farthest(final int[] labels, final double[] centres) {
		final int[] farthest = { -1 };
		final double[] distance = { -1 };
		pixels.mask().forEach(0, labels.length, (index, position) -> {
			if (sizes[labels[index]] == 1) return;
			final double square = squaredDistance(index, position, centres, labels[index]);
			if (square <= distance[0]) return;
			distance[0] = square;
			farthest[0] = index;
		});
		return farthest[0];
	}

	private double squaredDistance(final int pixel, final int position, final double[] centres, final int centre) {
		final int p = pixels.features();
		double sum = 0;
		for (int f = 0; f < p; f++) {
			final double difference = pixels.values()[pixel * p + f] - centres[centre * width + f];
			sum += difference * difference;
		}
		for (int axis = 0; axis < pixels.axes(); axis++) {
			final double difference = (pixels.place(position, axis) - centres[centre * width + p + axis]) *
				pixels.weight(axis);
			sum += difference * difference;
		}
		return sum;
	}

	/** [clusters × width]. */
	double[] means() {
		final double[] means = new double[sums.length];
		for (int c = 0; c < clusters; c++)
			for (int i = c * width; i < (c + 1) * width; i++)
				means[i] = sums[i] / sizes[c];
		return means;
	}

	/** The sum of the squared distances from the centres that the pixels were assigned to. */
	double inertia() {
		return inertia;
	}
}
