package org.parcelj.launcher;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.parcelj.InputException;
import org.parcelj.launcher.CommandRun.Output;

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
	 * Writes images, tables, ROIs and plots; other outputs have no file. Images that came from a NIfTI file become one
	 * too.
	 *
	 * @param pictures further images, by file name
	 * @param said receives what the user should know about a file
	 * @return the files
	 * @throws InputException if they cannot be written; then none has changed
	 */
	List<Path> write(final List<Output> outputs, final Map<String, ImagePlus> pictures, final Consumer<String> said) {
		final Map<String, Object> files = new LinkedHashMap<>();
		for (final Output output : outputs) {
			final String file = fileName(output);
			if (file != null) files.put(file, output.value());
			if (output.isNifti()) files.put(output.name() + OutputFile.NIFTI, output.value());
		}
		files.putAll(pictures);
		if (files.isEmpty()) return new ArrayList<>();
		try {
			return write(files, said);
		}
		catch (final IOException e) {
			throw new InputException("output folder \"" + folder + "\" cannot be written to: " + e, e);
		}
	}

	private List<Path> write(final Map<String, Object> files, final Consumer<String> said) throws IOException {
		Files.createDirectories(folder.toAbsolutePath());
		final Path aside = Files.createTempDirectory(folder.toAbsolutePath(), ".parcelj");
		try {
			for (final Map.Entry<String, Object> file : files.entrySet())
				OutputFile.write(file.getValue(), aside.resolve(file.getKey())).ifPresent(said);
			requirePlaces(files.keySet());
			final List<Path> written = new ArrayList<>();
			for (final String name : files.keySet())
				written.add(Files.move(aside.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING));
			return written;
		}
		finally {
			delete(aside);
		}
	}

	private void requirePlaces(final Set<String> names) throws IOException {
		for (final String name : names) {
			if (Files.isDirectory(folder.resolve(name)))
				throw new FileAlreadyExistsException(folder.resolve(name) + " is a folder");
		}
	}

	private static void delete(final Path aside) throws IOException {
		try (Stream<Path> paths = Files.walk(aside)) {
			for (final Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator)
				Files.delete(path);
		}
	}

	/** The command's own wish goes first. */
	private static String fileName(final Output output) {
		if (output.file() != null) return output.file();
		final Object value = output.value();
		if (value instanceof ResultsTable) return output.name() + ".csv";
		if (value instanceof Roi[]) return "rois.zip";
		if (value instanceof Plot) return output.name() + ".png";
		if (value instanceof ImagePlus)
			return output.name() + (((ImagePlus) value).getType() == ImagePlus.COLOR_RGB ? ".png" : ".tif");
		return null;
	}
}
