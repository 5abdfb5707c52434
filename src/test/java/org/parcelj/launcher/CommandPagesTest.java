package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The user guide has a page for each command, whose tables of keys and outputs are those of the command's parameters.
 * With {@code -Dparcelj.docs=write} the tables are written anew.
 */
class CommandPagesTest {

	private static final Path PAGES = Path.of("docs", "commands");
	private static final String BEGIN = "<!-- keys -->\n";
	private static final String END = "<!-- end of keys -->\n";

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
}
