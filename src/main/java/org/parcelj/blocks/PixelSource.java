package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** Where the pixels of blocks come from. Opens what it reads where it is asked, so that it can travel. */
public interface PixelSource extends Serializable {

	/** Pixels along x, y and z. */
	long[] size();

	/** Features of a pixel. */
	int features();

	/** Whether the features are a series' frames, of which none means more than another. */
	default boolean isSeries() {
		return false;
	}

	/** What it is of, in a line, so that a run that goes on knows whether it is of the same. */
	String identity();

	/**
	 * A box of the volume.
	 *
	 * @param min its first pixel along x, y and z
	 * @param size how many along each
	 */
	Pixels read(long[] min, int[] size, Progress progress);

	/**
	 * The pixels of a box.
	 *
	 * @param mask which of them take part, x fastest
	 * @param features a row for each of those
	 */
	record Pixels(Mask mask, FeatureMatrix features) {

		/** The row of each pixel of the box, -1 for none. */
		int[] rows() {
			final int[] rows = new int[mask.gridSize()];
			Arrays.fill(rows, -1);
			mask.forEachWithin(0, rows.length, (index, position) -> rows[position] = index);
			return rows;
		}
	}
}
