package org.parcelj.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

import org.parcelj.InputException;

/**
 * Finds files by patterns as in shells: {@code *}, {@code ?}, {@code [1-3]} and {@code {a,b}}, in the names of folders
 * too ({@code sub-*}{@code /func/*.nii.gz}). Names that begin with a point are found only by patterns that do.
 */
public final class FilePatterns {

	private FilePatterns() {
		// not to be instantiated
	}

	/** Whether a text has a character that means more than itself in a pattern. */
	public static boolean isPattern(final String text) {
		return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
	}

	/**
	 * The files and folders that match, sorted by name, folder by folder.
	 *
	 * @param key what the user gives by it, for the message
	 * @param base the folder that the pattern starts from where it is not absolute; null for the working folder
	 * @throws InputException if it is no pattern, or a folder cannot be read
	 */
	public static List<Path> find(final String key, final Path base, final String pattern) {
		final String text = File.separatorChar == '/' ? pattern : pattern.replace(File.separatorChar, '/');
		final String[] parts = text.split("/+");
		List<Path> found = new ArrayList<>();
		Path start = base;
		int first = 0;
		if (text.startsWith("/") || parts[0].endsWith(":")) {
			start = TextFiles.path(key, parts[0] + "/");
			first = 1;
		}
		found.add(start);
		for (int i = first; i < parts.length; i++)
			found = matches(key, found, parts[i]);
		return found;
	}

	/**
	 * @param folders null for the working folder
	 */
	private static List<Path> matches(final String key, final List<Path> folders, final String part) {
		final List<Path> found = new ArrayList<>();
		for (final Path folder : folders) {
			final Path literal = folder == null ? TextFiles.path(key, part) : folder.resolve(TextFiles.path(key, part));
			if (!isPattern(part) || Files.exists(literal)) {
				if (Files.exists(literal)) found.add(literal);
			}
			else if (folder == null || Files.isDirectory(folder)) found.addAll(matches(key, folder, part));
		}
		return found;
	}

	private static List<Path> matches(final String key, final Path folder, final String part) {
		final List<Path> found = new ArrayList<>();
		final Path read = folder == null ? Path.of("") : folder;
		try (DirectoryStream<Path> all = Files.newDirectoryStream(read)) {
			final PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
			for (final Path path : all) {
				final Path name = path.getFileName();
				if (matcher.matches(name) && (part.startsWith(".") || !name.toString().startsWith(".")))
					found.add(folder == null ? name : folder.resolve(name));
			}
		}
		catch (final PatternSyntaxException e) {
			throw new InputException(key + " is \"" + part + "\", which is not a valid pattern: " + e.getDescription(), e);
		}
		catch (final IOException | DirectoryIteratorException e) {
			throw new InputException(key + ": the folder \"" + read.toAbsolutePath() + "\" cannot be read", e);
		}
		found.sort(null);
		return found;
	}
}
