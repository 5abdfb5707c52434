package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.samples.SampleImages;
import org.parcelj.parcels.Parcellation;
import org.scijava.module.Module;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

class CompressCommandTest {

	@RegisterExtension
	static final CommandRunner runner = new CommandRunner();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void everyPixelHasItsParcelsMean(final boolean process) {
		final ImagePlus picture = picture();
		picture.setDisplayRange(5, 77);
		final Module run = runner.run(CompressCommand.class, process, "image", picture, "labels", labels());
		final ImagePlus compressed = (ImagePlus) run.getOutput("compressed");
		assertEquals("picture compressed", compressed.getTitle());
		assertEquals(32, compressed.getBitDepth());
		assertArrayEquals(new float[] { 15, 15, 0, 50, 50, 50 }, (float[]) compressed.getProcessor().getPixels());
		assertEquals(5, compressed.getDisplayRangeMin());
		assertEquals(77, compressed.getDisplayRangeMax());
		final ResultsTable variance = (ResultsTable) run.getOutput("variance");
		assertArrayEquals(new String[] { "frame", "kept" }, variance.getHeadings());
		// within 50 + 200, between 2 · 21² + 3 · 14²
		assertEquals(1470.0 / 1720, variance.getValue("kept", 0), 1e-12);
	}

	@Test
	void scalingThereAndBackChangesNothing() {
		assertArrayEquals(new float[] { 15, 15, 0, 50, 50, 50 },
			(float[]) compress("image", picture(), "labels", labels(), "scaling", true).getProcessor().getPixels());
	}

	@Test
	void coloursStayColours() {
		final ColorProcessor colours = new ColorProcessor(3, 2,
			new int[] { 0xff0000, 0xfd0200, 0x777777, 0x0000ff, 0x0000ff, 0x0000fc });
		final Module run = runner.run(CompressCommand.class, true, "image", new ImagePlus("colours", colours), "labels",
			labels());
		final ImagePlus compressed = (ImagePlus) run.getOutput("compressed");
		assertTrue(compressed instanceof CompositeImage);
		assertEquals(CompositeImage.COMPOSITE, ((CompositeImage) compressed).getMode());
		assertEquals(3, compressed.getNChannels());
		assertArrayEquals(new float[] { 0, 0, 0, 254, 254, 254 }, (float[]) compressed.getStack().getPixels(3));
		final Map<String, ImagePlus> pictures = ((ParcelCommand) run.getDelegateObject()).pictures();
		final int[] pixels = (int[]) pictures.get("compressed.png").getProcessor().getPixels();
		assertEquals(0xfe0100, pixels[0] & 0xffffff);
		assertEquals(0, pixels[2] & 0xffffff);
		assertEquals(0x0000fe, pixels[3] & 0xffffff);
		assertArrayEquals(new String[] { "channel", "kept" }, ((ResultsTable) run.getOutput("variance")).getHeadings());
	}

	@Test
	void channelsSlicesAndFramesKeepTheirPlaces() {
		final ImagePlus image = IJ.createHyperStack("cells.tif", 3, 2, 2, 3, 4, 16);
		for (int p = 1; p <= 24; p++) {
			final int[] at = image.convertIndexToPosition(p);
			final ImageProcessor plane = image.getStack().getProcessor(p);
			for (int i = 0; i < 6; i++)
				plane.set(i, 1000 * at[0] + 100 * at[1] + 10 * at[2] + i % 2);
			image.getStack().setSliceLabel("plane " + p, p);
		}
		image.getCalibration().pixelWidth = 0.3;
		image.getCalibration().frameInterval = 7;
		final ImagePlus labels = IJ.createImage("labels", "8-bit black", 3, 2, 3);
		for (int z = 1; z <= 3; z++)
			labels.getStack().getProcessor(z).set(0, 0, z);
		final ImagePlus compressed = compress("image", image, "labels", labels);
		assertArrayEquals(image.getDimensions(), compressed.getDimensions());
		for (int p = 1; p <= 24; p++) {
			final int[] at = image.convertIndexToPosition(p);
			assertEquals(1000 * at[0] + 100 * at[1] + 10 * at[2], compressed.getStack().getProcessor(p).getf(0));
			assertEquals(0, compressed.getStack().getProcessor(p).getf(1));
			assertEquals("plane " + p, compressed.getStack().getSliceLabel(p));
		}
		assertEquals(0.3, compressed.getCalibration().pixelWidth);
		assertEquals(7, compressed.getCalibration().frameInterval);
		assertTrue(compressed.isHyperStack());
	}

	@Test
	void aSeriesKeepsItsHeaderAndWhatLiesBetweenTheParcels() {
		final ImagePlus series = SampleImages.FMRI_PHANTOM.open();
		final ImagePlus truth = SampleImages.FMRI_PHANTOM_TRUTH.open();
		final Module run = runner.run(CompressCommand.class, true, "image", series, "labels", truth);
		final ImagePlus compressed = (ImagePlus) run.getOutput("compressed");
		assertArrayEquals(NiftiImages.affine(series), NiftiImages.affine(compressed));
		assertEquals(100, compressed.getNFrames());
		assertEquals(1200, compressed.getDisplayRangeMax());
		final Parcellation parcels = LabelImages.read(truth).parcellation();
		final FeatureMatrix values = FeatureMatrix.of(ImagePlusImgs.of(series).img(), parcels.mask());
		assertEquals(parcels.explainedVariance(values.columns(41, 42)),
			((ResultsTable) run.getOutput("variance")).getValue("kept", 41), 1e-9);
	}

	/** ImageJ stores signed pixels with an offset. */
	@Test
	void signedPixelsAreShownAsTheyWere() {
		final ImagePlus picture = new ImagePlus("signed", picture().getProcessor().convertToShort(false));
		picture.getProcessor().add(32768 - 100);
		picture.getCalibration().setSigned16BitCalibration();
		picture.setDisplayRange(32768 - 100, 32768 + 50);
		final ImagePlus compressed = compress("image", picture, "labels", labels());
		assertEquals(-85, compressed.getProcessor().getf(0));
		assertEquals(-100, compressed.getDisplayRangeMin());
		assertEquals(50, compressed.getDisplayRangeMax());
		assertEquals(Calibration.NONE, compressed.getCalibration().getFunction());
	}

	@Test
	void theInputStaysAsItIs() {
		final ImagePlus picture = picture();
		final Object pixels = picture.getProcessor().getPixels();
		compress("image", picture, "labels", labels());
		assertSame(pixels, picture.getProcessor().getPixels());
		assertArrayEquals((byte[]) picture().getProcessor().getPixels(), (byte[]) pixels);
		assertNull(picture.getOverlay());
	}

	@Test
	void badInputGetsOneClearLine() {
		assertEquals("the label image \"flat\" on a grid of 4 × 2 pixels cannot be used with \"picture\" of 3 × 2", runner
			.refusal(CompressCommand.class, "image", picture(), "labels", IJ.createImage("flat", "16-bit ramp", 4, 2, 1)));
		assertTrue(runner.refusal(CompressCommand.class, "image", picture()).startsWith("'labels' is required"));
		assertEquals("no image is open", runner.refusal(CompressCommand.class, "labels", labels()));
	}

	/** Before anything is read: the stack has no planes to give. */
	@Test
	void tooLittleMemoryIsToldBeforeTheWork() {
		final ImageStack stack = new VirtualStack(2000, 2000, 2000) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				return new ByteProcessor(n == 1 ? 2000 : 1, n == 1 ? 2000 : 1);
			}
		};
		final ImagePlus huge = new ImagePlus("huge", stack);
		huge.setDimensions(1, 1, 2000);
		final ImagePlus labels = IJ.createImage("labels", "8-bit ramp", 2000, 2000, 1);
		final String message = runner.refusal(CompressCommand.class, "image", huge, "labels", labels);
		assertTrue(message.startsWith("the compressed \"huge\" needs 32016.0 MB of memory, but only "), message);
	}

	private static ImagePlus compress(final Object... inputs) {
		return (ImagePlus) runner.run(CompressCommand.class, true, inputs).getOutput("compressed");
	}

	private static ImagePlus picture() {
		return new ImagePlus("picture", new ByteProcessor(3, 2, new byte[] { 10, 20, 99, 40, 50, 60 }));
	}

	private static ImagePlus labels() {
		return new ImagePlus("labels", new ShortProcessor(3, 2, new short[] { 2, 2, 0, 700, 700, 700 }, null));
	}
}
