package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.samples.SampleImages;
import org.parcelj.parcels.LabelMap;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** The macros that come with ParcelJ, without a display, each in a process of its own, two at a time. */
class ExampleMacrosTest {

	/** It wants images of ours. */
	private static final String OTHERWISE = "BatchFolder.ijm";

	/** Most macros take a few seconds, which the second compiler would double. */
	private static final List<String> OF_JAVA = List.of("-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

	@TempDir
	static Path folders;

	private static final ExecutorService RUNNERS = Executors.newFixedThreadPool(2);
	private static final Map<String, Future<Java>> RUNS = new HashMap<>();

	/** What the macro at hand has written. */
	private Path folder;

	@BeforeAll
	static void start() throws IOException {
		for (final String macro : macros()) {
			if (macro.equals(OTHERWISE)) continue;
			final Path own = Files.createDirectory(folders.resolve(macro));
			RUNS.put(macro, RUNNERS.submit(() -> Java.run(own, null, OF_JAVA, Main.class, "macro",
				Path.of("macros", macro).toAbsolutePath().toString(), own.toString())));
		}
	}

	@AfterAll
	static void stop() {
		RUNNERS.shutdown();
	}

	private static List<String> macros() throws IOException {
		try (Stream<Path> macros = Files.list(Path.of("macros"))) {
			return macros.map(macro -> macro.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void spectralExamples() throws Exception {
		final String said = run("SpectralExamples.ijm");
		for (final String assignment : new String[] { "kmeans", "discretize", "cluster_qr" }) {
			assertTrue(said.contains("spectral segmentation: " + assignment + ", "), said);
			assertTrue(colours(picture("coins_" + assignment)) > 20, "a colour a region");
		}
		for (final String discs : new String[] { "four", "two" })
			assertTrue(colours(picture(discs + "_discs")) > 10, discs);
		assertTrue(said.contains("four discs: 4 regions\n"), said);
		assertTrue(said.contains("two discs: 2 regions\n"), said);
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
		assertTrue(said.contains("suggestion: 4 clusters (lowest ICL, of 2 to 6)"), said);
		assertTrue(said.matches("(?s).*4 classes: fluid (0.99\\d|1.000), lesions (0.9\\d\\d|1.000), .*"), said);
		assertTrue(said.matches("(?s).*spatial: fluid (0.99\\d|1.000), lesions (0.9\\d\\d|1.000), .*"), said);
		for (final String name : new String[] { "brain_contrasts", "brain_histograms", "brain_pairs", "brain_classes",
			"brain_slices", "mask_of_two", "noisy_classes" })
			assertEquals(ImagePlus.COLOR_RGB, picture(name).getType());
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
			assertEquals(ImagePlus.COLOR_RGB,
				IJ.openImage(folder.resolve("series_ward_" + parcels + ".png").toString()).getType());
		}
	}

	@Test
	void fmriPhantom() throws Exception {
		assertTrue(run("FmriPhantom.ijm").contains("parcels: 20"));
		final LabelMap labels = LabelImages.read(NiftiImages.open(folder.resolve("labels.nii.gz"), Progress.NONE));
		final LabelMap truth = LabelImages.read(SampleImages.FMRI_PHANTOM_TRUTH.open());
		final int[][] both = new int[21][21];
		for (int i = 0; i < truth.sharedLabels().length; i++)
			both[truth.sharedLabels()[i]][labels.sharedLabels()[i]]++;
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
				error += Math
					.pow((original.getProcessor().get(i) >> shift & 0xff) - (quantised.getProcessor().get(i) >> shift & 0xff), 2);
		assertTrue(Math.sqrt(error / 64000) < 25, "each pixel near its colour, but " + Math.sqrt(error / 64000));
	}

	@Test
	void parcellations() throws Exception {
		final String said = run("Parcellations.ijm");
		final String[] names = { "Ward 20", "Ward 200", "k-means", "hierarchical k-means", "ReNA 500" };
		final int[] parcels = { 20, 200, 20, 20, 500 };
		for (int i = 0; i < names.length; i++) {
			assertTrue(said.contains(names[i] + ": " + parcels[i] + " parcels, "), said);
			final Path file = folder.resolve(names[i].replace(' ', '_') + ".nii.gz");
			assertEquals(parcels[i], LabelImages.read(NiftiImages.open(file, Progress.NONE)).numbers().length, names[i]);
		}
		for (final String name : new String[] { "parcels_ward", "parcels_kmeans" })
			assertTrue(colours(picture(name)) > 10, name);
		for (final String name : new String[] { "compressed_ward", "compressed_rena", "sizes" })
			assertEquals(ImagePlus.COLOR_RGB, picture(name).getType());
	}

	@Test
	void compareParcellations() throws Exception {
		final String said = run("CompareParcellations.ijm");
		assertTrue(said.contains("20 of 20 labels have a match among the reference's 20"), said);
		assertTrue(said.matches("(?s).*adjusted Rand index 0\\.[89].*"), said);
		for (final String name : new String[] { "sizes", "compare_labels", "compare_reference", "compare_matched" })
			assertTrue(colours(IJ.openImage(folder.resolve(name + ".png").toString())) > 1, name);
		final ImagePlus matched = IJ.openImage(folder.resolve("compare_matched.png").toString());
		final ImagePlus reference = IJ.openImage(folder.resolve("compare_reference.png").toString());
		final int[] pixels = (int[]) matched.getProcessor().getPixels();
		int alike = 0;
		for (int i = 0; i < pixels.length; i++)
			if (pixels[i] == ((int[]) reference.getProcessor().getPixels())[i]) alike++;
		assertTrue(alike > 0.9 * pixels.length, "the same colours, but " + alike + " of " + pixels.length);
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

	@Test
	void cleanedSignals() throws Exception {
		final String said = run("CleanedSignals.ijm");
		final double[] near = IntStream.range(0, 5)
			.mapToDouble(i -> Double.parseDouble(said.replaceFirst("(?s).*signal " + i + " .*?: r = ([-\\d.]+).*", "$1")))
			.toArray();
		assertEquals(1, near[0], 1e-3);
		assertTrue(near[1] < 0.5 && near[2] > near[1] + 0.3, Arrays.toString(near));
		assertTrue(near[3] > 0.95 && near[4] > near[2] + 0.1, Arrays.toString(near));
		final ImagePlus picture = picture("cleaned_signals");
		assertEquals(700, picture.getWidth());
		assertEquals(5 * (150 + 24), picture.getHeight());
	}

	@Test
	void groupOfSubjects() throws Exception {
		final String said = run("GroupOfSubjects.ijm");
		assertTrue(index(said, "without confounds") < 0.5, said);
		assertTrue(index(said, "confounds of each subject") > 0.9, said);
		final ImageProcessor row = picture("group_of_subjects").getProcessor();
		assertTrue(alike(row, 1) > 0.9, "found, in the colours of the true parcels");
		assertTrue(alike(row, 0) < 0.8, "not found");
	}

	/** The share of the pixels of one of three panels that are as in the last. */
	private static double alike(final ImageProcessor row, final int panel) {
		final int width = row.getWidth() / 3;
		int same = 0;
		for (int y = 0; y < row.getHeight(); y++)
			for (int x = 0; x < width; x++)
				if (row.get(panel * width + x, y) == row.get(2 * width + x, y)) same++;
		return (double) same / width / row.getHeight();
	}

	private static double index(final String said, final String title) {
		return Double.parseDouble(said.replaceFirst("(?s).*" + title + ": adjusted Rand index ([\\d.]+).*", "$1"));
	}

	@Test
	void parcelShapes() throws Exception {
		final String said = run("ParcelShapes.ijm");
		for (final String name : new String[] { "compactness", "smallest", "superpixels", "assignments", "objects",
			"each_slice" })
			assertTrue(colours(IJ.openImage(folder.resolve(name + ".png").toString())) > 10, name);
		// two of the three classes are told from grey, and the squares that they start from
		assertTrue(colours(IJ.openImage(folder.resolve("start.png").toString())) >= 3, "start");
		final int loose = Integer.parseInt(said.replaceFirst("(?s).*compactness 0\\.3: smallest parcel (\\d+) .*", "$1"));
		final int compact = Integer.parseInt(said.replaceFirst("(?s).*compactness 4: smallest parcel (\\d+) .*", "$1"));
		assertTrue(loose < compact, said);
		final int allowed = Integer.parseInt(said.replaceFirst("(?s).*smallest=201: smallest parcel (\\d+) .*", "$1"));
		assertTrue(allowed >= 201, said);
		final double[] cuts = Pattern.compile("normalised cut ([\\d.e-]+)").matcher(said).results()
			.mapToDouble(cut -> Double.parseDouble(cut.group(1))).toArray();
		assertEquals(3, cuts.length, said);
		assertTrue(said.contains(", by kmeans\n") && cuts[0] < cuts[1] && cuts[0] < cuts[2], Arrays.toString(cuts));
		assertTrue(said.contains("the class of the first coin: 1"), said);
		assertTrue(said.matches("(?s).*objects: 2[4-9].*"), "24 coins, some of them touched: " + said);
	}

	private static long greys(final ImagePlus picture) {
		return Arrays.stream((int[]) picture.getProcessor().getPixels()).distinct().count();
	}

	@Test
	void batchFolder() throws Exception {
		folder = Files.createDirectory(folders.resolve(OTHERWISE));
		final Path images = Files.createDirectories(folder.resolve("images"));
		for (final String name : new String[] { "one", "two" })
			IJ.saveAsTiff(IJ.createImage(name, "8-bit ramp", 40, 30, 1), images.resolve(name + ".tif").toString());
		final Path results = folder.resolve("results");
		final Java run = Java.run(folder, null, Main.class, "macro",
			Path.of("macros", OTHERWISE).toAbsolutePath().toString(), images + " " + results);
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("2 of 2 files done, 2 of them in this run"), run.out());
		assertEquals(1 + 2 * 4, Files.readAllLines(results.resolve("all_parcels.csv")).size());
		assertEquals(3, Files.readAllLines(results.resolve("summary.csv")).size());
		assertEquals(4, IJ.openImage(results.resolve("two_labels.tif").toString()).getStatistics().max);
	}

	@Test
	void everyMacroIsTried() throws IOException {
		for (final String macro : macros())
			assertTrue(
				Stream.of(getClass().getDeclaredMethods()).anyMatch(test -> macro.equalsIgnoreCase(test.getName() + ".ijm")),
				macro + " has no test");
	}

	private String run(final String macro) throws Exception {
		folder = folders.resolve(macro);
		final Java run = RUNS.get(macro).get();
		assertEquals(0, run.status(), run.err());
		return run.out();
	}

	private ImagePlus picture(final String name) {
		return IJ.openImage(folder.resolve(name + ".png").toString());
	}

	private static long colours(final ImagePlus picture) {
		return java.util.Arrays.stream((int[]) picture.getProcessor().getPixels()).map(p -> p & 0xffffff)
			.filter(p -> (p >> 16) != (p & 0xff)).distinct().count();
	}
}
