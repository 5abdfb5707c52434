package org.parcelj.imagej.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.plugin.Duplicator;
import ij.process.ColorProcessor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Hyperslices;
import org.parcelj.grid.Mask;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.nifti.NiftiExtension;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiImage;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;

/** Images of NIfTI files in ImageJ: values as the file means them, and a header that stays as long as it holds. */
class NiftiImagesTest {

	private static final double[][] OBLIQUE = { { -3, 0, 0, 118.5 }, { 0, 2.9231, -0.7423, -80.25 },
		{ 0, 0.6748, 3.2154, -42.5 } };
	private static final int[] SIZE = { 9, 8, 5, 3 };

	@TempDir
	Path folder;

	private static NiftiHeader header(final NiftiType type, final long... dimensions) {
		return NiftiHeader.of(type, dimensions).withPixelSizes(new double[] { 3, 3, 3.3 }, "mm").withSform(1, OBLIQUE)
			.withExtensions(List.of(new NiftiExtension(6, "noted".getBytes())));
	}

	/** A series of 9 × 8 × 5 pixels and 3 frames with a value for every raster position. */
	private Path series(final NiftiType type, final double slope, final double intercept, final IntUnaryOperator value) {
		final NiftiHeader header = header(type, 9, 8, 5, 3).withFrameInterval(2.5).withScaling(slope, intercept);
		final Path file = folder.resolve(type + ".nii.gz");
		NiftiWriter.write(file, header, plane -> plane(type, 72, i -> value.applyAsInt(plane * 72 + i)), Progress.NONE);
		return file;
	}

	private static Object plane(final NiftiType type, final int pixels, final IntUnaryOperator value) {
		final byte[] bytes = new byte[pixels];
		final short[] shorts = new short[pixels];
		final int[] ints = new int[pixels];
		final long[] longs = new long[pixels];
		final float[] floats = new float[pixels];
		final double[] doubles = new double[pixels];
		for (int i = 0; i < pixels; i++) {
			ints[i] = value.applyAsInt(i);
			bytes[i] = (byte) ints[i];
			shorts[i] = (short) ints[i];
			longs[i] = ints[i];
			floats[i] = ints[i];
			doubles[i] = ints[i];
		}
		final Object[] widths = { bytes, shorts, ints, longs, floats, doubles };
		final NiftiType[][] types = { { NiftiType.UINT8, NiftiType.INT8 }, { NiftiType.INT16, NiftiType.UINT16 },
			{ NiftiType.INT32, NiftiType.UINT32 }, { NiftiType.INT64, NiftiType.UINT64 }, { NiftiType.FLOAT32 },
			{ NiftiType.FLOAT64 } };
		for (int i = 0; i < types.length; i++)
			if (List.of(types[i]).contains(type)) return widths[i];
		throw new AssertionError(type);
	}

	private ImagePlus open(final Path file) {
		return NiftiImages.open(file, Progress.NONE);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "RGB24", "RGBA32" })
	void valuesAreTheFilesAndAreSavedAgain(final NiftiType type) {
		for (final double slope : new double[] { 1, 0.5 })
			for (final int least : new int[] { 0, -100 }) {
				if (least < 0 && type.name().startsWith("U")) continue;
				final Path file = series(type, slope, 3, position -> least + position % 120);
				final ImagePlus image = open(file);
				assertEquals(slope * (least + (2 + 9 * (3 + 8 * (4 + 5 * 1))) % 120) + 3, value(image, 2, 3, 4, 1), 1e-4);
				final Path again = folder.resolve("again.nii");
				assertEquals(Optional.empty(), NiftiImages.write(image, again, Progress.NONE));
				final NiftiImage read = NiftiFile.open(again).read(Progress.NONE);
				final boolean integer = image.getBitDepth() < 32;
				if (integer) assertEquals(type, read.header().type());
				else assertEquals(NiftiType.FLOAT32, read.header().type());
				assertEquals(value(image, 8, 7, 0, 2), read.values().getAt(8, 7, 0, 2).get(), 1e-4);
				assertEquals(value(image, 0, 0, 0, 0), read.values().getAt(0, 0, 0, 0).get(), 1e-4);
				assertArrayEquals(OBLIQUE[1], read.header().affine()[1], 1e-5);
				assertEquals(2.5, read.header().frameInterval());
				assertEquals("mm", read.header().unit());
				assertEquals(1, read.header().extensions().size());
				final ImageData data = ImagePlusImgs.of(image);
				final long[] pixel = { 2, 3, 4, 0, 1 };
				if (slope != 1 || least < 0 || !integer)
					assertEquals(value(image, 2, 3, 4, 1), data.img().getAt(pixel).getRealDouble(), 1e-4);
			}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "RGB24", "RGBA32" })
	void readInTheBackgroundItIsTheSame(final NiftiType type) {
		final Mask mask = Mask.of(new long[] { 9, 8, 5 }, position -> position % 7 > 1);
		for (final double slope : new double[] { 1, 0.5 })
			for (final int least : new int[] { 0, -100 }) {
				if (least < 0 && type.name().startsWith("U")) continue;
				final Path file = series(type, slope, 3, position -> least + position % 120);
				final ImagePlus image = open(file);
				final ImagePlus early = NiftiImages.openInBackground(file, Progress.NONE);
				assertEquals(image.getBitDepth(), early.getBitDepth());
				assertArrayEquals(image.getDimensions(), early.getDimensions());
				for (int t = 0; t < 3; t++)
					for (int z = 0; z < 5; z++)
						assertEquals(value(image, t, 3, z, t), value(early, t, 3, z, t), 1e-4);
				final ImageData expected = ImagePlusImgs.of(image);
				final ImageData data = ImagePlusImgs.of(early);
				assertEquals(expected.img().getAt(8, 7, 4, 0, 2).getRealDouble(),
					data.img().getAt(8, 7, 4, 0, 2).getRealDouble(), 1e-4);
				assertArrayEquals(FeatureMatrix.of(expected.img(), mask).sharedValues(),
					FeatureMatrix.of(data.img(), mask).sharedValues());
				assertEquals(3, ((Hyperslices) data.img()).sliceDimensions());
			}
	}

	@Test
	void channelsOfASeriesReadInTheBackgroundAreInImageJsOrder() {
		final Path file = folder.resolve("channels.nii");
		NiftiWriter.write(file, header(NiftiType.INT16, 4, 3, 2, 5, 3),
			plane -> plane(NiftiType.INT16, 12, i -> plane * 12 + i), Progress.NONE);
		final ImagePlus image = open(file);
		final ImagePlus early = NiftiImages.openInBackground(file, Progress.NONE);
		assertArrayEquals(image.getDimensions(), early.getDimensions());
		assertEquals(image.getStack().getProcessor(18).getf(3, 2), early.getStack().getProcessor(18).getf(3, 2) - 32768);
		final Mask mask = Mask.all(4, 3, 2);
		assertArrayEquals(FeatureMatrix.of(ImagePlusImgs.of(image).img(), mask).sharedValues(),
			FeatureMatrix.of(ImagePlusImgs.of(early).img(), mask).sharedValues());
	}

	@ParameterizedTest
	@EnumSource(names = { "UINT8", "INT16", "FLOAT32" })
	void sumsOverALongSeriesReadInTheBackgroundAreThoseOfItsCopies(final NiftiType type) {
		final Path file = folder.resolve("channels.nii");
		NiftiWriter.write(file, header(type, 64, 64, 4, 17, 3).withScaling(0.1, 7),
			plane -> plane(type, 4096, i -> (plane * 31 + i) % 127), Progress.NONE);
		final Hyperslices img = (Hyperslices) ImagePlusImgs.of(NiftiImages.openInBackground(file, Progress.NONE)).img();
		final double[] sums = new double[64 * 64 * 4];
		img.add(2, 49, 1000, 9000, sums);
		final double[] expected = new double[sums.length];
		final float[] values = new float[8000];
		for (int slice = 2; slice < 51; slice++) {
			img.copy(slice, 1000, values.length, values);
			for (int i = 0; i < values.length; i++)
				expected[1000 + i] += values[i];
		}
		assertArrayEquals(expected, sums);
	}

	@Test
	void aSeriesThatEndsEarlyIsRefusedWhenItsEndIsAskedFor() throws IOException {
		final Path file = folder.resolve("long.nii.gz");
		final SplittableRandom random = new SplittableRandom(3);
		NiftiWriter.write(file, header(NiftiType.INT16, 64, 64, 16, 40),
			plane -> plane(NiftiType.INT16, 4096, i -> random.nextInt()), Progress.NONE);
		final byte[] bytes = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		final ImagePlus image = NiftiImages.openInBackground(file, Progress.NONE);
		image.getStack().getProcessor(1);
		final String message = "long.nii.gz: the gzip stream is cut off";
		assertEquals(message, assertThrows(InputException.class, () -> NiftiImages.await(image)).getMessage());
		assertEquals(message, assertThrows(InputException.class, () -> image.getStack().getProcessor(640)).getMessage());
		assertEquals(message,
			assertThrows(InputException.class, () -> FeatureMatrix.of(ImagePlusImgs.of(image).img(), Mask.all(64, 64, 16)))
				.getMessage());
	}

	private static double value(final ImagePlus image, final int x, final int y, final int z, final int t) {
		final double raw = image.getStack().getProcessor(image.getStackIndex(1, z + 1, t + 1)).getf(x, y);
		return image.getCalibration().getCValue(raw);
	}

	@Test
	void anImageHasItsTypeAxesAndCalibration() {
		final ImagePlus image = open(series(NiftiType.INT16, 1, 0, position -> position));
		assertEquals(ImagePlus.GRAY16, image.getType());
		assertFalse(image.getCalibration().calibrated());
		assertArrayEquals(new int[] { SIZE[0], SIZE[1], 1, SIZE[2], SIZE[3] }, image.getDimensions());
		assertTrue(image.isHyperStack());
		assertEquals("INT16.nii.gz", image.getTitle());
		final Calibration calibration = image.getCalibration();
		assertEquals(3, calibration.pixelWidth);
		assertEquals(3.3, calibration.pixelDepth, 1e-6);
		assertEquals("mm", calibration.getUnit());
		assertEquals(2.5, calibration.frameInterval);
		final PixelSpace space = ImagePlusImgs.space(image);
		assertArrayEquals(new double[] { 118.5 - 3, -80.25, -42.5 }, space.toScanner(1, 0, 0), 1e-4);
		assertEquals(ImagePlus.GRAY8, open(series(NiftiType.UINT8, 1, 0, position -> position)).getType());
		assertTrue(open(series(NiftiType.INT16, 1, 0, position -> -position)).getCalibration().isSigned16Bit());
	}

	@Test
	void macrosSeeTheFilesValues() {
		final ImagePlus image = open(series(NiftiType.INT16, 2, 1, position -> -position % 100));
		image.setPosition(1, 1, 1);
		assertEquals(2 * -13 + 1, image.getCalibration().getCValue(image.getPixel(4, 1)[0]), 1e-6);
		image.setRoi(4, 1, 1, 1);
		assertEquals(2 * -13 + 1, image.getStatistics().mean, 1e-4);
	}

	@Test
	void theHeaderTravelsThroughDuplicateAndTiff() {
		final ImagePlus image = open(series(NiftiType.INT16, 1, 0, position -> position - 500));
		final Path tiff = folder.resolve("series.tif");
		assertTrue(new FileSaver(image.duplicate()).saveAsTiff(tiff.toString()));
		final ImagePlus opened = IJ.openImage(tiff.toString());
		final Path nifti = folder.resolve("series.nii.gz");
		assertEquals(Optional.empty(), NiftiImages.write(opened, nifti, Progress.NONE));
		final NiftiImage saved = NiftiFile.open(nifti).read(Progress.NONE);
		for (int row = 0; row < 3; row++)
			assertArrayEquals(OBLIQUE[row], saved.header().affine()[row], 1e-5);
		assertEquals(-500, saved.values().getAt(0, 0, 0, 0).get());
		assertEquals(NiftiType.INT16, saved.header().type());
		assertEquals(2.5, saved.header().frameInterval());
	}

	@Test
	void aCropByDuplicateKeepsItsPlace() {
		final ImagePlus image = open(series(NiftiType.UINT8, 1, 0, position -> position));
		image.setRoi(2, 3, 6, 4);
		final ImagePlus crop = new Duplicator().run(image, 1, 1, 1, 5, 2, 3);
		assertEquals(6, crop.getWidth());
		final double[][] affine = NiftiImages.affine(crop);
		final double[] corner = new PixelSpace(new double[] { 3, 3, 3 }, "mm", OBLIQUE).toScanner(2, 3, 0);
		for (int row = 0; row < 3; row++) {
			assertEquals(corner[row], affine[row][3], 1e-4);
			assertEquals(OBLIQUE[row][2], affine[row][2], 1e-5);
		}
		final Path tiff = folder.resolve("crop.tif");
		new FileSaver(crop).saveAsTiff(tiff.toString());
		final Path nifti = folder.resolve("crop.nii");
		assertEquals(Optional.empty(), NiftiImages.write(IJ.openImage(tiff.toString()), nifti, Progress.NONE));
		assertEquals(corner[1], NiftiFile.open(nifti).header().affine()[1][3], 1e-4);
	}

	@Test
	void whereItIsNotKnownToHoldTheOrientationIsLeftOutAndThatIsSaid() {
		final ImagePlus image = open(series(NiftiType.UINT8, 1, 0, position -> position));
		final ImagePlus scaled = image.duplicate();
		scaled.getCalibration().pixelWidth = 1.5;
		final ImagePlus fewerSlices = new Duplicator().run(image, 1, 1, 2, 4, 1, 3);
		image.setRoi(2, 3, 6, 4);
		// this way of cropping leaves the origin alone
		final ImagePlus unplaced = image.crop("stack");
		for (final ImagePlus other : List.of(scaled, fewerSlices, unplaced)) {
			assertNull(NiftiImages.affine(other));
			final Path file = folder.resolve("other.nii.gz");
			final String said = NiftiImages.write(other, file, Progress.NONE).orElseThrow();
			assertTrue(said.startsWith("other.nii.gz has no orientation"), said);
			final NiftiHeader header = NiftiFile.open(file).header();
			assertNull(header.affine());
			assertEquals(other.getCalibration().pixelWidth, header.pixelSize(0), 1e-6);
			assertEquals("mm", header.unit());
		}
	}

	@Test
	void labelsTakeTheSmallestTypeAndTheGridsHeader() {
		final ImagePlus image = open(series(NiftiType.INT16, 1, 0, position -> position));
		for (final int largest : new int[] { 255, 256, 70000 }) {
			final ImagePlus labels = IJ.createImage("labels", largest > 65535 ? "32-bit" : "16-bit", 9, 8, 5);
			labels.setCalibration(image.getCalibration().copy());
			labels.setProp(NiftiOrientation.PROPERTY, image.getProp(NiftiOrientation.PROPERTY));
			labels.getStack().getProcessor(3).setf(4, 5, largest);
			final Path file = folder.resolve("labels.nii.gz");
			assertEquals(Optional.empty(),
				NiftiImages.writeLabels(labels, LabelImages.read(labels).sharedLabels(), file, Progress.NONE));
			final NiftiImage read = NiftiFile.open(file).read(Progress.NONE);
			assertEquals(NiftiType.forLabels(largest), read.header().type());
			assertArrayEquals(new long[] { 9, 8, 5 }, read.dimensions());
			assertEquals(largest, read.values().getAt(4, 5, 2).get());
			assertArrayEquals(OBLIQUE[2], read.header().affine()[2], 1e-5);
			assertEquals(1, read.header().extensions().size());
		}
	}

	@Test
	void labelsInSignedFilesAreReadAsTheyAre() {
		final Path file = folder.resolve("signed.nii");
		for (final int least : new int[] { 0, -1 }) {
			NiftiWriter.write(file, header(NiftiType.INT16, 9, 8, 1),
				plane -> plane(NiftiType.INT16, 72, i -> i == 5 ? least : 7), Progress.NONE);
			final ImagePlus image = open(file);
			if (least == 0) assertEquals(7, LabelImages.read(image).sharedLabels()[0]);
			else assertTrue(assertThrows(InputException.class, () -> LabelImages.read(image)).getMessage().contains("-1"));
		}
	}

	@Test
	void coloursAreChannels() {
		final Path file = folder.resolve("rgb.nii.gz");
		final SplittableRandom random = new SplittableRandom(3);
		final byte[][] planes = new byte[6][72];
		for (final byte[] plane : planes)
			for (int i = 0; i < plane.length; i++)
				plane[i] = (byte) random.nextInt();
		NiftiWriter.write(file, header(NiftiType.RGB24, 9, 8, 2), plane -> planes[plane], Progress.NONE);
		final ImagePlus image = open(file);
		assertArrayEquals(new int[] { 9, 8, 3, 2, 1 }, image.getDimensions());
		assertArrayEquals(planes[2 * 2 + 1], (byte[]) image.getStack().getPixels(image.getStackIndex(3, 2, 1)));
		final Path again = folder.resolve("again.nii");
		NiftiImages.write(image, again, Progress.NONE);
		final NiftiImage read = NiftiFile.open(again).read(Progress.NONE);
		assertEquals(NiftiType.RGB24, read.header().type());
		for (int plane = 0; plane < 6; plane++)
			assertArrayEquals(planes[plane], (byte[]) read.plane(plane));
	}

	@Test
	void imagesOfOtherOriginAreSavedToo() {
		final ImagePlus rgb = new ImagePlus("rgb", new ColorProcessor(2, 1, new int[] { 0x102030, 0xa0b0c0 }));
		final Path file = folder.resolve("rgb.nii");
		assertEquals(Optional.empty(), NiftiImages.write(rgb, file, Progress.NONE));
		final NiftiImage read = NiftiFile.open(file).read(Progress.NONE);
		assertArrayEquals(new byte[] { 0x20, (byte) 0xb0 }, (byte[]) read.plane(1));

		final ImagePlus channels = IJ.createHyperStack("channels", 4, 3, 2, 2, 2, 16);
		channels.getStack().getProcessor(channels.getStackIndex(2, 1, 2)).set(1, 1, 77);
		channels.getCalibration().pixelWidth = 200;
		channels.getCalibration().setUnit("nm");
		channels.getCalibration().frameInterval = 500;
		channels.getCalibration().setTimeUnit("ms");
		NiftiImages.write(channels, file, Progress.NONE);
		final NiftiImage five = NiftiFile.open(file).read(Progress.NONE);
		assertEquals(77, five.values().getAt(1, 1, 0, 1, 1).get());
		assertEquals(0.2, five.header().pixelSize(0), 1e-6);
		assertEquals("µm", five.header().unit());
		assertEquals(0.5, five.header().frameInterval(), 1e-6);
		assertEquals(77, open(file).getStack().getProcessor(channels.getStackIndex(2, 1, 2)).get(1, 1));
		channels.getCalibration().setTimeUnit("minutes");
		channels.getCalibration().frameInterval = 0.25;
		NiftiImages.write(channels, file, Progress.NONE);
		assertEquals(15, NiftiFile.open(file).read(Progress.NONE).header().frameInterval());
	}

	@ParameterizedTest
	@CsvSource({ "ms, 0.25", "msec, 0.25", "µs, 0.00025", "s, 250", "sec, 250", "min, 15000", "Minutes, 15000",
		"h, 900000", "hours, 900000", "blinks, 0" })
	void frameIntervalsAreSavedInSeconds(final String unit, final double seconds) {
		final ImagePlus series = IJ.createHyperStack("series", 2, 2, 1, 1, 3, 8);
		series.getCalibration().frameInterval = 250;
		series.getCalibration().setTimeUnit(unit);
		final Path file = folder.resolve("series.nii");
		NiftiImages.write(series, file, Progress.NONE);
		assertEquals(seconds, NiftiFile.open(file).header().frameInterval(), 1e-6 * seconds);
	}

	@Test
	void numbersThatFloatsDoNotTellApartAreTakenRelatively() {
		final Path file = folder.resolve("large.nii");
		NiftiWriter.write(file, NiftiHeader.of(NiftiType.INT32, 2, 2, 1, 2),
			plane -> new int[] { 2_000_000_000, 2_000_000_007, 2_000_000_014 + plane, 2_000_000_000 }, Progress.NONE);
		for (final ImagePlus image : new ImagePlus[] { open(file), NiftiImages.openInBackground(file, Progress.NONE) }) {
			assertArrayEquals(new float[] { 0, 7, 15, 0 }, (float[]) image.getStack().getPixels(2));
			assertEquals(2e9, ReadingNotes.offset(image));
			assertEquals(1, ReadingNotes.of(image).size());
		}
		NiftiWriter.write(file, NiftiHeader.of(NiftiType.UINT8, 3, 1).withScaling(0.5, 1e9),
			plane -> new byte[] { 0, 1, 2 }, Progress.NONE);
		final ImageData scaled = ImagePlusImgs.of(open(file));
		final float[] values = new float[3];
		((Hyperslices) scaled.img()).copy(0, 0, 3, values);
		assertArrayEquals(new float[] { 0, 0.5f, 1 }, values);
	}

	@Test
	void labelsThatFloatsDoNotHoldAreRefused() {
		final Path file = folder.resolve("labels.nii");
		for (final int largest : new int[] { LabelImages.LARGEST_LABEL, LabelImages.LARGEST_LABEL + 1 }) {
			NiftiWriter.write(file, NiftiHeader.of(NiftiType.INT32, 3, 1), plane -> new int[] { 0, 5, largest },
				Progress.NONE);
			if (largest == LabelImages.LARGEST_LABEL) assertEquals(largest, LabelImages.read(open(file)).sharedLabels()[2]);
			else
				assertEquals("\"labels.nii\" holds values up to 16777217, but labels are whole numbers of 0 to 16777216",
					assertThrows(InputException.class, () -> LabelImages.read(open(file))).getMessage());
		}
	}
}
