package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parcelj.imagej.SampleImages;

/** The menu, the commands and the README say the same. */
class MenuTest {

	private static final Pattern ENTRY = Pattern.compile("(Plugins>ParcelJ[^,]*), \"([^\"]+)\"(?:, ([\\w.]+)\\(\"([^\"]*)\"\\))?");

	@TestFactory
	Stream<DynamicTest> everyEntryRunsSomething() throws IOException {
		return entries().map(entry -> DynamicTest.dynamicTest(entry.group(2), () -> {
			final String argument = entry.group(4);
			if (entry.group(3).equals(CommandLauncher.class.getName())) assertEquals(entry.group(2).replace("...", ""), Commands
				.find(argument).getLabel());
			else {
				assertEquals(SampleOpener.class.getName(), entry.group(3));
				for (final String name : argument.split(" "))
					assertNotNull(SampleImages.fromLabel(name).open());
			}
		}));
	}

	@Test
	void everyCommandHasAnEntry() throws IOException {
		final Set<String> inMenu = entries().filter(entry -> entry.group(3).equals(CommandLauncher.class.getName())).map(
			entry -> entry.group(4)).collect(Collectors.toCollection(TreeSet::new));
		final Set<String> there = Commands.names().stream().filter(name -> !name.startsWith("probe")).collect(Collectors
			.toCollection(TreeSet::new));
		assertEquals(there, inMenu);
	}

	@Test
	void theReadmeListsEveryEntry() throws IOException {
		final String readme = Files.readString(Path.of("README.md"));
		final List<String> missing = entries().map(entry -> entry.group(2)).filter(name -> !readme.contains(name)).collect(
			Collectors.toList());
		assertTrue(missing.isEmpty(), "not in the README: " + missing);
	}

	private static Stream<Matcher> entries() throws IOException {
		return Files.readAllLines(Path.of("plugins.config")).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
			.map(line -> {
				final Matcher matcher = ENTRY.matcher(line);
				assertTrue(matcher.matches(), line);
				return matcher;
			}).filter(entry -> entry.group(3) != null);
	}
}
