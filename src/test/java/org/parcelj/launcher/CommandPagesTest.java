package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The user guide has a page for each command, whose tables of keys and outputs are those of the command's parameters.
 * With {@code -Dparcelj.docs=write} the tables are written anew.
 */
class CommandPagesTest {

	private static final Path PAGES = Path.of("docs", "commands");
	private static final String BEGIN = "<!-- keys -->\n";
	private static final String END = "<!-- end of keys -->\n";
	/** A key and its default, where it is a value and not words. */
	private static final Pattern TABLE_ROW = Pattern
		.compile("(?m)^\\| `(\\w+)`(?: `\\w+`)* \\| `?(\\d[\\w.]*|false|true|(?<=`)\\w+)`? \\|");
	/** As in: clusters (50). */
	private static final Pattern IN_PROSE = Pattern.compile("`(\\w+)`\\s\\((\\d[\\d.]*)\\b[^)]*\\)");

	@TestFactory
	Stream<DynamicTest> tablesAreThoseOfTheParameters() throws IOException {
		return MenuEntries.commands().stream().map(MenuEntries.Entry::argument).distinct()
			.map(command -> DynamicTest.dynamicTest(command, () -> check(command)));
	}

	private static void check(final String command) throws IOException {
		final Path file = PAGES.resolve(command + ".md");
		final String page = Files.readString(file);
		final int begin = page.indexOf(BEGIN);
		final int end = page.indexOf(END);
		assertTrue(begin >= 0 && end > begin, file + " lacks the place for its tables");
		final String tables = CommandPage.tables(command);
		if ("write".equals(System.getProperty("parcelj.docs")))
			Files.writeString(file, page.substring(0, begin + BEGIN.length()) + tables + page.substring(end));
		else
			assertEquals(tables, page.substring(begin + BEGIN.length(), end),
				file + " is not up to date: mvn test -Dtest=CommandPagesTest -Dparcelj.docs=write");
	}

	/** Defaults in the tables of the pages on what commands share, and in the prose of the pages of commands. */
	@Test
	void defaultsInTheTextAreThoseOfTheParameters() throws IOException {
		final List<String> wrong = new ArrayList<>();
		int checked = 0;
		for (final String page : List.of("shared-keys.md", "series.md"))
			checked += compare("kmeans", page, TABLE_ROW.matcher(Files.readString(Path.of("docs", page))), wrong);
		for (final String command : MenuEntries.commands().stream().map(MenuEntries.Entry::argument).distinct().toList()) {
			final String text = Files.readString(PAGES.resolve(command + ".md")).replaceAll("(?s)" + BEGIN + ".*" + END, "");
			checked += compare(command, command + ".md", IN_PROSE.matcher(text), wrong);
		}
		assertEquals(List.of(), wrong);
		assertTrue(checked > 25, "hardly a default was found: " + checked);
	}

	private static int compare(final String command, final String page, final Matcher found, final List<String> wrong) {
		final List<Key> keys = new CommandRun(command).allKeys();
		int checked = 0;
		while (found.find()) {
			final String name = found.group(1);
			for (final Key key : keys)
				if (key.name().equals(name)) {
					checked++;
					final String standard = key.format(key.defaultValue());
					if (!standard.equals(found.group(2)))
						wrong.add(page + ": " + name + " is " + standard + ", not " + found.group(2));
				}
		}
		return checked;
	}
}
