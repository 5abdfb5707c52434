package org.parcelj.blocks.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.parcelj.InputException;

/** Folders that a run makes for itself. */
public final class OwnFolders {

	private OwnFolders() {
		// not to be instantiated
	}

	/** Makes a folder where it is missing. */
	public static void make(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final FileAlreadyExistsException e) {
			throw new InputException("output \"" + folder + "\" is a file, but must be a folder", e);
		}
		catch (final IOException e) {
			throw new InputException("output folder \"" + folder + "\" cannot be made (" + e + ")", e);
		}
	}

	/** Deletes a folder with all that is in it, where it is there. */
	public static void delete(final Path folder) {
		if (!Files.exists(folder)) return;
		try (Stream<Path> paths = Files.walk(folder)) {
			for (final Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator)
				Files.deleteIfExists(path);
		}
		catch (final IOException e) {
			throw new InputException("\"" + folder + "\" cannot be deleted (" + e + ")", e);
		}
	}
}
