package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Links between the pages of the README and the user guide lead somewhere, as they are written and in the built pages.
 */
class GuideLinksTest {

	private static final Path DOCS = Path.of("docs");
	private static final Path BUILT = Path.of("target", "classes", "docs");
	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
	private static final Pattern HTML_LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
	private static final Pattern ID = Pattern.compile("(?:id|name)=\"([^\"]+)\"");
	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
	private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");

	@Test
	void linksOfPagesAsWritten() throws IOException {
		final List<Path> pages = files(DOCS, ".md");
		for (final String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))
			pages.add(Path.of(name));
		final List<String> broken = new ArrayList<>();
		for (final Path page : pages)
			for (final String link : found(LINK, CODE.matcher(Files.readString(page)).replaceAll("")))
				if (isBroken(page, link, GuideLinksTest::headings)) broken.add(page + ": " + link);
		assertEquals(List.of(), broken);
	}

	/** Whatever is longer belongs in the guide. */
	@Test
	void theReadmeIsShort() throws IOException {
		assertTrue(Files.readAllLines(Path.of("README.md")).size() < 200);
	}

	@Test
	void linksOfBuiltPages() throws IOException {
		final List<Path> pages = files(BUILT, ".html");
		assertTrue(pages.size() > 40, "the user guide is not built: " + pages.size() + " pages");
		final List<String> broken = new ArrayList<>();
		for (final Path page : pages)
			for (final String link : found(HTML_LINK, Files.readString(page)))
				if (isBroken(page, link.replace("&amp;", "&"), GuideLinksTest::ids)) broken.add(page + ": " + link);
		assertEquals(List.of(), broken);
	}

	@Test
	void everyPictureIsShownSomewhere() throws IOException {
		final Set<Path> shown = new HashSet<>();
		final List<Path> pages = files(DOCS, ".md");
		pages.add(Path.of("README.md"));
		for (final Path page : pages)
			for (final String link : found(LINK, Files.readString(page)))
				shown.add(page.toAbsolutePath().resolveSibling(link.replaceFirst("#.*", "")).normalize());
		final Set<Path> unused = new TreeSet<>();
		for (final String ending : List.of(".png", ".svg"))
			for (final Path picture : files(DOCS, ending))
				if (!shown.contains(picture.toAbsolutePath().normalize())) unused.add(picture);
		assertEquals(Set.of(), unused);
	}

	/** What a page has that links can lead to. */
	private interface Anchors {

		Set<String> of(Path page) throws IOException;
	}

	private static boolean isBroken(final Path page, final String link, final Anchors anchors) throws IOException {
		if (link.matches("[a-z]+:.*")) return false;
		final int hash = link.indexOf('#');
		final String file = hash < 0 ? link : link.substring(0, hash);
		final Path target = file.isEmpty() ? page : page.toAbsolutePath().resolveSibling(file).normalize();
		if (!Files.exists(target)) return true;
		return hash >= 0 && !anchors.of(target).contains(link.substring(hash + 1));
	}

	/** The anchors that GitHub gives headings. */
	private static Set<String> headings(final Path page) throws IOException {
		final Set<String> anchors = new HashSet<>();
		for (final String heading : found(HEADING, Files.readString(page)))
			anchors.add(heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
		return anchors;
	}

	private static Set<String> ids(final Path page) throws IOException {
		return new HashSet<>(found(ID, Files.readString(page)));
	}

	private static List<String> found(final Pattern pattern, final String text) {
		final List<String> all = new ArrayList<>();
		for (final Matcher match = pattern.matcher(text); match.find();)
			all.add(match.group(1));
		return all;
	}

	private static List<Path> files(final Path folder, final String ending) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return new ArrayList<>(all.filter(file -> file.toString().endsWith(ending)).sorted().toList());
		}
	}
}
