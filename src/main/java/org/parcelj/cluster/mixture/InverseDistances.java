package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;

/**
 * Weights of the neighbours in a volume where those at edges and corners count too: the inverse of the distance, which
 * makes borders cost about the same in all directions, scaled so that all 26 weigh as much as the six that share a
 * face. Immutable.
 */
final class InverseDistances {

	private static final int CHUNK = 1 << 13;

	/** By the number of axes along which two pixels differ. */
	private final double[] weights;
	/** That number, for each edge of the graph. */
	private final byte[] axes;

	private InverseDistances(final double[] weights, final byte[] axes) {
		this.weights = weights;
		this.axes = axes;
	}

	/** Whether the pixels lie in a volume and have neighbours at edges and corners. */
	static boolean suit(final GridGraph graph) {
		return graph.connectivity() == Connectivity.FULL && Neighbours.axes(graph) > 2;
	}

	static InverseDistances of(final GridGraph graph, final Progress progress) {
		final long[] size = graph.mask().dimensions();
		final int[] positions = graph.mask().positions();
		final byte[] axes = new byte[graph.edges()];
		Chunks.forEach(graph.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
					axes[e] = axes(positions[i], positions[graph.neighbours()[e]], size);
		});
		return new InverseDistances(weights(Neighbours.axes(graph)), axes);
	}

	private static byte axes(final int one, final int other, final long[] size) {
		byte axes = 0;
		long restOfOne = one;
		long restOfOther = other;
		for (final long length : size) {
			if (restOfOne % length != restOfOther % length) axes++;
			restOfOne /= length;
			restOfOther /= length;
		}
		return axes;
	}

	private static double[] weights(final int dimensions) {
		final double[] weights = new double[dimensions + 1];
		double sum = 0;
		double neighbours = 1;
		for (int m = 1; m <= dimensions; m++) {
			weights[m] = 1 / Math.sqrt(m);
			neighbours *= 2.0 * (dimensions - m + 1) / m;
			sum += neighbours * weights[m];
		}
		for (int m = 1; m <= dimensions; m++)
			weights[m] *= 2 * dimensions / sum;
		return weights;
	}

	byte axes(final int edge) {
		return axes[edge];
	}

	double weight(final byte differing) {
		return weights[differing];
	}

	/** The weight of all neighbours of a pixel together, if none is missing. */
	double sum() {
		return 2.0 * (weights.length - 1);
	}
}
