package org.parcelj.cluster.spectral;

import org.ejml.data.DMatrixRMaj;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * Clusters from an embedding by looking in turn for the partition closest to its rotation, and for the rotation that
 * brings it closest to the partition (S. X. Yu, J. Shi, Multiclass spectral clustering, ICCV 2003,
 * doi:10.1109/ICCV.2003.1238361). Immutable; one object serves any number of starts.
 */
public final class Discretization {

	private static final int CHUNK = 1 << 14;
	private static final int ITERATIONS = 20;

	/** [clusters] [pixels], each pixel's place of length 1. */
	private final double[][] columns;
	private final int pixels;

	/**
	 * @param embedding [clusters] [pixels], the places of the pixels along each dimension
	 */
	public Discretization(final double[][] embedding) {
		columns = new double[embedding.length][];
		pixels = embedding[0].length;
		for (int d = 0; d < columns.length; d++)
			columns[d] = towardsFirstPixel(embedding[d]);
		final double[] lengths = new double[pixels];
		for (final double[] column : columns)
			for (int i = 0; i < pixels; i++)
				lengths[i] += column[i] * column[i];
		for (int i = 0; i < pixels; i++)
			lengths[i] = lengths[i] > 0 ? Math.sqrt(lengths[i]) : 1;
		for (final double[] column : columns)
			for (int i = 0; i < pixels; i++)
				column[i] /= lengths[i];
	}

	/** All dimensions weigh the same, and are below 0 at the first pixel. */
	private static double[] towardsFirstPixel(final double[] column) {
		double square = 0;
		for (final double x : column)
			square += x * x;
		final double sign = column[0] > 0 ? -1 : 1;
		final double factor = square > 0 ? sign * Math.sqrt(column.length) / Math.sqrt(square) : 0;
		final double[] scaled = new double[column.length];
		for (int i = 0; i < column.length; i++)
			scaled[i] = column[i] * factor;
		return scaled;
	}

	/**
	 * @param startPixel the pixel that the first axis points to at the start
	 * @return of each pixel a number under the number of clusters; some numbers may have no pixel
	 */
	public int[] labels(final int startPixel, final Progress progress) {
		DMatrixRMaj rotation = start(startPixel, progress);
		double last = 0;
		for (int iteration = 1;; iteration++) {
			progress.step((double) iteration / ITERATIONS, "assigning pixels");
			final int[] labels = Rotation.largest(columns, rotation, false);
			final Rotation.Polar polar = new Rotation.Polar(sums(labels));
			final double distance = 2 * (pixels - polar.singularSum());
			if (Math.abs(distance - last) < Math.ulp(1.0) || iteration > ITERATIONS) return labels;
			last = distance;
			rotation = polar.rotation();
		}
	}

	/** The places of pixels that are as nearly at right angles to each other as can be found. */
	private DMatrixRMaj start(final int startPixel, final Progress progress) {
		final int k = columns.length;
		final DMatrixRMaj rotation = new DMatrixRMaj(k, k);
		final double[] aligned = new double[pixels];
		int pixel = startPixel;
		for (int axis = 0;; axis++) {
			progress.check();
			for (int d = 0; d < k; d++)
				rotation.set(d, axis, columns[d][pixel]);
			if (axis == k - 1) return rotation;
			final double[] along = Rotation.multiply(columns, rotation, axis);
			pixel = 0;
			for (int i = 0; i < pixels; i++) {
				aligned[i] += Math.abs(along[i]);
				if (aligned[i] < aligned[pixel]) pixel = i;
			}
		}
	}

	/** [dimensions × clusters]: the sum of the places of each cluster's pixels. */
	private DMatrixRMaj sums(final int[] labels) {
		final int k = columns.length;
		final double[][] parts = new double[Chunks.count(pixels, CHUNK)][k * k];
		Chunks.forEach(pixels, CHUNK, (chunk, from, to) -> {
			for (int d = 0; d < k; d++) {
				final double[] column = columns[d];
				for (int i = from; i < to; i++)
					parts[chunk][d * k + labels[i]] += column[i];
			}
		});
		final DMatrixRMaj sums = new DMatrixRMaj(k, k);
		for (final double[] part : parts)
			for (int i = 0; i < part.length; i++)
				sums.data[i] += part[i];
		return sums;
	}
}
