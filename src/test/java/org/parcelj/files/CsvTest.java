package org.parcelj.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;

class CsvTest {

	@TempDir
	Path folder;

	@Test
	void fieldsMayStandInQuotes() throws IOException {
		try (
			CsvReader in = reader("\ufeffa , \"b, c\",\"d \"\"e\"\"\"\r\n\r\n1,\"two\nlines\", 3 \n,,\n", Separator.COMMA)) {
			assertEquals(List.of("a", "b, c", "d \"e\""), in.readNames());
			final CsvRow row = in.next();
			assertEquals(List.of("1", "two\nlines", "3"), row.fields());
			assertEquals("table t.csv, line 3, column 2 (b, c): \"two?lines\" is not a finite number",
				assertThrows(InputException.class, () -> row.number(1)).getMessage());
			assertEquals("table t.csv, line 5, column 1 (a): \"\" is not an integer",
				assertThrows(InputException.class, () -> in.next().integer(0)).getMessage());
			assertNull(in.next());
		}
	}

	@Test
	void aFirstColumnWithoutANameNumbersTheRows() throws IOException {
		try (CsvReader in = reader(" ,x,y\n1,5,6\n", Separator.COMMA)) {
			assertEquals(List.of("x", "y"), in.readNames());
			assertEquals(List.of("5", "6"), in.next().fields());
		}
	}

	@Test
	void manyRowsAreWrittenAsOneAfterTheOther() throws IOException {
		final int count = (1 << 16) + 1025;
		final Path together = folder.resolve("together.csv");
		final Path apart = folder.resolve("apart.csv");
		final IntFunction<List<?>> row = r -> Arrays.asList(r, r / 7.0, r % 3 == 0 ? "a,b" : null);
		try (CsvWriter out = new CsvWriter(together)) {
			out.rows(count, row);
		}
		try (CsvWriter out = new CsvWriter(apart)) {
			for (int r = 0; r < count; r++)
				out.row(row.apply(r));
		}
		assertEquals(-1, Files.mismatch(apart, together));
	}

	@Test
	void whiteSpaceIsOneSeparatorHoweverLong() throws IOException {
		try (CsvReader in = reader("  1.5   -2e3\t4  \n\n 5 6 7", Separator.WHITE_SPACE)) {
			assertEquals(List.of("1.5", "-2e3", "4"), in.next().fields());
			assertEquals(7, in.next().integer(2));
			assertNull(in.next());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = { //
		"a,b|COMMA", "1;2|SEMICOLON", "^1\t2^|TAB", "1  2|WHITE_SPACE", "7|WHITE_SPACE", //
		"\"a;b\",c|COMMA", "0,5;1,5|SEMICOLON", "0,5 1,5|WHITE_SPACE", "1, 2, 3|COMMA", "^1.5 2.5\t3.5^|WHITE_SPACE", //
		"^trans x\trot y^|TAB", "trans_x|WHITE_SPACE" })
	void theFirstLineTellsTheSeparator(final String line, final Separator expected) {
		assertEquals(expected, Separator.of(line));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = { //
		"^a,b\n1,x\"y\"\n^|line 2, column 2 (b): has a quote inside a field that does not begin with one", //
		"^a,b\n1,\"y\" z\n^|line 2, column 2 (b): has text after a closing quote", //
		"^a,b\n\"1,2\n^|line 2, column 1 (a): has a quote that is not closed", //
		"^a,b\n1,2,3\n^|line 2: has 3 fields, but must have 2" })
	void whatIsNoTableIsRefusedWithItsPlace(final String text, final String message) throws IOException {
		try (CsvReader in = reader(text, Separator.COMMA)) {
			in.readNames();
			assertEquals("table t.csv, " + message,
				assertThrows(InputException.class, () -> in.next().requireSize(2)).getMessage());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "x-UTF-16LE-BOM" })
	void textInUtf16IsReadByItsMark(final String charset) throws IOException {
		final Path file = Files.write(folder.resolve("t.csv"), "größe;b\n1,5;2\n".getBytes(Charset.forName(charset)));
		final CsvTable table = CsvTable.read(file, "table t.csv");
		assertEquals(List.of("größe", "b"), table.names());
		assertEquals(1.5, table.number(0, 0));
		Files.write(file, "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
		assertEquals("table t.csv is not a text file in UTF-8",
			assertThrows(InputException.class, () -> CsvTable.read(file, "table t.csv")).getMessage());
	}

	@Test
	void onlyOrdinaryFilesAreOpened() throws IOException {
		assertEquals("table t.csv cannot be read: there is no such file", refused(folder.resolve("t.csv")));
		assertEquals("table t.csv cannot be read: it is a folder", refused(folder));
		assertEquals("table t.csv is not a text file in UTF-8",
			refused(Files.write(folder.resolve("binary"), new byte[] { 'a', (byte) 0xff, (byte) 0xfe })));
		assertTrue(assertThrows(InputException.class, () -> TextFiles.path("scrub", "a\0b")).getMessage()
			.startsWith("scrub \"a\0b\" is not the name of a file"));
	}

	private String refused(final Path file) {
		return assertThrows(InputException.class, () -> new CsvReader(file, "table t.csv", Separator.COMMA)).getMessage();
	}

	@Test
	void formulasAreNone() throws IOException {
		final Path file = folder.resolve("t.csv");
		try (CsvWriter out = new CsvWriter(file)) {
			out.names(List.of("12", "=1+1", "a,b"));
			out.row(Arrays.asList("=cmd|' /C calc'!A0", -1.5, null));
			out.row(List.of("-12.5", "@x", "+x \"y\""));
			out.row(List.of("mm^3", Double.NaN, 3.0));
		}
		assertEquals(
			List.of("\"12\",'=1+1,\"a,b\"", "'=cmd|' /C calc'!A0,-1.5,", "-12.5,'@x,\"'+x \"\"y\"\"\"", "mm^3,NaN,3"),
			Files.readAllLines(file));
	}

	private CsvReader reader(final String text, final Separator separator) throws IOException {
		return new CsvReader(Files.writeString(folder.resolve("t.csv"), text), "table t.csv", separator);
	}
}
