package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;
import org.parcelj.files.CsvTable;

class ConfoundsTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "trans_x,rot_z\n1,-2.5\n3e-3,4\n", "trans_x\trot_z\r\n1\t-2.5\r\n3e-3\t4\r\n",
		"\ufeff\"trans_x\"; \"rot_z\"\n1; -2.5\n3e-3; 4", "trans_x;rot_z\n1;-2,5\n0,003;4\n",
		"  trans_x rot_z \n 1   -2.5\n0.003\t4 \n", "trans_x,rot_z\n\"1\",\"-2,5\"\n\"0,003\",\"4\"\n",
		",trans_x,rot_z\n0,1,-2.5\n1,0.003,4\n", "trans_x,rot_z,\n1,-2.5,\n0.003,4,\n",
		"sep=;\r\ntrans_x;rot_z\r\n1;-2,5\r\n0,003;4\r\n", "\ufeff\"sep=\t\"\ntrans_x\trot_z\n1\t-2.5\n0.003\t4\n",
		"# motion, by \"hand\"; of run 1\n\ntrans_x;rot_z\n1;-2,5\n0,003;4\n", "% trans_x,rot_z\n1,-2.5\n0.003,4\n",
		"%% a, b\n# trans_x\trot_z\n1\t-2.5\n0.003\t4\n" })
	void aTableWithNames(final String text) throws IOException {
		final Confounds confounds = read(text, "");
		assertEquals("trans_x", confounds.name(0));
		assertEquals("rot_z", confounds.name(1));
		assertArrayEquals(new double[][] { { 1, -2.5 }, { 0.003, 4 } }, confounds.values());
	}

	@ParameterizedTest
	@ValueSource(strings = { "1,2\n3,4\n5,6\n", "  1   2 \n 3.0 4\n5\t6\n", "# made by hand\n1 2\n3 4\n5 6\n",
		"% made by \"hand\",\n% at 5\" and 7\n1 2\n3 4\n#\n5 6\n", "# 3 runs, 4 mm\n#a,b,c\n1,2\n3,4\n5,6\n",
		"1,0;2,0\n3,0;4,0\n5;6\n", "\n1\t2\n3\t4\n\n5\t6\n\n" })
	void aTableWithoutNames(final String text) throws IOException {
		final Confounds confounds = read(text, "");
		assertArrayEquals(new double[][] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, confounds.values());
		assertEquals("2", confounds.name(1));
	}

	@Test
	void namesThatAreNumbersStandInQuotes() throws IOException {
		assertEquals(2, read("\"1\",\"2\"\n3,4\n5,6\n", "").frames());
		assertEquals(3, read("\"1\",\"2\"\n\"3\",\"4\"\n\"5\",\"6\"\n", "").frames());
	}

	private static final String TABLE = "trans_x,trans_y,rot_z,fd\n1,2,3,n/a\n4,5,6,0.5\n";

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "trans_*|0 1", "rot_z,trans_x|2 0", "trans_y-rot_z|1 2", "2-3|1 2",
		"1, rot_?|0 2", "trans_x,1|0", "na=0,fd|3", "na=next,4|3", "\"trans_x\"|0" })
	void columnsAreChosen(final String columns, final String expected) throws IOException {
		final Confounds confounds = read(TABLE, columns);
		final String[] chosen = expected.split(" ");
		assertEquals(chosen.length, confounds.columns());
		for (int c = 0; c < chosen.length; c++)
			assertEquals(TABLE.split("\n")[0].split(",")[Integer.parseInt(chosen[c])], confounds.name(c));
	}

	@Test
	void whatIsMissingInTheFirstRowIsSaid() throws IOException {
		assertEquals(0, read(TABLE, "fd,na=0").values()[0][0]);
		assertEquals(0.5, read(TABLE, "fd,na=next").values()[0][0]);
		assertTrue(refused(TABLE, "").startsWith("confounds series.csv, line 2, column 4 (fd): \"n/a\" in row 1 is not a " +
			"finite number; derivatives have none for the first frame: add na=0 to columns"), refused(TABLE, ""));
		assertTrue(
			refused("a,b\n1,2\n,4\n", "na=0").contains("line 3, column 1 (a): \"\" in row 2 is not a finite number"));
		assertTrue(refused("1,n/a\n3,4\n", "").contains("column 2 (2): \"n/a\" in row 1"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"rot|columns has \"rot\", but confounds series.csv has no such column; it has trans_x, trans_y, rot_z, fd",
		"x*|columns has \"x*\", but confounds series.csv has no such column; it has trans_x, trans_y, rot_z, fd",
		"0|columns has 0, but confounds series.csv has columns 1 to 4",
		"3-5|columns has 3-5, but confounds series.csv has columns 1 to 4",
		"na=1|columns has na=1, but must have na=0 or na=next", "fd=much|columns has fd=much, but must have a number",
		"motion|columns has \"motion\", which needs the column \"trans_x_derivative1\", but confounds series.csv has none" })
	void columnsThatAreNotThereAreRefused(final String columns, final String message) throws IOException {
		assertEquals(message, refused(TABLE, columns));
	}

	@Test
	void whatIsNoTableIsRefused() throws IOException {
		assertEquals("confounds series.csv, line 3: has 1 field, but the first line has 2; numbers with decimal commas " +
			"cannot be separated by commas", refused("a,b\n1,2\n3\n", ""));
		assertEquals("confounds series.csv: there is no row of numbers", refused("a,b\n", ""));
		assertEquals("confounds series.csv: there is no row of numbers", refused("", ""));
		assertEquals(
			"confounds series.csv, line 3, column 1 (a): \"0,5\" has a decimal comma, but other numbers have decimal points",
			refused("a;b\n1;2.5\n0,5;3\n", ""));
		assertEquals("confounds series.csv, line 2, column 1 (a): \"1d\" is not a finite number",
			refused("a,b\n1d,2\n", ""));
		assertEquals(
			"confounds series.csv, line 1, column 1: \"-0\" looks like part of a number with a decimal comma, and " +
				"those cannot be separated by commas",
			refused("-0,25\n1,5\n", ""));
		assertTrue(assertThrows(InputException.class, () -> CsvTable.read(folder.resolve("missing.csv"), "confounds x"))
			.getMessage().contains("confounds x cannot be read: there is no such file"));
	}

	@Test
	void framesToLeaveOutAreReadFromAnyList() throws IOException {
		assertArrayEquals(new int[] { 1, 3, 4 }, Scrubbing.read(file("\ufeff5\n0, 2\r\n ;\n")).kept(6));
		assertTrue(Scrubbing.read(file("\n")).isEmpty());
		assertArrayEquals(new int[] { 1, 3, 4 },
			Scrubbing.read(file("sep=;\n# frames, of \"run\" 1\n5;0\n  % spike\n2\n")).kept(6));
		assertEquals("scrub series.csv, line 1: says that fields are separated by \"|\", but that must be a comma, a " +
			"semicolon, a tab or a blank", scrubRefused("sep=|\n3\n"));
		assertEquals("scrub series.csv, line 3, column 1: \"-1\" is not the number of a frame, counted from 0",
			scrubRefused("# of run 1\n3\n-1\n"));
		assertEquals("scrub series.csv, line 2, column 1: \"-1\" is not the number of a frame, counted from 0",
			scrubRefused("3\n-1\n"));
		assertEquals("scrub series.csv, line 2, column 2: frame 3 occurs twice", scrubRefused("3\n4 3\n"));
		assertThrows(InputException.class, () -> Scrubbing.read(folder.resolve("missing.txt")));
		assertEquals("scrub series.csv has frame 5, but the series' last frame is 4, counted from 0",
			assertThrows(InputException.class, () -> Scrubbing.read(file("5")).kept(5)).getMessage());
		assertEquals("scrub leaves out all 2 frames",
			assertThrows(InputException.class, () -> Scrubbing.of(0, 1).kept(2)).getMessage());
	}

	@Test
	void flagsAreNoNumbersOfFrames() throws IOException {
		for (final String flags : new String[] { "0\n0\n1\n0\n", "1\n1\n1\n", "0 1 0 0" })
			assertEquals("scrub series.csv has only 0s and 1s, of which one may mean leave out or keep; it must have the " +
				"numbers of the frames to leave out, counted from 0", scrubRefused(flags));
		assertEquals(2, Scrubbing.read(file("0 1")).size());
	}

	private String scrubRefused(final String text) throws IOException {
		final Path file = file(text);
		return assertThrows(InputException.class, () -> Scrubbing.read(file)).getMessage();
	}

	private Confounds read(final String text, final String columns) throws IOException {
		return ConfoundColumns.parse(columns).confounds(CsvTable.read(file(text), "confounds series.csv"));
	}

	private String refused(final String text, final String columns) {
		return assertThrows(InputException.class, () -> read(text, columns)).getMessage();
	}

	private Path file(final String text) throws IOException {
		return Files.writeString(folder.resolve("series.csv"), text);
	}
}
