package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
		refusesAtOnce("clusters is 0, but must be a whole number of at least 1", "spectral", "image=sample:coins",
			"clusters=0");
		refusesAtOnce("unknown key \"cluster\"; did you mean \"clusters\"?", "spectral", "image=sample:coins", "cluster=3");
		refusesAtOnce("assignment is \"qr\", but must be one of kmeans, discretize, cluster_qr, best", "spectral",
			"image=sample:coins", "assignment=qr");
		refusesAtOnce("no image is given: write image=FILE", "spectral", "clusters=3");
		refusesAtOnce("image \"nothere.tif\": there is no such file", "spectral", "image=nothere.tif");
		refusesAtOnce("sample is \"penny\", but must be one of coins", "spectral", "image=sample:penny");
		refusesAtOnce("mask: image \"nomask.tif\": there is no such file", "spectral", "image=sample:coins",
			"mask=nomask.tif");
		refusesAtOnce("the mask \"Four Circles Mask\" on a grid of 100 × 100 pixels", "spectral", "image=sample:coins",
			"mask=sample:four-circles-mask");
		refusesAtOnce("clusters is 20000, but must be at most 10000", "spectral", "image=sample:four-circles",
			"clusters=20000");
		refusesAtOnce("has no selection", "spectral", "image=sample:coins", "mask=selection");
		refusesAtOnce("fwhm is \"wide\", but must be a number", "spectral", "image=sample:coins", "fwhm=wide");
		refusesAtOnce("fwhm has 3 numbers, but the image has 2 axes", "spectral", "image=sample:coins", "fwhm=1,2,3");
	}

	private static String[] with(final String... more) {
		final String[] all = java.util.Arrays.copyOf(CIRCLES, CIRCLES.length + more.length);
		System.arraycopy(more, 0, all, CIRCLES.length, more.length);
		return all;
	}
}
