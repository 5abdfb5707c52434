package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.parcelj.provenance.FolderRecord;

/** A command of {@link SmallImages} whose files would replace what is not its own: it refuses before its work. */
final class Replacing {

	/** How an input can lie where an output will be. */
	private enum Way {

		COPY, SYMBOLIC_LINK, HARD_LINK;

		void put(final Path input, final Path place) throws IOException {
			switch (this) {
				case COPY -> Files.copy(input, place);
				case SYMBOLIC_LINK -> Files.createSymbolicLink(place, input);
				case HARD_LINK -> Files.createLink(place, input);
			}
		}
	}

	/** A batch goes through all files. */
	private static final String OF_BATCH = "1 of 1: one failed\n";

	private final String command;
	private final Path folder;
	private final Map<String, Path> written;
	private final Map<String, String> options;

	/** @param written its files of an earlier run, by name */
	Replacing(final String command, final Path folder, final Map<String, Path> written) {
		this.command = command;
		this.folder = folder;
		this.written = written;
		options = SmallImages.options(command, folder);
	}

	void isRefused() throws IOException {
		int turn = 0;
		for (final String name : written.keySet()) {
			if (name.equals(FolderRecord.FILE)) continue;
			ofAnother(name);
			ofOursThatWasEdited(name);
			for (final String key : options.keySet())
				if (Files.isRegularFile(Path.of(options.get(key)))) ofAnInput(name, key, Way.values()[turn++ % 3]);
		}
	}

	private void ofAnother(final String name) throws IOException {
		final Path place = place(name);
		Files.writeString(place, "mine");
		refuses(options, place, place + "\" already exists and is not as ParcelJ wrote it");
	}

	private void ofOursThatWasEdited(final String name) throws IOException {
		final Path file = written.get(name);
		final byte[] whole = Files.readAllBytes(file);
		Files.write(file, new byte[] { 'x' }, StandardOpenOption.APPEND);
		refuses(options, file, file + "\" already exists and is not as ParcelJ wrote it");
		Files.write(file, whole);
	}

	/** Which not even the key for it replaces; but where the command is there to change the image it helps. */
	private void ofAnInput(final String name, final String key, final Way way) throws IOException {
		final Path place = place(name);
		way.put(Path.of(options.get(key)), place);
		final Map<String, String> changed = new LinkedHashMap<>(options);
		if (way == Way.COPY) changed.put(key, place.toString());
		final boolean inPlace = key.equals("labels") && name.equals("labels.tif");
		if (!inPlace) changed.put("overwrite", "true");
		refuses(changed, place, place + "\" is an input, and would be replaced");
	}

	private Path place(final String name) throws IOException {
		return Files.createTempDirectory(folder, command).resolve(name);
	}

	private void refuses(final Map<String, String> keys, final Path place, final String message) throws IOException {
		final List<String> arguments = new ArrayList<>(List.of(command));
		keys.forEach((key, value) -> arguments.add(key + "=" + value));
		arguments.add("output=" + place.getParent());
		final byte[] before = Files.readAllBytes(place);
		final List<String> names = names(place.getParent());
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		assertEquals(2, new CommandLine(new PrintStream(out), new PrintStream(err)).run(arguments.toArray(String[]::new)),
			() -> arguments + ": " + out);
		assertTrue(err.toString().contains("\"" + message), () -> arguments + ": " + err);
		assertEquals(1, err.toString().lines().count(), () -> arguments + ": " + err);
		assertTrue(out.toString().isEmpty() || out.toString().equals(OF_BATCH),
			() -> arguments + " said something, so that the work had begun: " + out);
		assertArrayEquals(before, Files.readAllBytes(place), arguments.toString());
		assertEquals(names, names(place.getParent()), arguments.toString());
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(Path::toString).sorted().toList();
		}
	}
}
