package org.parcelj.blocks;

import java.io.Serializable;

/** Takes the labels of blocks. Opens what it writes to where it is asked, so that it can travel. */
@FunctionalInterface
public interface LabelSink extends Serializable {

	/**
	 * Writes the labels of a box, whole or not at all; again where a block is done again.
	 *
	 * @param min its first pixel along x, y and z
	 * @param size how many along each
	 * @param labels x fastest; 0 for none
	 */
	void write(long[] min, int[] size, int[] labels);
}
