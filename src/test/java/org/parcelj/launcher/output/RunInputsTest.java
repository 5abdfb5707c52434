package org.parcelj.launcher.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.parcelj.InputException;
import org.parcelj.provenance.FileRecord;

class RunInputsTest {

	@TempDir
	Path folder;

	@Test
	void checksumsBegunEarlyAreThoseOfTheFiles() throws Exception {
		final Path first = Files.writeString(folder.resolve("first"), "one");
		final Path second = Files.writeString(folder.resolve("second"), "two");
		final RunInputs inputs = new RunInputs();
		inputs.add(first);
		inputs.addWithoutFile("Untitled");
		final CountDownLatch read = new CountDownLatch(1);
		inputs.beginChecksums(read::countDown);
		read.await();
		inputs.add(second);
		assertEquals(List.of(record(first), FileRecord.withoutFile("Untitled"), record(second)), inputs.records());
	}

	@Test
	void whatCannotBeReadIsToldWhenItsChecksumIsAskedFor() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "one");
		final RunInputs inputs = new RunInputs();
		inputs.add(file);
		inputs.beginChecksums(() -> {
			throw new InputException("the file ends early");
		});
		assertEquals(record(file), inputs.records().get(0));
		Files.delete(file);
		assertThrows(InputException.class, inputs::records);
	}

	private static FileRecord record(final Path file) throws IOException {
		return FileRecord.of(file.toAbsolutePath().normalize().toString(), file);
	}
}
