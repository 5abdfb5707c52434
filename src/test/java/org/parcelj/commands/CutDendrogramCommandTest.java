package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.tables.Tables;
import org.scijava.module.Module;

class CutDendrogramCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@TempDir
	Path folder;

	@Test
	void aCutIsWhatTheMethodGivesForThatNumber() {
		final ImagePlus image = noise(30, 20);
		final ImagePlus labels = labels(image, 5);
		for (final int k : new int[] { 1, 17, 600, 300, 5 }) {
			assertSame(labels, cut(labels, "clusters", k).getOutput("labels"));
			assertArrayEquals(pixels(labels(image.duplicate(), k)), pixels(labels), "clusters " + k);
			assertEquals(Math.max(255, k), labels.getDisplayRangeMax());
		}
	}

	@Test
	void theImageStaysWhatItIs() {
		final ImagePlus image = IJ.createImage("volume", "16-bit ramp", 12, 10, 4);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().setUnit("mm");
		image.getStack().setSliceLabel("second", 2);
		final ImagePlus labels = labels(image, 5);
		labels.setOverlay(new Overlay(new Roi(1, 1, 3, 3)));
		labels.setRoi(new OvalRoi(0, 0, 4, 4));
		labels.setSlice(3);
		cut(labels, "clusters", 40);
		assertEquals(40, Arrays.stream(pixels(labels)).max().getAsInt());
		assertEquals(0.5, labels.getCalibration().pixelWidth);
		assertEquals("mm", labels.getCalibration().getUnit());
		assertEquals("second", labels.getStack().getSliceLabel(2));
		assertEquals(1, labels.getOverlay().size());
		assertTrue(labels.getRoi() instanceof OvalRoi);
		assertEquals(3, labels.getCurrentSlice());
		assertEquals(pixels(labels)[2 * 120 + 7], labels.getProcessor().get(7));
	}

	@Test
	void moreLabelsThanSixteenBitsHoldMakeItAThirtyTwoBitImage() {
		final ImagePlus labels = labels(noise(300, 240), 10);
		final byte[] colours = labels.getProcessor().getLut().getBytes();
		assertEquals(16, labels.getBitDepth());
		cut(labels, "clusters", 70000);
		assertEquals(32, labels.getBitDepth());
		assertEquals(70000, labels.getStatistics().max);
		assertArrayEquals(colours, labels.getProcessor().getLut().getBytes());
		cut(labels, "clusters", 3);
		assertEquals(3, labels.getStatistics().max);
	}

	@Test
	void aHeightGoesBeforeTheNumber() {
		final ImagePlus labels = labels(AgglomerativeCommandTest.picture(4, 1, i -> new double[] { 0, 1, 10, 30 }[i]), 1);
		cut(labels, "height", 2, "clusters", 4);
		assertArrayEquals(new int[] { 1, 1, 2, 3 }, pixels(labels));
	}

	@Test
	void aSavedTreeCutsASavedLabelImage() {
		final ImagePlus image = noise(30, 20);
		final ImagePlus mask = AgglomerativeCommandTest.picture(30, 20, i -> i % 30 < 25 ? 1 : 0);
		final Module module = runner.run(AgglomerativeCommand.class, true, "image", image, "maskimage", mask, "clusters", 7,
			"tree", true);
		final Path table = folder.resolve("dendrogram.csv");
		Tables.write((ResultsTable) module.getOutput("dendrogram"), table);
		ImageFiles.writeTiff((ImagePlus) module.getOutput("labels"), folder.resolve("labels.tif"));
		final ImagePlus reopened = IJ.openImage(folder.resolve("labels.tif").toString());
		cut(reopened, "tree", table.toString(), "clusters", 33);
		final ImagePlus direct = (ImagePlus) module.getOutput("labels");
		cut(direct, "clusters", 33);
		assertArrayEquals(pixels(direct), pixels(reopened));
		assertEquals(LabelTree.of(direct, "").describe(33), LabelTree.of(reopened, table.toString()).describe(33));
		assertTrue(LabelTree.of(direct, "").describe(33).contains("explained variance 0."));
	}

	@Test
	void aTreeThatImageJSavedWillDo() throws IOException {
		final Module module = runner.run(AgglomerativeCommand.class, true, "image", noise(9, 9), "clusters", 7, "tree",
			true);
		final ResultsTable table = (ResultsTable) module.getOutput("dendrogram");
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		for (final boolean numbered : new boolean[] { false, true }) {
			table.showRowNumbers(numbered);
			table.saveColumnHeaders(true);
			table.saveAs(folder.resolve("t.csv").toString());
			cut(labels, "tree", folder.resolve("t.csv").toString(), "clusters", 12);
			assertEquals(12, labels.getStatistics().max);
		}
	}

	@Test
	void duplicatesHaveNoTree() {
		final ImagePlus labels = labels(noise(10, 10), 5).duplicate();
		assertTrue(
			refusal(labels, "clusters", 3).startsWith("there is no dendrogram behind \"" + labels.getTitle() + "\""));
	}

	@Test
	void badInputGetsOneClearLineAndLeavesTheLabels() throws IOException {
		final ImagePlus labels = labels(noise(10, 10), 5);
		final int[] before = pixels(labels);
		assertEquals("clusters is 0, but must be at least 1", refusal(labels, "clusters", 0));
		assertEquals("clusters is 101, but must be at most 100", refusal(labels, "clusters", 101));
		assertEquals("height is -1, but must be a finite number of at least 0", refusal(labels, "height", -1));
		assertEquals("tree nothere.csv cannot be read: there is no such file", refusal(labels, "tree", "nothere.csv"));
		final Path table = folder.resolve("t.csv");
		Files.writeString(table, "child1,child2,height,size\n0,777,1,2\n");
		assertEquals("tree t.csv, line 2, column 2 (child2): 777 is not from 0 to 99",
			refusal(labels, "tree", table.toString()));
		assertTrue(refusal(IJ.createImage("rgb", "RGB black", 4, 4, 1), "clusters", 2).contains("RGB"));
		assertArrayEquals(before, pixels(labels));
		final ImagePlus cropped = labels(noise(10, 10), 5);
		cropped.setStack(IJ.createImage("small", "16-bit black", 6, 6, 1).getStack());
		assertTrue(refusal(cropped, "clusters", 3).contains("10 × 10"));
	}

	private static ImagePlus noise(final int width, final int height) {
		final SplittableRandom random = new SplittableRandom(7);
		return AgglomerativeCommandTest.picture(width, height, i -> random.nextDouble());
	}

	private static ImagePlus labels(final ImagePlus image, final int clusters) {
		return (ImagePlus) runner.run(AgglomerativeCommand.class, true, "image", image, "clusters", clusters)
			.getOutput("labels");
	}

	private static Module cut(final ImagePlus labels, final Object... inputs) {
		return runner.run(CutDendrogramCommand.class, true, CommandRunner.with("labels", labels, inputs));
	}

	/** The label image is an input too, so that it is among the outputs in any case. */
	private static String refusal(final ImagePlus labels, final Object... inputs) {
		return runner.reason(CutDendrogramCommand.class, CommandRunner.with("labels", labels, inputs));
	}

	private static int[] pixels(final ImagePlus labels) {
		return LabelImages.read(labels).sharedLabels();
	}
}
