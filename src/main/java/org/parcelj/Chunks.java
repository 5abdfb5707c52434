package org.parcelj;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

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
		if (count <= 1 || Parallelization.getTaskExecutor().getParallelism() == 1) {
			for (int chunk = 0; chunk < count; chunk++)
				body.run(chunk, chunk * length, end(n, length, chunk));
			return;
		}
		final List<Integer> chunks = IntStream.range(0, count).boxed().collect(Collectors.toList());
		Parallelization.getTaskExecutor().forEach(chunks, chunk -> body.run(chunk, chunk * length, end(n, length, chunk)));
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
