package org.parcelj.launcher;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Progress;

/**
 * Notes how long a computation goes on without asking whether to stop: the time that passes between two questions, and
 * the processor time that the thread behind it spends, which is the same on a busy machine. While it is silent the
 * place where it is at work is noted too.
 */
final class Listening implements Progress, AutoCloseable {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Thread worker = Thread.currentThread();
	private final AtomicInteger questions = new AtomicInteger();
	private final Thread watch = new Thread(this::watch, "watch");

	private long asked = System.nanoTime();
	private long processor = THREADS.getThreadCpuTime(worker.getId());
	private StackTraceElement[] seen;

	private long longest;
	private long longestOfProcessor;
	private StackTraceElement[] place;

	private volatile int most = Integer.MAX_VALUE;

	Listening() {
		watch.setDaemon(true);
		watch.start();
	}

	/** Says that the computation is to stop from some question on. */
	void stopAfter(final int question) {
		most = question;
	}

	int questions() {
		return questions.get();
	}

	double longest() {
		return longest * 1e-9;
	}

	double longestOfProcessor() {
		return longestOfProcessor * 1e-9;
	}

	/** Where it was in the midst of its longest silence. */
	String place() {
		if (place == null) return "";
		final StringBuilder text = new StringBuilder();
		for (final StackTraceElement call : place)
			if (text.length() < 600) text.append("\n      ").append(call);
		return text.toString();
	}

	@Override
	public void report(final double fraction, final String message) {
		// nobody looks
	}

	@Override
	public boolean isCanceled() {
		note();
		return questions.incrementAndGet() > most;
	}

	/** One more question, or the end. */
	private synchronized void note() {
		final long now = System.nanoTime();
		if (now - asked < 2_000_000) return;
		final long spent = THREADS.getThreadCpuTime(worker.getId());
		if (spent - processor > longestOfProcessor || now - asked > longest) {
			if (seen != null && spent - processor > longestOfProcessor) place = seen;
			longestOfProcessor = Math.max(longestOfProcessor, spent - processor);
			longest = Math.max(longest, now - asked);
		}
		asked = now;
		processor = spent;
		seen = null;
	}

	private void watch() {
		try {
			while (true) {
				Thread.sleep(20);
				synchronized (this) {
					if (seen == null && System.nanoTime() - asked > longest * 2 / 3) seen = worker.getStackTrace();
				}
			}
		}
		catch (final InterruptedException e) {
			// it has ended
		}
	}

	@Override
	public void close() {
		note();
		watch.interrupt();
	}
}
