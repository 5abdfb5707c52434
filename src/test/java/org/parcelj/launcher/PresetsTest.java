package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;

class PresetsTest {

	@TempDir
	Path folder;

	private Path file;
	private Presets presets;

	@BeforeEach
	void ofKMeans() {
		file = folder.resolve("own.txt");
		presets = new Presets("kmeans", file);
	}

	@Test
	void allThatComeWithParcelJCanBeUsed() {
		int count = 0;
		for (final String command : Commands.names()) {
			for (final String name : new Presets(command, file).names()) {
				assertFalse(new CommandRun(command).set(new Presets(command, file).find(name)).isEmpty(), name);
				count++;
			}
		}
		assertEquals(4, count);
	}

	@Test
	void onesOwnAreKeptAndTakePrecedence() throws IOException {
		presets.save("my cells", "clusters=7 mask=[a b]");
		presets.save("stains", "clusters=9");
		presets.save("my cells", "clusters=8 mask=[a b]");
		new Presets("spectral", file).save("my cells", "clusters=3");
		assertEquals(List.of("nuclei", "stains", "my cells"), presets.names());
		assertEquals("8", presets.find("my cells").text("clusters"));
		assertEquals("a b", presets.find("my cells").text("mask"));
		assertEquals("9", presets.find("stains").text("clusters"));
		assertEquals("3", new Presets("spectral", file).find("my cells").text("clusters"));
		assertEquals(3, Files.readAllLines(file).size());
	}

	@Test
	void whatIsWrongIsNamed() throws IOException {
		assertEquals("preset is \"stain\", but must be one of nuclei, stains; did you mean \"stains\"?",
			assertThrows(InputException.class, () -> presets.find("stain")).getMessage());
		assertEquals("preset is \"stain\", but rena has no presets",
			assertThrows(InputException.class, () -> new Presets("rena", file).find("stain")).getMessage());
		assertThrows(InputException.class, () -> presets.save("a=b", "clusters=7"));
		Files.writeString(file, "# mine\n\nbroken\n");
		final String message = assertThrows(InputException.class, () -> presets.names()).getMessage();
		assertTrue(message.startsWith("line 3 of "), message);
	}

	@Test
	void keysOfTheCallGoBeforeThoseOfThePreset() {
		final Map<String, Object> values = new HashMap<>();
		new CommandRun("kmeans").set(Options.ofMacro("preset=stains clusters=6"))
			.forEach((key, value) -> values.put(key.name(), value));
		assertEquals(Map.of("clusters", 6, "colourspace", "od", "channels", "1,3", "scalechannels", true), values);
	}
}
