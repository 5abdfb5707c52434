package org.parcelj.blocks.rena;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Groups that are known in several blocks.
 *
 * @param names ascending
 * @param pixels of each
 * @param means [groups × features]
 */
record Sums(long[] names, long[] pixels, float[] means) implements Serializable {

	int place(final long name) {
		return Arrays.binarySearch(names, name);
	}
}
