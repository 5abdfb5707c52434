package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other programs write them, by the command line: read rightly, or refused in one line. */
class ForeignFilesTest extends CommandLineRuns {

	/** Of the three areas that the pictures have, among 4,800 pixels. */
	private static final String AREAS = "4800 pixels, 1 feature, 3 clusters, explained variance ";

	@ParameterizedTest
	@CsvSource({ "tiled.tif, 199.369;1199.187;2198.981", "big.tif, 199.369;1199.187;2198.981",
		"lzma.tif, 199.369;1199.187;2198.981", "deflate_predictor.tif, 199.369;1199.187;2198.981",
		"float16.tif, 199.369;1199.187;2198.985", "float64.tif, 0.001;1.000;2.000", "int64.tif, 0;1;2", "int8.tif, -2;-1;0",
		"int32_large.tif, 0;7;14" })
	void threeAreasOfOneChannel(final String file, final String centres) throws IOException {
		assertEquals(0, run("kmeans", "image=" + given(file), "clusters=3", "output=" + folder), err.toString());
		assertTrue(out.toString().contains(AREAS), out.toString());
		final List<String> lines = Files.readAllLines(folder.resolve("centres.csv"));
		final String[] expected = centres.split(";");
		for (int i = 0; i < 3; i++)
			assertEquals(Double.parseDouble(expected[i]), Double.parseDouble(lines.get(i + 1)), 1e-3);
		assertEquals(file.equals("int32_large.tif"),
			out.toString().contains("warning: the values of \"int32_large.tif\" are taken relative to 2000000000"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "channels.ome.tif", "jpeg.tif", "palette.png" })
	void threeAreasOfThreeChannels(final String file) throws IOException {
		assertEquals(0, run("kmeans", "image=" + given(file), "clusters=3", "output=" + folder), err.toString());
		assertTrue(out.toString().contains("4800 pixels, 3 features, 3 clusters, explained variance 0.99"), out.toString());
	}

	@Test
	void framesOfAnOmeTiffAreFrames() {
		assertEquals(0, run("kmeans", "image=" + given("frames.ome.tif"), "clusters=3", "output=" + folder),
			err.toString());
		assertTrue(out.toString().contains("4800 pixels, 12 features"), out.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "labels_slope.nii", "labels_scaled_by_writer.nii", "labels_nearly_whole.nii",
		"labels_nan_background.nii" })
	void labelsAreScaledAsTheHeaderSays(final String file) throws IOException {
		assertEquals(0, run("sizes", "labels=" + given(file), "output=" + folder), err.toString());
		final List<String> lines = Files.readAllLines(folder.resolve("sizes.csv"));
		final String[] pixels = { "85", "60", "45", "20" };
		assertEquals(5, lines.size());
		for (int i = 0; i < 4; i++)
			assertTrue(lines.get(i + 1).contains((i + 1) + "," + pixels[i] + ","), lines.get(i + 1));
	}

	@Test
	void aStatisticMapIsNoLabelImage() {
		assertEquals(2, run("sizes", "labels=" + given("statistic_map.nii"), "output=" + folder));
		assertTrue(
			err.toString().matches("\"statistic_map.nii\" holds [-.\\d]+ at x \\d+, y \\d+, slice \\d+, but labels are " +
				"whole numbers of 0 to 16777216\n"),
			err.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "damaged_circle.tif", "damaged_height.tif", "damaged_huge_height.tif",
		"damaged_strip_count.tif", "damaged_text_count.tif", "damaged_half.jpg", "damaged_half.pgm" })
	void damageIsToldInOneLine(final String file) {
		assertTimeout(Duration.ofSeconds(2),
			() -> assertEquals(2, run("kmeans", "image=" + given(file), "clusters=2", "output=" + folder.resolve("out"))));
		assertTrue(err.toString().startsWith("image \"" + given(file) + "\" cannot be read as an image: "), err.toString());
		assertEquals(1, err.toString().lines().count());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	/** Who reads a pipe waits for somebody to write, and who reads a device may never end. */
	@ParameterizedTest
	@ValueSource(strings = { "kmeans image=%", "kmeans image=sample:coins more=%", "kmeans image=sample:coins mask=%",
		"kmeans image=IMAGE subjects=%", "sizes labels=%", "sizes labels=IMAGE reference=%", "signals image=IMAGE labels=%",
		"signals image=IMAGE labels=LABELS confounds=%", "signals image=IMAGE labels=LABELS scrub=%",
		"cut labels=LABELS tree=%", "gmm image=IMAGE fitted=%", "macro %" })
	void whatIsNoFileIsRefusedAtOnce(final String line) throws Exception {
		final Path pipe = folder.resolve("pipe.nii");
		assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
		for (final String name : new String[] { pipe.toString(), "/dev/zero", folder.toString() }) {
			if (line.contains("subjects") && name.equals(folder.toString())) continue;
			err.reset();
			final String[] arguments = line.replace("IMAGE", given("frames.ome.tif")).replace("LABELS", given("int64.tif"))
				.replace("%", name).split(" ");
			assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(2, run(arguments)));
			assertTrue(err.toString().matches("(?s).*(it is a pipe or a device|it is a folder|is not a file)\n"),
				err.toString());
			assertEquals(1, err.toString().lines().count());
		}
	}

	private static String given(final String file) {
		try {
			return Path.of(ForeignFilesTest.class.getResource("/cases/" + file).toURI()).toString();
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
