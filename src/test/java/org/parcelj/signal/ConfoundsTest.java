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
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;

class ConfoundsTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "trans_x,rot_z\n1,-2.5\n3e-3,4\n", "trans_x\trot_z\r\n1\t-2.5\r\n3e-3\t4\r\n",
		"\ufeff\"trans_x\"; \"rot_z\"\n1; -2.5\n3e-3; 4" })
	void aTableWithNames(final String text) throws IOException {
		final Confounds confounds = Confounds.read(file(text));
		assertEquals("trans_x", confounds.name(0));
		assertEquals("rot_z", confounds.name(1));
		assertArrayEquals(new double[][] { { 1, -2.5 }, { 0.003, 4 } }, confounds.values());
	}

	@Test
	void aTableWithoutNames() throws IOException {
		final Confounds confounds = Confounds.read(file("1,2\n3,4\n5,6\n"));
		assertEquals(3, confounds.frames());
		assertEquals(2, confounds.columns());
		assertEquals("2", confounds.name(1));
	}

	@Test
	void aDerivativeWithoutFirstValueIsNamed() throws IOException {
		assertEquals(
			"confounds series.csv: column \"framewise_displacement\" has \"n/a\" in row 1, but must have a finite " +
				"number; derivatives have none for the first frame: leave the column out or fill it in",
			refused("csf\tframewise_displacement\n1\tn/a\n2\t3\n"));
		assertTrue(refused("a,b\n1,2\n,4\n").contains("column \"a\" has \"\" in row 2"));
		assertTrue(refused("1,n/a\n3,4\n").contains("column \"2\" has \"n/a\" in row 1"));
	}

	@Test
	void whatIsNoTableIsRefused() throws IOException {
		assertEquals("confounds series.csv: row 2 has 1 fields, but the first line has 2", refused("a,b\n1,2\n3\n"));
		assertEquals("confounds series.csv: there is no row of numbers", refused("a,b\n"));
		assertEquals("confounds series.csv: there is no row of numbers", refused(""));
		assertTrue(assertThrows(InputException.class, () -> Confounds.read(folder.resolve("missing.csv"))).getMessage()
			.contains("missing.csv cannot be read"));
	}

	@Test
	void framesToLeaveOutAreReadFromAnyList() throws IOException {
		assertArrayEquals(new int[] { 1, 3, 4 }, Scrubbing.read(file("5\n0, 2\r\n 0;\n")).kept(6));
		assertTrue(Scrubbing.read(file("\n")).isEmpty());
		assertEquals("scrub series.csv has \"-1\", but must have numbers of frames, counted from 0",
			assertThrows(InputException.class, () -> Scrubbing.read(file("3\n-1\n"))).getMessage());
		assertThrows(InputException.class, () -> Scrubbing.read(folder.resolve("missing.txt")));
		assertEquals("scrub leaves out all 2 frames",
			assertThrows(InputException.class, () -> Scrubbing.of(0, 1).kept(2)).getMessage());
	}

	private String refused(final String text) throws IOException {
		final Path file = file(text);
		return assertThrows(InputException.class, () -> Confounds.read(file)).getMessage();
	}

	private Path file(final String text) throws IOException {
		return Files.writeString(folder.resolve("series.csv"), text);
	}
}
