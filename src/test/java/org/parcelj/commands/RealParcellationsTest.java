package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.ImagePlusMasks;
import org.parcelj.imagej.reading.ImageReader;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.Parcellation;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Standardize;
import org.scijava.command.Command;

import ij.ImagePlus;
import ij.measure.ResultsTable;

/** k-means and ReNA of a real series of whole brains, where there is one. */
class RealParcellationsTest {

	private static final String FOLDER = "fmri-studyforrest";

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	/** Those that have been read, by their names. */
	private static final Map<String, ImagePlus> IMAGES = new HashMap<>();

	@AfterAll
	static void forgetImages() {
		IMAGES.clear();
	}

	/** The bars are what the lowest Ward cost first reached when the rule was chosen. */
	@ParameterizedTest
	@CsvSource({ "6, 2000, .706", "6, 1000, .585", "6, 500, .478", "6, 100, .321", "3, 20000, .737", "3, 5000, .477",
		"3, 1000, .321" })
	void renaExplainsTheVariance(final int millimetres, final int clusters, final double bar) {
		final ImagePlus series = image(millimetres == 6 ? "bold_6mm_masked.nii.gz" : "bold.nii.gz");
		final ImagePlus mask = image(millimetres == 6 ? "bold_6mm_mask.nii.gz" : "brain_mask.nii.gz");
		final ImagePlus labels = labels(RenaCommand.class, series, mask, "clusters", clusters, "standardize", "zscore");
		final double explained = explained(series, mask, labels, clusters);
		assertTrue(explained >= bar, explained + " is below " + bar);
	}

	@Test
	void hierarchicalKMeansIsMoreEven() {
		final ImagePlus series = image("bold_6mm_masked.nii.gz");
		final ImagePlus mask = image("bold_6mm_mask.nii.gz");
		double two = 0;
		double one = 0;
		for (int seed = 0; seed < 5; seed++) {
			final Object[] inputs = { "clusters", 50, "seed", seed, "standardize", "zscore", "fwhm", "10" };
			two += spread(HierarchicalKMeansCommand.class, series, mask, inputs);
			one += spread(KMeansCommand.class, series, mask, inputs);
		}
		assertTrue(two <= 0.85 * one, two / one + " of the spread of k-means");
	}

	private static double spread(final Class<? extends Command> command, final ImagePlus series, final ImagePlus mask,
		final Object... inputs)
	{
		final double[] sizes = ((ResultsTable) run(command, series, mask, inputs).getOutput("parcels")).getColumn("pixels");
		assertEquals(50, sizes.length);
		final double mean = Arrays.stream(sizes).average().orElseThrow();
		return Math.sqrt(Arrays.stream(sizes).map(size -> (size - mean) * (size - mean)).average().orElseThrow());
	}

	private static ImagePlus labels(final Class<? extends Command> command, final ImagePlus series, final ImagePlus mask,
		final Object... inputs)
	{
		return (ImagePlus) run(command, series, mask, inputs).getOutput("labels");
	}

	private static org.scijava.module.Module run(final Class<? extends Command> command, final ImagePlus series,
		final ImagePlus mask, final Object... inputs)
	{
		final Object[] all = Arrays.copyOf(inputs, inputs.length + 4);
		all[inputs.length] = "image";
		all[inputs.length + 1] = series;
		all[inputs.length + 2] = "maskimage";
		all[inputs.length + 3] = mask;
		return runner.run(command, true, all);
	}

	private static double explained(final ImagePlus series, final ImagePlus maskImage, final ImagePlus labels,
		final int clusters)
	{
		final Mask mask = ImagePlusMasks.nonzero(maskImage, series);
		final FeatureMatrix clean = Cleaning.NONE.standardize(Standardize.ZSCORE)
			.clean(FeatureMatrix.of(ImagePlusImgs.of(series).img(), mask), Progress.NONE);
		final int[] all = LabelImages.read(labels).sharedLabels();
		final int[] masked = new int[mask.size()];
		mask.forEach(0, masked.length, (index, position) -> masked[index] = all[position] - 1);
		return new Parcellation(mask, Clustering.numbered(masked, clusters)).explainedVariance(clean);
	}

	private static ImagePlus image(final String name) {
		final Path file = Path.of(System.getProperty("parcelj.data", ""), FOLDER, name);
		assumeTrue(Files.exists(file), file + " is missing");
		return IMAGES.computeIfAbsent(name, key -> ImageReader.open(file.toString(), Progress.NONE));
	}
}
