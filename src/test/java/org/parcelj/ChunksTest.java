package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;

import net.imglib2.parallel.Parallelization;

class ChunksTest {

	@Test
	void everyIndexIsVisitedOnce() {
		for (final int n : new int[] { 0, 1, 9, 10, 11, 1000 }) {
			final int[] visits = new int[n];
			Chunks.forEach(n, 10, (chunk, from, to) -> {
				assertEquals(chunk * 10, from);
				for (int i = from; i < to; i++)
					visits[i]++;
			});
			final int[] once = new int[n];
			java.util.Arrays.fill(once, 1);
			assertArrayEquals(once, visits);
		}
	}

	@Test
	void sumsAreTheSameForAnyNumberOfThreads() {
		final Chunks.Term term = (from, to) -> {
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += Math.sin(i) * 1e10 + 1e-10 * i;
			return sum;
		};
		final double one = Parallelization.runSingleThreaded(() -> Chunks.sum(100_000, 700, term));
		for (final int threads : new int[] { 1, 2, 8 })
			assertEquals(one, Parallelization.runWithNumThreads(threads, () -> Chunks.sum(100_000, 700, term)));
		assertEquals(one, Chunks.sum(100_000, 700, term));
	}

	@Test
	void twoThreadsWorkWhereTwoAreAllowed() {
		final Set<Thread> threads = ConcurrentHashMap.newKeySet();
		final CountDownLatch both = new CountDownLatch(2);
		Parallelization.runWithNumThreads(2, () -> Chunks.forEach(2, 1, (chunk, from, to) -> {
			threads.add(Thread.currentThread());
			both.countDown();
			await(both);
		}));
		assertEquals(2, threads.size());
	}

	private static void await(final CountDownLatch latch) {
		try {
			assertTrue(latch.await(10, TimeUnit.SECONDS), "nobody else came");
		}
		catch (final InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void otherThreadsBeginNoChunkOnceOneHasFailed() {
		final int chunks = 10_000;
		final AtomicInteger begun = new AtomicInteger();
		final CountDownLatch both = new CountDownLatch(2);
		assertThrows(CancellationException.class,
			() -> Parallelization.runWithNumThreads(2, () -> Chunks.forEach(chunks, 1, (chunk, from, to) -> {
				begun.incrementAndGet();
				both.countDown();
				await(both);
				if (chunk == 0) throw new CancellationException("cancelled");
				LockSupport.parkNanos(1_000_000);
			})));
		assertTrue(begun.get() < chunks, "all " + chunks + " were begun");
	}

	@Test
	void whatFailsIsThrownAsItIs() {
		assertThrows(CancellationException.class, () -> Chunks.forEach(100, 1, (chunk, from, to) -> {
			if (chunk == 50) throw new CancellationException("cancelled");
		}));
	}
}
