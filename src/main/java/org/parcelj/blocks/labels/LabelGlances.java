package org.parcelj.blocks.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.parcelj.Progress;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.LabelPieces;
import org.parcelj.parcels.PresentLabels;

/** Boxes in a label image that stand for all of it where looking at the whole would take too long. Immutable. */
final class LabelGlances {

	private static final int DEEP = 64;
	private static final int FLAT = 256;
	/** The share of the room along an axis that lies before a box. */
	private static final double[] SHARES = { 0.25, 0.75 };

	private final int[] box = new int[3];
	private final List<long[]> corners;

	/** @param size of the image along x, y and z */
	LabelGlances(final long[] size) {
		final int most = size[2] == 1 ? FLAT : DEEP;
		List<long[]> all = List.of(new long[3]);
		for (int axis = 0; axis < box.length; axis++) {
			box[axis] = (int) Math.min(most, size[axis]);
			all = spread(all, axis, size[axis] - box[axis]);
		}
		corners = all;
	}

	/** Two where there is room for two, beside each other. */
	private static List<long[]> spread(final List<long[]> corners, final int axis, final long room) {
		final List<long[]> all = new ArrayList<>();
		for (final long[] corner : corners)
			for (final long start : Arrays.stream(SHARES).mapToLong(share -> (long) (share * room)).distinct().toArray()) {
				final long[] moved = corner.clone();
				moved[axis] = start;
				all.add(moved);
			}
		return all;
	}

	int count() {
		return corners.size();
	}

	/** The pixels of all of them. */
	long pixels() {
		return (long) box[0] * box[1] * box[2] * count();
	}

	/** The values in all of them, and their pieces in each. */
	LabelPieces of(final LabelSource source, final Progress progress) {
		final long[] dimensions = Arrays.stream(box).asLongStream().toArray();
		IntStream values = IntStream.empty();
		long pieces = 0;
		long pixels = 0;
		for (final long[] corner : corners) {
			progress.check();
			final int[] labels = source.read(corner, box, progress);
			final PresentLabels present = new PresentLabels(labels);
			values = IntStream.concat(values, Arrays.stream(present.numbers()));
			for (int i = 0; i < labels.length; i++)
				if (labels[i] > 0) labels[i] = 1 + present.place(labels[i]);
			final LabelPieces here = LabelPieces.counted(new LabelMap(dimensions, labels), progress);
			pieces += here.pieces();
			pixels += here.pixels();
		}
		return new LabelPieces(values.distinct().count(), pieces, pixels);
	}
}
