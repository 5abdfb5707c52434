package org.parcelj.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.parcelj.InputException;

/**
 * The folder that gets a command's outputs as files. All of them are written under other names first, and only then put
 * in their places, where they replace those of an earlier run.
 */
final class OutputFolder {

	/** The key that names the folder. */
	static final String KEY = "output";

	private final Path folder;

	private OutputFolder(final Path folder) {
		this.folder = folder;
	}

	/**
	 * The folder that the options name, if they name one.
	 *
	 * @throws InputException if it has no name, cannot be written to, or cannot be made
	 */
	static Optional<OutputFolder> asked(final Options options) {
		if (!options.has(KEY)) return Optional.empty();
		final String path = options.text(KEY);
		if (path == null || path.isEmpty()) throw new InputException(KEY + " has no value: write " + KEY + "=FOLDER");
		return Optional.of(of(path));
	}

	/**
	 * The folder is made when there is something to write.
	 *
	 * @throws InputException if it cannot be written to, or cannot be made
	 */
	static OutputFolder of(final String path) {
		final File folder = new File(path);
		File there = folder.getAbsoluteFile();
		while (!there.exists())
			there = there.getParentFile();
		if (!there.isDirectory())
			throw new InputException("output folder \"" + path + "\" cannot be made: \"" + there + "\" is not a folder");
		if (!Files.isWritable(there.toPath()))
			throw new InputException(
				"output folder \"" + path + "\" cannot be written to: no permission in \"" + there + "\"");
		return new OutputFolder(folder.toPath().normalize());
	}

	/**
	 * Writes files.
	 *
	 * @param said receives what the user should know about a file
	 * @return the files
	 * @throws InputException if they cannot be written; then none has changed
	 */
	List<Path> write(final List<OutputFile> files, final Consumer<String> said) {
		if (files.isEmpty()) return new ArrayList<>();
		try {
			return writeAll(files, said);
		}
		catch (final IOException e) {
			throw new InputException("output folder \"" + folder + "\" cannot be written to: " + e, e);
		}
	}

	private List<Path> writeAll(final List<OutputFile> files, final Consumer<String> said) throws IOException {
		Files.createDirectories(folder.toAbsolutePath());
		final Path aside = Files.createTempDirectory(folder.toAbsolutePath(), ".parcelj");
		try {
			for (final OutputFile file : files)
				file.write(aside.resolve(file.name())).ifPresent(said);
			requirePlaces(files);
			final List<Path> written = new ArrayList<>();
			for (final OutputFile file : files)
				written.add(
					Files.move(aside.resolve(file.name()), folder.resolve(file.name()), StandardCopyOption.REPLACE_EXISTING));
			return written;
		}
		finally {
			delete(aside);
		}
	}

	private void requirePlaces(final List<OutputFile> files) throws IOException {
		for (final OutputFile file : files) {
			if (Files.isDirectory(folder.resolve(file.name())))
				throw new FileAlreadyExistsException(folder.resolve(file.name()) + " is a folder");
		}
	}

	private static void delete(final Path aside) throws IOException {
		try (Stream<Path> paths = Files.walk(aside)) {
			for (final Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator)
				Files.delete(path);
		}
	}
}
