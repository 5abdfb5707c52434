package org.parcelj.launcher.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.parcelj.InputException;
import org.parcelj.provenance.FileRecord;

/**
 * The inputs of a run, as far as they are known: files, and images that are not in files. The first is its main image.
 */
public final class RunInputs {

	private final Map<String, Optional<Path>> inputs = new LinkedHashMap<>();
	private final Map<String, Path> folders = new HashMap<>();
	/** Of files whose checksums are computed beside the work; null where that has not begun. */
	private FutureTask<Map<String, FileRecord>> early;

	/** Adds an image or a table by its file. */
	public void add(final Path file) {
		final Path absolute = file.toAbsolutePath().normalize();
		inputs.putIfAbsent(absolute.toString(), Optional.of(absolute));
	}

	/** Adds an image that lies in no file. */
	public void addWithoutFile(final String name) {
		inputs.putIfAbsent(name, Optional.empty());
	}

	/** The name of the main image: its absolute path, or its title; empty without one. */
	public String main() {
		return inputs.keySet().stream().findFirst().orElse("");
	}

	/** Adds an image that is a folder of many files, or at a URL. */
	public void addWithoutChecksum(final String name) {
		addWithoutFile(name);
		if (!name.contains("://")) folders.put(name, Path.of(name));
	}

	/** Whether a file or folder is among the inputs, under this or another name, or holds one of them. */
	public boolean contains(final Path file) throws IOException {
		if (!Files.exists(file)) return false;
		for (final String name : inputs.keySet())
			if (isIn(name, file)) return true;
		return false;
	}

	/** Whether a file or folder is the main image, under this or another name, and no other input. */
	boolean isMain(final Path file) throws IOException {
		int number = 0;
		for (final String name : inputs.keySet())
			if ((number++ == 0) != isIn(name, file)) return false;
		return number > 0;
	}

	private boolean isIn(final String name, final Path file) throws IOException {
		final Path input = inputs.get(name).orElseGet(() -> folders.get(name));
		return input != null && isIn(input, file);
	}

	/** A part of an image may be named by what is no file, as within a zip file. */
	private static boolean isIn(final Path input, final Path file) throws IOException {
		Path there = input;
		while (there != null && !Files.exists(there))
			there = there.getParent();
		return there != null && there.toRealPath().startsWith(file.toRealPath()) ||
			there != null && Files.isSameFile(there, file);
	}

	/**
	 * Begins to compute the checksums of the files that are known by now, in a thread of its own: the work that follows
	 * leaves processors idle now and then.
	 *
	 * @param read returns when they have been read, and are not waited for any more
	 */
	public void beginChecksums(final Runnable read) {
		final Map<String, Optional<Path>> known = new LinkedHashMap<>(inputs);
		early = new FutureTask<>(() -> {
			read.run();
			final Map<String, FileRecord> records = new HashMap<>();
			known.forEach((name, file) -> file.ifPresent(path -> records.put(name, record(name, path))));
			return records;
		});
		final Thread thread = new Thread(early, "checksums");
		thread.setDaemon(true);
		thread.start();
	}

	/** All of them, with sizes and checksums: those that the files have now, or had after they were read. */
	public List<FileRecord> records() {
		final Map<String, FileRecord> known = known();
		final List<FileRecord> records = new ArrayList<>();
		inputs.forEach((name,
			file) -> records.add(known.containsKey(name)
				? known.get(name)
				: file.map(path -> record(name, path)).orElseGet(() -> FileRecord.withoutFile(name))));
		return records;
	}

	private Map<String, FileRecord> known() {
		if (early == null) return Map.of();
		try {
			return early.get();
		}
		catch (final ExecutionException e) {
			// what is wrong with a file is told by who reads it
			return Map.of();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted");
		}
	}

	private static FileRecord record(final String name, final Path file) {
		try {
			return FileRecord.of(name, file);
		}
		catch (final IOException e) {
			throw new InputException("\"" + name + "\" cannot be read again for its checksum: " + e.getMessage(), e);
		}
	}
}
