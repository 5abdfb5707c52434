package org.parcelj.blocks;

import java.io.Serializable;

/** Knows the labels of blocks, where they are worked on. */
@FunctionalInterface
public interface BlockLabelling extends Serializable {

	/** The labels of a block's own pixels, x fastest; 0 for none. */
	int[] labels(Desk desk);
}
