package org.parcelj.blocks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.parcelj.Progress;

/** Runs tasks on this machine one after the other, each with all threads, so that one is in memory at a time. */
public final class SequentialEngine implements Engine {

	@Override
	public <R extends Serializable> List<R> map(final String what, final int blocks, final BlockTask<R> task,
		final Progress progress)
	{
		final List<R> results = new ArrayList<>();
		for (int block = 0; block < blocks; block++) {
			progress.step((double) block / blocks, what + ", " + (block + 1) + " of " + blocks);
			results.add(task.run(block, progress.quiet()));
		}
		return results;
	}
}
