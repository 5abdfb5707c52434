package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.LabelTree;
import org.parcelj.commands.input.Session;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.reading.ImageReader;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.samples.SampleImages;
import org.parcelj.parcels.Agreement;
import org.scijava.module.Module;

class AgglomerativeCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@Test
	void coinsWithTheirTree() {
		final ImagePlus image = SampleImages.COINS.open();
		final Module module = run(image, "clusters", 27, "fwhm", "4.7", "tree", true);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		assertEquals(27, labels.getStatistics().max);
		final int pixels = 384 * 303;
		final ResultsTable tree = (ResultsTable) module.getOutput("dendrogram");
		assertEquals(pixels - 1, tree.size());
		assertEquals("child1\tchild2\theight\tsize", tree.getColumnHeadings().trim());
		assertEquals(pixels, tree.getValue("size", tree.size() - 1));
		final ResultsTable variance = (ResultsTable) module.getOutput("variance");
		assertEquals(pixels, variance.size());
		assertEquals(27, variance.getValue("clusters", 26));
		assertEquals(0, variance.getValue("explained_variance", 0), 1e-12);
		assertEquals(1, variance.getValue("explained_variance", pixels - 1), 1e-12);
		assertTrue(Picture.of((ImagePlus) module.getOutput("plot")).isPresent());
		assertTrue(Picture.of((ImagePlus) module.getOutput("treetop")).isPresent());
	}

	@Test
	void withoutTreeThereIsNone() {
		final Module module = run(picture(9, 9, i -> i * i % 17), "clusters", 4);
		for (final String output : new String[] { "dendrogram", "variance", "plot", "treetop", "roiset" })
			assertNull(module.getOutput(output), output);
	}

	@Test
	void aHeightGoesBeforeTheNumberOfClusters() {
		final ImagePlus image = picture(4, 1, i -> new double[] { 0, 1, 10, 30 }[i]);
		assertEquals(3, labels(image, "height", 2, "clusters", 1).getStatistics().max);
		assertEquals(2, labels(image, "height", 15).getStatistics().max);
		assertEquals(1, labels(image, "height", 1000).getStatistics().max);
	}

	@Test
	void aSecondRunTakesTheTreeOfTheFirstAsLongAsNothingHasChanged() {
		final ImagePlus image = picture(20, 20, i -> i * i % 37);
		final ImagePlus five = labels(image, "clusters", 5);
		final ImagePlus nine = labels(image, "clusters", 9);
		assertEquals(9, nine.getStatistics().max);
		assertSame(tree(five), tree(nine));
		assertTrue(tree(labels(image, "clusters", 5, "linkage", "average")) != tree(five));
		assertTrue(tree(labels(image, "clusters", 5, "connectivity", "full")) != tree(five));
		assertTrue(tree(labels(image, "clusters", 5, "bridge", true)) != tree(five));
		assertSame(tree(five), tree(labels(image, "clusters", 7)));
		image.getProcessor().setf(3, 200);
		assertTrue(tree(labels(image, "clusters", 5)) != tree(five));
	}

	@Test
	void superpixelsAreMergedInsteadOfPixels() {
		final ImagePlus image = picture(20, 20, i -> i * i % 37);
		final ImagePlus five = labels(image, "clusters", 5, "superpixels", 60);
		assertEquals(5, five.getStatistics().max);
		assertEquals(60, tree(five).dendrogram().mostClusters());
		assertSame(tree(five), tree(labels(image, "clusters", 60, "superpixels", 60)));
		assertTrue(tree(labels(image, "clusters", 5)) != tree(five));
		assertEquals("superpixels is 4, but must be at least the number of clusters, 5",
			refusal(image, "clusters", 5, "superpixels", 4));
		assertEquals("superpixels is 401, but there are only 400 pixels",
			refusal(image, "clusters", 5, "superpixels", 401));
		assertTrue(
			refusal(image, "superpixels", 100, "height", 3).startsWith("height is 3.0, but must be 0 with superpixels"));
	}

	private static LabelTree tree(final ImagePlus labels) {
		return LabelTree.of(labels, "");
	}

	@Test
	void itSaysHowLargeTheLargestParcelIs() {
		final AgglomerativeCommand command = new AgglomerativeCommand();
		final Lines lines = new Lines();
		command.runIn(new Session(new OneImage(picture(10, 10, i -> i < 3 ? 50 + i : 0)), Progress.NONE, lines));
		command.clusters = 2;
		command.run();
		assertTrue(lines.said.contains("largest parcel: 97.0 % of the pixels"), lines.said.toString());
		assertEquals(List.of("one parcel holds 97.0 % of the pixels; ask for more parcels"), lines.warned);
	}

	@Test
	void partsThatDoNotTouchAreJoinedOnlyWhereThatIsAsked() {
		final ImagePlus mask = picture(12, 6, i -> i % 12 == 3 || i % 12 == 8 ? 0 : 1);
		final ImagePlus image = picture(12, 6, i -> i % 12);
		assertTrue(refusal(image, "maskimage", mask, "clusters", 2)
			.startsWith("clusters is 2, but the mask has 3 components that do not touch"));
		final Module module = run(image, "maskimage", mask, "clusters", 3, "tree", true);
		final ResultsTable variance = (ResultsTable) module.getOutput("variance");
		assertEquals(3, variance.getValue("clusters", 0));
		assertTrue(variance.getValue("explained_variance", 0) > 0.5);
		assertEquals(2, labels(image, "maskimage", mask, "clusters", 2, "bridge", true).getStatistics().max);
	}

	@Test
	void onePixelIsOneParcel() {
		final Module module = run(picture(1, 1, i -> 5), "clusters", 1, "tree", true);
		assertEquals(0, ((ResultsTable) module.getOutput("dendrogram")).size());
		assertTrue(Picture.of((ImagePlus) module.getOutput("plot")).isPresent());
		assertTrue(Picture.of((ImagePlus) module.getOutput("treetop")).isPresent());
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = picture(20, 10, i -> i);
		assertEquals("clusters is 0, but must be at least 1", refusal(image, "clusters", 0));
		assertEquals("clusters is 201, but must be at most 200", refusal(image, "clusters", 201));
		assertEquals("height is -1, but must be a finite number of at least 0", refusal(image, "height", -1));
		assertTrue(refusal(image, "linkage", "median").startsWith("linkage is \"median\", but must be"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ward", "average", "complete" })
	void nilearnsParcellations(final String linkage) {
		final ImagePlus found = labels(resource("agglomerative-4d/series.nii.gz"), "maskimage",
			resource("agglomerative-4d/mask.nii.gz"), "linkage", linkage, "whiten", true, "clusters", 40);
		final double agreement = agreement(resource("parcellations-4d/" + linkage + "_40.nii.gz"), found);
		assertTrue(agreement >= 0.95, linkage + ": adjusted Rand index " + agreement);
	}

	@ParameterizedTest
	@CsvSource({ "bold_6mm_masked.nii.gz,bold_6mm_mask.nii.gz,ref_ward100_6mm.nii.gz,100",
		"bold.nii.gz,brain_mask.nii.gz,ref_ward300_3mm.nii.gz,300" })
	void wardOfARealSeries(final String series, final String mask, final String reference, final int clusters) {
		final ImagePlus found = labels(real(series), "maskimage", real(mask), "detrend", "quadratic", "standardize",
			"zscore", "clusters", clusters);
		final double agreement = agreement(real(reference), found);
		assertTrue(agreement >= 0.99, reference + ": adjusted Rand index " + agreement);
	}

	private static double agreement(final ImagePlus reference, final ImagePlus labels) {
		final int[] expected = LabelImages.read(reference).sharedLabels();
		final int[] found = LabelImages.read(labels).sharedLabels();
		final int[] inside = IntStream.range(0, expected.length).filter(i -> expected[i] > 0).toArray();
		assertEquals(inside.length, Arrays.stream(found).filter(label -> label > 0).count());
		return new Agreement(Arrays.stream(inside).map(i -> expected[i]).toArray(),
			Arrays.stream(inside).map(i -> found[i]).toArray()).adjustedRandIndex();
	}

	private static ImagePlus resource(final String name) {
		return ImageReader.open("src/test/resources/reference/" + name, Progress.NONE);
	}

	private static ImagePlus real(final String name) {
		final Path file = Path.of(System.getProperty("parcelj.data", ""), "fmri-studyforrest", name);
		assumeTrue(Files.exists(file), file + " is missing");
		return ImageReader.open(file.toString(), Progress.NONE);
	}

	private static Module run(final ImagePlus image, final Object... inputs) {
		return runner.run(AgglomerativeCommand.class, true, CommandRunner.with("image", image, inputs));
	}

	private static ImagePlus labels(final ImagePlus image, final Object... inputs) {
		return (ImagePlus) run(image, inputs).getOutput("labels");
	}

	private static String refusal(final ImagePlus image, final Object... inputs) {
		return runner.refusal(AgglomerativeCommand.class, CommandRunner.with("image", image, inputs));
	}

	static ImagePlus picture(final int width, final int height, final IntToDoubleFunction value) {
		final FloatProcessor plane = new FloatProcessor(width, height);
		for (int i = 0; i < width * height; i++)
			plane.setf(i, (float) value.applyAsDouble(i));
		return new ImagePlus("picture", plane);
	}

	/** A source of a single image. */
	private record OneImage(ImagePlus active) implements ImageSource {

		@Override
		public ImagePlus image(final String name) {
			return active;
		}
	}
}
