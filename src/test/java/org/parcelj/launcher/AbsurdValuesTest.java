package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

/**
 * Every key of every command, as they are declared, with numbers that nobody can mean and words that mean nothing: each
 * is refused in a line that names the key.
 */
class AbsurdValuesTest {

	private static final int SIZE = 12;

	private static final List<String> WHOLE_NUMBERS = List.of("2147483647", "-2147483648", "1e300");
	private static final List<String> NUMBERS = List.of("1e300", "-1e300", "NaN", "Infinity");
	private static final List<String> TEXTS = List.of("1e300", "otus");

	/** What is taken, and the words of the warning that comes with it; none where any value is right. */
	private static final Map<String, String> TAKEN = Map.of( //
		"seed=2147483647", "", "seed=-2147483648", "", //
		"agglomerative height=1e300", "warning: height is above all merges, the last of which is at ", //
		"cut height=1e300", "warning: height is above all merges, the last of which is at ", //
		"components smallest=2147483647", "warning: no part has 2147483647 pixels, so none is left");

	/** Where the files go is not what a command works with. */
	private static final Set<String> FILES = Set.of("path", "input", "command", "pattern", "keys", "output");

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeInputs() {
		final ImageStack channels = new ImageStack(SIZE, SIZE);
		for (int c = 0; c < 2; c++) {
			final FloatProcessor plane = new FloatProcessor(SIZE, SIZE);
			for (int i = 0; i < SIZE * SIZE; i++)
				plane.setf(i, i * (7 + c) % 31);
			channels.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus("image.tif", channels);
		image.setDimensions(2, 1, 1);
		IJ.saveAsTiff(image, folder.resolve("image.tif").toString());
		final ShortProcessor labels = new ShortProcessor(SIZE, SIZE);
		for (int i = 0; i < SIZE * SIZE; i++)
			labels.set(i, 1 + i / 4 % 3);
		IJ.saveAsTiff(new ImagePlus("reference.tif", labels), folder.resolve("reference.tif").toString());
		final Outcome tree = run(
			List.of("agglomerative", "image=" + folder.resolve("image.tif"), "clusters=6", "tree", "output=" + folder));
		assertEquals(0, tree.status, tree.err);
	}

	@TestFactory
	List<DynamicTest> everyKeyIsRefused() {
		final Set<Field> seen = new HashSet<>();
		final List<DynamicTest> tests = new ArrayList<>();
		for (final String command : new TreeMap<>(SmallImages.OPTIONS).keySet())
			for (final Key key : new CommandRun(command).allKeys())
				if (!FILES.contains(key.name()) && seen.add(Commands.find(command).getInput(key.name()).getField()))
					tests.add(DynamicTest.dynamicTest(command + " " + key.name(), () -> refuses(command, key)));
		return tests;
	}

	private static void refuses(final String command, final Key key) {
		for (final String value : values(key)) {
			final String set = key.name() + "=" + value;
			final Outcome outcome = run(arguments(command, key.name(), set));
			final String taken = TAKEN.getOrDefault(set, TAKEN.get(command + " " + set));
			if (taken == null) {
				assertEquals(2, outcome.status, command + " " + set + ": " + outcome.out);
				assertEquals(1, outcome.err.lines().count(), outcome.err);
				assertTrue(outcome.err.contains(key.name()), command + " " + set + ": " + outcome.err);
			}
			else {
				assertEquals(0, outcome.status, outcome.err);
				assertTrue(outcome.out.lines().anyMatch(line -> line.startsWith(taken)), outcome.out);
			}
		}
	}

	private static List<String> values(final Key key) {
		final Class<?> type = key.defaultValue() == null ? String.class : key.defaultValue().getClass();
		if (type == Integer.class || type == Long.class) return WHOLE_NUMBERS;
		return type == Double.class ? NUMBERS : TEXTS;
	}

	private static List<String> arguments(final String command, final String key, final String set) {
		final List<String> arguments = new ArrayList<>(List.of(command));
		final Map<String, String> options = new HashMap<>(SmallImages.options(command, folder));
		options.remove(key);
		options.remove("width");
		options.forEach((name, value) -> arguments.add(name + "=" + value));
		arguments.add(set);
		if (!options.containsKey("path")) arguments.addAll(List.of("output=" + folder.resolve("out"), "overwrite=true"));
		return arguments;
	}

	/** A placeholder that there is none of would give all images of a loop one name. */
	@Test
	void aNameWithAPlaceholderThatThereIsNot() {
		for (final String name : List.of("{typo}", "{image}_{Image}", "{image", "image}", "{}")) {
			final Outcome outcome = run(
				List.of("mask", "image=" + folder.resolve("image.tif"), "name=" + name, "output=" + folder.resolve("named")));
			assertEquals(2, outcome.status, name);
			assertTrue(outcome.err.startsWith("name has "), outcome.err);
			assertTrue(outcome.err.contains("but only {image} stands for something"), outcome.err);
		}
	}

	/** Braces in an image's own name are no placeholders, also where a batch writes that name out. */
	@Test
	void anImagesNameMayHaveBraces() throws IOException {
		final Path image = Files.createDirectories(folder.resolve("braces")).resolve("{x}.tif");
		Files.copy(folder.resolve("image.tif"), image);
		for (final String line : List.of("mask image=" + image + " name={image}", "mask image=" + image + " name={x}-b",
			"batch command=mask input=" + image.getParent() + " keys=method=otsu")) {
			final List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
			arguments.add("output=" + folder.resolve("out of braces"));
			final Outcome outcome = run(arguments);
			assertEquals(0, outcome.status, outcome.err);
			assertEquals(List.of(), outcome.out.lines().filter(each -> each.startsWith("warning")).toList());
		}
	}

	private static Outcome run(final List<String> arguments) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		final int status = new CommandLine(new PrintStream(out), new PrintStream(err))
			.run(arguments.toArray(String[]::new));
		return new Outcome(status, out.toString(), err.toString());
	}

	private record Outcome(int status, String out, String err) {}
}
