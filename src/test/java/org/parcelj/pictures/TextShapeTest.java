package org.parcelj.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table in a text file takes, before it is read. */
class TextShapeTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1,2,3;4,5,6;|2|5|3", "1,2,3;;  ;4,5,6|2|5|3", "'  1\t 2 ;3,,,4'|2|7|2",
		"''|0|0|0", ";;|0|0|0", "-1.5e3|1|6|1" })
	void linesAreCounted(final String text, final long lines, final long longest, final long fields) throws IOException {
		for (final String end : new String[] { "\n", "\r", "\r\n" }) {
			final Path file = Files.writeString(folder.resolve("table.csv"), text.replace(";", end));
			assertEquals(new TextShape(lines, longest, fields), TextShape.of(file));
		}
	}

	/** Where one piece of the file ends and the next begins counts for nothing. */
	@ParameterizedTest
	@CsvSource({ "100000", "65535", "65536", "65537" })
	void linesMayBeLong(final int digits) throws IOException {
		final Path file = Files.writeString(folder.resolve("table.csv"), "1".repeat(digits) + " 2\n3 4\n");
		assertEquals(new TextShape(2, digits + 2, 2), TextShape.of(file));
	}
}
