package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void itemsOfAllJobsAreWorkedOnOnceWhenTheirJobIsFinished(final int threads) {
		final int jobs = 500;
		Parallelization.runWithNumThreads(threads, () -> {
			final Crew crew = new Crew();
			crew.run(() -> {
				for (int j = 0; j < jobs; j++) {
					final AtomicIntegerArray early = new AtomicIntegerArray(j);
					final AtomicIntegerArray late = new AtomicIntegerArray(20);
					final Crew.Job first = crew.begin(late.length(), 3, (from, to) -> count(late, from, to));
					crew.finish(crew.begin(early.length(), 16, (from, to) -> count(early, from, to)));
					assertOnes(early);
					crew.finish(first);
					assertOnes(late);
				}
			});
		});
	}

	private static void count(final AtomicIntegerArray counts, final int from, final int to) {
		for (int i = from; i < to; i++)
			counts.incrementAndGet(i);
	}

	private static void assertOnes(final AtomicIntegerArray counts) {
		for (int i = 0; i < counts.length(); i++)
			assertEquals(1, counts.get(i), "item " + i + " of " + counts.length());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void theRunFailsWhereAJobDoes(final int threads) {
		Parallelization.runWithNumThreads(threads, () -> {
			final Crew crew = new Crew();
			assertThrows(RuntimeException.class, () -> crew.run(() -> crew.finish(crew.begin(10, 1, (from, to) -> {
				throw new IllegalStateException("chunk " + from);
			}))));
		});
	}

	@Test
	void allStopWhenTheLeadingOneDoes() {
		Parallelization.runWithNumThreads(3, () -> {
			final Crew crew = new Crew();
			assertThrows(CancellationException.class, () -> crew.run(() -> {
				throw new CancellationException("cancelled");
			}));
		});
	}
}
