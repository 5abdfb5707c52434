package org.parcelj.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

import org.parcelj.InputException;

/** Writes a file whole or not at all: to another name in the same folder first, which then takes the file's place. */
public final class WholeFiles {

	/** Writes to a path. */
	@FunctionalInterface
	public interface Writer {

		void write(Path path) throws IOException;
	}

	private WholeFiles() {
		// not to be instantiated
	}

	/**
	 * @param file is replaced if it is there; its folder is made if it is not
	 * @throws InputException if the file cannot be written; what was there before stays
	 */
	public static void write(final Path file, final Writer writer) {
		final Path target = file.toAbsolutePath();
		final Path part = part(target);
		try {
			Files.createDirectories(target.getParent());
			try {
				writer.write(part);
				Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
			}
			finally {
				Files.deleteIfExists(part);
			}
		}
		catch (final IOException e) {
			throw new InputException("\"" + file + "\" cannot be written: " + reason(e), e);
		}
	}

	/** Where a file is written before it takes its place: beside it, by a name that is short however long its own is. */
	public static Path part(final Path file) {
		return file.resolveSibling("." + UUID.randomUUID() + ".part");
	}

	/** Why a file could not be written or read, in the system's words where it has some. */
	public static String reason(final IOException e) {
		if (e instanceof FileSystemException && ((FileSystemException) e).getReason() != null)
			return ((FileSystemException) e).getReason();
		if (e instanceof NoSuchFileException) return "there is no \"" + e.getMessage() + "\"";
		if (e instanceof AccessDeniedException) return "no permission for \"" + e.getMessage() + "\"";
		if (e.getClass() == IOException.class && e.getMessage() != null) return e.getMessage();
		return e.getClass().getSimpleName().replaceAll("Exception$", "") +
			(e.getMessage() == null ? "" : ", " + e.getMessage());
	}
}
