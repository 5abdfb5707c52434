package org.parcelj.cluster.agglomerative;

import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import net.imglib2.parallel.Parallelization;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;

/**
 * Threads that work ahead of one that leads: they take the jobs that it gives out while it goes on, and it helps with
 * what is left of a job once it needs it. They stay until the run ends: to call threads for each job would take longer
 * than many a job. The threads are those of ImgLib2's {@link Parallelization}.
 */
final class Crew {

	/** More threads would wait for the one that leads. */
	private static final int MOST = 4;
	/** So often an idle thread looks for work, before it sleeps between two looks. */
	private static final int LOOKS = 1 << 10;
	private static final long SLEEP_NANOS = 50_000;

	/** The work on some items of a job. */
	@FunctionalInterface
	interface Body {

		void run(int from, int to);
	}

	/** Items that are worked on in chunks, each by the thread that takes it first. */
	static final class Job {

		private final int n;
		private final int length;
		private final int chunks;
		private final Body body;
		private final AtomicInteger begun = new AtomicInteger();
		private final AtomicInteger done = new AtomicInteger();
		/** The one that was given out after this. */
		private volatile Job next;

		private Job(final int n, final int length, final Body body) {
			this.n = n;
			this.length = length;
			this.body = body;
			chunks = (n + length - 1) / length;
		}

		/** Does one chunk; says whether there was one left. */
		private boolean work() {
			// the number of those begun may only grow by one for each thread
			final int chunk = begun.get() < chunks ? begun.getAndIncrement() : chunks;
			if (chunk >= chunks) return false;
			try {
				body.run(chunk * length, Math.min(n, (chunk + 1) * length));
			}
			finally {
				done.incrementAndGet();
			}
			return true;
		}

		private boolean isDone() {
			return done.get() >= chunks;
		}
	}

	private final int threads;
	private Job last = new Job(0, 1, (from, to) -> {});
	private volatile boolean over;

	/** Of the threads that the caller may use. */
	Crew() {
		final TaskExecutor executor = Parallelization.getTaskExecutor();
		threads = executor == TaskExecutors.singleThreaded() ? 1 : Math.min(MOST, executor.getParallelism() + 1);
	}

	/** Whether nobody but the leading thread works. */
	boolean isAlone() {
		return threads == 1;
	}

	/** Runs the task of the leading thread; returns when it has ended and all are free again. */
	void run(final Runnable leading) {
		final Job first = last;
		final AtomicBoolean isLed = new AtomicBoolean();
		// whichever thread comes first leads, so that nobody waits for one that never comes
		final Runnable task = () -> {
			if (isLed.compareAndSet(false, true)) lead(leading);
			else follow(first);
		};
		if (isAlone()) task.run();
		else Parallelization.getTaskExecutor().runAll(Collections.nCopies(threads, task));
	}

	private void lead(final Runnable leading) {
		try {
			leading.run();
		}
		finally {
			over = true;
		}
	}

	private void follow(final Job first) {
		Job job = first;
		for (int looks = 0; !over;) {
			if (job.work()) looks = 0;
			else if (job.next != null) job = job.next;
			else if (looks++ < LOOKS) Thread.onSpinWait();
			else LockSupport.parkNanos(SLEEP_NANOS);
		}
	}

	/** Gives out a job of {@code n} items in chunks of {@code length}; called by the leading thread. */
	Job begin(final int n, final int length, final Body body) {
		final Job job = new Job(n, length, body);
		last.next = job;
		last = job;
		return job;
	}

	/** Does what nobody has begun, and waits for the rest; called by the leading thread. */
	void finish(final Job job) {
		while (job.work()) {
			// another chunk
		}
		for (int looks = 0; !job.isDone(); looks++) {
			if (looks < LOOKS) Thread.onSpinWait();
			else Thread.yield();
		}
	}
}
