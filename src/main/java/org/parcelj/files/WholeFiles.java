package org.parcelj.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

	/** Bytes that a name may have on the file systems in use. */
	private static final int LONGEST_NAME = 255;
	/** What is before and behind the name of a file that is being written. */
	private static final String BEFORE = ".";
	private static final String BEHIND = ".part";

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

	/**
	 * Where a file is written before it takes its place: beside it, always by the same name, so that the next writing
	 * replaces what a killed one left.
	 */
	public static Path part(final Path file) {
		final String name = file.getFileName().toString();
		final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		final boolean fits = BEFORE.length() + bytes.length + BEHIND.length() <= LONGEST_NAME;
		return file.resolveSibling(BEFORE + (fits ? name : UUID.nameUUIDFromBytes(bytes)) + BEHIND);
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
