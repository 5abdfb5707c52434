package org.parcelj.launcher.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.parcelj.provenance.FileRecord;

class OutputRecordsTest {

	private static final int LARGE = 3 << 20;

	@TempDir
	Path folder;

	@Test
	void filesOfAnySizeAreInTheOrderInWhichTheyWereAdded() throws IOException {
		final Path large = Files.write(folder.resolve("z"), new byte[LARGE]);
		final Path small = Files.writeString(folder.resolve("a"), "one");
		try (OutputRecords records = new OutputRecords()) {
			records.add("z", large);
			records.add("a", small);
			records.add("z", large);
			assertEquals(List.of("z", "a"), records.names());
			assertEquals(List.of(FileRecord.of("z", large), FileRecord.of("a", small)), records.all());
		}
	}

	@Test
	void aFileThatCannotBeReadIsToldOf() throws IOException {
		try (OutputRecords records = new OutputRecords()) {
			assertThrows(IOException.class, () -> records.add("none", folder.resolve("none")));
			final Path file = Files.createDirectory(folder.resolve("folder"));
			Files.createSymbolicLink(file.resolve("round"), file);
			records.add("folder", file);
			assertThrows(RuntimeException.class, records::all);
		}
	}
}
