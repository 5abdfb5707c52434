package org.parcelj.blocks;

import java.io.Closeable;
import java.io.Serializable;
import java.util.List;

import org.parcelj.Progress;

/** Runs tasks on blocks, somewhere. */
public interface Engine extends Closeable {

	/**
	 * Runs a task on each block, in any order, several at a time.
	 *
	 * @param what is being done, in a few words
	 * @param blocks how many there are
	 * @return what each gave, in the order of the blocks
	 * @throws org.parcelj.InputException if a block fails for good; the message names it
	 */
	<R extends Serializable> List<R> map(String what, int blocks, BlockTask<R> task, Progress progress);

	@Override
	default void close() {
		// most engines hold nothing
	}
}
