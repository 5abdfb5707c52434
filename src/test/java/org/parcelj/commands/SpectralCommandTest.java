package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.imagej.samples.SampleImages;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;

class SpectralCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void fourCirclesAreTakenApart(final boolean process) {
		final ImagePlus image = SampleImages.FOUR_CIRCLES.open();
		final Module module = runner.run(SpectralCommand.class, process, "image", image, "maskimage",
			SampleImages.FOUR_CIRCLES_MASK.open(), "clusters", 4, "beta", 1, "eps", 0, "contrast", "sklearn", "assignment",
			"kmeans");
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		assertEquals("Four Circles spectral 4", labels.getTitle());
		assertEquals(1, image.getStackSize());
		final ImagePlus truth = SampleImages.FOUR_CIRCLES_TRUTH.open();
		int agreeing = 0;
		final int[][] both = new int[5][5];
		for (int i = 0; i < 10000; i++)
			both[truth.getProcessor().get(i)][labels.getProcessor().get(i)]++;
		for (int disc = 1; disc < 5; disc++)
			agreeing += Arrays.stream(both[disc]).max().getAsInt();
		assertEquals(10000 - 2678, both[0][0]);
		assertTrue(agreeing > 0.97 * 2678, agreeing + " of 2678 pixels in their discs");
		final ResultsTable parcels = (ResultsTable) module.getOutput("parcels");
		assertEquals(4, parcels.size());
		assertEquals(2678, Arrays.stream(parcels.getColumn("pixels")).sum(), 0);
		assertNull(module.getOutput("roiset"));
	}

	@Test
	void roisAndOutlinesLeaveTheUsersOverlayAlone() {
		final ImagePlus image = ramp(20, 10);
		final Overlay own = new Overlay(new Roi(1, 1, 3, 3));
		image.setOverlay(own);
		final Module module = runner.run(SpectralCommand.class, false, "image", image, "clusters", 3, "rois", true,
			"outlines", true);
		assertEquals(3, ((Roi[]) module.getOutput("roiset")).length);
		assertEquals(4, image.getOverlay().size());
		runner.run(SpectralCommand.class, false, "image", image, "clusters", 5, "outlines", true);
		assertEquals(6, image.getOverlay().size());
	}

	@Test
	void shrinkingKeepsTheNumberOfRegionsAndTheGrid() {
		final ImagePlus image = SampleImages.COINS.open();
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().setUnit("mm");
		final Module module = runner.run(SpectralCommand.class, true, "image", image, "clusters", 29, "sigma", 2, "scale",
			0.1, "assignment", "cluster_qr");
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		assertEquals(384, labels.getWidth());
		assertEquals(303, labels.getHeight());
		assertEquals(0.25, labels.getCalibration().pixelWidth);
		assertEquals(29, labels.getStatistics().max);
		assertEquals(1, labels.getStatistics().min);
		assertEquals(29, ((ResultsTable) module.getOutput("parcels")).size());
	}

	/** Two subjects that differ, so that it matters which of them is smoothed or shrunk. */
	@ParameterizedTest
	@CsvSource({ "1, 0.5", "1.5, 1", "1, 0.6" })
	void everySubjectIsSmoothedAndShrunk(final double sigma, final double scale, @TempDir final Path folder) {
		final ImagePlus[] subjects = { series(1), series(2) };
		final int[][] labels = new int[2][];
		for (int first = 0; first < 2; first++) {
			final String other = folder.resolve(first + ".tif").toString();
			IJ.saveAsTiff(subjects[1 - first], other);
			final ImagePlus result = (ImagePlus) runner.run(SpectralCommand.class, false, "image", subjects[first],
				"subjects", other, "components", 3, "clusters", 4, "sigma", sigma, "scale", scale, "assignment", "cluster_qr")
				.getOutput("labels");
			assertEquals(24, result.getWidth());
			assertEquals(16, result.getHeight());
			labels[first] = new int[24 * 16];
			for (int i = 0; i < labels[first].length; i++)
				labels[first][i] = result.getProcessor().get(i);
			assertEquals(4, Arrays.stream(labels[first]).max().getAsInt());
		}
		assertArrayEquals(labels[0], labels[1]);
	}

	/** Eight frames of noise; the first subject's regions lie side by side, the second's one above the other. */
	private static ImagePlus series(final int subject) {
		final SplittableRandom random = new SplittableRandom(subject);
		final ImageStack stack = new ImageStack(24, 16);
		for (int t = 0; t < 8; t++) {
			final FloatProcessor frame = new FloatProcessor(24, 16);
			for (int i = 0; i < frame.getPixelCount(); i++)
				frame.setf(i, (subject == 1 ? i % 24 / 12 : i / 24 / 8) * (t % 3) + (float) random.nextDouble());
			stack.addSlice(frame);
		}
		final ImagePlus image = new ImagePlus("series " + subject, stack);
		image.setDimensions(1, 1, 8);
		image.setOpenAsHyperStack(true);
		return image;
	}

	@Test
	void superpixelsAreCutToTheNumberOfRegions() {
		final ImagePlus labels = (ImagePlus) runner.run(SpectralCommand.class, true, "image", SampleImages.COINS.open(),
			"clusters", 29, "superpixels", 1000, "assignment", "cluster_qr").getOutput("labels");
		assertEquals(384, labels.getWidth());
		assertEquals(29, labels.getStatistics().max);
		assertEquals("superpixels is 5, but must be at least the number of clusters, 29",
			refusal(labels, "clusters", 29, "superpixels", 5));
		assertTrue(
			refusal(labels, "clusters", 3, "superpixels", 200_000).startsWith("superpixels is 200000, but there are"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "selection", "auto" })
	void theSelectionMasks(final String mask) {
		final ImagePlus image = ramp(20, 20);
		image.setRoi(new OvalRoi(2, 3, 12, 12));
		final ImagePlus labels = (ImagePlus) runner
			.run(SpectralCommand.class, false, "image", image, "mask", mask, "clusters", 2).getOutput("labels");
		for (int y = 0; y < 20; y++)
			for (int x = 0; x < 20; x++)
				assertEquals(image.getRoi().contains(x, y), labels.getPixel(x, y)[0] > 0);
	}

	@Test
	void furtherImagesAreFurtherFeatures() {
		final ImagePlus flat = picture(16, 16, i -> 1);
		final ImagePlus leftAndRight = picture(16, 16, i -> i % 16 / 8);
		final Module module = runner.run(SpectralCommand.class, true, "image", flat, "moreimages",
			new ImagePlus[] { leftAndRight }, "clusters", 2, "scalechannels", true);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		for (int i = 0; i < 256; i++)
			assertEquals(1 + i % 16 / 8, labels.getProcessor().get(i));
	}

	@Test
	void anRgbImageHasThreeChannels() {
		final ImagePlus image = IJ.createImage("rgb", "RGB black", 12, 12, 1);
		image.getProcessor().setColor(0xff0000);
		image.getProcessor().fill(new Roi(0, 0, 12, 5));
		final ImagePlus labels = (ImagePlus) runner.run(SpectralCommand.class, true, "image", image, "clusters", 2)
			.getOutput("labels");
		assertEquals(1, labels.getPixel(3, 4)[0]);
		assertEquals(2, labels.getPixel(3, 5)[0]);
	}

	@Test
	void aStackIsAVolume() {
		final ImagePlus image = IJ.createImage("stack", "16-bit black", 8, 8, 6);
		for (int z = 3; z < 6; z++)
			image.getStack().getProcessor(z + 1).set(900);
		final Module module = runner.run(SpectralCommand.class, true, "image", image, "clusters", 2, "rois", true);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		assertEquals(6, labels.getNSlices());
		assertArrayEquals(new double[] { 1, 1, 1, 2, 2, 2 }, java.util.stream.IntStream.rangeClosed(1, 6)
			.mapToDouble(z -> labels.getStack().getProcessor(z).get(0)).toArray());
		assertEquals(6, ((Roi[]) module.getOutput("roiset")).length);
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = ramp(20, 10);
		assertEquals("no image is open", runner.refusal(SpectralCommand.class, "clusters", 3));
		assertEquals("clusters is 0, but must be at least 1", refusal(image, "clusters", 0));
		assertEquals("clusters is 201, but must be at most 200", refusal(image, "clusters", 201));
		assertEquals("beta is -1, but must be a finite number of at least 0", refusal(image, "beta", -1));
		assertEquals("sigma is -2, but must be a finite number of at least 0", refusal(image, "sigma", -2));
		assertEquals("scale is 2.0, but must be above 0 and at most 1", refusal(image, "scale", 2));
		assertTrue(refusal(image, "assignment", "kmean").startsWith("assignment is \"kmean\", but must be"));
		assertTrue(refusal(image, "connectivity", "four").startsWith("connectivity is \"four\", but must be"));
		assertEquals(
			"mask is \"brain\", but must be auto, all, nonzero, otsu, background, epi, selection, or the name of a mask image",
			refusal(image, "mask", "brain"));
		assertEquals("more: no open image is called \"t2\"", refusal(image, "more", "t2"));
		assertTrue(refusal(image, "mask", "selection").contains("has no selection"));
		assertTrue(refusal(image, "moreimages", new ImagePlus[] { ramp(10, 20) }).contains("10 × 20"));
	}

	@Test
	void aMaskMustFitAndChoose() {
		final ImagePlus image = ramp(20, 10);
		assertTrue(refusal(image, "maskimage", ramp(10, 20)).contains("10 × 20"));
		assertTrue(refusal(image, "maskimage", picture(20, 10, i -> 0)).contains("holds no pixel"));
		assertTrue(refusal(image, "maskimage", picture(20, 10, i -> 5)).contains("leaves out no pixels"));
	}

	@Test
	void valuesThatAreNoNumbersAreNamedInsideTheMaskAndIgnoredOutside() {
		final ImagePlus image = picture(20, 10, i -> i < 3 ? Double.NaN : i);
		assertTrue(refusal(image, "clusters", 2).startsWith("3 values inside the mask are NaN or infinite"));
		assertNotNull(
			runner.run(SpectralCommand.class, true, "image", image, "mask", "nonzero", "clusters", 2).getOutput("labels"));
	}

	@Test
	void thereMustBeAClusterForEachComponent() {
		final ImagePlus mask = picture(20, 10, i -> i % 20 == 4 || i % 20 == 12 ? 0 : 1);
		final String refusal = refusal(ramp(20, 10), "maskimage", mask, "clusters", 2);
		assertTrue(refusal.contains("2") && refusal.contains("3"), refusal);
	}

	private static String refusal(final ImagePlus image, final Object... inputs) {
		final Object[] all = new Object[inputs.length + 2];
		all[0] = "image";
		all[1] = image;
		System.arraycopy(inputs, 0, all, 2, inputs.length);
		return runner.refusal(SpectralCommand.class, all);
	}

	private static ImagePlus ramp(final int width, final int height) {
		return picture(width, height, i -> i % width);
	}

	private static ImagePlus picture(final int width, final int height, final IntToDoubleFunction value) {
		final FloatProcessor plane = new FloatProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			plane.setf(i, (float) value.applyAsDouble(i));
		return new ImagePlus("picture", plane);
	}
}
