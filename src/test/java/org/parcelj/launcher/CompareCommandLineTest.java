package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** Comparing label images, and their sizes, from the command line and in macros. */
class CompareCommandLineTest extends CommandLineRuns {

	private static final int PLANE = 16 * 18;

	@BeforeEach
	void writeLabels() {
		final int[] truth = PhantomFiles.PHANTOM.truth();
		write("truth.nii.gz", PhantomFiles.header(NiftiType.UINT8, 16, 18, 12), truth);
		final int[] others = truth.clone();
		// other numbers, one parcel in two halves, one missing
		for (int i = 0; i < others.length; i++)
			others[i] = truth[i] == 0 || truth[i] == 5 ? 0 : truth[i] == 1 ? 30 + i % 2 : 10 - truth[i];
		write("others.nii.gz", PhantomFiles.header(NiftiType.UINT8, 16, 18, 12), others);
	}

	private void write(final String name, final NiftiHeader header, final int[] labels) {
		NiftiWriter.write(folder.resolve(name), header, plane -> {
			final byte[] bytes = new byte[PLANE];
			for (int i = 0; i < PLANE; i++)
				bytes[i] = (byte) labels[plane * PLANE + i];
			return bytes;
		}, Progress.NONE);
	}

	@Test
	void niftiStaysNifti() throws IOException {
		assertEquals(0, run("compare", "labels=" + path("others.nii.gz"), "reference=" + path("truth.nii.gz")),
			err.toString());
		assertEquals(Set.of("agreement.csv", "matches.csv", "difference.tif", "difference.nii.gz", "matched.tif",
			"matched.nii.gz", "parcelj.json"), written());
		assertTrue(out.toString().contains("4 of 5 labels have a match among the reference's 5"), out.toString());
		assertTrue(out.toString().contains(" % in one only"), out.toString());
		// 1 is found by about half, 5 not at all
		assertTrue(out.toString().contains("mean 0.7344, lowest 0.0000"), out.toString());
		final NiftiHeader header = NiftiFile.open(folder.resolve("out/matched.nii.gz")).header();
		assertEquals(NiftiType.UINT8, header.type());
		assertArrayEquals(PhantomFiles.PHANTOM.space().affine(), header.affine());
		assertArrayEquals(PhantomFiles.PHANTOM.space().affine(),
			NiftiFile.open(folder.resolve("out/difference.nii.gz")).header().affine());
		final int[] matched = LabelImages.read(NiftiImages.open(folder.resolve("out/matched.nii.gz"), Progress.NONE))
			.sharedLabels();
		final int[] truth = PhantomFiles.PHANTOM.truth();
		final ImagePlus difference = IJ.openImage(path("out/difference.tif"));
		for (int i = 0; i < truth.length; i++) {
			final int differs = (int) difference.getStack().getVoxel(i % 16, i / 16 % 18, i / PLANE);
			if (truth[i] == 5) assertEquals(3, differs);
			else if (truth[i] != 1) assertEquals(truth[i] + " 0", matched[i] + " " + differs);
			else assertEquals(matched[i] == 1 ? 0 : 1, differs);
		}
		final List<String> matches = Files.readAllLines(folder.resolve("out/matches.csv"));
		assertEquals("label,reference,overlap,pixels,reference_pixels,dice,jaccard,hausdorff_95,hausdorff", matches.get(0));
		assertEquals(7, matches.size(), "five labels, and the reference's 5");
	}

	@Test
	void aGridElsewhereIsRefused() throws IOException {
		final double[][] affine = PhantomFiles.PHANTOM.space().affine();
		affine[1][3] += 5;
		write("moved.nii.gz", PhantomFiles.header(NiftiType.UINT8, 16, 18, 12).withSform(1, affine),
			PhantomFiles.PHANTOM.truth());
		assertEquals(2, run("compare", "labels=" + path("moved.nii.gz"), "reference=" + path("truth.nii.gz")));
		assertEquals(
			"the label image \"truth.nii.gz\" lies elsewhere in the scanner than \"moved.nii.gz\", by their affines",
			err.toString().trim());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void whatIsMissingIsNamed() throws IOException {
		new FileSaver(IJ.createImage("small", "8-bit ramp", 5, 4, 1)).saveAsTiff(path("small.tif"));
		for (final String[] refused : new String[][] { //
			{ "labels=" + path("truth.nii.gz"), "key \"reference\" is missing" }, //
			{ "reference=" + path("truth.nii.gz"), "no image is given: write labels=FILE" }, //
			{ "labels=" + path("small.tif") + " reference=" + path("truth.nii.gz"),
				"the label image \"truth.nii.gz\" on a grid of " +
					"16 × 18 × 12 pixels cannot be used with \"small.tif\" of 5 × 4" } }) {
			err.reset();
			assertEquals(2, run(("compare " + refused[0]).split(" ")));
			assertTrue(err.toString().startsWith(refused[1]), err.toString());
			assertEquals(1, err.toString().trim().lines().count());
		}
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void sizesBecomeAPictureAndTables() throws IOException {
		assertEquals(0, run("sizes", "labels=" + path("others.nii.gz"), "reference=" + path("truth.nii.gz"), "graph=true"),
			err.toString());
		assertEquals(Set.of("sizes.png", "sizes.csv", "summary.csv", "neighbours.csv", "parcelj.json"), written());
		assertTrue(out.toString().matches("(?s).*others.nii.gz: 5 labels of \\d+ pixels, even share [\\d.]+, median .*"),
			out.toString());
		assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(path("out/sizes.png")).getType());
		final List<String> sizes = Files.readAllLines(folder.resolve("out/sizes.csv"));
		assertEquals(
			"image,label,pixels,size,unit,x,y,z,x_mm,y_mm,z_mm,xmin,ymin,zmin,width,height,depth,neighbours,border",
			sizes.get(0));
		assertEquals(11, sizes.size());
	}

	@Test
	void inAMacroWithoutADisplay() throws Exception {
		final Path macro = folder.resolve("compare.ijm");
		Files.write(macro, List.of("setBatchMode(true);", //
			"run('Four Circles');", //
			"run('Spectral Segmentation...', 'clusters=4 beta=1 eps=0 contrast=sklearn assignment=kmeans mask=[Four Circles Mask]');", //
			"rename('spectral');", //
			"selectImage('Four Circles');", //
			"run('Agglomerative Clustering (Ward)...', 'clusters=4 mask=[Four Circles Mask]');", //
			"rename('ward');", //
			"run('Parcel Sizes...', 'reference=spectral');", //
			"saveAs('PNG', getArgument() + '/plot.png');", //
			"run('Compare Label Images...', 'labels=ward reference=spectral');", //
			"print('active: ' + getTitle());", //
			"saveAs('Tiff', getArgument() + '/matched.tif');", //
			"run('Compare Label Images...', 'labels=ward reference=[Four Circles]');"));
		final Java run = Java.run(folder, null, Main.class, "macro", macro.toString(), folder.toString());
		assertEquals(2, run.status(), run.out() + run.err());
		assertTrue(run.out().contains("ward: 4 labels of "), run.out());
		assertTrue(run.out().contains("4 of 4 labels have a match among the reference's 4"), run.out());
		assertTrue(run.out().contains("active: ward matched"), run.out());
		assertTrue(run.err().contains("holds") && run.err().contains("but labels are whole numbers"), run.err());
		assertEquals(4, IJ.openImage(path("matched.tif")).getStatistics().max);
		assertEquals(ImagePlus.COLOR_RGB, IJ.openImage(path("plot.png")).getType());
	}

	@Override
	int run(final String... line) {
		final String[] arguments = java.util.Arrays.copyOf(line, line.length + 1);
		arguments[line.length] = "output=" + path("out");
		return super.run(arguments);
	}

	private Set<String> written() throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve("out"))) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
		}
	}
}
