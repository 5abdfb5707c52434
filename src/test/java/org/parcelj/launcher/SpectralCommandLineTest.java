package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;

/** Spectral segmentation from the command line. */
class SpectralCommandLineTest extends CommandLineRuns {

	private static final String[] CIRCLES = { "spectral", "image=sample:four-circles", "mask=sample:four-circles-mask",
		"clusters=4", "beta=1", "eps=0", "contrast=sklearn" };

	@Test
	void aProcessWritesLabelsTableRoisAndOutlines() throws Exception {
		final Java run = Java.run(folder, null, Main.class, with("rois=true", "outlines=true", "output=out"));
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("2678 pixels, 1 feature, 4 clusters, explained variance "), run.out());
		assertTrue(
			run.out().matches("(?s).*seconds: reading [\\d.]+, preparing [\\d.]+, fitting [\\d.]+, .*writing [\\d.]+\n.*"),
			run.out());
		final Path results = folder.resolve("out");
		final ImagePlus labels = IJ.openImage(results.resolve("labels.tif").toString());
		assertEquals(4, labels.getStatistics().max);
		assertEquals(255, labels.getDisplayRangeMax());
		assertEquals(5, Files.readAllLines(results.resolve("parcels.csv")).size());
		try (ZipFile rois = new ZipFile(results.resolve("rois.zip").toFile())) {
			assertEquals(4, rois.size());
		}
		assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(results.resolve("outlines.png").toString()).getType());
		try (java.util.stream.Stream<Path> files = Files.list(results)) {
			assertEquals(5, files.count());
		}
	}

	@Test
	void labelsToRoisReadsWhatSpectralWrote() throws Exception {
		assertEquals(0, run(with("output=" + folder)));
		out.reset();
		assertEquals(0, run("labels-to-rois", "labels=" + folder.resolve("labels.tif"), "output=" + folder),
			err.toString());
		assertTrue(out.toString().startsWith("4 ROIs\n"), out.toString());
		assertTrue(Files.exists(folder.resolve("rois.zip")));
	}

	@Test
	void itSaysTheCutAndWhereRegionsAreArbitrary() {
		assertEquals(0, run(with("assignment=best", "output=" + folder)), err.toString());
		assertTrue(out.toString().matches("(?s).*\\bnormalised cut [\\d.e-]+, by (kmeans|discretize|cluster_qr)\n.*"),
			out.toString());
		assertEquals("", err.toString());
		final String flat = folder.resolve("flat.tif").toString();
		IJ.saveAsTiff(IJ.createImage("flat", "8-bit black", 30, 30, 1), flat);
		assertEquals(0, run("spectral", "image=" + flat, "clusters=2", "output=" + folder.resolve("flat")), err.toString());
		assertTrue((out.toString() + err).contains("eigenvalue 2 cannot be told from the next one"),
			out.toString() + err.toString());
	}

	@Test
	void wrongUseIsOneLineAndWritesNothing() throws IOException {
		refused("clusters is 0, but must be a whole number of at least 1", "image=sample:coins", "clusters=0");
		refused("unknown key \"cluster\"; did you mean \"clusters\"?", "image=sample:coins", "cluster=3");
		refused("assignment is \"qr\", but must be one of kmeans, discretize, cluster_qr, best", "image=sample:coins",
			"assignment=qr");
		refused("no image is given: write image=FILE", "clusters=3");
		refused("image \"nothere.tif\": there is no such file", "image=nothere.tif");
		refused("sample is \"penny\", but must be one of coins", "image=sample:penny");
		refused("mask: image \"nomask.tif\": there is no such file", "image=sample:coins", "mask=nomask.tif");
		refused("the mask \"Four Circles Mask\" on a grid of 100 × 100 pixels", "image=sample:coins",
			"mask=sample:four-circles-mask");
		refused("clusters is 20000, but must be at most 10000", "image=sample:four-circles", "clusters=20000");
		refused("has no selection", "image=sample:coins", "mask=selection");
		refused("fwhm is \"wide\", but must be a number", "image=sample:coins", "fwhm=wide");
		refused("fwhm has 3 numbers, but the image has 2 axes", "image=sample:coins", "fwhm=1,2,3");
	}

	private void refused(final String message, final String... options) throws IOException {
		err.reset();
		final String[] arguments = new String[options.length + 2];
		arguments[0] = "spectral";
		arguments[1] = "output=" + folder.resolve("out");
		System.arraycopy(options, 0, arguments, 2, options.length);
		assertEquals(2, run(arguments), message);
		assertTrue(err.toString(StandardCharsets.UTF_8).contains(message), err.toString(StandardCharsets.UTF_8));
		assertEquals(1, err.toString().lines().count(), err.toString());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	private static String[] with(final String... more) {
		final String[] all = java.util.Arrays.copyOf(CIRCLES, CIRCLES.length + more.length);
		System.arraycopy(more, 0, all, CIRCLES.length, more.length);
		return all;
	}
}
