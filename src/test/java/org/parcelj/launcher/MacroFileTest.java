package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.nifti.NiftiFile;

/** Macros without a display, in processes of their own: ImageJ's classes are changed there. */
class MacroFileTest {

	private static final String DISPLAY = "; it needs a display, while ParcelJ's commands write files with " +
		"output=FOLDER without one";

	@TempDir
	Path folder;

	@Test
	void ourCommandsAndImageJsWorkTogether() throws Exception {
		final Java run = macro( //
			"newImage('test', '8-bit ramp', 40, 30, 1);", //
			"run('Gaussian Blur...', 'sigma=2');", //
			"run('Probe...', 'clusters=5 Beta=3');", //
			"print(getTitle(), getValue(3, 0), nImages, getArgument());", //
			"saveAs('Tiff', getDirectory('cwd') + 'saved.tif');", //
			"run('Invert');", //
			"selectImage('test');", //
			"run('Probe...');", //
			"print(getTitle(), getValue(7, 0));", //
			"run('Probe...', 'image=test rois picture');", //
			"print(getTitle(), nImages);", //
			"run('Probe in Place...', 'labels=[labels of test] reference=test clusters=77');", //
			"print(getTitle(), getValue(0, 0), nImages);");
		assertEquals(0, run.status(), run.err());
		assertEquals("", run.err());
		assertTrue(run.out().contains("pixels 1200, clusters 5, beta 3.0"), run.out());
		assertTrue(run.out().contains("labels of test 4 2 the argument"), run.out());
		assertTrue(run.out().contains("labels of test 8"), run.out());
		assertTrue(run.out().contains("labels of test-1 6"), run.out());
		assertTrue(run.out().contains("labels of test 77 6"), run.out());
		assertEquals(4, IJ.openImage(folder.resolve("saved.tif").toString()).getProcessor().get(3, 0));
	}

	@Test
	void filesWhereThereAreNoWindows() throws Exception {
		final Java run = macro( //
			"newImage('test', '8-bit ramp', 40, 30, 1);", //
			"run('Probe...', 'clusters=5 rois output=[' + getDirectory('cwd') + 'my results]');", //
			"print(getTitle());", //
			"run('Probe...', 'clusters=4 image=test output=[' + getDirectory('cwd') + 'macro.ijm]');");
		assertEquals(2, run.status(), run.err());
		assertTrue(run.err().contains("macro.ijm, line 4: output folder \""), run.err());
		assertTrue(run.err().contains("macro.ijm\" is not a folder"), run.err());
		assertFalse(run.out().contains("clusters 4"), run.out());
		assertTrue(run.out().contains("labels of test"), run.out());
		for (final String name : new String[] { "labels.tif", "parcels.csv", "rois.zip" })
			assertTrue(Files.size(folder.resolve("my results").resolve(name)) > 0, name);
	}

	@Test
	void niftiFilesAreOpenedMaskedAndSaved() throws Exception {
		PhantomFiles.write(0, folder.resolve("bold.nii.gz"));
		final Java run = macro( //
			"folder = getDirectory('cwd');", //
			"run('Open NIfTI...', 'path=[' + folder + 'bold.nii.gz]');", //
			"getVoxelSize(width, height, depth, unit);", //
			"print(getTitle(), nSlices, width, unit, Stack.getFrameInterval());", //
			"run('Compute Mask...', 'method=epi');", //
			"print(getTitle(), bitDepth(), nImages);", //
			"run('Save as NIfTI...', 'path=[' + folder + 'mask.nii]');", //
			"setVoxelSize(7, 7, 7, 'mm');", //
			"run('Save as NIfTI...', 'path=[' + folder + 'lost.nii]');", //
			"run('fMRI Phantom');", //
			"print(getTitle(), nImages);", //
			"run('Open NIfTI...', 'path=nothere.nii');");
		assertEquals(2, run.status(), run.err());
		assertEquals("macro.ijm, line 12: there is no file nothere.nii", run.err().trim());
		assertTrue(run.out().contains("bold.nii.gz 480 3 mm 2"), run.out());
		assertTrue(run.out().contains("bold mask 8 2"), run.out());
		assertTrue(run.out().contains("lost.nii has no orientation"), run.out());
		assertFalse(run.out().contains("mask.nii has no orientation"), run.out());
		assertTrue(run.out().contains("fMRI Phantom 5"), run.out());
		assertArrayEquals(PhantomFiles.PHANTOM.space().affine(),
			NiftiFile.open(folder.resolve("mask.nii")).header().affine());
	}

	/** As in plain C, which cron and containers have. */
	@Test
	void namesThatTheLocaleDoesNotHaveAreToldWithWhatToDo() throws Exception {
		Files.writeString(folder.resolve("macro.ijm"),
			"name = 'ü' + '.tif';\nprint('Größe');\nopen('/not here/' + name);\nsave('/ö.tif');");
		final Java run = Java.in(Map.of("LC_ALL", "C"), folder, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), Main.class,
			"macro", "macro.ijm");
		assertEquals(2, run.status(), run.err());
		final String hint = "names with letters beyond ASCII need a locale that has them, such as LC_ALL=C.UTF-8, which " +
			"bin/parcelj sets by itself\n";
		assertTrue(
			run.err().matches("warning: \"/.{1,2}\\.tif\" cannot be the name of a file here, so ImageJ takes another: " +
				hint + "macro.ijm, line 3: File not found: /not here/.{1,2}\\.tif; " + hint),
			run.err());
	}

	/** In one process: each of them ends, and the next one runs all the same. */
	@Test
	void anErrorEndsTheMacroWithItsLine() throws Exception {
		final List<Failing> all = List.of( //
			new Failing("line 2: unknown key \"cluster\"; did you mean \"clusters\"?", //
				"newImage('test', '8-bit ramp', 40, 30, 1);", "run('Probe...', 'cluster=5');"),
			new Failing("line 2: File not found: /nothere.tif", "print('a');", "open('/nothere.tif');"),
			new Failing("line 2: ImageJ ended with HeadlessException" + DISPLAY, //
				"newImage('test', '8-bit ramp', 40, 30, 1);", "roiManager('Add');"),
			new Failing("line 2: ImageJ ended with HeadlessException" + DISPLAY, //
				"newImage('test', '8-bit ramp', 40, 30, 1);", "run('Brightness/Contrast...');"),
			new Failing("line 1: ImageJ ended with NullPointerException" + DISPLAY, "setTool('rectangle');"));
		final String[] names = new String[all.size()];
		for (int i = 0; i < names.length; i++) {
			names[i] = "failing" + i + ".ijm";
			Files.writeString(folder.resolve(names[i]), String.join("\n", all.get(i).lines()) + "\nprint('went on');");
		}
		final Java run = Java.run(folder, null, MacroRuns.class, names);
		assertEquals(0, run.status(), run.err());
		for (int i = 0; i < names.length; i++) {
			final String err = said(names[i] + ".err");
			assertEquals("2", said(names[i] + ".status"), err);
			assertEquals(names[i] + ", " + all.get(i).message(), err.trim());
			assertFalse(said(names[i] + ".out").contains("went on"), names[i]);
		}
	}

	@Test
	void aDefectEndsTheMacro() throws Exception {
		final Java run = macro("newImage('test', '8-bit ramp', 40, 30, 1);", "run('Probe...', 'what=fail');",
			"print('went on');");
		assertEquals(1, run.status(), run.err());
		assertTrue(run.err().contains("java.lang.IllegalStateException: a defect, on purpose"), run.err());
		assertFalse(run.out().contains("went on"), run.out());
	}

	private String said(final String name) throws Exception {
		return Files.readString(folder.resolve(name));
	}

	private Java macro(final String... lines) throws Exception {
		Files.writeString(folder.resolve("macro.ijm"), String.join("\n", lines));
		return Java.run(folder, null, Main.class, "macro", "macro.ijm", "the argument");
	}

	/** A macro that ends with an error, and what is said of it after its name. */
	private record Failing(String message, String... lines) {}
}
