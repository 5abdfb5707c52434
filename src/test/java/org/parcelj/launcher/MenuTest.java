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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parcelj.Labelled;
import org.parcelj.imagej.samples.SampleImages;

/** The menu, the commands and the README say the same. */
class MenuTest {

	@TestFactory
	Stream<DynamicTest> everyEntryRunsSomething() throws IOException {
		return MenuEntries.all().stream().filter(entry -> !entry.isAgain())
			.map(entry -> DynamicTest.dynamicTest(entry.title(), () -> {
				if (entry.isCommand())
					assertEquals(entry.title().replace("...", ""), Commands.find(entry.argument()).getLabel());
				else
					if (entry.className().equals(About.class.getName())) assertTrue(About.text().startsWith("ParcelJ "));
				else {
					assertEquals(SampleOpener.class.getName(), entry.className());
					for (final String name : entry.argument().split(" "))
						assertNotNull(Labelled.parse(SampleImages.class, "sample", name).open());
				}
			}));
	}

	/** ImageJ has one entry of a name. */
	@Test
	void entriesOfImageJsOwnMenusDoWhatOursDo() throws IOException {
		final List<MenuEntries.Entry> all = MenuEntries.all();
		assertEquals(all.size(), all.stream().map(MenuEntries.Entry::title).distinct().count());
		final List<MenuEntries.Entry> again = all.stream().filter(MenuEntries.Entry::isAgain).toList();
		assertEquals(7, again.size());
		for (final MenuEntries.Entry entry : again)
			assertEquals(1, all.stream().filter(other -> !other.isAgain() && other.className().equals(entry.className()) &&
				other.argument().equals(entry.argument())).count(), entry.title());
	}

	@Test
	void everyCommandHasAnEntry() throws IOException {
		final Set<String> inMenu = MenuEntries.commands().stream().map(MenuEntries.Entry::argument)
			.collect(Collectors.toCollection(TreeSet::new));
		final Set<String> there = Commands.names().stream().filter(name -> !name.startsWith("probe"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(there, inMenu);
	}

	@Test
	void theReadmeListsEveryEntry() throws IOException {
		final String readme = Files.readString(Path.of("README.md"));
		final List<String> missing = MenuEntries.all().stream().filter(entry -> !entry.isAgain())
			.map(MenuEntries.Entry::title).filter(name -> !readme.contains(name)).collect(Collectors.toList());
		assertTrue(missing.isEmpty(), "not in the README: " + missing);
	}

	@Test
	void everyHelpButtonOpensAPage() throws IOException {
		for (final MenuEntries.Entry entry : MenuEntries.commands()) {
			final Path page = HelpPages.of(entry.argument());
			assertTrue(Files.readString(page).contains("<h1>"), page + " is no page");
		}
	}
}
