package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.imagej.reading.ImageReader;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.samples.SampleImages;
import org.parcelj.imagej.tables.Tables;
import org.scijava.module.Module;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.plugin.Duplicator;
import ij.process.FloatProcessor;

import net.imglib2.parallel.Parallelization;

class GaussianMixtureCommandTest {

	private static final int LESION = 2;

	/** Of the middle of the brain, where the whole of it would prove no more. */
	private static final int SLICES = 8;

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void theTissuesOfTheBrainAreFoundWithTheirVolumes(final boolean process) {
		final ImagePlus image = SampleImages.BRAIN_PHANTOM.open();
		final Module module = runner.run(GaussianMixtureCommand.class, process, "image", image, "mask", "nonzero",
			"clusters", 4);
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final double[] dice = dice(labels);
		assertTrue(dice[LESION] >= 0.9, "lesion " + dice[LESION]);
		assertTrue(mean(dice) > 0.95, "mean " + mean(dice));
		assertEquals(40, labels.getNSlices());
		assertEquals(2, labels.getCalibration().pixelDepth);
		final ResultsTable parcels = (ResultsTable) module.getOutput("parcels");
		assertEquals(8 * parcels.getValue("pixels", 1), parcels.getValue("size", 1));
		assertEquals("mm^3", parcels.getStringValue("unit", 1));
		final ResultsTable model = (ResultsTable) module.getOutput("model");
		assertArrayEquals(new double[] { 350, 610, 790, 1050 }, model.getColumn("mean_1"), 20);
		assertEquals(36 * 36 + Math.pow(0.03 * 1050, 2), model.getValue("covariance_1_1", 3), 50);
		assertEquals(1, Arrays.stream(model.getColumn("weight")).sum(), 1e-9);
		assertTrue(model.getValue("bic", 0) > model.getValue("aic", 0));
		assertNull(module.getOutput("posteriors"));
	}

	@Test
	void contrastsMayBeImagesOfTheirOwn() {
		final ImagePlus image = slices(SampleImages.BRAIN_PHANTOM);
		final ImagePlus[] each = CommandRunner.channels(image);
		final int[] whole = pixels(labels(image, "mask", "nonzero", "clusters", 4));
		assertArrayEquals(whole, pixels(
			labels(each[0], "moreimages", new ImagePlus[] { each[1], each[2], each[3] }, "mask", "nonzero", "clusters", 4)));
	}

	@Test
	void labelsMayBeTheStart() {
		final ImagePlus image = picture(i -> (i % 20 < 8 ? 10 : 50) + i * 7 % 5);
		// two classes in the reverse order of their values, and pixels without a label
		final ImagePlus start = picture(i -> i < 40 ? i % 20 < 8 ? 9 : 4 : 0);
		start.setTitle("start");
		final int[] labels = pixels(labels(image, "start", start));
		for (int i = 0; i < labels.length; i++)
			assertEquals(i % 20 < 8 ? 2 : 1, labels[i], "pixel " + i);
		assertEquals("start is \"start\", but fitted is given too, and a fitted model is applied as it is",
			refusal(image, "start", start, "fitted", model(image)));
	}

	@Test
	void anUnevenFieldIsGivenBackAsAnImage() {
		final ImagePlus image = picture(i -> (i / 20 % 2 == 0 ? 100 : 200) * (1 + 0.3 * (i % 20 - 9.5) / 9.5) + i * 7 % 5);
		final Module module = runner.run(GaussianMixtureCommand.class, true, "image", image, "clusters", 2, "biasfield",
			12);
		final int[] labels = pixels((ImagePlus) module.getOutput("labels"));
		for (int i = 0; i < labels.length; i++)
			assertEquals(i / 20 % 2 == 0 ? 1 : 2, labels[i], "pixel " + i);
		final ImagePlus field = (ImagePlus) module.getOutput("field");
		assertTrue(field.getProcessor().getf(18, 5) > 1.3 * field.getProcessor().getf(1, 5));
		assertTrue(
			refusal(image, "biasfield", 12, "compactness", 1).startsWith("biasfield and compactness are both given"));
		assertEquals("biasfield is -1, but must be a finite number of at least 0", refusal(image, "biasfield", -1));
	}

	private String model(final ImagePlus image) {
		final File file = folder.resolve("model.csv").toFile();
		final Module module = runner.run(GaussianMixtureCommand.class, true, "image", image, "clusters", 2);
		((ResultsTable) module.getOutput("model")).save(file.getPath());
		return file.getPath();
	}

	@Test
	void posteriorsAreAHyperstackWithAChannelForEachClass() {
		final ImagePlus image = slices(SampleImages.BRAIN_PHANTOM);
		final Module module = runner.run(GaussianMixtureCommand.class, true, "image", image, "mask", "nonzero", "clusters",
			4, "probabilities", true, "spatial", 0.5);
		final ImagePlus posteriors = (ImagePlus) module.getOutput("posteriors");
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		assertArrayEquals(new int[] { 96, 112, 4, SLICES, 1 }, posteriors.getDimensions());
		assertEquals(32, posteriors.getBitDepth());
		assertEquals("mm", posteriors.getCalibration().getUnit());
		for (int i = 0; i < 96 * 112; i++) {
			double sum = 0;
			int best = 0;
			for (int c = 1; c <= 4; c++) {
				final double p = posteriors.getStack().getProcessor(posteriors.getStackIndex(c, 2, 1)).getf(i);
				sum += p;
				if (p > 0.5) best = c;
			}
			final int label = labels.getStack().getProcessor(2).get(i);
			assertEquals(label == 0 ? 0 : 1, sum, 1e-5);
			if (best > 0) assertEquals(label, best);
		}
	}

	@Test
	void theSameForAnyNumberOfThreads() {
		final ImagePlus image = slices(SampleImages.BRAIN_PHANTOM_NOISY);
		final int[] one = Parallelization.runWithNumThreads(1,
			() -> pixels(labels(image, "clusters", 3, "mask", "nonzero")));
		assertArrayEquals(one,
			Parallelization.runWithNumThreads(2, () -> pixels(labels(image, "clusters", 3, "mask", "nonzero"))));
		assertArrayEquals(one,
			Parallelization.runWithNumThreads(8, () -> pixels(labels(image, "clusters", 3, "mask", "nonzero"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "full", "tied", "diag", "spherical" })
	void degenerateDataGivesAnAnswerOrAReason(final String covariance) {
		final ImagePlus twoValues = picture(i -> i % 20 / 10);
		final int[] labels = pixels(labels(twoValues, "clusters", 2, "covariance", covariance));
		for (int i = 0; i < labels.length; i++)
			assertEquals(1 + i % 20 / 10, labels[i]);
		assertArrayEquals(IntStream.rangeClosed(1, 5).toArray(),
			Arrays.stream(pixels(labels(twoValues, "clusters", 5, "covariance", covariance))).distinct().sorted().toArray());
		assertArrayEquals(new int[] { 1, 2 }, Arrays
			.stream(pixels(labels(picture(i -> 7), "clusters", 2, "covariance", covariance))).distinct().sorted().toArray());
		final String unregularized = refusal(picture(i -> 7), "clusters", 1, "regularization", 0, "covariance", covariance);
		assertTrue(unregularized.contains("singular"), unregularized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "full", "tied", "diag", "spherical" })
	void constantAndEqualChannelsChangeNothing(final String covariance) {
		final ImagePlus groups = picture(i -> i % 20 / 10 * 50 + i % 7);
		final ImagePlus[] idle = { picture(i -> 12), groups };
		final int[] alone = pixels(labels(groups, "clusters", 2, "covariance", covariance));
		assertArrayEquals(alone, pixels(labels(groups, "moreimages", idle, "clusters", 2, "covariance", covariance)));
		for (int i = 0; i < alone.length; i++)
			assertEquals(1 + i % 20 / 10, alone[i]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "full", "tied", "diag", "spherical" })
	void aClassMayHaveOnePixel(final String covariance) {
		final int[] labels = pixels(labels(picture(i -> i == 77 ? 4000 : i % 10), "clusters", 2, "covariance", covariance));
		for (int i = 0; i < labels.length; i++)
			assertEquals(i == 77 ? 2 : 1, labels[i]);
	}

	@Test
	void aFittedModelIsAppliedToOtherImages() {
		final ImagePlus image = slices(SampleImages.BRAIN_PHANTOM);
		final Module fit = runner.run(GaussianMixtureCommand.class, false, "image", image, "mask", "nonzero", "clusters",
			4);
		final String table = folder.resolve("model.csv").toString();
		Tables.write((ResultsTable) fit.getOutput("model"), Path.of(table));
		final Module again = runner.run(GaussianMixtureCommand.class, true, "image", image, "mask", "nonzero", "fitted",
			table, "probabilities", true);
		assertArrayEquals(pixels((ImagePlus) fit.getOutput("labels")), pixels((ImagePlus) again.getOutput("labels")));
		assertEquals(((ResultsTable) fit.getOutput("model")).getValue("bic", 0),
			((ResultsTable) again.getOutput("model")).getValue("bic", 0));
		assertEquals(4, ((ImagePlus) again.getOutput("posteriors")).getNChannels());
		final int[] noisy = pixels(labels(slices(SampleImages.BRAIN_PHANTOM_NOISY), "mask", "nonzero", "fitted", table));
		assertEquals(4, Arrays.stream(noisy).max().getAsInt());
		assertEquals("the model has 4 features, but the image has 1", refusal(picture(i -> i), "fitted", table));
		assertEquals("the fitted model nowhere.csv cannot be read: there is no such file",
			refusal(image, "fitted", "nowhere.csv"));
	}

	@Test
	void anImageMayLackClassesOfAFittedModel() {
		final ImagePlus groups = picture(i -> i % 20 / 7 * 50 + i % 7);
		final Path table = folder.resolve("model.csv");
		Tables.write(
			(ResultsTable) runner.run(GaussianMixtureCommand.class, false, "image", groups, "clusters", 3).getOutput("model"),
			table);
		final int[] labels = pixels(labels(picture(i -> i % 20 / 10 * 100 + i % 7), "fitted", table.toString()));
		for (int i = 0; i < labels.length; i++)
			assertEquals(1 + i % 20 / 10, labels[i]);
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = picture(i -> i);
		assertEquals("clusters is 0, but must be at least 1", refusal(image, "clusters", 0));
		assertEquals("clusters is 201, but must be at most 200", refusal(image, "clusters", 201));
		assertEquals("spatial is -1, but must be a finite number of at least 0", refusal(image, "spatial", -1));
		assertEquals("tolerance is -1, but must be a finite number of at least 0", refusal(image, "tolerance", -1));
		assertEquals("restarts is 0, but must be at least 1", refusal(image, "restarts", 0));
		assertEquals("iterations is 0, but must be at least 1", refusal(image, "iterations", 0));
		assertTrue(refusal(image, "covariance", "round").startsWith("covariance is \"round\", but must be one of full, "));
		assertTrue(refusal(picture(i -> i == 4 ? Double.NaN : i)).startsWith("1 value inside the mask is NaN or infinite"));
	}

	/** The likelihoods are scikit-learn's, of the same files. */
	@Test
	void realContrastsAreFittedAsWellAsByScikitLearn() {
		final File folder = new File(System.getProperty("parcelj.data", ""), "mri-ms-lesion");
		assumeTrue(folder.isDirectory(), "needs mri-ms-lesion in parcelj.data");
		final ImagePlus first = read(folder, "t1");
		final ImagePlus mask = read(folder, "brain_mask");
		final ImagePlus[] more = { read(folder, "t1_contrast"), read(folder, "t2"), read(folder, "flair") };
		final double[] expected = { -19.36358, -19.19719, -19.13485 };
		for (int clusters = 3; clusters <= 5; clusters++) {
			final Module module = runner.run(GaussianMixtureCommand.class, false, "image", first, "moreimages", more,
				"maskimage", mask, "clusters", clusters);
			assertEquals(1075907, Arrays.stream(((ResultsTable) module.getOutput("parcels")).getColumn("pixels")).sum());
			final double found = ((ResultsTable) module.getOutput("model")).getValue("loglikelihood", 0);
			assertTrue(found >= expected[clusters - 3] - 0.005, found + " for " + expected[clusters - 3]);
		}
	}

	private static ImagePlus read(final File folder, final String name) {
		return ImageReader.open(new File(folder, name + ".nii.gz").getPath(), Progress.NONE);
	}

	/** Of each tissue, by its number. */
	private static double[] dice(final ImagePlus labels) {
		final int[] found = pixels(labels);
		final int[] truth = pixels(SampleImages.BRAIN_PHANTOM_TRUTH.open());
		final double[] dice = new double[5];
		for (int tissue = 1; tissue <= 4; tissue++) {
			int both = 0;
			int sizes = 0;
			for (int i = 0; i < truth.length; i++) {
				if (truth[i] == tissue) sizes++;
				if (found[i] == tissue) sizes++;
				if (truth[i] == tissue && found[i] == tissue) both++;
			}
			dice[tissue] = 2.0 * both / sizes;
		}
		return dice;
	}

	private static double mean(final double[] dice) {
		return Arrays.stream(dice).sum() / 4;
	}

	private static int[] pixels(final ImagePlus labels) {
		return LabelImages.read(labels).sharedLabels();
	}

	private static ImagePlus labels(final ImagePlus image, final Object... inputs) {
		return (ImagePlus) runner.run(GaussianMixtureCommand.class, false, CommandRunner.with("image", image, inputs))
			.getOutput("labels");
	}

	private static String refusal(final ImagePlus image, final Object... inputs) {
		return runner.refusal(GaussianMixtureCommand.class, CommandRunner.with("image", image, inputs));
	}

	private static ImagePlus picture(final IntToDoubleFunction value) {
		final FloatProcessor plane = new FloatProcessor(20, 10);
		for (int i = 0; i < 200; i++)
			plane.setf(i, (float) value.applyAsDouble(i));
		return new ImagePlus("picture", plane);
	}

	private static ImagePlus slices(final SampleImages sample) {
		final ImagePlus whole = sample.open();
		return new Duplicator().run(whole, 1, whole.getNChannels(), 17, 16 + SLICES, 1, 1);
	}
}
