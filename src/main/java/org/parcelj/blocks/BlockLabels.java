package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The labels of all nodes, for all blocks.
 *
 * @param ids ascending
 * @param labels of each
 */
public record BlockLabels(long[] ids, int[] labels) implements Serializable {

	private static final String LABELS = "labels";

	/** Leaves them where blocks find them. */
	public void leave(final Shelf shelf) {
		shelf.put(LABELS, 0, this);
	}

	/** Those that were left. */
	public static BlockLabels left(final Shelf shelf) {
		return (BlockLabels) shelf.get(LABELS, 0);
	}

	public int of(final long id) {
		return labels[Arrays.binarySearch(ids, id)];
	}
}
