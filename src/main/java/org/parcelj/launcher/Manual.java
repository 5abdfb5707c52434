package org.parcelj.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The manual page and the shells' completion as files, for the build. */
public final class Manual {

	private Manual() {
		// not to be instantiated
	}

	/** @param arguments the folder that gets what lies in a system's {@code share}, and the version of the build */
	public static void main(final String... arguments) throws IOException {
		final Path share = Path.of(arguments[0]);
		write(share.resolve("man/man1/parcelj.1"), page(arguments[1]));
		write(share.resolve("bash-completion/completions/parcelj"), Completion.script(List.of("bash")));
		write(share.resolve("zsh/site-functions/_parcelj"), Completion.script(List.of("zsh")));
	}

	private static void write(final Path file, final String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private static String page(final String version) {
		final StringBuilder page = new StringBuilder();
		page.append(".TH PARCELJ 1 \"\" \"ParcelJ ").append(version).append("\" \"User Commands\"\n");
		page.append(".SH NAME\nparcelj \\- cluster the pixels of images into parcels\n.SH SYNOPSIS\n");
		page.append(".B parcelj\nCOMMAND key=value ...\n.br\n.B parcelj\nCOMMAND \\-\\-help\n");
		page.append(".SH DESCRIPTION\nFiles in, files out, without a display. ");
		page.append("\\-\\-key=value and \\-\\-key value mean the same as key=value.\n");
		for (final String name : Commands.names())
			command(page, new CommandRun(name));
		page.append(".SH EXIT STATUS\n0: done; 1: a fault of the program; 2: wrong use, or input that cannot be used.\n");
		page.append(".SH ENVIRONMENT\n");
		entry(page, "PARCELJ_JAVA",
			"the Java to run, 17 or newer; by default that of JAVA_HOME, or else the one on the path");
		entry(page, "PARCELJ_OPTS", "options for it, such as -Xmx8g");
		entry(page, "PARCELJ_CACHE",
			"the folder for the class archive that makes ParcelJ start fast; off for none; by default beside the program, " +
				"or else in the user's cache");
		return page.toString();
	}

	private static void command(final StringBuilder page, final CommandRun run) {
		page.append(".SH ").append(escaped(run.name().toUpperCase(java.util.Locale.ROOT))).append('\n')
			.append(escaped(run.label())).append(".\n").append(escaped(run.description())).append('\n');
		Help.sections(run).forEach((section, keys) -> {
			page.append(".SS ").append(section).append('\n');
			keys.forEach((key, line) -> entry(page, key, line));
		});
		final List<String> examples = Examples.of(run.name());
		if (!examples.isEmpty()) page.append(".SS Examples\n.nf\n");
		examples.forEach(example -> page.append(escaped(example)).append('\n'));
		if (!examples.isEmpty()) page.append(".fi\n");
	}

	private static void entry(final StringBuilder page, final String head, final String text) {
		page.append(".TP\n.B ").append(escaped(head)).append('\n').append(escaped(text)).append('\n');
	}

	/** A dot or an apostrophe at the start of a line would be a request. */
	private static String escaped(final String text) {
		return text.replace("\\", "\\e").replace("-", "\\-").replaceFirst("^(?=[.'])", "\\\\&");
	}
}
