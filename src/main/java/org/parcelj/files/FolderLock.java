package org.parcelj.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Lets one process at a time change what lies in a folder; others wait. The lock file goes with the lock. */
final class FolderLock {

	private static final String NAME = ".parcelj.lock";

	/** The byte that is locked: beyond those that are read, which Windows would refuse. */
	private static final long LOCKED = 1 << 20;

	/** Locks of files are a process's, so that its threads need one of their own. */
	private static final Object MONITOR = new Object();

	/** What is done while the folder is locked. */
	@FunctionalInterface
	interface Action {

		void run() throws IOException;
	}

	private FolderLock() {
		// not to be instantiated
	}

	static void holding(final Path folder, final Action action) throws IOException {
		final Path file = folder.resolve(NAME);
		boolean left = false;
		synchronized (MONITOR) {
			try (Held held = held(file)) {
				try {
					action.run();
				}
				finally {
					left = !file.toFile().delete();
				}
			}
			finally {
				// Windows does not delete an open file; elsewhere it could be another process's by now
				if (left) file.toFile().delete();
			}
		}
	}

	/** The process that held the lock before may have taken the file away while this one waited. */
	private static Held held(final Path file) throws IOException {
		for (;;) {
			final Held held = new Held(file);
			boolean good = false;
			try {
				good = held.isLocked(file);
			}
			finally {
				if (!good) held.close();
			}
			if (good) return held;
		}
	}

	/**
	 * The lock file, locked. To close any channel of a file ends the locks that the process has on it, where locks are
	 * POSIX's, so that what has been opened stays open as long as the lock is held.
	 */
	private static final class Held implements Closeable {

		private final FileChannel channel;
		/** The file that has the name now, perhaps another one. */
		private FileChannel named;

		Held(final Path file) throws IOException {
			channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		}

		boolean isLocked(final Path file) throws IOException {
			try {
				channel.lock(LOCKED, 1, false);
			}
			catch (final IOException e) {
				// some network file systems have no locks; going on without is better than not at all
				return true;
			}
			final ByteBuffer token = ByteBuffer.wrap(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
			channel.truncate(0);
			channel.write(token.duplicate(), 0);
			try {
				named = FileChannel.open(file, StandardOpenOption.READ);
			}
			catch (final NoSuchFileException e) {
				return false;
			}
			final ByteBuffer found = ByteBuffer.allocate(token.capacity());
			named.read(found, 0);
			return found.flip().equals(token);
		}

		@Override
		public void close() throws IOException {
			try (FileChannel last = channel) {
				if (named != null) named.close();
			}
		}
	}
}
