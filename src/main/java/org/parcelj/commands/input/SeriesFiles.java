package org.parcelj.commands.input;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.files.FilePatterns;
import org.parcelj.files.NameList;
import org.parcelj.files.TextFiles;

/**
 * The files that go with the series of several subjects, such as their confounds: one for all, one for each in the same
 * order, or a pattern by which one is found beside each series.
 */
public final class SeriesFiles {

	/** Parts of names as BIDS has them, which say whose and of which run a file is. */
	private static final Pattern ENTITY = Pattern.compile("(sub|ses|task|acq|ce|rec|dir|run|echo)-([A-Za-z0-9]+)");

	private SeriesFiles() {
		// not to be instantiated
	}

	/**
	 * @param key what the user gives by it, for messages
	 * @param text what the user wrote
	 * @param series the files of the series, null where one is not known
	 * @return none where nothing is written, one for all series, or one for each
	 * @throws InputException if there are others than one file or one for each, or a pattern does not find exactly one
	 */
	public static List<Path> of(final String key, final String text, final List<Path> series) {
		if (!text.isBlank() && Files.exists(TextFiles.path(key, text))) return List.of(TextFiles.path(key, text));
		final List<String> names = NameList.parsePatterns(key, text);
		if (names.size() == 1 && isPattern(key, names.get(0))) return beside(key, names.get(0), series);
		if (names.size() > 1 && names.size() != series.size())
			throw new InputException(key + " names " + names.size() + " files, but there " +
				(series.size() == 1 ? "is 1 series" : "are " + series.size() + " series"));
		return names.stream().map(name -> TextFiles.path(key, name)).collect(Collectors.toList());
	}

	private static boolean isPattern(final String key, final String name) {
		return FilePatterns.isPattern(name) && !Files.exists(TextFiles.path(key, name));
	}

	private static List<Path> beside(final String key, final String pattern, final List<Path> series) {
		final List<Path> found = new ArrayList<>();
		final Set<Path> used = new HashSet<>();
		for (final Path file : series) {
			if (file == null)
				throw new InputException(
					key + " is the pattern \"" + pattern + "\", but an image is not a file, " + "so nothing lies beside it");
			final Path own = beside(key, pattern, file);
			if (!used.add(own.toAbsolutePath().normalize()))
				throw new InputException(key + ": \"" + own + "\" is the only file of \"" + pattern + "\" for \"" + file +
					"\", but already goes with another series");
			found.add(own);
		}
		return found;
	}

	private static Path beside(final String key, final String pattern, final Path series) {
		final Path folder = series.toAbsolutePath().getParent();
		final List<Path> found = FilePatterns.find(key, folder, pattern).stream().filter(Files::isRegularFile)
			.filter(path -> !path.equals(series.toAbsolutePath()) && isOfSameRun(path, series)).collect(Collectors.toList());
		final List<Integer> shared = found.stream().map(path -> shared(path, series)).collect(Collectors.toList());
		final int most = found.isEmpty() ? 0 : Collections.max(shared);
		if (found.size() != 1 && (most == 0 || Collections.frequency(shared, most) > 1))
			throw new InputException(key + " is the pattern \"" + pattern + "\", of which " + found.size() +
				" files go with \"" + series + "\", but it must be one");
		return found.get(shared.indexOf(most));
	}

	/** Whether no part of the names says that it is another subject, session or run. */
	private static boolean isOfSameRun(final Path path, final Path series) {
		final Matcher matcher = ENTITY.matcher(path.getFileName().toString());
		while (matcher.find()) {
			final Matcher own = ENTITY.matcher(series.getFileName().toString());
			while (own.find())
				if (own.group(1).equals(matcher.group(1)) && !own.group(2).equals(matcher.group(2))) return false;
		}
		return true;
	}

	/** How many parts the names begin with alike. */
	private static int shared(final Path path, final Path series) {
		final String[] a = path.getFileName().toString().split("[_.]");
		final String[] b = series.getFileName().toString().split("[_.]");
		final int different = Arrays.mismatch(a, b);
		return different < 0 ? a.length : different;
	}
}
