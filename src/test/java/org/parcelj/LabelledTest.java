package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scijava.plugin.Parameter;

/** What users write for a key is what its enum knows, in every command. */
class LabelledTest {

	private static final Path CLASSES = Path.of("target/classes");

	/** The enum behind each key that has choices. */
	private static final Map<String, String> ENUMS = Map.ofEntries( //
		Map.entry("algorithm", "cluster.kmeans.KMeansAlgorithm"), //
		Map.entry("assignment", "cluster.spectral.Assignment"), //
		Map.entry("colourspace", "commands.input.ColourSpace"), //
		Map.entry("columns", "imagej.figures.FigureGrid$Across"), //
		Map.entry("connectivity", "grid.Connectivity"), //
		Map.entry("each", "imagej.images.Portion"), //
		Map.entry("palette", "imagej.labels.Palette"), //
		Map.entry("colour", "commands.input.OutlineColour"), //
		Map.entry("contrast", "cluster.spectral.Contrast"), //
		Map.entry("covariance", "cluster.mixture.CovarianceType"), //
		Map.entry("detrend", "signal.Detrend"), //
		Map.entry("filter", "signal.FilterKind"), //
		Map.entry("format", "imagej.pictures.PictureFormat"), //
		Map.entry("kind", "imagej.plots.PairPlot$Kind"), //
		Map.entry("linkage", "cluster.agglomerative.Linkage"), //
		Map.entry("standardize", "signal.Standardize"), //
		Map.entry("statistic", "parcels.Statistic"), //
		Map.entry("style", "imagej.figures.ParcelStyle$Kind"));

	/** Their choices are of several enums, or of none. */
	private static final Set<String> WITHOUT_ENUM = Set.of("criterion", "method");

	private enum Fruit implements Labelled {
		APPLE, BLOOD_ORANGE {

			@Override
			public String label() {
				return "blood-orange";
			}
		}
	}

	@Test
	void isParsedInAnyCase() {
		assertSame(Fruit.APPLE, Labelled.parse(Fruit.class, "fruit", "Apple"));
		assertSame(Fruit.BLOOD_ORANGE, Labelled.parse(Fruit.class, "fruit", "blood-orange"));
		assertEquals(List.of("apple", "blood-orange"), Labelled.choices(Fruit.class));
	}

	@Test
	void refusesWhatThereIsNot() {
		for (final String text : new String[] { "pear", "", "apple " })
			assertEquals("fruit is \"" + text + "\", but must be one of apple, blood-orange",
				assertThrows(InputException.class, () -> Labelled.parse(Fruit.class, "fruit", text)).getMessage());
	}

	@TestFactory
	Stream<DynamicTest> choicesOfParametersAreThoseOfTheEnum() throws IOException {
		return parametersWithChoices().stream().map(field -> DynamicTest
			.dynamicTest(field.getDeclaringClass().getSimpleName() + "." + field.getName(), () -> assertChoices(field)));
	}

	@Test
	void everyEnumIsTheChoiceOfSomeParameter() throws IOException {
		final Set<String> keys = new TreeSet<>(ENUMS.keySet());
		parametersWithChoices().forEach(field -> keys.remove(field.getName()));
		assertTrue(keys.isEmpty(), "no command has choices for " + keys);
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static void assertChoices(final Field field) throws ClassNotFoundException {
		if (WITHOUT_ENUM.contains(field.getName())) return;
		final String name = ENUMS.get(field.getName());
		assertNotNull(name, "which enum is behind the choices of " + field.getName() + "?");
		final Class type = Class.forName("org.parcelj." + name);
		assertEquals(Labelled.choices(type), List.of(field.getAnnotation(Parameter.class).choices()));
	}

	private static List<Field> parametersWithChoices() throws IOException {
		try (Stream<Path> files = Files.walk(CLASSES.resolve("org/parcelj"))) {
			return files.filter(file -> file.toString().endsWith(".class")).map(LabelledTest::load)
				.flatMap(type -> Stream.of(type.getDeclaredFields()))
				.filter(field -> field.isAnnotationPresent(Parameter.class) &&
					field.getAnnotation(Parameter.class).choices().length > 0)
				.toList();
		}
	}

	private static Class<?> load(final Path file) {
		final String name = CLASSES.relativize(file).toString().replace(".class", "")
			.replace(file.getFileSystem().getSeparator(), ".");
		try {
			return Class.forName(name, false, LabelledTest.class.getClassLoader());
		}
		catch (final ClassNotFoundException e) {
			throw new IllegalStateException(e);
		}
	}
}
