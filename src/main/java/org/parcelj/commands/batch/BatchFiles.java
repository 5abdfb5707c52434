package org.parcelj.commands.batch;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.parcelj.InputException;
import org.parcelj.files.FilePatterns;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.FolderRecord;

/** The files of a folder, or of a pattern, that a command is to run on, each with the name of its results. */
public final class BatchFiles {

	/** Below a folder, or in it alone. */
	public enum Depth {
		FOLDER, SUBFOLDERS
	}

	/** Images, by the endings of their names. */
	private static final String IMAGES = "*.{tif,tiff,png,jpg,jpeg,gif,bmp,pgm,dcm,fits,nii,nii.gz,hdr}";

	private BatchFiles() {
		// not to be instantiated
	}

	/**
	 * The files in the order of their names. What ParcelJ made is none of them, so that results may lie among the images.
	 *
	 * @param input a folder, or a pattern of files
	 * @param pattern of the names of a folder's files; empty for images of all kinds
	 * @param output where results go; its files are left out, unless it is the input
	 * @return for each file what the names of its results begin with
	 * @throws InputException if there is no such folder, or no file
	 */
	public static Map<Path, String> of(final String input, final String pattern, final Depth depth, final Path output) {
		final Path folder = Path.of(input);
		final List<Path> found;
		if (Files.isDirectory(folder)) found = in(folder, matcher(pattern.isBlank() ? IMAGES : pattern), depth, output);
		else if (FilePatterns.isPattern(input)) found = FilePatterns.find("input", null, input);
		else throw new InputException("input is \"" + input + "\", but must be a folder, or a pattern of files");
		final Map<Path, Set<String>> results = new HashMap<>();
		final List<Path> files = found.stream().filter(Files::isRegularFile).filter(file -> !results
			.computeIfAbsent(file.toAbsolutePath().getParent(), BatchFiles::results).contains(file.getFileName().toString()))
			.sorted().toList();
		if (files.isEmpty())
			throw new InputException("input is \"" + input + "\", but there is no file in it that matches \"" +
				(pattern.isBlank() ? IMAGES : pattern) + "\"");
		return named(files, Files.isDirectory(folder) ? folder : null);
	}

	/** A name of a file, as it is, or a pattern; hidden files are found by their names alone. */
	private static PathMatcher matcher(final String pattern) {
		try {
			final PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
			return name -> name.toString().equals(pattern) || matcher.matches(name) && !name.toString().startsWith(".");
		}
		catch (final PatternSyntaxException e) {
			throw new InputException("pattern is \"" + pattern + "\", which is none: " + e.getDescription(), e);
		}
	}

	private static List<Path> in(final Path folder, final PathMatcher matcher, final Depth depth, final Path output) {
		final boolean apart = !output.toAbsolutePath().normalize().equals(folder.toAbsolutePath().normalize());
		try (Stream<Path> files = Files.walk(folder, depth == Depth.FOLDER ? 1 : Integer.MAX_VALUE,
			FileVisitOption.FOLLOW_LINKS)) {
			return files.filter(file -> matcher.matches(file.getFileName()))
				.filter(file -> !(apart && file.toAbsolutePath().normalize().startsWith(output.toAbsolutePath().normalize())))
				.toList();
		}
		catch (final IOException | java.io.UncheckedIOException e) {
			throw new InputException("the folder \"" + folder + "\" cannot be read: " + e.getMessage(), e);
		}
	}

	/** The files of a folder that ParcelJ made, as far as the folder has a record. */
	private static Set<String> results(final Path folder) {
		try {
			return FolderRecord.in(folder).runs().stream().flatMap(run -> run.outputs().stream()).map(FileRecord::name)
				.collect(Collectors.toSet());
		}
		catch (final IOException | InputException e) {
			return Set.of();
		}
	}

	/** By the file's name without its ending, with it where two would be the same, and below folders with theirs. */
	private static Map<Path, String> named(final List<Path> files, final Path base) {
		final Map<String, Long> counts = files.stream().collect(Collectors.groupingBy(
			file -> name(file, base, FileNames.withoutEnding(file.getFileName().toString())), Collectors.counting()));
		final Map<Path, String> named = new LinkedHashMap<>();
		for (final Path file : files) {
			final String shorter = name(file, base, FileNames.withoutEnding(file.getFileName().toString()));
			named.put(file, counts.get(shorter) == 1 ? shorter : name(file, base, file.getFileName().toString()));
		}
		return named;
	}

	private static String name(final Path file, final Path base, final String name) {
		final Path below = base == null ? null : base.relativize(file).getParent();
		return FileNames.safe(below == null ? name : below + "_" + name);
	}
}
