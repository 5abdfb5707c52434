package org.parcelj.launcher;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which letters the names of files can have: those of the locale. ImageJ puts a question mark for any other. */
final class NameEncoding {

	/** What the user can do. */
	static final String HINT = "names with letters beyond ASCII need a locale that has them, such as LC_ALL=C.UTF-8, which " +
		"bin/parcelj sets by itself";

	/** A text in a macro that looks like a path. */
	private static final Pattern NAME = Pattern.compile("\"([^\"\n]*[./][^\"\n]*)\"|'([^'\n]*[./][^'\n]*)'");

	private final Charset charset;

	NameEncoding(final Charset charset) {
		this.charset = charset;
	}

	/** That of this process. */
	static NameEncoding here() {
		final String name = System.getProperty("sun.jnu.encoding");
		return new NameEncoding(
			name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset());
	}

	private boolean has(final String text) {
		return charset.newEncoder().canEncode(text);
	}

	/** What is to be said of the first name in a macro that no file can have. */
	Optional<String> warning(final String macro) {
		final Matcher found = NAME.matcher(macro);
		while (found.find()) {
			final String name = found.group(1) != null ? found.group(1) : found.group(2);
			if (!has(name))
				return Optional.of("\"" + name + "\" cannot be the name of a file here, so ImageJ takes another: " + HINT);
		}
		return Optional.empty();
	}

	/** A message on a file, with what to do where its name is one that no file can have. */
	String hinted(final String message) {
		return has(message) ? message : message + "; " + HINT;
	}
}
