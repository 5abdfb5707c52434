package org.parcelj.blocks;

import java.io.Serializable;

import org.parcelj.Progress;

/** The work on one block. It may be repeated after a failure, and so must give the same when done again. */
@FunctionalInterface
public interface BlockTask<R extends Serializable> extends Serializable {

	/**
	 * @param block number of the block, from 0
	 * @param progress to be asked whether to stop
	 */
	R run(int block, Progress progress);
}
