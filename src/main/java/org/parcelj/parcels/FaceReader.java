package org.parcelj.parcels;

import org.parcelj.grid.Mask;

/** The parcels across the faces of one masked pixel after another. One for each thread. */
final class FaceReader {

	private final int[] labels;
	private final Mask mask;
	private final boolean full;
	/** Of each masked pixel; null where all pixels of the grid are masked. */
	private final int[] positions;
	private final int[] size;

	/** The positions of the first pixel of the line at hand and of the one after its last. */
	private int lineStart;
	private int lineEnd;
	/** From a pixel of the line to its neighbours off the line, and along which axis. */
	private final int[] jumps;
	private final int[] axes;
	private int count;

	/** @param positions of each masked pixel; null where all pixels of the grid are masked */
	FaceReader(final Parcellation parcels, final int[] positions) {
		mask = parcels.mask();
		full = mask.isFull();
		labels = parcels.sharedLabels();
		this.positions = positions;
		size = new int[mask.numDimensions()];
		for (int axis = 0; axis < size.length; axis++)
			size[axis] = (int) mask.dimension(axis);
		jumps = new int[2 * size.length];
		axes = new int[jumps.length];
	}

	/** Counts the faces between a pixel of a parcel and pixels of parcels of higher numbers, by parcel and axis. */
	void count(final int parcel, final int pixel, final PairCounts faces) {
		final int position = positions == null ? pixel : positions[pixel];
		if (position < lineStart || position >= lineEnd) enterLine(position / size[0]);
		if (position > lineStart) count(parcel, position - 1, 0, faces);
		if (position + 1 < lineEnd) count(parcel, position + 1, 0, faces);
		for (int j = 0; j < count; j++)
			count(parcel, position + jumps[j], axes[j], faces);
	}

	private void count(final int parcel, final int position, final int axis, final PairCounts faces) {
		final int pixel = full ? position : mask.indexOf(position);
		if (pixel >= 0 && labels[pixel] > parcel) faces.add(labels[pixel], axis, 1);
	}

	private void enterLine(final int line) {
		lineStart = line * size[0];
		lineEnd = lineStart + size[0];
		count = 0;
		int rest = line;
		int stride = size[0];
		for (int axis = 1; axis < size.length; axis++) {
			final int place = rest % size[axis];
			if (place > 0) addJump(axis, -stride);
			if (place + 1 < size[axis]) addJump(axis, stride);
			rest /= size[axis];
			stride *= size[axis];
		}
	}

	private void addJump(final int axis, final int jump) {
		axes[count] = axis;
		jumps[count++] = jump;
	}
}
