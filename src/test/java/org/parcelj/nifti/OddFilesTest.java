package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.parcelj.InputException;
import org.parcelj.Progress;

/** A collection of unusual and of broken files: each opens with the right values, or is refused in one line. */
class OddFilesTest {

	private static final Path FOLDER = Paths.get(System.getProperty("parcelj.data", "")).resolve("nifti-odd");

	@TestFactory
	Stream<DynamicTest> everyFileGetsWhatItShould() throws IOException {
		assumeTrue(Files.exists(FOLDER.resolve("manifest.json")));
		@SuppressWarnings("unchecked")
		final Map<String, Map<String, Object>> manifest = (Map<String, Map<String, Object>>) new Json(
			Files.readString(FOLDER.resolve("manifest.json"))).parse();
		return manifest.entrySet().stream().map(
			entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(FOLDER.resolve(entry.getKey()), entry.getValue())));
	}

	/** The files of another library's own tests have no entry in the manifest. */
	@TestFactory
	Stream<DynamicTest> everyOtherFileOpensOrIsRefused() throws IOException {
		assumeTrue(Files.isDirectory(FOLDER));
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.filter(file -> file.getFileName().toString().startsWith("nibabel_")).sorted().toList().stream()
				.map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
					final String name = file.getFileName().toString();
					final boolean readable = !name.endsWith("dconn.nii") && !name.endsWith(".hdr");
					final String said = refusal(file);
					assertEquals(readable, said == null, said);
				}));
		}
	}

	private static String refusal(final Path file) {
		try {
			NiftiFile.open(file).read(Progress.NONE);
			return null;
		}
		catch (final InputException e) {
			assertTrue(e.getMessage().startsWith(file.getFileName().toString()), e.getMessage());
			assertFalse(e.getMessage().contains("\n"), e.getMessage());
			return e.getMessage();
		}
	}

	private static void check(final Path file, final Map<String, Object> expected) {
		final String expect = (String) expected.get("expect");
		final String said = refusal(file);
		if (expect.equals("error")) assertTrue(said != null, "was read");
		else if (said != null) assertFalse(expect.equals("ok"), said);
		else
			if (expected.containsKey("sum_finite")) Parallelization.runWithNumThreads(2, () -> checkValues(file, expected));
	}

	private static void checkValues(final Path file, final Map<String, Object> expected) {
		final NiftiImage image = NiftiFile.open(file).read(Progress.NONE);
		assertArrayEquals(numbers(expected.get("shape")),
			Arrays.stream(image.header().dimensions()).asDoubleStream().toArray());
		if (expected.containsKey("zooms")) {
			final double[] zooms = numbers(expected.get("zooms"));
			for (int axis = 0; axis < zooms.length; axis++)
				assertEquals(zooms[axis], image.header().pixelSize(axis), 1e-6 * zooms[axis]);
		}
		final RandomAccessibleInterval<DoubleType> values = image.values();
		double sum = 0;
		int nonFinite = 0;
		for (final DoubleType value : Views.flatIterable(values))
			if (Double.isFinite(value.get())) sum += value.get();
			else nonFinite++;
		final double expectedSum = (Double) expected.get("sum_finite");
		assertEquals(expectedSum, sum, 1e-9 * Math.abs(expectedSum));
		assertEquals(((Double) expected.get("n_nonfinite")).intValue(), nonFinite);
		final long[] probe = Arrays.stream(numbers(expected.get("probe_index"))).mapToLong(index -> (long) index).toArray();
		assertEquals(number(expected.get("probe_value")), values.getAt(probe).get(), 1e-4);
		assertEquals(number(expected.get("first_voxel")), values.getAt(new long[probe.length]).get(), 1e-4);
	}

	private static double number(final Object json) {
		return json instanceof String ? Double.NaN : (Double) json;
	}

	private static double[] numbers(final Object json) {
		return ((List<?>) json).stream().mapToDouble(OddFilesTest::number).toArray();
	}
}
