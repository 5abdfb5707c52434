package org.parcelj.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFilesTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 1, 245, 246, 251 })
	void whatAKilledWritingLeftIsReplaced(final int length) throws IOException {
		final Path file = folder.resolve("x".repeat(length) + ".csv");
		Files.writeString(WholeFiles.part(file), "ha");
		WholeFiles.write(file, part -> Files.writeString(part, "whole"));
		assertEquals("whole", Files.readString(file));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(file), files.toList());
		}
	}
}
