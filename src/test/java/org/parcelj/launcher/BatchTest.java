package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command on the images of a folder. */
class BatchTest extends CommandLineRuns {

	@BeforeEach
	void saveImages() throws IOException {
		Files.createDirectories(folder.resolve("in/below"));
		for (final String name : new String[] { "in/a", "in/b", "in/below/a" })
			IJ.saveAsTiff(IJ.createImage("ramp", "8-bit ramp", 40, 30, 1), folder.resolve(name + ".tif").toString());
		Files.writeString(folder.resolve("in/broken.tif"), "no image");
		Files.writeString(folder.resolve("in/notes.txt"), "no image either");
	}

	@Test
	void whatFailsIsListedAndTheRestIsDone() throws IOException {
		batch("keys=clusters=3", "subfolders");
		assertEquals(List.of("image", "a,", "b,", "below_a,", "broken,"),
			Files.readAllLines(folder.resolve("out/summary.csv")).stream()
				.map(line -> line.startsWith("image,") ? "image" : line.substring(0, line.indexOf(',') + 1)).toList());
		assertTrue(Files.readString(folder.resolve("out/summary.csv")).contains("broken.tif,failed,"));
		assertTrue(out.toString().contains("warning: " + folder.resolve("in/broken.tif") + ": image "), out.toString());
		assertTrue(out.toString().contains("3 of 4 files done, 3 of them in this run"), out.toString());
		final List<String> all = Files.readAllLines(folder.resolve("out/all_parcels.csv"));
		assertEquals(1 + 3 * 3, all.size());
		assertEquals("image,label", all.get(0));
		assertEquals(List.of("a,1", "b,1", "below_a,1"), List.of(all.get(1), all.get(4), all.get(7)));
		assertEquals(3, IJ.openImage(folder.resolve("out/below_a_labels.tif").toString()).getProcessor().get(2, 0));
		assertTrue(Files.exists(folder.resolve("out/parcelj.json")));
	}

	/** A file's name finds it, and its results have a name that every system allows. */
	@Test
	void filesOfAnyNameAreDone() throws IOException {
		for (final String name : List.of("[1].tif", "a*.tif", "a:b.tif", ".hidden.tif")) {
			Files.copy(folder.resolve("in/a.tif"), folder.resolve("in").resolve(name));
			batch("keys=clusters=3", "pattern=" + name, "overwrite=true");
			final String safe = name.replace(".tif", "").replaceAll("[*:]|^\\.", "_");
			assertTrue(Files.exists(folder.resolve("out/" + safe + "_labels.tif")), name);
			Files.delete(folder.resolve("in").resolve(name));
		}
	}

	@Test
	void whatIsDoneIsNotDoneAgain() throws IOException {
		batch("keys=clusters=3");
		final Path labels = folder.resolve("out/b_labels.tif");
		final byte[] before = Files.readAllBytes(labels);
		Files.delete(labels);
		batch("keys=clusters=3");
		assertArrayEquals(before, Files.readAllBytes(labels));
		assertTrue(out.toString().contains("1 of 3: a done before\n"), out.toString());
		assertTrue(out.toString().contains("2 of 3: b done\n"), out.toString());
		assertEquals(1 + 2 * 3, Files.readAllLines(folder.resolve("out/all_parcels.csv")).size());
		batch("keys=clusters=4");
		assertTrue(out.toString().contains("2 of 3 files done, 2 of them in this run"), "other keys");
		IJ.saveAsTiff(IJ.createImage("other", "8-bit black", 9, 9, 1), folder.resolve("in/a.tif").toString());
		batch("keys=clusters=4");
		assertTrue(out.toString().contains("2 of 3 files done, 1 of them in this run"), "another image of the name");
	}

	/** What lacked memory is tried again, perhaps with more. */
	@Test
	void whatIsNotWholeIsDoneAgain() throws IOException {
		final String[] lacking = { "command=probe", "pattern=a.tif", "keys=clusters=3 rois what=lack" };
		assertEquals(3, batchOf(lacking), err.toString());
		assertEquals("left out, since there is too little memory: rois; the warnings say what each needs\n",
			err.toString());
		assertTrue(out.toString().contains("warning: a: rois is left out: a ROI needs 2 MB of memory; take less\n"),
			out.toString());
		assertTrue(Files.readString(folder.resolve("out/summary.csv")).contains("a.tif,incomplete,"));
		assertTrue(Files.exists(folder.resolve("out/a_labels.tif")));
		out.reset();
		assertEquals(3, batchOf(lacking), err.toString());
		assertTrue(out.toString().contains("1 of 1 files done, 1 of them in this run"), out.toString());
	}

	@Test
	void aFileThatTakesAllMemoryIsListedWithWhatThereIs() {
		assertEquals(2, batchOf("command=probe", "pattern=a.tif", "keys=what=exhaust"), out.toString());
		assertTrue(err.toString().matches("(?s)none of the 1 files could be processed; .*a.tif: it needs more than the " +
			"[0-9.]+ MB of memory that are free of the [0-9.]+ MB that Java may use\n"), err.toString());
	}

	@Test
	void resultsAreNoImages() throws IOException {
		assertEquals(0,
			run("batch", "command=probe", "input=" + folder.resolve("in"), "pattern=?.tif", "output=" + folder.resolve("in")),
			err.toString());
		assertEquals(0, run("batch", "command=probe", "input=" + folder.resolve("in"), "output=" + folder.resolve("in")),
			err.toString());
		assertTrue(out.toString().contains("2 of 3 files done, 0 of them in this run"), out.toString());
		assertFalse(Files.exists(folder.resolve("in/a_labels_labels.tif")));
	}

	@Test
	void wrongUseIsToldBeforeAnythingIsDone() {
		batchRefuses("unknown command \"prob\"; did you mean \"probe\"?", "command=prob");
		batchRefuses("unknown key \"cluster\"; did you mean \"clusters\"?", "command=probe", "keys=cluster=3");
		batchRefuses("clusters is 0, but must be a whole number from 1 to 1000", "command=probe", "keys=clusters=0");
		batchRefuses("keys has \"image\", which batch itself sets for each file", "command=probe", "keys=image=x");
		batchRefuses("command is \"batch\", which cannot run itself", "command=batch");
		batchRefuses("command is \"open-nifti\", but must be one that takes an image", "command=open-nifti");
		batchRefuses("input is \"" + folder.resolve("in") + "\", but there is no file in it that matches \"*.lif\"",
			"command=probe", "pattern=*.lif");
		assertFalse(Files.exists(folder.resolve("out")));
		err.reset();
		assertEquals(2, run("batch", "command=probe", "input=" + folder.resolve("in"), "pattern=broken.tif",
			"output=" + folder.resolve("out")));
		assertTrue(err.toString().startsWith("none of the 1 files could be processed; "), err.toString());
	}

	private void batchRefuses(final String message, final String... arguments) {
		err.reset();
		assertEquals(2, batchOf(arguments));
		assertEquals(message, err.toString().trim());
	}

	private void batch(final String... arguments) {
		out.reset();
		final String[] all = new String[arguments.length + 1];
		all[0] = "command=probe";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		assertEquals(0, batchOf(all), err.toString());
	}

	private int batchOf(final String... arguments) {
		final String[] all = new String[arguments.length + 3];
		all[0] = "batch";
		all[1] = "input=" + folder.resolve("in");
		all[2] = "output=" + folder.resolve("out");
		System.arraycopy(arguments, 0, all, 3, arguments.length);
		return run(all);
	}
}
