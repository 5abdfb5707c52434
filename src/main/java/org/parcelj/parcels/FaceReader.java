package org.parcelj.parcels;

import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** The faces between a parcellation's pixels: which pixels share one, and across which axis. Immutable. */
final class FaceReader {

	private final int[] labels;
	private final GridGraph graph;
	/** Of each masked pixel; null where all pixels of the grid are masked. */
	private final int[] positions;
	/** For each axis the steps from position to position along it; 0 where no pixel has a neighbour along it. */
	private final int[] strides;

	FaceReader(final Parcellation parcels) {
		final Mask mask = parcels.mask();
		labels = parcels.sharedLabels();
		graph = GridGraph.of(mask, Connectivity.FACES);
		positions = mask.isFull() ? null : mask.positions();
		strides = new int[mask.numDimensions()];
		int stride = 1;
		for (int axis = 0; axis < strides.length; axis++) {
			strides[axis] = mask.dimension(axis) > 1 ? stride : 0;
			stride *= (int) mask.dimension(axis);
		}
	}

	int axes() {
		return strides.length;
	}

	Adjacency.Reader pixels() {
		return graph.reader();
	}

	int parcel(final int pixel) {
		return labels[pixel];
	}

	/** The axis across which two pixels share a face. */
	int axis(final int pixel, final int other) {
		final int step = Math.abs(position(other) - position(pixel));
		int axis = 0;
		while (strides[axis] != step)
			axis++;
		return axis;
	}

	private int position(final int pixel) {
		return positions == null ? pixel : positions[pixel];
	}
}
