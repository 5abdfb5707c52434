package org.parcelj.parcels;

import java.io.Serializable;

/** How many faces pixels of two labels (1 or more) share, by pair of labels and axis, in parts that can be added up. */
public final class PairFaces implements Serializable {

	private static final long serialVersionUID = 1L;

	static final int AXES = 3;

	/** For each axis, the counts by pair, the lower label first. */
	private final PairCounts[] axes = { new PairCounts(), new PairCounts(), new PairCounts() };

	/** Counts faces across an axis, where the labels on their sides are two parcels. */
	void add(final int label, final int other, final int axis, final int count) {
		if (isShared(label, other)) axes[axis].add(Math.min(label, other), Math.max(label, other), count);
	}

	/** Whether there is a parcel on either side, and not the same. */
	private static boolean isShared(final int label, final int other) {
		return label != other && label > 0 && other > 0;
	}

	/**
	 * Counts the faces between two layers of pixels that lie beside each other.
	 *
	 * @param axis across which they do
	 */
	public void addLayers(final int[] here, final long[] there, final int axis) {
		for (int i = 0; i < here.length; i++)
			add(here[i], (int) there[i], axis, 1);
	}

	/**
	 * Counts the faces across an axis of a line of pixels.
	 *
	 * @param labels of which the line is a part
	 * @param from its first place
	 * @param to behind its last
	 * @param stride from each pixel to the one that it shares a face with
	 */
	void addLine(final int[] labels, final int from, final int to, final int stride, final int axis) {
		for (int i = from; i < to;) {
			final int label = labels[i];
			final int other = labels[i + stride];
			final int start = i++;
			// faces of neighbours mostly are of one pair
			while (i < to && labels[i] == label && labels[i + stride] == other)
				i++;
			add(label, other, axis, i - start);
		}
	}

	void addAll(final PairFaces others) {
		for (int axis = 0; axis < AXES; axis++)
			axes[axis].addAll(others.axes[axis]);
	}

	/** The pairs that share faces, by their lower and then by their higher label. */
	long[] pairs() {
		final PairCounts all = new PairCounts();
		for (final PairCounts axis : axes)
			all.addAll(axis);
		return all.pairs();
	}

	/** The faces that a pair shares across an axis. */
	long count(final long pair, final int axis) {
		return axes[axis].count(pair);
	}
}
