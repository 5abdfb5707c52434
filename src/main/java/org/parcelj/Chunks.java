package org.parcelj;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;

/**
 * Loops over ranges in parallel. The bounds of the chunks depend on the range and the chunk's length alone, so that
 * sums taken chunk by chunk are the same for any number of threads. The threads are those of ImgLib2's
 * {@link Parallelization}, which a caller can bound.
 */
public final class Chunks {

	/** The work on one chunk. */
	@FunctionalInterface
	public interface Body {

		/**
		 * @param chunk number of the chunk, from 0
		 * @param from first index of the chunk
		 * @param to index after the last of the chunk
		 */
		void run(int chunk, int from, int to);
	}

	/** The work on one chunk, where it gives a number. */
	@FunctionalInterface
	public interface Term {

		double of(int from, int to);
	}

	private Chunks() {
		// not to be instantiated
	}

	/** The number of chunks of {@code length} in a range of {@code n}. */
	public static int count(final int n, final int length) {
		return (int) (((long) n + length - 1) / length);
	}

	/** Runs {@code body} over the chunks of 0 … n-1, in any order. */
	public static void forEach(final int n, final int length, final Body body) {
		final int count = count(n, length);
		final TaskExecutor executor = Parallelization.getTaskExecutor();
		// The calling thread works too: the common pool of a machine with two cores has but one thread beside it.
		final int tasks = Math.min(count, executor == TaskExecutors.singleThreaded() ? 1 : executor.getParallelism() + 1);
		final AtomicInteger next = new AtomicInteger();
		final Runnable task = () -> {
			for (int chunk = next.getAndIncrement(); chunk < count; chunk = next.getAndIncrement())
				run(body, chunk, n, length, next);
		};
		if (tasks <= 1) task.run();
		else executor.runAll(Collections.nCopies(tasks, task));
	}

	/** Where a chunk fails, those that nobody has begun are left. */
	private static void run(final Body body, final int chunk, final int n, final int length, final AtomicInteger next) {
		boolean done = false;
		try {
			body.run(chunk, chunk * length, end(n, length, chunk));
			done = true;
		}
		finally {
			if (!done) next.set(count(n, length));
		}
	}

	/** Adds up {@code term} over the chunks of 0 … n-1, always in the same order. */
	public static double sum(final int n, final int length, final Term term) {
		final double[] terms = new double[count(n, length)];
		forEach(n, length, (chunk, from, to) -> terms[chunk] = term.of(from, to));
		double sum = 0;
		for (final double t : terms)
			sum += t;
		return sum;
	}

	private static int end(final int n, final int length, final int chunk) {
		return (int) Math.min(n, (chunk + 1L) * length);
	}
}
