package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.samples.SampleImages;
import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/** The templates of Fiji's script editor, run by SciJava's script service in each language. */
class ScriptTemplatesTest {

	private static final Path TEMPLATES = Path.of("src/main/resources/script_templates/ParcelJ");
	private static final List<String> LANGUAGES = List.of(".groovy", ".ijm", ".py");

	@TempDir
	Path folder;

	@BeforeEach
	void files() throws IOException {
		PhantomFiles.write(0, folder.resolve("bold.nii.gz"));
		Files.createDirectories(folder.resolve("images"));
		Files.createDirectories(folder.resolve("results"));
		for (final String name : new String[] { "one", "two" })
			IJ.saveAsTiff(IJ.createImage(name, "8-bit ramp", 40, 30, 1),
				folder.resolve("images/" + name + ".tif").toString());
	}

	@Test
	void everyTemplateIsInEveryLanguage() throws IOException {
		final List<String> wanted = Stream.of("Batch_Folder", "Gaussian_Mixture", "K-Means_Clustering", "NIfTI_Pipeline",
			"Spectral_Segmentation", "Ward_Series").flatMap(name -> LANGUAGES.stream().map(name::concat)).toList();
		try (Stream<Path> files = Files.list(TEMPLATES)) {
			assertEquals(wanted, files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ".groovy", ".py" })
	void outputsAreThereByName(final String language) throws Exception {
		final ImagePlus coins = SampleImages.COINS.open();
		coins.setRoi(0, 0, 128, 101);
		coins.setProcessor(coins.getProcessor().crop());
		final ImagePlus series = NiftiImages.open(folder.resolve("bold.nii.gz"), Progress.NONE);
		try (Context context = new Context()) {
			final ScriptService scripts = context.service(ScriptService.class);
			scripts.addAlias(ImagePlus.class); // as in Fiji
			final Templates templates = new Templates(scripts, language);
			ScriptModule done = templates.run("Spectral_Segmentation", "image",
				IJ.createImage("ramp", "8-bit ramp", 40, 30, 1), "clusters", 4, "assignment", "cluster_qr");
			assertEquals(4, table(done, "parcels").size());
			done = templates.run("K-Means_Clustering", "image", coins, "clusters", 3, "scalechannels", true);
			assertEquals(3, regions(done, "labels"));
			assertEquals(3, table(done, "parcels").size());
			done = templates.run("Gaussian_Mixture", "image", coins, "clusters", 2, "mask", "nonzero", "spatial", 0.5);
			assertEquals(2, regions(done, "labels"));
			assertEquals(2, ((ImagePlus) done.getOutput("posteriors")).getNChannels());
			assertEquals(2, table(done, "model").size());
			done = templates.run("Ward_Series", "series", series, "many", 20, "few", 5, "mask", "auto");
			assertEquals(20, regions(done, "fine"));
			assertEquals(5, regions(done, "coarse"));
			assertEquals(40, table(done, "signals").size());
			done = templates.run("Batch_Folder", "images", folder.resolve("images").toFile(), "results",
				folder.resolve("results").toFile(), "name", "kmeans", "keys", "clusters=3");
			assertEquals(2, table(done, "summary").size());
			done = templates.run("NIfTI_Pipeline", "bold", folder.resolve("bold.nii.gz").toFile(), "results",
				folder.resolve("results").toFile(), "clusters", 5, "fwhm", "2");
			assertEquals(40, table(done, "signals").size());
		}
		filesAreThere();
	}

	@Test
	void macrosLeaveTheirLabelImageActive() throws Exception {
		final Java run = Java.run(folder, null, MacroTemplates.class, TEMPLATES.toAbsolutePath().toString());
		assertEquals(0, run.status(), run.err());
		final List<String> said = run.out().lines().filter(line -> line.startsWith("template ")).toList();
		assertEquals(List.of("template Spectral_Segmentation 4", "template K-Means_Clustering 3",
			"template Gaussian_Mixture 2", "template Ward_Series 5"), said, run.out() + run.err());
		filesAreThere();
	}

	private void filesAreThere() throws IOException {
		final Path results = folder.resolve("results");
		assertEquals(3, IJ.openImage(results.resolve("two_labels.tif").toString()).getStatistics().max);
		assertEquals(1 + 2 * 3, Files.readAllLines(results.resolve("all_parcels.csv")).size());
		assertEquals(5,
			LabelImages.read(NiftiImages.open(results.resolve("labels.nii.gz"), Progress.NONE)).numbers().length);
		final List<String> signals = Files.readAllLines(results.resolve("signals.csv"));
		assertEquals(1 + 40, signals.size());
		assertTrue(signals.get(1).split(",").length >= 5, signals.get(1));
	}

	private static int regions(final ScriptModule done, final String output) {
		return LabelImages.read((ImagePlus) done.getOutput(output)).numbers().length;
	}

	private static ResultsTable table(final ScriptModule done, final String output) {
		return (ResultsTable) done.getOutput(output);
	}

	/** The templates of one language. */
	private record Templates(ScriptService scripts, String language) {

		ScriptModule run(final String name, final Object... inputs) throws Exception {
			return scripts.run(TEMPLATES.resolve(name + language).toFile(), true, inputs).get();
		}
	}
}
