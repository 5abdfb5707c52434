package org.parcelj.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Lets one process at a time change what lies in a folder; others wait. The lock file goes with the lock. */
final class FolderLock {

	private static final String NAME = ".parcelj.lock";

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
			try (FileChannel channel = locked(file)) {
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
	private static FileChannel locked(final Path file) throws IOException {
		for (;;) {
			final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			boolean good = false;
			try {
				good = isLocked(channel, file);
			}
			finally {
				if (!good) channel.close();
			}
			if (good) return channel;
		}
	}

	private static boolean isLocked(final FileChannel channel, final Path file) throws IOException {
		try {
			channel.lock();
		}
		catch (final IOException e) {
			// some network file systems have no locks; going on without is better than not at all
			return true;
		}
		final String token = UUID.randomUUID().toString();
		channel.truncate(0);
		channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)), 0);
		return Files.exists(file) && Files.readString(file).equals(token);
	}
}
