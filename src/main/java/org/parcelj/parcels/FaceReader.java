package org.parcelj.parcels;

import org.parcelj.Progress;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Mask;

/** Counts the faces of one parcel after another. One for each thread. */
final class FaceReader {

	/** Pixels whose faces are gathered before they are counted. */
	private static final int STRETCH = 1 << 10;

	private final int[] labels;
	private final Mask mask;
	private final boolean full;
	/** The position of each masked pixel; null if all pixels of the grid are masked. */
	private final int[] positions;
	private final int[] size;
	private final FaceCounts counts;

	/** The positions of the first pixel of the line at hand and of the one after its last. */
	private int lineStart;
	private int lineEnd;
	/** From a pixel of the line to its neighbours off the line, and along which axis. */
	private final int[] jumps;
	private final int[] axes;
	private int count;

	/** Parcels of higher numbers across faces, and across which axis. */
	private final int[] found;
	private final int[] across;
	private int end;

	/** @param positions of each masked pixel; null where all pixels of the grid are masked */
	FaceReader(final Parcellation parcels, final int[] positions) {
		mask = parcels.mask();
		full = mask.isFull();
		labels = parcels.sharedLabels();
		this.positions = positions;
		size = new int[mask.numDimensions()];
		for (int axis = 0; axis < size.length; axis++)
			size[axis] = (int) mask.dimension(axis);
		counts = new FaceCounts(parcels.size(), size.length);
		jumps = new int[2 * size.length];
		axes = new int[jumps.length];
		found = new int[STRETCH * jumps.length];
		across = new int[found.length];
	}

	/**
	 * The faces between pixels of a parcel and those of parcels of higher numbers.
	 *
	 * @param pixels of all parcels
	 * @param from the place of the first of the parcel's pixels to look at
	 * @param to the place after the last
	 * @return what holds until the next call
	 */
	FaceCounts faces(final int parcel, final Groups pixels, final int from, final int to, final Progress progress) {
		counts.clear();
		for (int start = from; start < to; start = Math.min(to, start + STRETCH)) {
			if (start > from) progress.check();
			end = 0;
			for (int m = start; m < Math.min(to, start + STRETCH); m++)
				gather(parcel, pixels.member(m));
			for (int i = 0; i < end; i++)
				counts.add(found[i], across[i], 1);
		}
		return counts;
	}

	private void gather(final int parcel, final int pixel) {
		final int position = positions == null ? pixel : positions[pixel];
		if (position < lineStart || position >= lineEnd) enterLine(position / size[0]);
		if (full && position > lineStart && position + 1 < lineEnd) gatherInside(parcel, position);
		else {
			if (position > lineStart) gather(parcel, position - 1, 0);
			if (position + 1 < lineEnd) gather(parcel, position + 1, 0);
			for (int j = 0; j < count; j++)
				gather(parcel, position + jumps[j], axes[j]);
		}
	}

	/** The same for a pixel that is not at the end of a line of a grid whose pixels are all masked. */
	private void gatherInside(final int parcel, final int position) {
		final int[] values = labels;
		final int[] others = found;
		int at = end;
		int other = values[position - 1];
		others[at] = other;
		across[at] = 0;
		at += parcel - other >>> 31;
		other = values[position + 1];
		others[at] = other;
		across[at] = 0;
		at += parcel - other >>> 31;
		for (int j = 0; j < count; j++) {
			other = values[position + jumps[j]];
			others[at] = other;
			across[at] = axes[j];
			at += parcel - other >>> 31;
		}
		end = at;
	}

	private void gather(final int parcel, final int position, final int axis) {
		final int pixel = full ? position : mask.indexOf(position);
		if (pixel < 0) return;
		// without a branch, which no processor could foretell: the sign of the difference of two numbers of 0 or more
		found[end] = labels[pixel];
		across[end] = axis;
		end += parcel - labels[pixel] >>> 31;
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
