package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;

/** What is put on record of a run, and runs that are repeated from it. */
class RecordedRunsTest extends CommandLineRuns {

	@BeforeEach
	void saveImages() {
		saveImages("a", "b", "labels");
	}

	@Test
	void aRunIsOnRecord() throws IOException {
		runs("probe", "image=" + path("a.tif"), "clusters=3", "seed=-1", "confounds=" + path("b.tif"),
			"output=" + path("out"));
		final RunRecord run = FolderRecord.in(folder.resolve("out")).runs().get(0);
		assertEquals("probe", run.command());
		assertEquals("3", run.keys().get("clusters"));
		assertEquals("10", run.keys().get("beta"));
		assertEquals(path("a.tif"), run.keys().get("image"));
		assertEquals("[the seed is below 0]", run.warnings().toString());
		assertEquals(FileRecord.of(path("a.tif"), folder.resolve("a.tif")), run.inputs().get(0));
		assertEquals(path("b.tif"), run.inputs().get(1).name());
		assertEquals("[labels.tif, parcels.csv]", run.outputs().stream().map(FileRecord::name).toList().toString());
		for (final FileRecord output : run.outputs())
			assertTrue(output.isUnchanged(folder.resolve("out").resolve(output.name())));
		final String told = "parcelj probe image=" + path("a.tif") + " clusters=3 seed=-1 confounds=" + path("b.tif");
		assertEquals(told, run.commandLine());
		final ImagePlus labels = IJ.openImage(path("out/labels.tif"));
		assertEquals(told, labels.getProp("parcelj-command"));
		assertTrue(labels.getInfoProperty().contains("\nbeta: 10\n"), labels.getInfoProperty());
	}

	@Test
	void aRunOnRecordIsDoneAgain() throws IOException {
		runs("probe", "image=" + path("a.tif"), "clusters=3", "output=" + path("out"), "name=x");
		final byte[] labels = Files.readAllBytes(folder.resolve("out/x_labels.tif"));
		Files.delete(folder.resolve("out/x_labels.tif"));
		out.reset();
		runs("rerun", path("out/parcelj.json"));
		assertArrayEquals(labels, Files.readAllBytes(folder.resolve("out/x_labels.tif")));
		assertTrue(out.toString().contains("the same as before: x_labels.tif, x_parcels.csv"), out.toString());
		new FileSaver(new ImagePlus("a", new ByteProcessor(3, 2))).saveAsTiff(path("a.tif"));
		out.reset();
		runs("rerun", path("out"), "output=" + path("again"));
		assertTrue(out.toString().contains("warning: \"" + path("a.tif") + "\" has changed since"), out.toString());
		assertTrue(out.toString().contains("not the same as before: x_labels.tif"), out.toString());
		refuses("record \"nothere.json\": there is no such file", "rerun", path("nothere.json"));
		refuses("\"a.tif\" is not a record that ParcelJ wrote", "rerun", path("a.tif"));
	}

	@Test
	void niftiFilesTellTheirCommandLine() throws IOException {
		runs("save-nifti", "image=" + path("a.tif"), "path=" + path("deep/a.nii.gz"));
		assertEquals(Set.of("a.nii.gz", "parcelj.json"), files("deep"));
		runs("mask", "image=" + path("deep/a.nii.gz"), "method=all", "output=" + path("out"));
		runs("mask", "image=" + path("out/mask.nii.gz"), "method=all", "output=" + path("again"));
		assertEquals("parcelj mask image=" + path("out/mask.nii.gz") + " method=all", comment("again/mask.nii.gz"));
	}

	/**
	 * Any name of a file that is read, and a hidden one that is written; where it goes is told by where the record lies.
	 */
	@Test
	void filesOfAnyNameAreOnRecord() throws IOException {
		for (final String name : List.of("a, b.tif", "a\"b.tif", "a\nb.tif", "[a].tif", ".a.tif", "a.tif ")) {
			Files.copy(folder.resolve("a.tif"), folder.resolve(name));
			runs("probe", "image=" + path("a.tif"), "confounds=" + path(name), "output=" + path("out"), "overwrite");
			assertFalse(out.toString().contains("\nb"), "a line break in a line");
			runs("save-nifti", "image=" + path(name), "path=below/.x" + name + ".nii", "output=" + path("saved"));
			final Path saved = folder.resolve("saved/below/.x" + name + ".nii");
			assertEquals(30, NiftiImages.open(saved, org.parcelj.Progress.NONE).getWidth());
			Files.delete(saved);
			out.reset();
			runs("rerun", path("saved/below/parcelj.json"));
			assertTrue(Files.exists(saved), name);
			assertTrue(out.toString().contains("the same as before: .x"), out.toString());
			runs("rerun", path("out"), "output=" + path("again"), "overwrite");
		}
	}

	private String comment(final String file) {
		final var extensions = NiftiFile.open(folder.resolve(file)).header().extensions();
		assertEquals(1, extensions.size());
		return extensions.get(0).comment();
	}
}
