package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What callers write should say what it means: no true and false, and few things in a row. */
class PublicMethodsTest {

	/** Beside the Progress, which goes last. */
	private static final int MOST_PARAMETERS = 3;

	private static final String CORE = "(grid|features|filter|masking|signal|cluster|parcels|choice|nifti|tiff|pictures|files|" +
		"zarr|provenance|samples)(\\..*)?";

	/** Those with more, and why they have. */
	private static final Set<String> EXCEPTIONS = Set.of( //
		// the ends of a range
		"InputException.requireRange", "InputException.requireWithin", "Fields.wholes",
		// parts of arrays, in loops where an object for each call would count
		"OrderlessSums.add", "OrderlessSums.subtract", "PixelArrays.get", "PixelType.toFloats", "Means.move",
		"RenaRules.add", "RenaRules.divide", "Hyperslices.copy", "Hyperslices.add", "Slices.copy", "ArrivingVolumes.copy",
		"ArrivingVolumes.add", "AxisOrders.reordered", "Box.plane",
		// the pixels of a box, where it lies, and what is known of each
		"ParcelSums.of",
		// two grids, each of a size and a space
		"NearestPixel.new", "Masks.resampled",
		// what is clustered, the grid that it lies on, and numbers that belong to neither
		"Positions.beside", "Positions.weight", "SmallestSize.of",
		// one step of an algorithm, that its own package and that of blocks take
		"Contraction.new",
		// a graph, and the groups that its nodes are joined to
		"Touching.new",
		// a place in a store, and what is written there
		"ZarrArray.create", "ZarrGroup.write",
		// the numbers of a made image
		"FmriPhantom.new");

	private static List<Executable> methods;

	@BeforeAll
	static void findMethods() throws Exception {
		final Path classes = Path.of(Progress.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (Stream<Path> files = Files.walk(classes.resolve("org/parcelj"))) {
			methods = files.map(file -> classes.relativize(file).toString().replace(File.separatorChar, '.'))
				.filter(name -> name.matches("org\\.parcelj\\.(" + CORE + "\\.)?\\w+(\\$\\w+)*\\.class"))
				.map(PublicMethodsTest::type).filter(PublicMethodsTest::isPublic).flatMap(PublicMethodsTest::methods)
				.filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
				.collect(Collectors.toList());
		}
		assertTrue(methods.size() > 500, methods.size() + " methods");
	}

	private static Class<?> type(final String file) {
		try {
			return Class.forName(file.replaceFirst("\\.class$", ""), false, PublicMethodsTest.class.getClassLoader());
		}
		catch (final ClassNotFoundException e) {
			throw new AssertionError(e);
		}
	}

	private static boolean isPublic(final Class<?> type) {
		return Modifier.isPublic(type.getModifiers()) &&
			(type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
	}

	/** A record's constructor has as many parameters as the record has parts. */
	private static Stream<Executable> methods(final Class<?> type) {
		final Stream<Executable> methods = Arrays.stream(type.getDeclaredMethods());
		return type.isRecord() ? methods : Stream.concat(methods, Arrays.stream(type.getDeclaredConstructors()));
	}

	private static String name(final Executable method) {
		return method.getDeclaringClass().getSimpleName() + "." + (method instanceof Method ? method.getName() : "new");
	}

	@Test
	void noneTakesTrueOrFalse() {
		assertEquals(List.of(),
			methods.stream().filter(method -> List.of(method.getParameterTypes()).contains(boolean.class))
				.map(PublicMethodsTest::name).toList());
	}

	@Test
	void noneTakesMany() {
		final Set<String> many = methods.stream().filter(method -> Arrays.stream(method.getParameterTypes())
			.filter(type -> type != Progress.class).count() > MOST_PARAMETERS).map(PublicMethodsTest::name)
			.collect(Collectors.toCollection(TreeSet::new));
		final Set<String> idle = new TreeSet<>(EXCEPTIONS);
		idle.removeAll(many);
		many.removeAll(EXCEPTIONS);
		assertEquals(Set.of(), many, "a record of options, or a reason in this test");
		assertEquals(Set.of(), idle, "exceptions that are none any more");
	}
}
