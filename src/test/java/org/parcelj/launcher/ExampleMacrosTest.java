package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;

/** The macros that come with ParcelJ, without a display, each in a process of its own. */
class ExampleMacrosTest {

	@TempDir
	Path folder;

	@Test
	void coins() throws Exception {
		final String said = run("Coins.ijm");
		for (final String assignment : new String[] { "kmeans", "discretize", "cluster_qr" }) {
			assertTrue(said.contains("spectral segmentation: " + assignment + ", "), said);
			final ImagePlus picture = IJ.openImage(folder.resolve("coins_" + assignment + ".png").toString());
			assertEquals(ImagePlus.COLOR_RGB, picture.getType());
			assertTrue(colours(picture) > 20, "a colour a region");
		}
	}

	@Test
	void fourCircles() throws Exception {
		assertTrue(run("FourCircles.ijm").contains("regions: 4"));
		final ImagePlus labels = IJ.openImage(folder.resolve("four_circles.tif").toString());
		assertEquals(4, labels.getStatistics().max);
	}

	@Test
	void brainTissue() throws Exception {
		final String said = run("BrainTissue.ijm");
		assertTrue(said.contains("suggestion: 4 clusters (lowest BIC, of 2 to 6)"), said);
		assertTrue(said.matches("(?s).*brain_labels: fluid (0.99\\d|1.000), lesions (0.9\\d\\d|1.000), .*"), said);
		assertTrue(said.matches("(?s).*noisy_labels_spatial: fluid (0.99\\d|1.000), lesions (0.9\\d\\d|1.000), .*"), said);
		for (final String picture : new String[] { "brain_histograms", "brain_pairs" })
			assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(folder.resolve(picture + ".png").toString()).getType());
		final ImagePlus labels = IJ.openImage(folder.resolve("brain_labels.tif").toString());
		labels.setSlice(20);
		assertEquals(4, labels.getStatistics().max);
	}

	@Test
	void everyMacroIsTried() throws IOException {
		try (Stream<Path> macros = Files.list(Path.of("macros"))) {
			macros.forEach(macro -> assertTrue(Stream.of(getClass().getDeclaredMethods()).anyMatch(test -> macro.getFileName()
				.toString().equalsIgnoreCase(test.getName() + ".ijm")), macro + " has no test"));
		}
	}

	private String run(final String macro) throws Exception {
		final Java run = Java.run(folder, null, List.of("-Xmx2g"), Main.class, "macro", Path.of("macros", macro)
			.toAbsolutePath().toString(), folder.toString());
		assertEquals(0, run.status(), run.err());
		return run.out();
	}

	private static long colours(final ImagePlus picture) {
		return java.util.Arrays.stream((int[]) picture.getProcessor().getPixels()).map(p -> p & 0xffffff).filter(p -> (p >> 16) != (p &
			0xff)).distinct().count();
	}
}
