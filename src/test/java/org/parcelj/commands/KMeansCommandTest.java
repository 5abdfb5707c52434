package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.module.Module;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

class KMeansCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(strings = { "lloyd", "minibatch" })
	void coloursAreFoundAndNumberedByRed(final String algorithm) {
		final int[] colours = { 0xc81e32, 0x0ac864, 0x5a14b4, 0x1ef0f0 };
		final ColorProcessor picture = new ColorProcessor(40, 30);
		for (int i = 0; i < 1200; i++)
			picture.set(i, colours[i / 7 % 4] + i % 2);
		final Module module = runner.run(KMeansCommand.class, true, "image", new ImagePlus("colours", picture), "clusters",
			4, "algorithm", algorithm);
		final ResultsTable centres = (ResultsTable) module.getOutput("centres");
		assertArrayEquals(new String[] { "red", "green", "blue" }, centres.getHeadings());
		assertArrayEquals(new double[] { 10, 30, 90, 200 }, centres.getColumn("red"), 1e-4);
		assertArrayEquals(new double[] { 200, 240, 20, 30 }, centres.getColumn("green"), 1e-4);
		assertArrayEquals(new double[] { 100.5, 240.5, 180.5, 50.5 }, centres.getColumn("blue"), 0.1);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final int[] numbers = { 4, 1, 3, 2 };
		for (int i = 0; i < 1200; i++)
			assertEquals(numbers[i / 7 % 4], labels.getProcessor().get(i));
	}

	@Test
	void scalingTheChannelsGivesTheWeakOneItsSay() {
		// the first channel is strong and blurred, the second weak and clear
		final ImagePlus strong = picture(i -> 1000 * Math.sin(i * 12.9898));
		final ImagePlus weak = picture(i -> i % 20 < 10 ? 1 : 2);
		weak.setTitle("weak");
		final Object[] inputs = { "image", strong, "moreimages", new ImagePlus[] { weak }, "clusters", 2, "algorithm",
			"lloyd" };
		final ResultsTable plain = (ResultsTable) runner.run(KMeansCommand.class, true, inputs).getOutput("centres");
		assertEquals(1.5, plain.getColumn("weak")[0], 0.1);
		final Object[] scaled = Arrays.copyOf(inputs, inputs.length + 2);
		scaled[inputs.length] = "scalechannels";
		scaled[inputs.length + 1] = true;
		final Module module = runner.run(KMeansCommand.class, true, scaled);
		final ResultsTable centres = (ResultsTable) module.getOutput("centres");
		assertArrayEquals(new String[] { "strong", "weak" }, centres.getHeadings());
		assertArrayEquals(new double[] { 1, 2 }, Arrays.stream(centres.getColumn("weak")).sorted().toArray(), 1e-6);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		for (int i = 0; i < 400; i++)
			assertEquals(labels.getPixel(i % 20 < 10 ? 0 : 19, 0)[0], labels.getProcessor().get(i));
	}

	@Test
	void seriesHaveAColumnForEachFrameAndAreNumberedByFirstPixels() {
		final ImageStack stack = new ImageStack(20, 20);
		for (int t = 0; t < 200; t++) {
			final int frame = t;
			stack.addSlice(picture(i -> Math.sin(frame * (i / 20 < 10 ? 0.7 : 0.4))).getProcessor());
		}
		final ImagePlus series = new ImagePlus("series", stack);
		series.setDimensions(1, 1, 200);
		final Module module = runner.run(KMeansCommand.class, true, "image", series, "clusters", 2);
		final ResultsTable centres = (ResultsTable) module.getOutput("centres");
		assertEquals(2, centres.size());
		assertEquals(200, centres.getHeadings().length);
		assertEquals(Math.sin(199 * 0.7), centres.getColumn("frame 200")[0], 1e-6);
		assertEquals(1, ((ImagePlus) module.getOutput("labels")).getProcessor().get(0));
		final ResultsTable components = (ResultsTable) runner
			.run(KMeansCommand.class, true, "image", series, "clusters", 2, "components", 2).getOutput("centres");
		assertArrayEquals(new String[] { "component 1", "component 2" }, components.getHeadings());
	}

	@Test
	void lloydFitsNoWorse() {
		final ImagePlus image = picture(i -> Math.sin(i * 12.9898) + Math.cos(i * 4.1));
		assertTrue(within(image, "lloyd") <= within(image, "minibatch") * 1.02);
	}

	private static double within(final ImagePlus image, final String algorithm) {
		final Module module = runner.run(KMeansCommand.class, true, "image", image, "clusters", 6, "algorithm", algorithm);
		final double[] centres = ((ResultsTable) module.getOutput("centres")).getColumn("value");
		final double[] sorted = centres.clone();
		Arrays.sort(sorted);
		assertArrayEquals(sorted, centres, "by ascending value");
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		double sum = 0;
		for (int i = 0; i < 400; i++)
			sum += Math.pow(image.getProcessor().getf(i) - centres[labels.getProcessor().get(i) - 1], 2);
		return sum;
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = picture(i -> i);
		assertEquals("algorithm is \"elkan\", but must be one of auto, minibatch, lloyd, local",
			runner.refusal(KMeansCommand.class, "image", image, "algorithm", "elkan"));
		assertEquals("restarts is 0, but must be at least 1",
			runner.refusal(KMeansCommand.class, "image", image, "restarts", 0));
		assertEquals("iterations is 0, but must be at least 1",
			runner.refusal(KMeansCommand.class, "image", image, "iterations", 0));
		assertEquals("restarts is -1, but must be at least 1",
			runner.refusal(HierarchicalKMeansCommand.class, "image", image, "restarts", -1));
	}

	private static ImagePlus picture(final IntToDoubleFunction value) {
		final FloatProcessor plane = new FloatProcessor(20, 20);
		for (int i = 0; i < 400; i++)
			plane.setf(i, (float) value.applyAsDouble(i));
		return new ImagePlus("strong", plane);
	}
}
