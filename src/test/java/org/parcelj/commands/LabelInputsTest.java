package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImageOrigin;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelLikeness;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.reading.ImageReader;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;
import org.scijava.command.Command;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
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
			List.of("\"" + labels.getTitle() +
				"\" is a label image, so its label numbers are being clustered; its source is \"ramp\""),
			labelWarnings(runner.run(command, true, "image", labels, "clusters", 2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "pictures/grey.jpg", "tiff/jpeg.tif" })
	void labelsWhoseCompressionChangesValuesAreRefused(final String name) throws Exception {
		final ImagePlus image = ImageReader.open(Path.of(getClass().getResource("/" + name).toURI()).toString(),
			Progress.NONE);
		assertEquals("\"" + image.getTitle() +
			"\" comes from a file with JPEG compression, which changes values, so that " +
			"labels in it are not what they were; save label images as TIFF or PNG; if its labels are right all the same, edit it " +
			"with trustlabels=true and use the result", runner.refusal(SizesCommand.class, "labels", image));
		runner.run(EditParcelsCommand.class, true, "labels", image, "trustlabels", true);
		assertTrue(((ResultsTable) runner.run(SizesCommand.class, true, "labels", image).getOutput("sizes")).size() > 0);
	}

	@Test
	void labelsInAJpegThatImageJOpenedAreRefusedUntilTheyAreOthers() {
		final String file = folder.resolve("labels.jpg").toString();
		IJ.saveAs(IJ.createImage("labels", "8-bit ramp", 16, 4, 1), "jpeg", file);
		final ImagePlus image = IJ.openImage(file);
		assertTrue(runner.refusal(SizesCommand.class, "labels", image).contains("with JPEG compression"));
		image.getProcessor().threshold(100);
		image.changes = true;
		runner.run(SizesCommand.class, true, "labels", image);
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
		assertEquals("the label image \"empty\" is 0 everywhere, so it holds no labels", runner.refusal(command, inputs));
	}

	/** Whatever takes labels has one rule: values that lie all over the image, in pieces of a pixel or two, are none. */
	@ParameterizedTest
	@ValueSource(classes = { SizesCommand.class, LabelsToRoisCommand.class, LabelComponentsCommand.class,
		ReportCommand.class, CompareCommand.class, SignalsCommand.class, CompressCommand.class, LabelOverlayCommand.class,
		FigureCommand.class, PairPlotCommand.class })
	void picturesAreNoLabels(final Class<? extends Command> command) {
		final SplittableRandom random = new SplittableRandom(3);
		final ImagePlus picture = eightBit("picture", i -> 60 + random.nextInt(90));
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 24, 20, 1);
		assertTrue(runner.refusal(command, inputs(command, image, picture))
			.matches("\"picture\" holds \\d+ values in \\d+ separate pieces, as pictures do, but must be a label image; " +
				"if it is one, edit it with trustlabels=true and use the result"));
	}

	/** What the values do not tell, users can, once for all commands; fractions are no labels whoever says so. */
	@Test
	void labelsInSpecksAreTakenOnAUsersWord() {
		final SplittableRandom random = new SplittableRandom(3);
		final ImagePlus specks = eightBit("specks", i -> 60 + random.nextInt(90));
		assertTrue(runner.refusal(SizesCommand.class, "labels", specks).contains("trustlabels=true"));
		final Module edit = runner.run(EditParcelsCommand.class, true, "labels", specks, "trustlabels", true);
		assertEquals(List.of(), ((ParcelCommand) edit.getDelegateObject()).session().warnings());
		for (final ImagePlus labels : List.of((ImagePlus) edit.getOutput("labels"), specks.duplicate())) {
			final ResultsTable sizes = (ResultsTable) runner.run(SizesCommand.class, true, "labels", labels)
				.getOutput("sizes");
			assertTrue(sizes.size() > 80, sizes.size() + " labels");
		}
		final ImagePlus half = IJ.createImage("half", "32-bit ramp", 24, 20, 1);
		assertTrue(assertThrows(InputException.class, () -> LabelLikeness.declareWhole(half)).getMessage()
			.contains("whole numbers"));
	}

	/** Of each frame and channel, as what takes labels frame by frame has them. */
	@Test
	void seriesOfLabelsInSpecksAreTakenOnAUsersWordToo() {
		final SplittableRandom random = new SplittableRandom(3);
		final ImageStack frames = new ImageStack(24, 20);
		for (int frame = 0; frame < 3; frame++)
			frames.addSlice(eightBit("specks", i -> 60 + random.nextInt(90)).getProcessor());
		final ImagePlus series = new ImagePlus("series", frames);
		series.setDimensions(1, 1, 3);
		assertTrue(runner.refusal(SizesCommand.class, "labels", series).contains("trustlabels=true"));
		final Module edit = runner.run(EditParcelsCommand.class, true, "labels", series, "trustlabels", true);
		assertSame(series, edit.getOutput("labels"));
		final int sizes = ((ResultsTable) runner.run(SizesCommand.class, true, "labels", series).getOutput("sizes")).size();
		assertTrue(sizes > 3 * 80, sizes + " labels in three frames");
	}

	/** Files that say that they hold labels do; that a picture went through one of these commands says nothing. */
	@Test
	void labelsInSpecksAreTakenOnTheWordOfTheirFile() {
		final SplittableRandom random = new SplittableRandom(3);
		final byte[] values = new byte[24 * 20];
		random.nextBytes(values);
		final NiftiHeader header = NiftiHeader.of(NiftiType.UINT8, 24, 20, 1);
		NiftiWriter.write(folder.resolve("picture.nii"), header, plane -> values, Progress.NONE);
		NiftiWriter.write(folder.resolve("labels.nii"), header.asLabels(), plane -> values, Progress.NONE);
		final ImagePlus picture = NiftiImages.open(folder.resolve("picture.nii"), Progress.NONE);
		ImageOrigin.put(picture, "parcelj open-nifti path=picture.nii", "ParcelJ");
		assertTrue(runner.refusal(SizesCommand.class, "labels", picture).contains("as pictures do"));
		final ImagePlus labels = NiftiImages.open(folder.resolve("labels.nii"), Progress.NONE);
		runner.run(SizesCommand.class, true, "labels", labels);
		NiftiImages.writeLabels(labels, LabelImages.read(labels).sharedLabels(), folder.resolve("again.nii"),
			Progress.NONE);
		assertTrue(NiftiImages.isLabels(NiftiImages.open(folder.resolve("again.nii"), Progress.NONE)));
	}

	/** Masks of 0 and 255, a few classes all over the image and many parcels are labels, also where others made them. */
	@ParameterizedTest
	@ValueSource(classes = { SizesCommand.class, LabelsToRoisCommand.class, LabelComponentsCommand.class,
		CompareCommand.class, CompressCommand.class, LabelOverlayCommand.class })
	void labelsOfOtherProgramsAreLabels(final Class<? extends Command> command) {
		final SplittableRandom random = new SplittableRandom(3);
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 24, 20, 1);
		for (final ImagePlus labels : List.of(eightBit("mask", i -> 255 * (i / 5 % 2)),
			eightBit("classes", i -> 8 * random.nextInt(32)), eightBit("parcels", i -> 1 + i % 24 / 2 + 12 * (i / 48))))
			runner.run(command, true, inputs(command, image, labels));
	}

	private static ImagePlus eightBit(final String title, final IntUnaryOperator values) {
		final ImagePlus image = IJ.createImage(title, "8-bit black", 24, 20, 1);
		for (int i = 0; i < 24 * 20; i++)
			image.getProcessor().set(i, values.applyAsInt(i));
		return image;
	}

	private static Object[] inputs(final Class<? extends Command> command, final ImagePlus image,
		final ImagePlus labels)
	{
		if (command == CompareCommand.class) return new Object[] { "labels", labels, "reference", labels };
		return List.of(SizesCommand.class, LabelsToRoisCommand.class, LabelComponentsCommand.class, ReportCommand.class)
			.contains(command) ? new Object[] { "labels", labels } : new Object[] { "image", image, "labels", labels };
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

	/**
	 * As many pixels lie at other places, by the headers; taken for the same, values of different places would be one
	 * pixel's.
	 */
	@ParameterizedTest
	@ValueSource(classes = { KMeansCommand.class, HistogramCommand.class, PairPlotCommand.class, MaskCommand.class })
	void furtherImagesThatLieElsewhereAreRefused(final Class<? extends Command> command) {
		final ImagePlus image = nifti("image.nii", 3, 0);
		final Object[] mask = command == MaskCommand.class ? new Object[] { "method", "nonzero" } : new Object[0];
		assertEquals(
			"\"moved.nii\" lies elsewhere in the scanner than \"image.nii\", up to 2.000 pixels by their affines; " +
				"bring it to the same grid first",
			runner.refusal(command, CommandRunner.with("image", image,
				CommandRunner.with("moreimages", new ImagePlus[] { nifti("moved.nii", 3, 4) }, mask))));
		runner.run(command, true, CommandRunner.with("image", image,
			CommandRunner.with("moreimages", new ImagePlus[] { nifti("near.nii", 3, 0.5) }, mask)));
	}

	@Test
	void aMaskOutsideOfTheImageAndUnitsThatCannotBeAreTold() {
		final ImagePlus image = nifti("image.nii", 3, 0);
		assertEquals("the mask \"far.nii\" lies outside of \"image.nii\"",
			runner.refusal(KMeansCommand.class, "image", image, "maskimage", nifti("far.nii", 3, 500), "clusters", 2));
		final String reason = "a pixel of \"metres.nii\" is as long as 1000000 of \"image.nii\" by the affines and units " +
			"of their headers, so a unit must be wrong";
		assertEquals(reason.replace("1000000", "1.000e+06"),
			runner.refusal(SignalsCommand.class, "image", image, "labels", nifti("metres.nii", 1, 0)));
	}

	/** Numbers of labels say nothing of how many there are; one that is nearly whole is a label. */
	@Test
	void pairsAreShownOfAnyLabels() {
		final ImagePlus image = IJ.createImage("ramp", "8-bit ramp", 6, 6, 1);
		final ImagePlus labels = IJ.createImage("labels", "32-bit black", 6, 6, 1);
		for (int i = 0; i < 12; i++)
			labels.getProcessor().setf(i, i < 6 ? 1 << 24 : 3.0004f);
		for (int i = 12; i < 36; i++)
			labels.getProcessor().setf(i, 0.0004f);
		final Module module = runner.run(PairPlotCommand.class, true, "image", image, "labels", labels);
		assertTrue(module.getOutput("plot") instanceof ImagePlus);
		final ParcelCommand run = (ParcelCommand) module.getDelegateObject();
		assertTrue(run.session().lines().contains("12 pixels, 1 feature"), run.session().lines().toString());
	}

	/** The next whole number above those that a float has. */
	@ParameterizedTest
	@ValueSource(doubles = { 16777217, 16777219 })
	void labelsThatSinglePrecisionDoesNotHoldAreRefused(final double label) {
		final NiftiHeader header = NiftiHeader.of(NiftiType.FLOAT64, 2, 1, 1);
		final Path file = folder.resolve("large.nii");
		NiftiWriter.write(file, header, plane -> new double[] { 1, label }, Progress.NONE);
		assertEquals("\"large.nii\" holds values up to " + (long) label + ", but labels are whole numbers of 0 to 16777216",
			runner.refusal(SizesCommand.class, "labels", NiftiImages.open(file, Progress.NONE)));
	}

	/** A row of 0, 1, 2 and 3 along x in each of three slices, from somewhere on. */
	private ImagePlus nifti(final String name, final int unit, final double from) {
		final NiftiHeader header = NiftiHeader.of(NiftiType.UINT8, 4, 2, 3)
			.withPixelSizes(new double[] { 2, 2, 2 }, List.of("pixel", "m", "mm", "µm").get(unit))
			.withSform(1, new double[][] { { 2, 0, 0, from }, { 0, 2, 0, 0 }, { 0, 0, 2, 0 } });
		final Path file = folder.resolve(name);
		NiftiWriter.write(file, header, plane -> new byte[] { 0, 1, 2, 3, 0, 1, 2, 3 }, Progress.NONE);
		return NiftiImages.open(file, Progress.NONE);
	}
}
