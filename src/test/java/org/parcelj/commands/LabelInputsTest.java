package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;
import org.scijava.command.Command;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

/** Commands agree on what is a label image. */
class LabelInputsTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@TempDir
	Path folder;

	@Test
	void aSeriesOfLabelsIsTakenFrameByFrame() {
		final ImagePlus series = IJ.createHyperStack("cells", 4, 2, 1, 1, 3, 8);
		series.getStack().getProcessor(1).set(0, 0, 3);
		series.getStack().getProcessor(1).set(1, 0, 3);
		series.getStack().getProcessor(3).set(3, 1, 3);
		series.getStack().getProcessor(3).set(2, 1, 5);
		final Module module = runner.run(SizesCommand.class, true, "labels", series);
		final ResultsTable sizes = (ResultsTable) module.getOutput("sizes");
		assertArrayEquals(new double[] { 3, 3, 5 }, sizes.getColumn("label"));
		assertArrayEquals(new double[] { 2, 1, 1 }, sizes.getColumn("pixels"));
		assertEquals("cells frame 1, cells frame 3, cells frame 3",
			IntStream.range(0, 3).mapToObj(row -> sizes.getStringValue("image", row)).collect(Collectors.joining(", ")));
		final Roi[] rois = (Roi[]) runner.run(LabelsToRoisCommand.class, true, "labels", series).getOutput("roiset");
		assertEquals("3-0001 3-0003 5-0003", Arrays.stream(rois).map(Roi::getName).collect(Collectors.joining(" ")));
		assertTrue(runner.refusal(SizesCommand.class, "labels", series, "graph", true).startsWith("graph is for a label"));
	}

	@ParameterizedTest
	@ValueSource(classes = { SpectralCommand.class, AgglomerativeCommand.class, KMeansCommand.class,
		HierarchicalKMeansCommand.class, RenaCommand.class, GaussianMixtureCommand.class })
	void scriptsThatClusterALabelImageAreWarned(final Class<? extends Command> command) {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 20, 10, 1);
		final Module first = runner.run(command, true, "image", image, "clusters", 4);
		assertEquals(List.of(), labelWarnings(first));
		final ImagePlus labels = (ImagePlus) first.getOutput("labels");
		assertEquals(
			List
				.of("\"" + labels.getTitle() + "\" is a label image, whose numbers are clustered now; its source is \"ramp\""),
			labelWarnings(runner.run(command, true, "image", labels, "clusters", 2)));
	}

	private static List<String> labelWarnings(final Module run) {
		return ((ParcelCommand) run.getDelegateObject()).session().warnings().stream()
			.filter(line -> line.contains("label image")).toList();
	}

	@ParameterizedTest
	@ValueSource(classes = { SizesCommand.class, LabelsToRoisCommand.class, CompareCommand.class, SignalsCommand.class,
		CompressCommand.class, FigureCommand.class, PairPlotCommand.class })
	void labelsThatAreZeroEverywhereAreRefused(final Class<? extends Command> command) {
		final ImagePlus empty = IJ.createImage("empty", "16-bit black", 6, 6, 1);
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 6, 6, 1);
		final Object[] inputs = command == SizesCommand.class || command == LabelsToRoisCommand.class
			? new Object[] { "labels", empty }
			: command == CompareCommand.class
				? new Object[] { "labels", empty, "reference", image }
				: new Object[] { "image", image, "labels", empty };
		assertEquals("the label image \"empty\" is 0 everywhere, so that it holds no label",
			runner.refusal(command, inputs));
	}

	@ParameterizedTest
	@ValueSource(classes = { SignalsCommand.class, CompressCommand.class, FigureCommand.class })
	void labelsOutsideOfTheImageAreRefused(final Class<? extends Command> command) {
		final ImagePlus image = nifti("image.nii", 3, 0);
		assertEquals("the labels \"far.nii\" lie outside of \"image.nii\"",
			runner.refusal(command, "image", image, "labels", nifti("far.nii", 3, 500)));
	}

	/** Headers name 1 for m, 2 for mm, 3 for µm and 0 for nothing. */
	@Test
	void labelsAndMasksWithoutAUnitTakeThatOfTheImage() {
		final ImagePlus image = nifti("image.nii", 3, 0);
		final ImagePlus labels = nifti("labels.nii", 0, 0);
		final Module module = runner.run(SignalsCommand.class, true, "image", image, "labels", labels);
		assertEquals(2, ((ResultsTable) module.getOutput("signals")).getValue("2", 0));
		final Module masked = runner.run(KMeansCommand.class, true, "image", image, "maskimage", nifti("mask.nii", 0, 0),
			"clusters", 2);
		assertEquals(2, ((ImagePlus) masked.getOutput("labels")).getStatistics().max);
	}

	/** A row of 0, 1, 2 and 3 along x in each of three slices, from somewhere on. */
	private ImagePlus nifti(final String name, final int unit, final double from) {
		final NiftiHeader header = NiftiHeader.of(NiftiType.UINT8, 4, 2, 3)
			.withPixelSizes(new double[] { 2, 2, 2 }, unit == 0 ? "pixel" : "µm")
			.withSform(1, new double[][] { { 2, 0, 0, from }, { 0, 2, 0, 0 }, { 0, 0, 2, 0 } });
		final Path file = folder.resolve(name);
		NiftiWriter.write(file, header, plane -> new byte[] { 0, 1, 2, 3, 0, 1, 2, 3 }, Progress.NONE);
		return NiftiImages.open(file, Progress.NONE);
	}
}
