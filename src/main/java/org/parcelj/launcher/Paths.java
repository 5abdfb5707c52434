package org.parcelj.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

import org.parcelj.files.NameList;

/** Paths as texts. */
final class Paths {

	private Paths() {
		// not to be instantiated
	}

	/** A path that holds from anywhere. */
	static String absolute(final Path path) {
		return path.toAbsolutePath().normalize().toString();
	}

	/**
	 * The same for a list of paths separated by commas, patterns among them; an empty text stays so, and the name of a
	 * file that is there is one, whatever is in it.
	 */
	static String absolute(final String list) {
		if (!list.isBlank() && Files.exists(Path.of(list))) return absolute(Path.of(list));
		return NameList
			.format(NameList.parsePatterns("a list of paths", list).stream().map(Path::of).map(Paths::absolute).toList());
	}
}
