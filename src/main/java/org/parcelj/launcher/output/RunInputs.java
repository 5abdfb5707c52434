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

import org.parcelj.InputException;
import org.parcelj.provenance.FileRecord;

/**
 * The inputs of a run, as far as they are known: files, and images that are not in files. The first is its main image.
 */
public final class RunInputs {

	private final Map<String, Optional<Path>> inputs = new LinkedHashMap<>();
	private final Map<String, Path> folders = new HashMap<>();

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

	/** All of them, with the sizes and checksums that the files have now. */
	public List<FileRecord> records() {
		final List<FileRecord> records = new ArrayList<>();
		inputs.forEach(
			(name, file) -> records.add(file.map(path -> record(name, path)).orElseGet(() -> FileRecord.withoutFile(name))));
		return records;
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
