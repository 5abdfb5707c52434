package org.parcelj.launcher;

import java.util.List;

/** The part of a command's page that its parameters give: a table of keys for each section. */
final class CommandPage {

	private CommandPage() {
		// not to be instantiated
	}

	static String tables(final String command) {
		final StringBuilder page = new StringBuilder();
		final List<Key> keys = new CommandRun(command).allKeys();
		for (final String section : keys.stream().map(key -> Section.of(key).label()).distinct().toList()) {
			if (!section.isEmpty()) page.append("\n### ").append(section).append('\n');
			page.append("\n| key | default | values | meaning |\n|---|---|---|---|\n");
			keys.stream().filter(key -> Section.of(key).label().equals(section)).forEach(key -> page.append(row(key)));
		}
		return page.append('\n').toString();
	}

	private static String row(final Key key) {
		final String standard = key.format(key.defaultValue());
		final String meaning = key.description().isEmpty() ? key.label() : key.description();
		return "| `" + key.name() + "` | " + (standard.isEmpty() ? "" : "`" + standard + "`") + " | " + cell(key.range()) +
			" | " + cell(meaning) + " |\n";
	}

	private static String cell(final String text) {
		return text.replace("|", "\\|").replace('\n', ' ');
	}
}
