package org.parcelj.blocks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.parallel.Parallelization;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;

/** Runs blocks on the threads of this machine, one block per thread. */
public final class LocalEngine implements Engine {

	@Override
	public <R extends Serializable> List<R> map(final String what, final int blocks, final BlockTask<R> task,
		final Progress progress)
	{
		final List<R> results = new ArrayList<>(Collections.nCopies(blocks, null));
		final AtomicInteger done = new AtomicInteger();
		Chunks.forEach(blocks, 1, (block, from, to) -> {
			progress.step((double) done.getAndIncrement() / blocks, what);
			Parallelization.runSingleThreaded(() -> {
				final R result = run(what, block, task, progress);
				synchronized (results) {
					results.set(block, result);
				}
			});
		});
		return results;
	}

	private static <R extends Serializable> R run(final String what, final int block, final BlockTask<R> task,
		final Progress progress)
	{
		try {
			return task.run(block, progress);
		}
		catch (final InputException e) {
			throw new InputException(what + ", block " + block + ": " + e.getMessage(), e);
		}
	}
}
