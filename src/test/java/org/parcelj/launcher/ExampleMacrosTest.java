package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.Progress;
import org.parcelj.imagej.LabelImages;
import org.parcelj.imagej.NiftiImages;
import org.parcelj.imagej.SampleImages;
import org.parcelj.parcels.LabelMap;

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
	void scaledOrNot() throws Exception {
		final String said = run("ScaledOrNot.ijm");
		final double[] dice = new double[4];
		final String[] titles = { "kmeans_unscaled", "kmeans_scaled", "gmm_unscaled", "gmm_scaled" };
		for (int i = 0; i < 4; i++)
			dice[i] = Double.parseDouble(said.replaceFirst("(?s).*" + titles[i] + ": [\\w ]* ([\\d.]+)\n.*", "$1"));
		assertTrue(dice[0] < dice[1] && dice[1] < dice[2] && dice[2] > 0.9, Arrays.toString(dice));
		assertEquals(dice[2], dice[3], 0.01);
	}

	@Test
	void brainTissue() throws Exception {
		final String said = run("BrainTissue.ijm");
		assertTrue(said.contains("suggestion: 4 clusters (lowest BIC, of 2 to 6)"), said);
		assertTrue(said.matches("(?s).*brain_labels: fluid (0.99\\d|1.000), lesions (0.9\\d\\d|1.000), .*"), said);
		assertTrue(said.matches("(?s).*noisy_labels_spatial: fluid (0.99\\d|1.000), lesions (0.9\\d\\d|1.000), .*"), said);
		for (final String picture : new String[] { "brain_histograms", "brain_pairs", "brain_flair",
			"brain_labels", "noisy_flair", "noisy_labels_spatial" })
			assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(folder.resolve(picture + ".png").toString()).getType());
		final ImagePlus labels = IJ.openImage(folder.resolve("brain_labels.tif").toString());
		labels.setSlice(20);
		assertEquals(4, labels.getStatistics().max);
	}

	@Test
	void wardCoins() throws Exception {
		final String said = run("WardCoins.ijm");
		for (final int regions : new int[] { 10, 27, 100, 1000 }) {
			assertTrue(said.contains("regions: " + regions + "\n"), said);
			final ImagePlus picture = IJ.openImage(folder.resolve("coins_ward_" + regions + ".png").toString());
			assertTrue(colours(picture) > 0.7 * Math.min(regions, 255), regions + " regions");
		}
		assertTrue(colours(IJ.openImage(folder.resolve("coins_ward.png").toString())) > 20, "a colour a region");
	}

	@Test
	void wardSeries() throws Exception {
		final String said = run("WardSeries.ijm");
		for (final int parcels : new int[] { 1000, 100, 20 }) {
			assertTrue(said.contains("parcels: " + parcels + "\n"), said);
			assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(folder.resolve("series_ward_" + parcels + ".png").toString()).getType());
		}
	}

	@Test
	void fmriPhantom() throws Exception {
		assertTrue(run("FmriPhantom.ijm").contains("parcels: 20"));
		final LabelMap labels = LabelImages.read(NiftiImages.open(folder.resolve("labels.nii.gz"), Progress.NONE));
		final LabelMap truth = LabelImages.read(SampleImages.FMRI_PHANTOM_TRUTH.open());
		final int[][] both = new int[21][21];
		for (int i = 0; i < truth.labels().length; i++)
			both[truth.labels()[i]][labels.labels()[i]]++;
		int agreeing = 0;
		int inside = 0;
		for (int parcel = 1; parcel <= 20; parcel++) {
			agreeing += Arrays.stream(both[parcel]).skip(1).max().getAsInt();
			inside += Arrays.stream(both[parcel]).sum();
		}
		assertTrue(agreeing > 0.9 * inside, agreeing + " of " + inside + " pixels in their parcels");
	}

	@Test
	void kMeansColours() throws Exception {
		final String said = run("KMeansColours.ijm");
		assertTrue(said.contains("colour 8: "), said);
		final ImagePlus original = IJ.openImage(folder.resolve("colours_original.png").toString());
		final ImagePlus quantised = IJ.openImage(folder.resolve("colours_8.png").toString());
		assertEquals(8, java.util.Arrays.stream((int[]) quantised.getProcessor().getPixels()).distinct().count());
		double error = 0;
		for (int i = 0; i < 64000; i++)
			for (final int shift : new int[] { 0, 8, 16 })
				error += Math.pow((original.getProcessor().get(i) >> shift & 0xff) - (quantised.getProcessor().get(i) >> shift &
					0xff), 2);
		assertTrue(Math.sqrt(error / 64000) < 25, "each pixel near its colour, but " + Math.sqrt(error / 64000));
	}

	@Test
	void parcellations() throws Exception {
		final String said = run("Parcellations.ijm");
		for (final String name : new String[] { "ward", "kmeans", "hierarchical_kmeans", "rena" }) {
			assertTrue(said.contains(name + ": 20 parcels, "), said);
			final ImagePlus picture = IJ.openImage(folder.resolve("parcels_" + name + ".png").toString());
			assertTrue(colours(picture) > 10, name);
		}
	}

	@Test
	void parcelSignals() throws Exception {
		final String said = run("ParcelSignals.ijm");
		assertTrue(said.contains("19048 pixels, 100 parcels, 100 rows"), said);
		assertTrue(said.contains("fMRI Phantom and fMRI Phantom compressed"), said);
		assertTrue(colours(IJ.openImage(folder.resolve("signals_parcels.png").toString())) > 30, "a colour a parcel");
		final ImagePlus frame = IJ.openImage(folder.resolve("signals_frame.png").toString());
		final ImagePlus compressed = IJ.openImage(folder.resolve("signals_compressed.png").toString());
		assertTrue(greys(compressed) < 80 && greys(compressed) < greys(frame));
		assertEquals(640, IJ.openImage(folder.resolve("signals_plot.png").toString()).getWidth());
	}

	private static long greys(final ImagePlus picture) {
		return Arrays.stream((int[]) picture.getProcessor().getPixels()).distinct().count();
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
