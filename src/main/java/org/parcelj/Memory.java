package org.parcelj;

import java.lang.ref.Reference;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one policy on memory: what counts is the memory that is free when it is asked for, not the most that Java might
 * get, and it is asked for before the work begins, not in the middle of it.
 */
public final class Memory {

	/** The most elements that an array can have on any Java machine. */
	public static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

	/** This part of the memory stays free: the collector moves things about in it, and small things come and go. */
	private static final int SLACK = 16;

	/** What is less than this part of what is free has always been found in one piece. */
	private static final int PIECES = 4;

	/** What has been promised and is not in use yet. */
	private static final AtomicLong PROMISED = new AtomicLong();

	private Memory() {
		// not to be instantiated
	}

	/**
	 * @param name of what needs it
	 * @throws MemoryException if less than {@code bytes} of memory are free; the message says what is needed, what is
	 * free and what Java may use in all
	 */
	public static void require(final String name, final long bytes) {
		final long free = free(bytes);
		if (bytes > free) throw missing(name, bytes, free);
	}

	/**
	 * The same where it shows only in the work.
	 *
	 * @param name of what needs it
	 * @param free bytes before the work
	 */
	public static MemoryException missing(final String name, final long bytes, final long free) {
		return new MemoryException(String.format(Locale.ROOT,
			"%s needs %.1f MB of memory, but only %.1f MB of the %.1f MB that Java may use are free", name, bytes / 1e6,
			free / 1e6, Runtime.getRuntime().maxMemory() / 1e6));
	}

	/**
	 * The same for what is an array to be made right now. A large one must lie in one piece, which may be missing where
	 * little is free: that is tried then.
	 *
	 * @param name of what needs it
	 * @throws MemoryException as {@link #require(String, long)}, and if there is no such piece
	 */
	public static void requireInOne(final String name, final long bytes) {
		require(name, bytes);
		if (bytes > free() / PIECES && !isInOne(bytes))
			throw new MemoryException(String.format(Locale.ROOT,
				"%s needs %.1f MB of memory in one piece, but only smaller ones of the %.1f MB that Java may use are free",
				name, bytes / 1e6, Runtime.getRuntime().maxMemory() / 1e6));
	}

	/** Whether an error comes from memory that ran out or was missing, perhaps in another thread. */
	public static boolean ranOut(final Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause())
			if (cause instanceof OutOfMemoryError || cause instanceof MemoryException) return true;
		return false;
	}

	/** What there is, where memory ran out in the midst of work whose need is not known. */
	public static String exhausted() {
		final double most = Runtime.getRuntime().maxMemory();
		return String.format(Locale.ROOT,
			"it needs more than the %.1f MB of memory that are free of the %.1f MB that Java may use",
			free((long) most) / 1e6, most / 1e6);
	}

	private static boolean isInOne(final long bytes) {
		try {
			Reference.reachabilityFence(new byte[(int) Math.min(bytes, LONGEST_ARRAY)]);
			return true;
		}
		catch (final OutOfMemoryError e) {
			return false;
		}
	}

	/**
	 * The same for what is not taken at once: until it is, it counts as in use for all others who ask, so that several
	 * files that are read at the same time are not each granted the same memory.
	 *
	 * @param name of what needs it
	 * @throws MemoryException as {@link #require(String, long)}
	 */
	public static synchronized Promise promise(final String name, final long bytes) {
		require(name, bytes);
		return new Promise(bytes);
	}

	/** Memory that has been granted, as far as it is not in use yet; its end gives back what is left. */
	public static final class Promise implements AutoCloseable {

		private final AtomicLong left;

		private Promise(final long bytes) {
			left = new AtomicLong(bytes);
			PROMISED.addAndGet(bytes);
		}

		/** Notes that so many bytes of it are in use now. */
		public void taken(final long bytes) {
			final long before = left.getAndUpdate(now -> Math.max(0, now - bytes));
			PROMISED.addAndGet(-Math.min(bytes, before));
		}

		@Override
		public void close() {
			taken(Long.MAX_VALUE);
		}
	}

	/**
	 * The bytes that are free. Those that garbage takes are not, unless {@code wanted} could not be had without them:
	 * then it is collected first.
	 */
	public static long free(final long wanted) {
		if (wanted > free()) System.gc();
		return free();
	}

	/**
	 * What the heap gives up for an array of some bytes: one that is not small takes whole regions of it, the rest of the
	 * last of which is lost.
	 */
	public static long ofArray(final long bytes) {
		final long share = Long.highestOneBit(Runtime.getRuntime().maxMemory() / 2048);
		final long region = Math.max(1 << 20, Math.min(1 << 25, share));
		return bytes < region / 2 ? bytes : (bytes + region - 1) / region * region;
	}

	/**
	 * The length of an array.
	 *
	 * @param name of what it is to hold
	 * @throws InputException if no array is so long
	 */
	public static int requireArray(final String name, final long length) {
		if (length > LONGEST_ARRAY)
			throw new InputException(name + " are " + length + " values, but at most " + LONGEST_ARRAY + " can be held");
		return (int) length;
	}

	private static long free() {
		final Runtime runtime = Runtime.getRuntime();
		final long most = runtime.maxMemory();
		return Math.max(0, most - runtime.totalMemory() + runtime.freeMemory() - most / SLACK - PROMISED.get());
	}
}
