package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.samples.SampleImages;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

class FigureCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();
	private static ImagePlus series;
	private static ImagePlus truth;

	@BeforeAll
	static void open() {
		series = SampleImages.FMRI_PHANTOM.open();
		truth = SampleImages.FMRI_PHANTOM_TRUTH.open();
	}

	@Test
	void theFigureShowsParcelsInTheirColours() {
		final ImagePlus figure = figure("image", series, "labels", truth, "opacity", 1);
		assertEquals(ImagePlus.COLOR_RGB, figure.getType());
		assertEquals("fMRI Phantom figure", figure.getTitle());
		assertEquals(1000, figure.getWidth());
		int shown = 0;
		for (int colour = 1; colour <= 255; colour++)
			if (count(figure, LabelLut.colour(colour).getRGB()) > 200) shown++;
		assertTrue(shown > 8, shown + " parcels in their colours");
	}

	@Test
	void viewsCutsAndLayoutChangeTheFigure() {
		final ImagePlus ortho = figure("image", series, "labels", truth, "width", 400);
		assertArrayEquals(pixels(ortho), pixels(figure("image", series, "labels", truth, "width", 400, "view", "xyz")));
		final ImagePlus axial = figure("image", series, "labels", truth, "width", 400, "view", "z", "slices", 3);
		assertFalse(Arrays.equals(pixels(ortho), pixels(axial)));
		final ImagePlus two = figure("image", series, "labels", truth, "width", 400, "view", "z", "slices", 3,
			"morelabelimages", new ImagePlus[] { truth });
		assertTrue(two.getHeight() > 1.7 * axial.getHeight(), "two rows");
		final ImagePlus turned = figure("image", series, "labels", truth, "width", 400, "view", "z", "slices", 3,
			"morelabelimages", new ImagePlus[] { truth }, "columns", "images");
		assertTrue(turned.getHeight() > 1.5 * turned.getWidth(), "three rows of two");
		assertEquals(500, figure("image", series, "width", 500).getWidth());
	}

	@Test
	void framesAndRangesAreShown() {
		final float[] first = new float[100];
		final float[] second = new float[100];
		Arrays.fill(first, 20);
		Arrays.fill(second, 80);
		final ImageStack frames = new ImageStack(10, 10);
		frames.addSlice(null, first);
		frames.addSlice(null, second);
		final ImagePlus image = new ImagePlus("two frames", frames);
		image.setDimensions(1, 1, 2);
		assertEquals(50 * 255 / 100, middle(figure("image", image, "minimum", "0", "maximum", "100")), 1);
		assertEquals(20 * 255 / 100, middle(figure("image", image, "minimum", 0, "maximum", 100, "frame", 1)), 1);
		assertEquals(80 * 255 / 160, middle(figure("image", image, "minimum", "0", "maximum", "160", "frame", 2)), 1);
	}

	@Test
	void aCompressedSeriesShowsOnTheRangeOfTheOriginal() {
		final FloatProcessor ramp = new FloatProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			ramp.setf(i, i);
		final ImagePlus original = new ImagePlus("original.tif", ramp);
		final ImagePlus flat = new ImagePlus("flat.tif", ramp.duplicate());
		flat.getProcessor().multiply(0.5);
		final ImagePlus[] more = { flat };
		final ImagePlus same = figure("image", original, "moreimages", more, "samerange", true, "titles", "none");
		final ImagePlus each = figure("image", original, "moreimages", more, "titles", "none");
		assertTrue(right(same) < 0.7 * right(each), "half as bright");
		assertTrue(each.getWidth() > 1.8 * each.getHeight(), "side by side");
	}

	@Test
	void channelsAreImagesOfTheirOwn() {
		final ImagePlus brain = SampleImages.BRAIN_PHANTOM.open();
		final ImagePlus tissues = SampleImages.BRAIN_PHANTOM_TRUTH.open();
		final ImagePlus row = figure("image", brain, "labels", tissues, "cuts", "20");
		final ImagePlus grid = figure("image", brain, "labels", tissues, "cuts", "20", "plain", true);
		assertTrue(row.getWidth() > 2.5 * row.getHeight(), "four contrasts side by side");
		assertTrue(grid.getHeight() > 1.7 * row.getHeight() - 60, "and without labels above");
		assertTrue(count(figure("image", brain, "labels", tissues, "cuts", 20, "style", "outlines"),
			LabelLut.colour(2).getRGB()) > 100);
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus coins = SampleImages.COINS.open();
		assertEquals("no image is open", refusal());
		assertTrue(refusal("image", coins, "view", "front").startsWith("view is \"front\", but must be of the letters"));
		assertTrue(refusal("image", coins, "view", "x").startsWith("view is \"x\", but \"coins\" is a single plane"));
		assertEquals("frame is 101, but must be from 1 to 100, the last of \"fMRI Phantom\", or 0 for the mean",
			refusal("image", series, "frame", 101));
		assertTrue(refusal("image", series, "view", "z", "cuts", "300")
			.startsWith("cuts has z = 300, which is outside of \"fMRI Phantom\", which reaches from "));
		assertEquals("cuts has 2 numbers, but view \"xyz\" needs 3, or 3 groups separated by semicolons",
			refusal("image", series, "cuts", "0,1"));
		assertEquals("minimum is 9, but must be below the maximum of 3",
			refusal("image", coins, "minimum", "9", "maximum", "3"));
		assertTrue(refusal("image", coins, "columns", "rows").startsWith("columns is \"rows\""));
		assertTrue(refusal("image", coins, "style", "dots").startsWith("style is \"dots\""));
		assertEquals("opacity is 2.0, but must be from 0 to 1", refusal("image", coins, "opacity", 2));
		assertEquals("width is 50, but must be at least 100", refusal("image", coins, "width", 50));
		assertEquals("titles has 3, but the figure takes 2: 2 for images and 0 for label images",
			refusal("image", coins, "moreimages", new ImagePlus[] { coins }, "titles", "a,b,c"));
		assertTrue(refusal("image", coins, "labels", truth).contains("40 × 48 × 32"));
		assertTrue(refusal("image", coins, "moreimages", new ImagePlus[] { series }).contains("40 × 48 × 32"));
		assertTrue(refusal("image", coins, "labels", new ImagePlus("rgb", new ColorProcessor(384, 303)))
			.contains("is an RGB image, but labels are 8-, 16- or 32-bit"));
	}

	private static String refusal(final Object... inputs) {
		return runner.refusal(FigureCommand.class, inputs);
	}

	private static ImagePlus figure(final Object... inputs) {
		return (ImagePlus) runner.run(FigureCommand.class, false, inputs).getOutput("figure");
	}

	private static int[] pixels(final ImagePlus figure) {
		return (int[]) figure.getProcessor().getPixels();
	}

	private static int middle(final ImagePlus figure) {
		return figure.getProcessor().get(figure.getWidth() / 2, figure.getHeight() / 2) & 255;
	}

	/** The grey of the right image, near its lower end. */
	private static int right(final ImagePlus figure) {
		return figure.getProcessor().get(figure.getWidth() * 3 / 4, figure.getHeight() * 9 / 10) & 255;
	}

	private static long count(final ImagePlus figure, final int rgb) {
		return Arrays.stream(pixels(figure)).filter(p -> (p & 0xffffff) == (rgb & 0xffffff)).count();
	}
}
