package examples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every snippet of Java in the README and the guide is cut from an example here, but for the breaking of lines. */
class SnippetsTest {

	private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	@TestFactory
	Stream<DynamicTest> snippetsStandInTheExamples() throws IOException {
		final String examples = files(Path.of("src", "test", "java", "examples"), ".java").stream().map(SnippetsTest::text)
			.map(SnippetsTest::flat).collect(Collectors.joining("\n"));
		final List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
		pages.add(Path.of("README.md"));
		pages.add(Path.of("CONTRIBUTING.md"));
		final List<DynamicTest> tests = new ArrayList<>();
		for (final Path page : pages)
			for (final Matcher snippet = SNIPPET.matcher(text(page)); snippet.find();) {
				final String code = snippet.group(1);
				tests.add(DynamicTest.dynamicTest(page + ": " + code.lines().findFirst().orElse(""),
					() -> assertTrue(examples.contains(flat(code)), "no example holds\n" + code)));
			}
		assertFalse(tests.isEmpty());
		return tests.stream();
	}

	private static String flat(final String code) {
		return code.replaceAll("\\s+", "");
	}

	private static List<Path> files(final Path folder, final String ending) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
		}
	}

	private static String text(final Path file) {
		try {
			return Files.readString(file);
		}
		catch (final IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
