package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.Session;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.samples.SampleImages;
import org.scijava.command.Command;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

import net.imglib2.parallel.Parallelization;

/** Histograms and pair plots. */
class ContrastsCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(strings = { "scatter", "hist2d" })
	void thePairPlotHasTheColoursOfTheLabels(final String kind) {
		final ImagePlus plot = plot(PairPlotCommand.class, "image", SampleImages.BRAIN_PHANTOM.open(), "labels",
			SampleImages.BRAIN_PHANTOM_TRUTH.open(), "kind", kind);
		assertEquals(ImagePlus.COLOR_RGB, plot.getType());
		assertEquals("Brain Phantom pair plot", plot.getTitle());
		for (int label = 1; label <= 4; label++)
			assertTrue(count(plot, LabelLut.colour(label).getRGB()) > 500, "label " + label);
		assertEquals(plot.getHeight(), plot.getWidth(), 60);
	}

	@Test
	void labelsMayCoverTheWholeImage() {
		final FloatProcessor x = new FloatProcessor(3, 1, new float[] { 0, 1, 2 });
		final ImagePlus plot = plot(PairPlotCommand.class, "image", new ImagePlus("x", x), "labels",
			new ImagePlus("labels", new ShortProcessor(3, 1, new short[] { 1, 2, 1 }, null)));
		for (int label = 1; label <= 2; label++)
			assertTrue(count(plot, LabelLut.colour(label).getRGB()) > 100, "label " + label);
	}

	@Test
	void aPairPlotWithoutLabelsIsOfTheMaskedPixels() {
		final ImagePlus[] each = CommandRunner.channels(SampleImages.BRAIN_PHANTOM.open());
		final ImagePlus masked = plot(PairPlotCommand.class, "image", each[0], "moreimages", new ImagePlus[] { each[3] },
			"mask", "nonzero", "kind", "hist2d");
		final ImagePlus all = plot(PairPlotCommand.class, "image", each[0], "moreimages", new ImagePlus[] { each[3] },
			"mask", "all", "kind", "hist2d");
		assertTrue(count(masked, 0x440154) > 10000, "empty bins are dark");
		assertTrue(count(all, 0x440154) > count(masked, 0x440154), "zeros stretch the axes");
	}

	@Test
	void aMillionPixelsAreAQuestionOfASecondOnAnyNumberOfThreads() {
		final float[] values = new float[1_000_000];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.sin(i * 0.37) * (i % 1000);
		final ImagePlus image = new ImagePlus("million.tif", new FloatProcessor(1000, 1000, values));
		final ImagePlus[] more = { image.duplicate(), image.duplicate() };
		final int[] one = Parallelization.runWithNumThreads(1,
			() -> pixels(plot(PairPlotCommand.class, "image", image, "moreimages", more)));
		assertArrayEquals(one, Parallelization.runWithNumThreads(8,
			() -> pixels(plot(PairPlotCommand.class, "image", image, "moreimages", more))));
	}

	@Test
	void pointsOfFewPixelsAreEachSeen() {
		final FloatProcessor x = new FloatProcessor(3, 1, new float[] { 0, 1, 2 });
		final FloatProcessor y = new FloatProcessor(3, 1, new float[] { 0, 2, 1 });
		final ImagePlus plot = plot(PairPlotCommand.class, "image", new ImagePlus("x", x), "moreimages",
			new ImagePlus[] { new ImagePlus("y", y) }, "bins", 3);
		// two panels with a point in the middle, one on a border, and one in a corner; three bars in each histogram
		assertTrue(count(plot, 0x30688e) > 2 * (9 + 6 + 4), "points");
	}

	@Test
	void histogramsShowEachStageAndSayTheZeros() {
		final Lines lines = new Lines();
		final HistogramCommand command = new HistogramCommand();
		final ImagePlus image = SampleImages.BRAIN_PHANTOM.open();
		command.runIn(new Session(new ImageSource() {

			@Override
			public ImagePlus active() {
				return image;
			}

			@Override
			public ImagePlus image(final String name) {
				throw new AssertionError(name);
			}
		}, Progress.NONE, lines));
		command.run();
		assertTrue(lines.said.contains("FLAIR: 252872 of 430080 pixels are 0, 252872 of 430080 pixels are 0 in the mask"),
			lines.said.toString());
		final int one = plot(HistogramCommand.class, "image", image).getWidth();
		final int two = plot(HistogramCommand.class, "image", image, "mask", "nonzero").getWidth();
		final int three = plot(HistogramCommand.class, "image", image, "mask", "nonzero", "scalechannels", true).getWidth();
		assertTrue(one < two && two < three, one + ", " + two + ", " + three + " pixels wide");
	}

	@Test
	void degenerateValuesAreDrawnToo() {
		final ImagePlus constant = new ImagePlus("constant", new FloatProcessor(8, 8));
		assertTrue(plot(HistogramCommand.class, "image", constant, "scalechannels", true, "bins", 1).getWidth() > 0);
		assertTrue(plot(PairPlotCommand.class, "image", constant, "kind", "hist2d").getWidth() > 0);
		final FloatProcessor holes = new FloatProcessor(2, 2, new float[] { Float.NaN, 1, 2, Float.POSITIVE_INFINITY });
		assertTrue(plot(HistogramCommand.class, "image", new ImagePlus("holes", holes), "mask", "nonzero", "maskimage",
			new ImagePlus("mask", new FloatProcessor(2, 2, new float[] { 0, 1, 1, 0 }))).getWidth() > 0);
		assertTrue(runner.refusal(PairPlotCommand.class, "image", new ImagePlus("holes", holes))
			.startsWith("2 values inside the mask are NaN or infinite"));
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = SampleImages.FOUR_CIRCLES.open();
		assertEquals("no image is open", runner.refusal(PairPlotCommand.class));
		assertEquals("no image is open", runner.refusal(HistogramCommand.class));
		assertEquals("bins is 0, but must be at least 1", runner.refusal(PairPlotCommand.class, "image", image, "bins", 0));
		assertEquals("bins is 20000, but must be at most 10000",
			runner.refusal(HistogramCommand.class, "image", image, "bins", 20000));
		assertTrue(runner.refusal(PairPlotCommand.class, "image", image, "power", 0).startsWith("power is 0"));
		assertTrue(runner.refusal(PairPlotCommand.class, "image", image, "kind", "dots").startsWith("kind is \"dots\""));
		assertTrue(runner.refusal(PairPlotCommand.class, "image", image, "labels", SampleImages.BRAIN_PHANTOM_TRUTH.open())
			.contains("96 × 112 × 40"));
		assertTrue(runner.refusal(PairPlotCommand.class, "image", SampleImages.BRAIN_PHANTOM.open(), "moreimages",
			new ImagePlus[] { image }).contains("100 × 100"));
		final ImagePlus[] many = new ImagePlus[12];
		Arrays.fill(many, image);
		assertTrue(runner.refusal(PairPlotCommand.class, "image", image, "moreimages", many)
			.contains("is 13, but must be at most 12"));
	}

	private static ImagePlus plot(final Class<? extends Command> command, final Object... inputs) {
		return (ImagePlus) runner.run(command, false, inputs).getOutput("plot");
	}

	private static int[] pixels(final ImagePlus plot) {
		return (int[]) plot.getProcessor().getPixels();
	}

	private static long count(final ImagePlus plot, final int rgb) {
		return Arrays.stream(pixels(plot)).filter(p -> (p & 0xffffff) == (rgb & 0xffffff)).count();
	}
}
