package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.scijava.module.Module;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.imagej.images.Alignment;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImagePlusMasks;
import org.parcelj.imagej.nifti.NiftiImages;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Roi;
import ij.process.FloatProcessor;

class MaskCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void insideIs255OnTheImagesGrid(final boolean process) {
		final ImagePlus image = IJ.createImage("cells.tif", "16-bit black", 9, 8, 4);
		for (int z = 2; z <= 3; z++)
			image.getStack().getProcessor(z).set(3, 4, 700);
		image.getCalibration().pixelDepth = 2.5;
		image.getCalibration().setUnit("µm");
		final ImagePlus mask = mask(process, image, "nonzero");
		assertEquals("cells mask", mask.getTitle());
		assertEquals(8, mask.getBitDepth());
		assertEquals(2.5, mask.getCalibration().pixelDepth);
		assertEquals("µm", mask.getCalibration().getUnit());
		assertArrayEquals(new int[] { 72 + 39, 144 + 39 }, ImagePlusMasks.nonzero(mask, image).positions());
		assertEquals(255, mask.getStack().getProcessor(2).get(3, 4));
	}

	@Test
	void theSelectionIsAMaskToo() {
		final ImagePlus image = new ImagePlus("plane", new FloatProcessor(6, 5));
		image.setRoi(new Roi(1, 1, 2, 3));
		assertArrayEquals(new int[] { 7, 8, 13, 14, 19, 20 },
			ImagePlusMasks.nonzero(mask(false, image, "Selection"), image).positions());
	}

	@Test
	void withoutAMethodASelectionCounts() {
		final ImagePlus image = new ImagePlus("plane", new FloatProcessor(6, 5));
		image.setRoi(new Roi(1, 1, 2, 3));
		assertEquals(6, ImagePlusMasks.nonzero(mask(false, image, "auto"), image).size());
		assertEquals(30, ImagePlusMasks.nonzero(mask(false, image, "all"), image).size());
		image.setRoi(new Line(0, 0, 3, 3));
		assertEquals(30, ImagePlusMasks.nonzero(mask(false, image, "auto"), image).size());
	}

	@Test
	void severalContrastsTakePartWhereAllAreAboveZero() {
		final ImagePlus first = new ImagePlus("T1", new FloatProcessor(4, 1, new float[] { 1, 2, 0, 3 }));
		final ImagePlus second = new ImagePlus("T2", new FloatProcessor(4, 1, new float[] { 0, 5, 5, Float.NaN }));
		final Module module = runner.run(MaskCommand.class, true, "image", first, "method", "nonzero", "moreimages",
			new ImagePlus[] { second });
		assertArrayEquals(new byte[] { 0, -1, 0, 0 },
			(byte[]) ((ImagePlus) module.getOutput("mask")).getProcessor().getPixels());
		assertTrue(runner.refusal(MaskCommand.class, "image", first, "method", "nonzero", "moreimages",
			new ImagePlus[] { new ImagePlus("large", new FloatProcessor(5, 1)) }).contains("cannot be used with \"T1\""));
	}

	@Test
	void valuesThatAreNoNumbersAreNoHindrance() {
		final FloatProcessor plane = new FloatProcessor(3, 1, new float[] { Float.NaN, 2, 0 });
		assertArrayEquals(new byte[] { 0, -1, 0 },
			(byte[]) mask(true, new ImagePlus("plane", plane), "nonzero").getProcessor().getPixels());
	}

	@Test
	void badInputGetsOneClearLine() {
		final ImagePlus image = new ImagePlus("plane", new FloatProcessor(6, 5));
		assertEquals("no image is open", runner.refusal(MaskCommand.class));
		assertEquals(
			"method is \"epis\", but must be auto, all, nonzero, otsu, background, epi, selection, or the name of a mask image",
			runner.refusal(MaskCommand.class, "image", image, "method", "epis"));
		assertTrue(
			runner.refusal(MaskCommand.class, "image", image, "method", "otsu").startsWith("every pixel of the image is"));
		assertTrue(runner.refusal(MaskCommand.class, "image", image, "method", "nonzero")
			.startsWith("the mask \"nonzero\" is empty"));
	}

	@ParameterizedTest
	@CsvSource({ "auto,ref_epi_mask_nilearn", "background,ref_background_mask_nilearn" })
	void realSeriesHaveTheMasksOfNilearn(final String method, final String reference) {
		final ImagePlus bold = real("bold.nii.gz");
		final ImagePlus mask = mask(false, bold, method);
		assertEquals(ImagePlusMasks.nonzero(real(reference + ".nii.gz"), bold), ImagePlusMasks.nonzero(mask, bold));
		assertArrayEquals(NiftiImages.affine(bold), NiftiImages.affine(mask));
		assertEquals("bold mask", mask.getTitle());
	}

	/** Each pixel of the coarse mask covers eight of the fine grid. */
	@Test
	void aRealMaskGoesToAnotherGrid() {
		final ImagePlus fine = real("brain_mask.nii.gz");
		final ImagePlus coarse = real("bold_6mm_mask.nii.gz");
		assertTrue(Alignment.isElsewhere(coarse, fine));
		assertEquals(8 * ImagePlusMasks.nonzero(coarse, coarse).size(), ImagePlusMasks.nonzero(coarse, fine).size());
		assertFalse(Alignment.isElsewhere(real("bold.nii.gz"), fine));
	}

	private static ImagePlus mask(final boolean process, final ImagePlus image, final String method) {
		return (ImagePlus) runner.run(MaskCommand.class, process, "image", image, "method", method).getOutput("mask");
	}

	private static ImagePlus real(final String name) {
		final Path file = Path.of(System.getProperty("parcelj.data", ""), "fmri-studyforrest", name);
		assumeTrue(Files.exists(file), file + " is missing");
		return NiftiImages.open(file, Progress.NONE);
	}
}
