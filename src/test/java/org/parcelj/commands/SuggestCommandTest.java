package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.samples.SampleImages;
import org.scijava.module.Module;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.plugin.Duplicator;
import ij.process.FloatProcessor;

class SuggestCommandTest {

	/** Of the simulated series: three lines of four squares. */
	private static final int PARCELS = 12;
	private static final int EDGE = 6;
	private static final int FRAMES = 24;

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@Test
	void mixturesFindTheFourTissues() {
		final Module module = runner.run(SuggestCommand.class, true, "image", slices(), "mask", "nonzero", "method", "gmm",
			"largest", 6);
		assertEquals(4, module.getOutput("suggestion"));
		final ResultsTable table = (ResultsTable) module.getOutput("criteria");
		assertArrayEquals(new double[] { 2, 3, 4, 5, 6 }, table.getColumn("clusters"));
		assertArrayEquals(new String[] { "clusters", "icl", "bic", "silhouette", "davies_bouldin" }, table.getHeadings());
		assertTrue(table.getValue("bic", 2) < table.getValue("bic", 3));
		assertTrue(table.getValue("bic", 2) < table.getValue("icl", 2));
		assertTrue(Picture.of((ImagePlus) module.getOutput("plot")).isPresent());
	}

	@Test
	void kMeansFindsTheFourTissuesInScaledContrasts() {
		assertEquals(4, suggestion(slices(), "mask", "nonzero", "method", "kmeans", "largest", 6, "scalechannels", true));
	}

	@Test
	void spectralFindsTheFourCircles() {
		assertEquals(4, suggestion(SampleImages.FOUR_CIRCLES.open(), "maskimage", SampleImages.FOUR_CIRCLES_MASK.open(),
			"method", "spectral"));
	}

	@Test
	void oneTreeFindsTheParcelsOfASeriesWhateverTheRange() {
		for (final int largest : new int[] { 14, 20, 40 })
			assertEquals(PARCELS, suggestion(series(), "standardize", "zscore", "largest", largest));
	}

	@Test
	void theKneeOfOneTreeFindsTheParcelsOfASeries() {
		final Module module = runner.run(SuggestCommand.class, false, "image", series(), "method", "agglomerative",
			"standardize", "zscore", "largest", 60, "criterion", "variance");
		assertEquals(PARCELS, module.getOutput("suggestion"));
		final double[] variance = ((ResultsTable) module.getOutput("criteria")).getColumn("explained_variance");
		for (int i = 1; i < variance.length; i++)
			assertTrue(variance[i] >= variance[i - 1]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "agglomerative", "kmeans", "gmm", "spectral" })
	void theHalvesOfASeriesAgreeBestOnItsParcels(final String method) {
		final Object[] more = { "method", method, "standardize", "zscore", "criterion", "reproducibility", "smallest", 9,
			"largest", 15, "covariance", method.equals("gmm") ? "spherical" : "full" };
		assertEquals(PARCELS, suggestion(series(), more));
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = SampleImages.FOUR_CIRCLES.open();
		assertEquals("no image is open", runner.refusal(SuggestCommand.class));
		assertEquals("smallest is 11, but must be at most 10", refusal(image, "smallest", 11));
		assertEquals("largest is 20000, but must be at most 10000", refusal(image, "largest", 20000));
		assertEquals("largest is 3, but a knee needs at least 3 numbers from 2 on",
			refusal(image, "largest", 3, "criterion", "variance"));
		assertEquals("smallest is 1, but must be at least 2",
			refusal(image, "method", "kmeans", "smallest", 1, "criterion", "silhouette"));
		assertEquals(
			"criterion is \"bic\", but for kmeans must be one of silhouette, davies_bouldin, prediction_strength, " +
				"gap_statistic, calinski_harabasz, variance, reproducibility",
			refusal(image, "method", "kmeans", "criterion", "bic"));
		assertEquals("beta is 5, but only spectral has that key, not gmm", refusal(image, "method", "gmm", "beta", 5));
		assertEquals("covariance is tied, but only gmm has that key, not kmeans",
			refusal(image, "method", "kmeans", "covariance", "tied"));
		assertTrue(refusal(image, "method", "rena").startsWith("method is \"rena\", but must be one of"));
		assertEquals("reproducibility needs further subjects, or a series of at least 4 frames, but \"Four Circles\" has 1",
			refusal(image, "criterion", "reproducibility"));
		assertTrue(refusal(image, "method", "gmm", "covariance", "round").startsWith("covariance is \"round\""));
	}

	/** Some of the middle of the brain. */
	private static ImagePlus slices() {
		final ImagePlus whole = SampleImages.BRAIN_PHANTOM.open();
		return new Duplicator().run(whole, 1, whole.getNChannels(), 17, 24, 1, 1);
	}

	/** Squares whose pixels share a course in time, in noise. */
	private static ImagePlus series() {
		final Random random = new Random(5);
		final double[][] courses = new double[PARCELS][FRAMES];
		for (final double[] course : courses)
			for (int t = 0; t < FRAMES; t++)
				course[t] = random.nextGaussian();
		final ImageStack stack = new ImageStack(4 * EDGE, 3 * EDGE);
		for (int t = 0; t < FRAMES; t++) {
			final FloatProcessor frame = new FloatProcessor(4 * EDGE, 3 * EDGE);
			for (int y = 0; y < 3 * EDGE; y++)
				for (int x = 0; x < 4 * EDGE; x++)
					frame.setf(x, y, (float) (100 + 10 * courses[y / EDGE * 4 + x / EDGE][t] + 2 * random.nextGaussian()));
			stack.addSlice(frame);
		}
		final ImagePlus series = new ImagePlus("series", stack);
		series.setDimensions(1, 1, FRAMES);
		return series;
	}

	private static Object suggestion(final ImagePlus image, final Object... inputs) {
		return runner.run(SuggestCommand.class, false, CommandRunner.with("image", image, inputs)).getOutput("suggestion");
	}

	private static String refusal(final ImagePlus image, final Object... inputs) {
		return runner.refusal(SuggestCommand.class, CommandRunner.with("image", image, inputs));
	}
}
