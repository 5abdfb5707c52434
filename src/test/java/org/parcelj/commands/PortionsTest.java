package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.imagej.images.Portion;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.samples.SampleImages;
import org.scijava.command.Command;
import org.scijava.module.Module;

/** Slices and frames that are clustered each for itself. */
class PortionsTest {

	private static final int K = 3;

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(classes = { SpectralCommand.class, AgglomerativeCommand.class, KMeansCommand.class,
		HierarchicalKMeansCommand.class, RenaCommand.class, GaussianMixtureCommand.class })
	void eachSliceIsClusteredAsOnItsOwn(final Class<? extends Command> command) {
		final ImagePlus stack = noise(4, 1);
		final Module all = run(command, stack, "slice");
		final ImagePlus labels = (ImagePlus) all.getOutput("labels");
		assertEquals("1 4 1", labels.getNChannels() + " " + labels.getNSlices() + " " + labels.getNFrames());
		final ResultsTable parcels = (ResultsTable) all.getOutput("parcels");
		assertArrayEquals(IntStream.rangeClosed(1, 4 * K).asDoubleStream().toArray(), parcels.getColumn("label"));
		for (int z = 1; z <= 4; z++) {
			final ImagePlus alone = new ImagePlus("alone", stack.getStack().getProcessor(z));
			final Module one = run(command, alone, "image");
			assertArrayEquals(pixels((ImagePlus) one.getOutput("labels"), 1, (z - 1) * K), pixels(labels, z, 0));
			assertRows((ResultsTable) one.getOutput("parcels"), parcels, z);
		}
	}

	/** But for labels, which have those of the slices before counted on. */
	private static void assertRows(final ResultsTable one, final ResultsTable all, final int z) {
		for (final String name : one.getHeadings())
			for (int row = 0; row < K; row++) {
				final int there = (z - 1) * K + row;
				assertEquals(z, all.getValue("slice", there));
				if (name.equals("unit")) assertEquals(one.getStringValue(name, row), all.getStringValue(name, there));
				else
					assertEquals(one.getValue(name, row) + (name.equals("label") ? (z - 1) * K : 0), all.getValue(name, there), 0,
						name);
			}
	}

	@Test
	void eachFrameHasItsOwnLabelsOutlinesAndRois() {
		final ImagePlus series = noise(2, 3);
		final Module all = runner.run(KMeansCommand.class, true, "image", series, "clusters", K, "each", "frame", "rois",
			true, "outlines", true);
		final ImagePlus labels = (ImagePlus) all.getOutput("labels");
		assertEquals("1 2 3", labels.getNChannels() + " " + labels.getNSlices() + " " + labels.getNFrames());
		assertArrayEquals(new int[] { 7, 8, 9 },
			IntStream.of(pixels(labels, 5, 0)).filter(label -> label > 0).distinct().sorted().toArray());
		final Roi last = Arrays.stream((Roi[]) all.getOutput("roiset")).reduce((first, second) -> second).get();
		assertEquals("9-0006 at 1 2 3",
			last.getName() + " at " + last.getCPosition() + " " + last.getZPosition() + " " + last.getTPosition());
		final Roi outline = series.getOverlay().get(series.getOverlay().size() - 1);
		assertEquals("0 2 3", outline.getCPosition() + " " + outline.getZPosition() + " " + outline.getTPosition());
		assertEquals(3 * K, ((ResultsTable) all.getOutput("centres")).size());
		assertArrayEquals(new double[] { 1, 1, 1, 2, 2, 2, 3, 3, 3 },
			((ResultsTable) all.getOutput("centres")).getColumn("frame"));
		final Module sizes = runner.run(SizesCommand.class, true, "labels", labels);
		assertEquals(3, ((ResultsTable) sizes.getOutput("summary")).size());
	}

	@Test
	void imagesOfProbabilitiesAreJoinedAndMasksAreTakenSliceBySlice() {
		final ImagePlus stack = noise(3, 1);
		final ImagePlus mask = IJ.createImage("mask", "8-bit black", 12, 10, 3);
		IntStream.rangeClosed(1, 3).forEach(z -> {
			final ImageProcessor plane = mask.getStack().getProcessor(z);
			plane.setValue(255);
			plane.setRoi(0, 0, 6 + z, 10);
			plane.fill();
		});
		final Module all = runner.run(GaussianMixtureCommand.class, true, "image", stack, "clusters", 2, "each", "slice",
			"probabilities", true, "maskimage", mask);
		final ImagePlus posteriors = (ImagePlus) all.getOutput("posteriors");
		assertEquals("2 3 1", posteriors.getNChannels() + " " + posteriors.getNSlices() + " " + posteriors.getNFrames());
		for (int z = 1; z <= 3; z++)
			assertEquals(10 * (6 + z),
				IntStream.of(pixels((ImagePlus) all.getOutput("labels"), z, 0)).filter(label -> label > 0).count());
		final ResultsTable model = (ResultsTable) all.getOutput("model");
		assertEquals(3, model.getColumn("slice")[model.size() - 1]);
	}

	@Test
	void slicesWithoutAPixelOfTheMaskHaveNoLabel() {
		final ImagePlus stack = noise(4, 1);
		stack.getStack().setProcessor(new ByteProcessor(12, 10), 1);
		stack.getStack().setProcessor(new ByteProcessor(12, 10), 3);
		for (final String mask : new String[] { "nonzero", "otsu" }) {
			final Module all = runner.run(GaussianMixtureCommand.class, true, "image", stack, "clusters", K, "each", "slice",
				"mask", mask, "probabilities", true);
			final ImagePlus labels = (ImagePlus) all.getOutput("labels");
			assertEquals(4, labels.getNSlices());
			for (final int empty : new int[] { 1, 3 })
				assertEquals(0, IntStream.of(pixels(labels, empty, 0)).max().getAsInt());
			assertEquals(2 * K, IntStream.of(pixels(labels, 4, 0)).max().getAsInt());
			assertEquals(4, ((ResultsTable) all.getOutput("parcels")).getColumn("slice")[K]);
			assertEquals(4, ((ImagePlus) all.getOutput("posteriors")).getNSlices());
			assertEquals("the mask has no pixels in these slices, which get no labels: 1, 3",
				((ParcelCommand) all.getDelegateObject()).session().warnings().get(0));
		}
		assertEquals("the mask holds no pixel in any slice of \"noise\"", runner.refusal(KMeansCommand.class, "image",
			stack, "each", "slice", "maskimage", IJ.createImage("nothing", "8-bit black", 12, 10, 4)));
		final ImagePlus some = IJ.createImage("some", "8-bit white", 12, 10, 4);
		some.getStack().setProcessor(new ByteProcessor(12, 10), 1);
		some.getStack().setProcessor(new ByteProcessor(12, 10), 3);
		final Module whole = runner.run(KMeansCommand.class, true, "image", stack, "clusters", K, "each", "slice",
			"maskimage", some);
		assertEquals(2 * K, ((ResultsTable) whole.getOutput("parcels")).size());
	}

	@Test
	void framesOfANiftiFileKeepTheirValues() {
		final ImagePlus series = SampleImages.FMRI_PHANTOM.open();
		final ImagePlus part = Portion.FRAME.of(series, 7, series.getNFrames());
		assertEquals(series.getStack().getVoxel(20, 20, 6 * series.getNSlices() + 3), part.getStack().getVoxel(20, 20, 3));
		assertEquals(series.getCalibration().getCoefficients() == null, part.getCalibration().getCoefficients() == null);
		assertEquals(1, part.getNFrames());
	}

	@Test
	void whatCannotBeMeantIsRefused() {
		final ImagePlus stack = noise(3, 1);
		assertEquals("each is frame, but \"noise\" has one frame and 3 slices: each=slice takes them one by one",
			runner.refusal(KMeansCommand.class, "image", stack, "each", "frame"));
		assertEquals("a tree is of the image as a whole: tree must be false with each=slice or each=frame",
			runner.refusal(AgglomerativeCommand.class, "image", stack, "each", "slice", "tree", true));
		assertEquals("slice 1: clusters is 121, but must be at most 120",
			runner.refusal(KMeansCommand.class, "image", stack, "each", "slice", "clusters", 121));
		assertEquals("\"mask\" has 2 slices, but must have 3, or one for all", runner.refusal(KMeansCommand.class, "image",
			stack, "each", "slice", "maskimage", IJ.createImage("mask", "8-bit white", 12, 10, 2)));
		assertEquals("a report is of one volume of labels: report must be false with each=frame",
			runner.refusal(KMeansCommand.class, "image", noise(1, 3), "each", "frame", "report", true));
		final Module one = runner.run(KMeansCommand.class, true, "image", IJ.createImage("flat", "8-bit ramp", 12, 10, 1),
			"each", "slice");
		assertEquals(-1, ((ResultsTable) one.getOutput("parcels")).getColumnIndex("slice"));
		assertNull(one.getOutput("roiset"));
	}

	private static Module run(final Class<? extends Command> command, final ImagePlus image, final String each) {
		return runner.run(command, true, "image", image, "clusters", K, "each", each);
	}

	private static int[] pixels(final ImagePlus labels, final int plane, final int offset) {
		final int size = labels.getWidth() * labels.getHeight();
		final int[] all = LabelImages.readPlanes(labels).sharedLabels();
		assertTrue(all.length >= plane * size);
		return Arrays.stream(all, (plane - 1) * size, plane * size).map(label -> label == 0 ? 0 : label + offset).toArray();
	}

	private static ImagePlus noise(final int slices, final int frames) {
		final ImagePlus image = IJ.createImage("noise", "8-bit black", 12, 10, slices * frames);
		final SplittableRandom random = new SplittableRandom(2);
		for (int p = 1; p <= slices * frames; p++)
			for (int i = 0; i < 120; i++)
				image.getStack().getProcessor(p).set(i, i % 12 / 4 * 70 + random.nextInt(60));
		image.setDimensions(1, slices, frames);
		image.setOpenAsHyperStack(frames > 1);
		return image;
	}
}
