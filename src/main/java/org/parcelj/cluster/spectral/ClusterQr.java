package org.parcelj.cluster.spectral;

import java.util.function.IntToDoubleFunction;

import org.ejml.data.DMatrixRMaj;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * Clusters from an embedding by a QR factorisation with column pivoting: the pivots are pixels of clusters as different
 * as possible, the rotation that brings them closest to the axes is applied to all pixels, and each pixel goes to the
 * axis along which it is largest (A. Damle, V. Minden, L. Ying, Simple, direct and efficient multi-way spectral
 * clustering, Information and Inference 8, 2019, doi:10.1093/imaiai/iay008). Nothing in it is random.
 */
public final class ClusterQr {

	private ClusterQr() {
		// not to be instantiated
	}

	/**
	 * @param embedding [clusters] [pixels], the places of the pixels along each dimension
	 * @return of each pixel a number under the number of clusters; some numbers may have no pixel
	 */
	public static int[] labels(final double[][] embedding, final Progress progress) {
		return labels(embedding, node -> 1, progress);
	}

	/**
	 * The same, with nodes that count as pivots by weights of their own.
	 *
	 * @param weights what the squared length of each node's place is multiplied with
	 */
	static int[] labels(final double[][] embedding, final IntToDoubleFunction weights, final Progress progress) {
		final int k = embedding.length;
		final int[] pivots = pivots(embedding, weights, progress);
		final DMatrixRMaj corners = new DMatrixRMaj(k, k);
		for (int d = 0; d < k; d++)
			for (int p = 0; p < k; p++)
				corners.set(d, p, embedding[d][pivots[p]]);
		progress.step(0.8, "assigning pixels");
		return Rotation.largest(embedding, new Rotation.Polar(corners).rotation(), true);
	}

	/** Each pivot is the pixel with the largest part at right angles to the pivots before it. */
	private static int[] pivots(final double[][] embedding, final IntToDoubleFunction weights, final Progress progress) {
		final int k = embedding.length;
		final int[] pivots = new int[k];
		final DMatrixRMaj directions = new DMatrixRMaj(k, k);
		final PivotSearch search = new PivotSearch(embedding, weights);
		for (int p = 0; p < k; p++) {
			progress.step(0.8 * p / k, "assigning pixels");
			pivots[p] = search.largest();
			setDirection(directions, p, embedding, pivots[p]);
			if (p < k - 1) search.remove(pivots[p], directions, p);
		}
		return pivots;
	}

	/** What is left of the pixels' squared lengths, by their weights, and where it is largest. */
	private static final class PivotSearch {

		private static final int CHUNK = 1 << 12;

		private final double[][] embedding;
		private final IntToDoubleFunction weights;
		private final double[] left;
		private final double[] along;
		private final int[] largestOfChunk;

		PivotSearch(final double[][] embedding, final IntToDoubleFunction weights) {
			this.embedding = embedding;
			this.weights = weights;
			left = new double[embedding[0].length];
			along = new double[left.length];
			largestOfChunk = new int[Chunks.count(left.length, CHUNK)];
			Chunks.forEach(left.length, CHUNK, (chunk, from, to) -> {
				for (final double[] column : embedding)
					for (int i = from; i < to; i++)
						left[i] += column[i] * column[i];
				for (int i = from; i < to; i++)
					left[i] *= weights.applyAsDouble(i);
				findLargest(chunk, from, to);
			});
		}

		private void findLargest(final int chunk, final int from, final int to) {
			int largest = from;
			for (int i = from; i < to; i++)
				if (left[i] > left[largest]) largest = i;
			largestOfChunk[chunk] = largest;
		}

		/** The first pixel of which most is left. */
		int largest() {
			int largest = 0;
			for (final int i : largestOfChunk)
				if (left[i] > left[largest]) largest = i;
			return largest;
		}

		/** Takes from all pixels what lies along a direction, and all from its pivot. */
		void remove(final int pivot, final DMatrixRMaj directions, final int direction) {
			left[pivot] = Double.NEGATIVE_INFINITY;
			Chunks.forEach(left.length, CHUNK, (chunk, from, to) -> {
				Rotation.multiply(embedding, directions, direction, along, from, to);
				for (int i = from; i < to; i++)
					left[i] -= weights.applyAsDouble(i) * along[i] * along[i];
				findLargest(chunk, from, to);
			});
		}
	}

	/** Sets column p to the unit vector along what is left of a pixel's place without the columns before. */
	private static void setDirection(final DMatrixRMaj directions, final int p, final double[][] embedding,
		final int pixel)
	{
		final int k = embedding.length;
		final double[] place = new double[k];
		for (int d = 0; d < k; d++)
			place[d] = embedding[d][pixel];
		// The second pass takes away what rounding left in the first.
		for (int pass = 0; pass < 2; pass++)
			for (int q = 0; q < p; q++) {
				double along = 0;
				for (int d = 0; d < k; d++)
					along += place[d] * directions.get(d, q);
				for (int d = 0; d < k; d++)
					place[d] -= along * directions.get(d, q);
			}
		double square = 0;
		for (final double x : place)
			square += x * x;
		for (int d = 0; d < k; d++)
			directions.set(d, p, square > 0 ? place[d] / Math.sqrt(square) : 0);
	}
}
