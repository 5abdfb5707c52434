package org.parcelj.launcher.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.parcelj.provenance.FileRecord;

/**
 * What is put on record of files that have been written: their sizes and checksums. Those of large files are computed
 * in threads of their own, while further files are being written.
 */
final class OutputRecords implements AutoCloseable {

	/** Bytes from which on a checksum takes longer than to start a thread. */
	private static final long LARGE = 1 << 20;

	private final Map<String, FutureTask<FileRecord>> records = new LinkedHashMap<>();
	private final List<Thread> threads = new ArrayList<>();

	/** Adds a file, which is not changed any more; not one that is here already. */
	void add(final String name, final Path file) throws IOException {
		if (records.containsKey(name)) return;
		final boolean large = Files.size(file) >= LARGE;
		final FutureTask<FileRecord> record = new FutureTask<>(() -> FileRecord.of(name, file));
		records.put(name, record);
		if (!large) record.run();
		else {
			final Thread thread = new Thread(record, "checksum of " + name);
			thread.setDaemon(true);
			threads.add(thread);
			thread.start();
		}
	}

	/** Their names, in the order in which they were added. */
	List<String> names() {
		return List.copyOf(records.keySet());
	}

	/** The records of all of them, in the same order. */
	List<FileRecord> all() throws IOException {
		final List<FileRecord> all = new ArrayList<>();
		for (final FutureTask<FileRecord> record : records.values())
			all.add(get(record));
		return all;
	}

	private static FileRecord get(final FutureTask<FileRecord> record) throws IOException {
		try {
			return record.get();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof IOException) throw (IOException) e.getCause();
			if (e.getCause() instanceof Error) throw (Error) e.getCause();
			throw (RuntimeException) e.getCause();
		}
		catch (final InterruptedException e) {
			throw interrupted();
		}
	}

	private static CancellationException interrupted() {
		Thread.currentThread().interrupt();
		return new CancellationException("interrupted");
	}

	/** Waits until no file is read any more: on some systems those that are cannot be removed. */
	@Override
	public void close() {
		try {
			for (final Thread thread : threads)
				thread.join();
		}
		catch (final InterruptedException e) {
			throw interrupted();
		}
	}
}
