package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ImageJ with its windows, on a display of its own; skipped where there is no Xvfb. */
class GuiTest {

	@TempDir
	Path folder;

	private Display display;

	@BeforeEach
	void startDisplay() throws Exception {
		assumeTrue(Display.isPossible(), "Xvfb is not installed");
		display = Display.start();
	}

	@AfterEach
	void stopDisplay() {
		if (display != null) display.close();
	}

	@Test
	void dialogsRecorderMacrosAndEsc() throws Exception {
		final Java run = Java.run(folder, display.name(), GuiDriver.class);
		assertEquals(String.join("\n", //
			"no image: no image is open", //
			"refused: \"Clusters\" is 0, but must be a whole number from 1 to 1000, open", //
			"active: labels of the image", //
			"table: true", //
			"rois: 2", //
			"recorded: run(\"Probe...\", \"clusters=5 linkage=average mask=[my mask \\\"a\\\"] rois\");", //
			"replayed: pixels 2400, clusters 5, beta 10.0, seed 0, linkage average, mask my mask \"a\", confounds null, background null", //
			"rois: 2", //
			"remembered: 5 average", //
			"recorded: run(\"Probe...\", \" \");", //
			"refused later: the image is RGB, but must be grey, clusters 6", //
			"recorded: run(\"Probe...\", \"image=[the image]\");", //
			"canceled: 0 more images, 0 more runs recorded", //
			"tab: sigma, scale, connectivity, seed, section Input", //
			"many: 26 10.0 1.0E-5 sklearn kmeans 1.0E-7 0.0 1.0 faces 0 [] auto 0 false none none 0.0 0.0 0.0 [] [] [] 0 false false false the image", //
			"recorded: run(\"Probe Many...\", \"eps=1E-5\");", //
			"fits: true", //
			"in place: 33, 0 more images", //
			"recorded: run(\"Probe in Place...\", \"reference=[the image] clusters=33\");", //
			"macro: labels of the image-4", //
			"batch: labels of b 4", //
			"macro error: clusters is 0, but must be a whole number from 1 to 1000 in line 1", //
			"went on: null", //
			"afterwards: labels of the image-5", //
			"canceled macro: null, ended", //
			"escaped macro: null, ended", //
			"escaped: 0 more images, ended", //
			"status: cancelled", //
			"rois: 3", //
			"rois: 3", //
			"rois: 5", //
			"tables: 1, pinned 2", //
			"batch tables: 6 rows, 0 more windows", //
			"named: 7-0002 1234-0002 in slice 2", //
			"compared: cells with other cells", //
			"active: cells matched", //
			"recorded: run(\"Compare Label Images...\", \"reference=[other cells]\");"), run.out().trim(), run.err());
		assertEquals(0, run.status());
	}

	@Test
	void scriptsGetTheSameWithAndWithoutSciJavasProcessors() throws Exception {
		final Java run = Java.run(folder, display.name(), ScriptGuiDriver.class);
		assertEquals(0, run.status(), run.err());
		final List<String> lines = run.out().lines().filter(line -> line.matches("(-?\\d+|table|error) .*"))
			.collect(Collectors.toList());
		assertEquals(6, lines.size(), run.out());
		assertTrue(lines.get(0).endsWith(" 4 4 2"), lines.get(0));
		assertEquals(lines.get(0).replaceFirst("2$", "1"), lines.get(3), "one shows its label image");
		assertEquals("table true, log true", lines.get(1));
		assertEquals("table false, log true", lines.get(4));
		assertEquals("error clusters is 0, but must be at least 1, 0 more windows", lines.get(2));
		assertEquals(lines.get(2), lines.get(5));
	}

	@Test
	void aSliderCutsTheTree() throws Exception {
		final Java run = Java.run(folder, display.name(), CutGuiDriver.class);
		assertEquals(String.join("\n", //
			"begins with: 27", //
			"slider: 2986 parcels, 2986 labels, display to 2986, field 2986, height 0", //
			"height: the same labels, field, and text: true", //
			"typed: 12 parcels, 12 labels, display to 255, field 12, height 0", //
			"refused: 116353 parcels are too many: true, 12 labels", //
			"many: 70000 parcels, 70000 labels, display to 70000, field 70000, height 0", //
			"canceled: 27 labels, 16-bit, display to 255, the same pixels", //
			"accepted: 40 labels, 0 more images", //
			"recorded: run(\"Cut Dendrogram...\", \"clusters=40\");", //
			"replayed: 40 labels", //
			"followed: Parcels of coins agglomerative 7 with 7 true rows, 7 outlines, 7 ROIs", //
			"accepted: 40 labels, 0 more images", //
			"followed: Parcels of coins agglomerative 40 with 40 true rows, 40 outlines, 40 ROIs", //
			"undone: 7 labels, Parcels of coins agglomerative 7 with 7 true rows, 7 outlines, 7 ROIs", //
			"by macro: 7 labels, Parcels of coins agglomerative 7 with 7 true rows, 7 outlines, 7 ROIs; " +
				"again: Parcels of coins agglomerative 5 with 5 true rows, 5 outlines, 5 ROIs", //
			"painted: label 9", //
			"another: begins with 14, 33 labels, the first as it was: true", //
			"canceled: 14 labels", //
			"duplicate: true, error: there is no dendrogram behind", //
			"stack: 6 labels, 0 former results, a ROI for each: true", //
			"cut: 4 labels, 7 former results, a ROI for each: true", //
			"edited: 4 labels, 7 former results, a ROI for each: true", //
			"undone: 4 labels, 7 former results, a ROI for each: true", //
			"as before: 6 labels, 0 former results, a ROI for each: true"), run.out().trim(), run.err());
		assertEquals(0, run.status());
	}

	@Test
	void whatValuesGiveIsPreviewed() throws Exception {
		final Java run = Java.run(folder, display.name(), PreviewGuiDriver.class);
		final String each = ": 7, 4, told: true, quick: true; canceled: 0, 1 other, 1 image";
		assertEquals(
			Stream.of("agglomerative", "kmeans", "spectral", "rena", "gmm", "hierarchical-kmeans")
				.map(command -> command + each).collect(Collectors.joining("\n")) +
				"\nCancel: seen 0.75 of coins.png; then none\nOK: seen 0.75 of coins.png; then 0.75\nrecorded: true",
			run.out().trim(), run.err());
		assertEquals(0, run.status());
	}

	@Test
	void dialogsKeepAndOffer() throws Exception {
		final List<String> options = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Duser.home=" + folder);
		final Java run = Java.run(folder, display.name(), options, ChoiceGuiDriver.class, folder.toString());
		assertEquals(String.join("\n", //
			"images: one,three", //
			"preset: 4 od 1,3 true", //
			"own preset: 5, by macro: picture k-means 5", //
			"source: picture", //
			"warned: true", //
			"overwrite: picture.nii.gz, Cancel: as it was", //
			"overwrite: picture.nii.gz, OK: the image"), run.out().trim(), run.err());
		final Java again = Java.run(folder, display.name(), options, ChoiceGuiDriver.class, folder.toString(), "again");
		assertEquals("remembered: 6, true\nforgotten: nothing", again.out().trim(), again.err());
	}

	@Test
	void parcelsAreEditedByClicks() throws Exception {
		final Java run = Java.run(folder, display.name(), EditGuiDriver.class);
		assertEquals(String.join("\n", //
			"selected: true", //
			"split: 13 parcels, Click on parcels in the image to select them", //
			"merged: 12 parcels, Click on parcels in the image to select them", //
			"undone: 13 parcels, Click on parcels in the image to select them", //
			"recorded: true", //
			"followed: 13 outlines, 13 rows, coins agglomerative 13", //
			"another: 4 parcels, Click on parcels in the image to select them", //
			"canceled: 3 parcels, the first has 13"), run.out().trim(), run.err());
		assertEquals(0, run.status());
	}

	@Test
	void parcelsAndTheirRowsShowEachOther() throws Exception {
		final Java run = Java.run(folder, display.name(), LinkGuiDriver.class);
		assertEquals(String.join("\n", //
			"parcel: row 3 of label 4, 2 outlined, 1 other", //
			"row: row 1, 2 outlined, 1 other, holds its pixels: true", //
			"zoomed: row 1, 2 outlined, 1 other", //
			"image: as it was", //
			"closed: row 4", //
			"dialog: fMRI Phantom, fMRI Phantom Truth", //
			"dialog: fMRI Phantom, fMRI Phantom Truth", //
			"plot: of parcel clicked on, 32 outlined, 0 other, 1 more images", //
			"another: of parcel clicked on, same window", //
			"background: 0 outlined, 0 other", //
			"frame: 6"), run.out().trim(), run.err());
		assertEquals("", run.err());
		assertEquals(0, run.status());
	}

	/** On the screen of a small laptop, with all sections unfolded too. */
	@Test
	void nothingOfADialogIsCutOffOrWithoutHelp() throws Exception {
		display.close();
		display = Display.start("1366x768");
		final Java run = Java.run(folder, display.name(), DialogsGuiDriver.class,
			Path.of("plugins.config").toAbsolutePath().toString());
		final List<String> lines = run.out().lines().collect(Collectors.toList());
		assertTrue(lines.size() > MenuEntries.commands().size(), run.out() + run.err());
		for (final String line : lines)
			assertTrue(line.endsWith(": fine"), line);
		assertEquals(0, run.status(), run.err());
	}

	/** The screen of a small laptop. */
	@Test
	void resultsOpenBesideTheirSource() throws Exception {
		display.close();
		display = Display.start("1366x768");
		final Java run = Java.run(folder, display.name(), WindowsGuiDriver.class);
		final String free = ": covers neither, on the screen: true";
		assertEquals(String.join("\n", //
			"zoomed: 8.0, active: small k-means 3", //
			"labels" + free, //
			"table" + free, //
			"log" + free, //
			"rois" + free, //
			"late: moved: true, back: true, left alone: true", //
			"again: the log has more: true, brought to the front 0 times, active: small k-means 4", //
			"plot" + free, //
			"chosen: small, small k-means 4", //
			"saved: the plot's words: true"), run.out().trim(), run.err());
		assertEquals(0, run.status());
	}
}
