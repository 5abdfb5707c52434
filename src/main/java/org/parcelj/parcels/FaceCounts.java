package org.parcelj.parcels;

import java.util.Arrays;

/**
 * How many faces one parcel shares with each of others, across each axis. A parcel's place in the list is looked up by
 * its number, and is valid only if the parcel stands at that place, so that nothing needs to be cleared for the next
 * one: P. Briggs, L. Torczon, An efficient representation for sparse sets, ACM Lett. Program. Lang. Syst. 2, 1993,
 * doi:10.1145/176454.176484. For one thread.
 */
final class FaceCounts {

	private final int axes;
	/** For each parcel, where it would be among the others. */
	private final int[] place;
	private int[] others = new int[64];
	/** [others × axes] */
	private int[] faces;
	private int size;

	FaceCounts(final int parcels, final int axes) {
		this.axes = axes;
		place = new int[parcels];
		faces = new int[others.length * axes];
	}

	/** Forgets all others. */
	void clear() {
		size = 0;
	}

	/** Adds faces shared with another parcel. */
	void add(final int other, final int axis, final int count) {
		final int at = placeFor(other);
		faces[at * axes + axis] += count;
	}

	private int placeFor(final int other) {
		final int at = place[other];
		return at < size && others[at] == other ? at : open(other);
	}

	private int open(final int other) {
		if (size == others.length) {
			others = Arrays.copyOf(others, 2 * size);
			faces = Arrays.copyOf(faces, Math.multiplyExact(others.length, axes));
		}
		Arrays.fill(faces, size * axes, (size + 1) * axes, 0);
		others[size] = other;
		place[other] = size;
		return size++;
	}

	/** Adds what was counted of the same parcel elsewhere. */
	void addAll(final FaceCounts counts) {
		for (int i = 0; i < counts.size; i++)
			for (int axis = 0; axis < axes; axis++)
				add(counts.others[i], axis, counts.faces[i * axes + axis]);
	}

	/** The others, ascending. */
	int[] others() {
		final int[] sorted = Arrays.copyOf(others, size);
		Arrays.sort(sorted);
		return sorted;
	}

	/** Writes the faces shared with one of them, an axis after the other. */
	void copyTo(final int other, final int[] target, final int at) {
		System.arraycopy(faces, place[other] * axes, target, at, axes);
	}
}
