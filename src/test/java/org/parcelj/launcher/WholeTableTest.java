package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.launcher.MenuEntries.Entry;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/**
 * Every command of the menu on a small image, in each of the ways that there are to run it, with one and the same
 * result.
 */
class WholeTableTest {

	@TempDir
	static Path folder;

	/** The files of the command line, by command and name. */
	private static Map<String, Map<String, Path>> files;
	private static Context context;

	@BeforeAll
	static void runTheCommandLines() throws Exception {
		SmallImages.write(folder);
		files = new HashMap<>();
		for (final String command : SmallImages.OPTIONS.keySet()) {
			final List<String> arguments = new ArrayList<>(List.of(command));
			arguments.addAll(SmallImages.options(command, folder).entrySet().stream()
				.map(key -> key.getKey() + "=" + key.getValue()).toList());
			arguments.add("output=" + folder.resolve("line").resolve(command));
			SmallImages.run(arguments.toArray(String[]::new));
			files.put(command, files(folder.resolve("line").resolve(command)));
		}
	}

	@BeforeAll
	static void startScripts() {
		context = new Context();
	}

	@AfterAll
	static void endScripts() {
		context.dispose();
	}

	private static Map<String, Path> files(final Path where) throws IOException {
		if (!Files.exists(where)) return Map.of();
		try (Stream<Path> all = Files.list(where)) {
			return all
				.collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file, (a, b) -> a, TreeMap::new));
		}
	}

	@Test
	void everyCommandIsTried() throws Exception {
		assertEquals(MenuEntries.commands().stream().map(Entry::argument).sorted().toList(),
			SmallImages.OPTIONS.keySet().stream().sorted().toList());
	}

	@Test
	void macrosWithoutADisplay() throws Exception {
		final StringBuilder macro = new StringBuilder();
		for (final Entry entry : MenuEntries.commands()) {
			for (final String name : SmallImages.NAMES)
				macro.append("open('").append(folder.resolve(name)).append("');\n");
			macro.append("selectImage('image.tif');\nrun('").append(entry.title()).append("', '")
				.append(SmallImages.macro(entry.argument(), folder)).append(" output=[")
				.append(folder.resolve("macro").resolve(entry.argument())).append("]');\nclose('*');\n");
		}
		final Path file = Files.writeString(folder.resolve("all.ijm"), macro);
		final Java run = Java.run(folder, null, Main.class, "macro", file.toString());
		assertEquals(0, run.status(), run.err());
		for (final Entry entry : MenuEntries.commands()) {
			final Map<String, Path> expected = files.get(entry.argument());
			final Map<String, Path> written = files(folder.resolve("macro").resolve(entry.argument()));
			assertEquals(expected.keySet(), written.keySet(), entry.argument());
			for (final String name : expected.keySet())
				assertSame(expected.get(name), written.get(name));
		}
	}

	private static void assertSame(final Path expected, final Path actual) throws IOException {
		final String name = expected.toString();
		// it has the seconds that each file took
		if (name.endsWith("batch/summary.csv")) return;
		if (name.endsWith(".csv") || name.endsWith(".gz"))
			assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(actual), name);
		else
			if (name.matches(".*\\.(tif|png)"))
				assertEquals(SmallImages.pixels(IJ.openImage(name)), SmallImages.pixels(IJ.openImage(actual.toString())), name);
	}

	@TestFactory
	Stream<DynamicTest> nothingOfTheUsersIsReplaced() throws Exception {
		return files.entrySet().stream().filter(command -> !command.getValue().isEmpty()).map(command -> DynamicTest
			.dynamicTest(command.getKey(), () -> new Replacing(command.getKey(), folder, command.getValue()).isRefused()));
	}

	@TestFactory
	Stream<DynamicTest> scripts() throws Exception {
		return MenuEntries.commands().stream()
			.map(entry -> DynamicTest.dynamicTest(entry.argument(), () -> script(entry.argument())));
	}

	private static void script(final String command) throws Exception {
		final List<Object> inputs = new ArrayList<>();
		for (final Map.Entry<String, String> key : SmallImages.options(command, folder).entrySet()) {
			inputs.add(key.getKey());
			inputs.add(SmallImages.isImage(key.getKey()) ? IJ.openImage(key.getValue()) : key.getValue());
		}
		if (command.equals("batch")) {
			inputs.add("output");
			inputs.add(folder.resolve("script").toString());
		}
		final CommandModule module = context.service(CommandService.class)
			.run(Commands.find(command).getClassName(), false, inputs.toArray()).get();
		assertFalse(module.isCanceled(), module.getCancelReason());
		for (final Map.Entry<String, Object> output : module.getOutputs().entrySet())
			assertGives(files.get(command), output.getKey(), output.getValue());
	}

	private static void assertGives(final Map<String, Path> expected, final String name, final Object output)
		throws Exception
	{
		if (output instanceof ImagePlus && expected.containsKey(name + ".tif"))
			assertEquals(SmallImages.pixels(IJ.openImage(expected.get(name + ".tif").toString())),
				SmallImages.pixels((ImagePlus) output), name);
		if (output instanceof ResultsTable && expected.containsKey(name + ".csv")) {
			final List<String> lines = Files.readAllLines(expected.get(name + ".csv"));
			assertEquals(lines.get(0).replace("\"", ""), String.join(",", ((ResultsTable) output).getHeadings()), name);
			assertEquals(lines.size() - 1, ((ResultsTable) output).size(), name);
			for (int column = 0; column < ((ResultsTable) output).getHeadings().length; column++)
				assertFalse(isWithoutNumbers(lines, column), name + ": " + ((ResultsTable) output).getHeadings()[column]);
		}
		if (output instanceof Roi[]) assertTrue(expected.containsKey("rois.zip") && ((Roi[]) output).length > 0, name);
	}

	private static boolean isWithoutNumbers(final List<String> lines, final int column) {
		return lines.stream().skip(1)
			.allMatch(line -> line.split(",").length > column && line.split(",")[column].equals("NaN"));
	}

	@Test
	void menuAndDialogs() throws Exception {
		assumeTrue(Display.isPossible(), "Xvfb is not installed");
		try (Display display = Display.start()) {
			final Java run = Java.run(folder, display.name(), WholeTableDriver.class,
				Path.of("plugins.config").toAbsolutePath().toString(), folder.toString());
			assertEquals(0, run.status(), run.out() + run.err());
			for (final Entry entry : MenuEntries.commands()) {
				final Map<String, Path> expected = files.get(entry.argument());
				final Path labels = expected.get("labels.tif");
				final String said = run.out().replaceFirst("(?s).*?" + entry.argument() + ": ([^\n]*)\n.*", "$1");
				if (labels != null)
					assertEquals(SmallImages.pixels(IJ.openImage(labels.toString())), said.replaceFirst(", more.*", ""),
						entry.title());
				else
					// a report is a page in a browser
					assertTrue(said.endsWith("more windows: " + (!expected.isEmpty() && !entry.argument().equals("report"))),
						entry.title() + ": " + said);
			}
		}
	}
}
