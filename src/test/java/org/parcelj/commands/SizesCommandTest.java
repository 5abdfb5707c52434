package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.module.Module;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

class SizesCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@Test
	void aLabelImageOfAnyOriginIsDescribed() {
		final ImagePlus labels = CompareCommandTest.image("cells.tif", 32, //
			7, 7, 7, 0, 0, 0, //
			7, 900, 900, 0, 2, 2, //
			0, 0, 0, 0, 2, 2);
		labels.getCalibration().pixelWidth = 2;
		labels.getCalibration().setUnit("um");
		final Module module = runner.run(SizesCommand.class, true, "labels", labels, "graph", true);
		final ResultsTable sizes = (ResultsTable) module.getOutput("sizes");
		assertEquals("image label pixels size unit x y x_µm y_µm xmin ymin width height neighbours border",
			String.join(" ", sizes.getHeadings()));
		assertArrayEquals(new double[] { 2, 7, 900 }, sizes.getColumn("label"));
		assertArrayEquals(new double[] { 4, 4, 2 }, sizes.getColumn("pixels"));
		assertArrayEquals(new double[] { 8, 8, 4 }, sizes.getColumn("size"));
		assertArrayEquals(new double[] { 4.5, 0.75, 1.5 }, sizes.getColumn("x"));
		assertArrayEquals(new double[] { 0, 1, 1 }, sizes.getColumn("neighbours"));
		assertArrayEquals(new double[] { 0, 5, 5 }, sizes.getColumn("border"));
		final ResultsTable neighbours = (ResultsTable) module.getOutput("neighbours");
		assertEquals(1, neighbours.size());
		assertEquals(7, neighbours.getValue("label", 0));
		assertEquals(900, neighbours.getValue("neighbour", 0));
		final ResultsTable summary = (ResultsTable) module.getOutput("summary");
		assertEquals("image labels pixels mean median sd min max", String.join(" ", summary.getHeadings()));
		assertEquals(10.0 / 3, summary.getValue("mean", 0), 1e-12);
		assertEquals(4, summary.getValue("median", 0));
		assertEquals(Math.sqrt(4.0 / 3), summary.getValue("sd", 0), 1e-12);
		assertEquals(2, summary.getValue("min", 0));
	}

	@Test
	void twoImagesNeedNotBeOnOneGrid() {
		final ImagePlus other = new ImagePlus("a", new FloatProcessor(2, 1, new float[] { 1, 2 }));
		final Module module = runner.run(SizesCommand.class, true, "labels", CompareCommandTest.image("a", 8, 1, 1, 1, 2),
			"reference", other);
		assertNull(module.getOutput("neighbours"));
		final ResultsTable sizes = (ResultsTable) module.getOutput("sizes");
		assertEquals(4, sizes.size());
		assertEquals("a", sizes.getStringValue("image", 1));
		assertEquals("a (reference)", sizes.getStringValue("image", 2));
		final ResultsTable summary = (ResultsTable) module.getOutput("summary");
		assertArrayEquals(new double[] { 2, 1 }, summary.getColumn("mean"));
		final ImagePlus plot = (ImagePlus) module.getOutput("plot");
		assertEquals(ImagePlus.COLOR_RGB, plot.getType());
		assertEquals("a sizes", plot.getTitle());
	}

	/** A bar is as high as its share of the highest one, and no label is lost between the bars. */
	@Test
	void barsStandForLabels() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int run = 0; run < 20; run++) {
			final int[] labels = new int[18];
			final int k = 1 + random.nextInt(9);
			Arrays.setAll(labels, i -> 1 + random.nextInt(k));
			final Module module = runner.run(SizesCommand.class, true, "labels", CompareCommandTest.image("a", 8, labels));
			final ColorProcessor figure = (ColorProcessor) ((ImagePlus) module.getOutput("plot")).getProcessor();
			assertTrue(Arrays.stream((int[]) figure.getPixels()).filter(p -> (p & 0xffffff) == 0x30688e).count() > 100);
		}
	}

	@Test
	void whatHasNoLabelsIsNamed() {
		assertEquals("the label image \"empty\" is 0 everywhere, so it holds no labels",
			runner.refusal(SizesCommand.class, "labels", CompareCommandTest.image("empty", 16)));
		assertEquals("the label image \"empty\" is 0 everywhere, so it holds no labels", runner.refusal(SizesCommand.class,
			"labels", CompareCommandTest.image("a", 16, 1), "reference", CompareCommandTest.image("empty", 16)));
		assertTrue(runner.refusal(SizesCommand.class, "labels", CompareCommandTest.image("negative", 32, -1))
			.contains(" holds -1 at "));
	}
}
