package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.imagej.labels.LabelImages;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

class CompareCommandTest {

	private static final int[] LABELS = { //
		3, 3, 3, 0, 0, 0, //
		5, 5, 8, 8, 0, 0, //
		9, 0, 0, 0, 0, 0 };
	private static final int[] REFERENCE = { //
		2, 2, 0, 0, 7, 7, //
		2, 4, 4, 4, 7, 0, //
		0, 0, 0, 0, 0, 0 };

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void scriptsGetTablesAndImages(final boolean process) {
		final Module module = runner.run(CompareCommand.class, process, "labels", image("a.tif", 16, LABELS), "reference",
			image("b.tif", 8, REFERENCE));
		final ResultsTable agreement = (ResultsTable) module.getOutput("agreement");
		assertEquals(1, agreement.size());
		assertEquals(
			"mean_dice lowest_dice boundary_f_score boundary_precision boundary_recall mean_hausdorff_95 largest_hausdorff " +
				"adjusted_rand_index adjusted_mutual_information normalised_mutual_information homogeneity completeness " +
				"v_measure mean_best_dice matched_share variation_of_information oversegmentation undersegmentation " +
				"adapted_rand_error pixels only_in_labels only_in_reference share_in_one",
			String.join(" ", agreement.getHeadings()));
		assertEquals(6, agreement.getValue("pixels", 0));
		assertEquals(2, agreement.getValue("only_in_labels", 0));
		assertEquals(3, agreement.getValue("only_in_reference", 0));
		assertEquals(5.0 / 11, agreement.getValue("share_in_one", 0), 1e-12);
		assertEquals(4.0 / 6, agreement.getValue("matched_share", 0), 1e-12);
		final ResultsTable matches = (ResultsTable) module.getOutput("matches");
		assertEquals("label reference overlap pixels reference_pixels dice jaccard hausdorff_95 hausdorff",
			String.join(" ", matches.getHeadings()));
		assertEquals((2.0 / 3 + 4.0 / 5 + 0) / 3, agreement.getValue("mean_dice", 0), 1e-12);
		assertEquals(0, agreement.getValue("lowest_dice", 0), "7 of the reference has no match");
		assertTrue(Double.isNaN(matches.getValue("hausdorff", 1)), "nor has 5");
		assertEquals(1, matches.getValue("hausdorff", 0), 1e-12);
		assertEquals(1, agreement.getValue("largest_hausdorff", 0), 1e-12);
		assertArrayEquals(new double[] { 3, 5, 8, 9, 0 }, matches.getColumn("label"));
		assertArrayEquals(new double[] { 2, 0, 4, 0, 7 }, matches.getColumn("reference"));
		assertEquals(2.0 / 3, matches.getValue("dice", 0), 1e-12);
		assertArrayEquals(new int[] { 0, 0, 2, 0, 3, 3, 1, 1, 0, 0, 3, 0, 2, 0, 0, 0, 0, 0 }, pixels(module, "difference"));
		assertArrayEquals(new int[] { 2, 2, 2, 0, 0, 0, 8, 8, 4, 4, 0, 0, 9, 0, 0, 0, 0, 0 }, pixels(module, "matched"));
		final ImagePlus difference = (ImagePlus) module.getOutput("difference");
		assertEquals("a difference", difference.getTitle());
		assertEquals(8, difference.getBitDepth());
		assertEquals(4, IntStream.range(0, 4).map(value -> difference.getLuts()[0].getRGB(value)).distinct().count());
	}

	@Test
	void matchedLabelsHaveTheReferencesColours() {
		final ImagePlus reference = LabelImages.toImagePlus(
			LabelImages.read(image("b", 16, Arrays.stream(REFERENCE).map(label -> label == 7 ? 900 : label).toArray())),
			image("b", 16, REFERENCE), "b");
		final Module module = runner.run(CompareCommand.class, true, "labels", image("a", 32, LABELS), "reference",
			reference);
		final ImagePlus matched = (ImagePlus) module.getOutput("matched");
		assertEquals(902, matched.getStatistics().max, "two labels have no match");
		assertEquals(reference.getProcessor().getColorModel().getRGB(3), matched.getProcessor().getColorModel().getRGB(3));
		assertEquals(900, matched.getDisplayRangeMax());
	}

	@Test
	void anImageAgreesWithItself() {
		final Module module = runner.run(CompareCommand.class, true, "labels", image("a", 16, LABELS), "reference",
			image("b", 32, LABELS));
		final ResultsTable agreement = (ResultsTable) module.getOutput("agreement");
		for (final String perfect : ("mean_dice lowest_dice boundary_f_score adjusted_rand_index " +
			"adjusted_mutual_information v_measure mean_best_dice matched_share").split(" "))
			assertEquals(1, agreement.getValue(perfect, 0), 1e-12, perfect);
		for (final String perfect : "mean_hausdorff_95 largest_hausdorff variation_of_information adapted_rand_error"
			.split(" "))
			assertEquals(0, agreement.getValue(perfect, 0), 1e-12, perfect);
		assertTrue(Arrays.stream(pixels(module, "difference")).allMatch(value -> value == 0));
		assertArrayEquals(LABELS, pixels(module, "matched"));
	}

	@Test
	void theHeadlineIsWhatBecameOfWholeLabels() {
		// of a lesion 2 the labels have one pixel, and lesions beside the reference
		final int[] truth = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 2, 0, 0 };
		final int[] found = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2 };
		final Module module = runner.run(CompareCommand.class, true, "labels", image("a", 16, found), "reference",
			image("b", 16, truth));
		final ResultsTable agreement = (ResultsTable) module.getOutput("agreement");
		assertEquals("mean_dice", agreement.getColumnHeading(0));
		assertEquals((1 + 2.0 / 7) / 2, agreement.getValue("mean_dice", 0), 1e-12);
		assertEquals(2.0 / 7, agreement.getValue("lowest_dice", 0), 1e-12);
		assertEquals(1, agreement.getValue("mean_best_dice", 0), "which looks at common pixels alone");
	}

	@Test
	void boundariesAndDistancesAreInTheImagesUnit() {
		final int[] labels = { 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0 };
		final int[] reference = { 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0 };
		assertEquals(0, boundaryFScore(labels, reference, "0.2"));
		assertEquals(0.5, boundaryFScore(labels, reference, "0.25"), "one pixel: the nearer sides");
		assertEquals(1, boundaryFScore(labels, reference, "0.5"), "two pixels of 0.25");
		assertEquals(1, boundaryFScore(labels, reference, "auto"));
		for (final String wrong : new String[] { "wide", "-1", "NaN" })
			assertTrue(runner.refusal(CompareCommand.class, "labels", image("a", 16, labels), "reference",
				image("b", 16, reference), "tolerance", wrong).startsWith("tolerance is"), wrong);
	}

	private static double boundaryFScore(final int[] labels, final int[] reference, final String tolerance) {
		final ImagePlus image = image("a", 16, labels);
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelHeight = 0.25;
		final Module module = runner.run(CompareCommand.class, true, "labels", image, "reference",
			image("b", 16, reference), "tolerance", tolerance);
		final ResultsTable agreement = (ResultsTable) module.getOutput("agreement");
		assertEquals(0.5, agreement.getValue("largest_hausdorff", 0), 1e-12);
		return agreement.getValue("boundary_f_score", 0);
	}

	@Test
	void aPictureIsNoReference() {
		final ImagePlus picture = IJ.openImage("src/test/resources/pictures-2d/coins.png");
		final ImagePlus labels = picture.duplicate();
		labels.getProcessor().threshold(100);
		labels.setTitle("labels");
		assertEquals(
			"\"coins.png\" holds 250 values in 94855 separate pieces, as pictures do, but must be a label image; if it is one, edit it with " +
				"trustlabels=true and use the result",
			refusal(labels, picture));
		final Module module = runner.run(CompareCommand.class, true, "labels", labels, "reference", labels.duplicate());
		assertEquals(1, ((ResultsTable) module.getOutput("agreement")).getValue("mean_dice", 0));
	}

	@Test
	void whatCannotBeComparedIsNamed() {
		final ImagePlus labels = image("a.tif", 16, LABELS);
		assertEquals("the label image \"b.tif\" on a grid of 2 × 2 pixels cannot be used with \"a.tif\" of 6 × 3",
			refusal(labels, new ImagePlus("b.tif", new ByteProcessor(2, 2, new byte[] { 1, 1, 1, 1 }))));
		assertEquals("the label image \"b.tif\" is 0 everywhere, so it holds no labels",
			refusal(labels, image("b.tif", 8, new int[18])));
		assertEquals("no pixel is labelled in both of the images to compare",
			refusal(labels, image("b.tif", 8, Arrays.stream(LABELS).map(label -> label == 0 ? 1 : 0).toArray())));
		assertEquals("\"b.tif\" is an RGB image, but labels are 8-, 16- or 32-bit",
			refusal(labels, new ImagePlus("b.tif", new ColorProcessor(6, 3))));
		final ImagePlus half = image("b.tif", 32, REFERENCE);
		half.getProcessor().setf(2, 0.5f);
		assertTrue(refusal(labels, half).startsWith("\"b.tif\" holds 0.5 at x 2, y 0"));
		final ImageStack frames = new ImageStack(6, 3);
		frames.addSlice(labels.getProcessor());
		frames.addSlice(labels.getProcessor());
		final ImagePlus series = new ImagePlus("b.tif", frames);
		series.setDimensions(1, 1, 2);
		assertTrue(refusal(labels, series).contains("has 1 channel and 2 frames"));
		assertTrue(refusal(labels, null).contains("reference"));
	}

	private String refusal(final ImagePlus labels, final ImagePlus reference) {
		return runner.refusal(CompareCommand.class, "labels", labels, "reference", reference);
	}

	static ImagePlus image(final String title, final int bits, final int... labels) {
		final ImageProcessor plane = bits == 8
			? new ByteProcessor(6, 3)
			: bits == 16 ? new ShortProcessor(6, 3) : new FloatProcessor(6, 3);
		for (int i = 0; i < labels.length; i++)
			plane.setf(i, labels[i]);
		return new ImagePlus(title, plane);
	}

	private static int[] pixels(final Module module, final String output) {
		final ImageProcessor plane = ((ImagePlus) module.getOutput(output)).getProcessor();
		return IntStream.range(0, plane.getPixelCount()).map(i -> (int) plane.getf(i)).toArray();
	}
}
