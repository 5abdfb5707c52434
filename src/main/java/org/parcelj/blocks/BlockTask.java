package org.parcelj.blocks;

import java.io.Serializable;

import org.parcelj.Progress;

/** What is done with one block. May be done again where it failed, and so must not depend on having been done. */
@FunctionalInterface
public interface BlockTask<R extends Serializable> extends Serializable {

	/**
	 * @param block number of the block, from 0
	 * @param progress to be asked whether to stop
	 */
	R run(int block, Progress progress);
}
