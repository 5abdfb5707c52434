package org.parcelj.imagej.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.plugin.filter.AVI_Writer;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.labels.LabelImages;

class ImageReaderTest {

	private static final int WIDTH = 37;
	private static final int HEIGHT = 29;

	@TempDir
	Path folder;

	static Path file(final String name) {
		try {
			return Path.of(ImageReaderTest.class.getResource("/" + name).toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	static ImagePlus open(final String name) {
		return ImageReader.open(file(name).toString(), Progress.NONE);
	}

	/** The value of a pixel, as commands get it. */
	private static double value(final ImagePlus image, final int... position) {
		final RandomAccess<? extends RealType<?>> access = ImagePlusImgs.of(image).img().randomAccess();
		access.setPosition(position);
		return access.get().getRealDouble();
	}

	/** What make.py, beside the files, has put into them. */
	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/pictures/expected.csv", numLinesToSkip = 1)
	void picturesHaveTheirValues(final String name, final int channels, final int modulus, final double factor,
		final double offset, final double tolerance)
	{
		final ImagePlus image = open("pictures/" + name);
		final ImageData data = ImagePlusImgs.of(image);
		assertArrayEquals(new long[] { WIDTH, HEIGHT }, data.grid());
		assertEquals(channels, data.channels());
		assertEquals(name, image.getTitle());
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				for (int c = 0; c < channels; c++)
					assertEquals(factor * expected(modulus, x, y, c) + offset, value(image, x, y, c, 0), tolerance,
						"x " + x + ", y " + y + ", channel " + c);
	}

	private static double expected(final int modulus, final int x, final int y, final int c) {
		final int ramp = modulus == 0 ? 3 * y + 2 * x + 20 : (7 * x + 13 * y) % 250;
		return modulus > 0 ? (7 * x + 13 * y + 31 * c) % modulus : c == 0 ? ramp : c == 1 ? 255 - ramp : ramp / 2;
	}

	@Test
	void transparentPixelsAreShownOnWhite() {
		assertEquals(128, value(open("pictures/half_clear.png"), 3, 4, 0, 0));
	}

	/** PNG files name one colour instead. */
	@ParameterizedTest
	@CsvSource({ "clear4, 1, 16, 17, 5, 255", "clear8, 1, 250, 1, 73, 255", "clear16, 1, 1000, 1, 73, 65535",
		"clear_rgb8, 3, 250, 1, 73, 255", "clear_rgb16, 3, 1000, 1, 73, 65535" })
	void theTransparentColourIsShownWhite(final String name, final int channels, final int modulus, final int factor,
		final int clear, final int white)
	{
		final ImagePlus image = open("pictures/" + name + ".png");
		int shown = 0;
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++) {
				final boolean transparent = expected(modulus, x, y, 0) == clear;
				if (transparent) shown++;
				for (int c = 0; c < channels; c++)
					assertEquals(transparent ? white : factor * expected(modulus, x, y, c), value(image, x, y, c, 0));
			}
		assertTrue(shown > 0);
	}

	@Test
	void severalPlanesAreSlicesOrFrames() {
		final ImagePlus cube = open("pictures/cube.fits");
		assertEquals(2, cube.getNSlices());
		assertEquals(value(cube, 5, 6, 0, 0, 0) + 1, value(cube, 5, 6, 1, 0, 0));
		final ImagePlus frames = open("pictures/frames.gif");
		assertEquals(3, frames.getStackSize());
		assertTrue(value(frames, 5, 6, 2, 0, 0) > value(frames, 5, 6, 0, 0, 0) + 10);
	}

	@Test
	void moviesAreSeries() throws IOException {
		final ImagePlus movie = IJ.createImage("movie", "8-bit ramp", 32, 16, 5);
		for (int frame = 1; frame <= 5; frame++)
			movie.getStack().getProcessor(frame).add(10 * frame);
		final Path file = folder.resolve("movie.avi");
		new AVI_Writer().writeImage(movie, file.toString(), AVI_Writer.NO_COMPRESSION, 0);
		final ImagePlus read = ImageReader.open(file.toString(), Progress.NONE);
		assertArrayEquals(new int[] { 32, 16, 1, 1, 5 }, read.getDimensions());
		assertEquals(movie.getStack().getProcessor(4).get(7, 9), value(read, 7, 9, 0, 3));
		final byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length / 2));
		assertThrows(InputException.class, () -> ImageReader.open(file.toString(), Progress.NONE));
	}

	@Test
	void dicomPixelsHaveSizes() {
		final Calibration calibration = open("pictures/int16.dcm").getCalibration();
		assertEquals(0.25, calibration.pixelWidth);
		assertEquals(0.5, calibration.pixelHeight);
		assertEquals("mm", calibration.getUnit());
	}

	@ParameterizedTest
	@CsvSource({ "uint8, 0, 1", "int8, -50, 1", "int16, -50, 1", "uint32, 0, 1", "int64, -50, 1", "float16, -50, 1",
		"float64, -50, 1", "white_is_zero, 0, 1", "rgba, 0, 3", "rgbx, 0, 4", "gray_alpha, 0, 1", "channels5, 0, 5" })
	void tiffsHaveTheirValues(final String name, final double offset, final int channels) {
		final ImagePlus image = open("tiff/" + name + ".tif");
		assertEquals(channels, ImagePlusImgs.of(image).channels());
		final int modulus = offset < 0 ? 100 : 250;
		for (int c = 0; c < channels; c++)
			assertEquals((7 * 11 + 13 * 22 + 31 * c) % modulus + offset, value(image, 11, 22, c, 0));
	}

	@Test
	void bitsAreBlackAndWhite() {
		for (final String name : new String[] { "bits", "group3", "group4" }) {
			final ImagePlus image = open("tiff/" + name + ".tif");
			final double white = image.isInvertedLut() ? 0 : 255;
			assertEquals(white, value(image, 0, 0, 0, 0));
			assertEquals(255 - white, value(image, 1, 0, 0, 0));
		}
	}

	@Test
	void inksLeaveLight() {
		final ImagePlus image = open("tiff/cmyk.tif");
		final double black = (7 * 2 + 13 * 3 + 93) % 250;
		for (int c = 0; c < 3; c++)
			assertEquals(Math.rint((255 - (7 * 2 + 13 * 3 + 31 * c) % 250) * (255 - black) / 255), value(image, 2, 3, c, 0),
				0.5);
	}

	@Test
	void omeTiffsHaveAxesSizesAndTimes() {
		for (final String order : new String[] { "tzcyx", "ctzyx" }) {
			final ImagePlus image = open("tiff/" + order + ".ome.tif");
			assertArrayEquals(new int[] { WIDTH, HEIGHT, 3, 4, 2 }, image.getDimensions());
			for (int c = 0; c < 3; c++)
				for (int z = 0; z < 4; z++)
					for (int t = 0; t < 2; t++)
						assertEquals(7 * 3 + 13 * 2 + c + 10 * z + 100 * t, value(image, 3, 2, z, c, t));
		}
		final Calibration calibration = open("tiff/tzcyx.ome.tif").getCalibration();
		assertEquals(250, calibration.pixelWidth);
		assertEquals(1000, calibration.pixelDepth, 1e-9);
		assertEquals("nm", calibration.getUnit());
		assertEquals(500, calibration.frameInterval);
		assertEquals("ms", calibration.getTimeUnit());
		final ImagePlus frames = open("cases/frames.ome.tif");
		assertArrayEquals(new int[] { 80, 60, 1, 1, 12 }, frames.getDimensions());
		assertEquals(2.5, frames.getCalibration().frameInterval);
		assertEquals(0.5, frames.getCalibration().pixelWidth);
		final ImagePlus colours = open("tiff/rgb.ome.tif");
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 1, 1, 2 }, colours.getDimensions());
		assertEquals((7 * 3 + 13 * 2 + 31 * 2) % 250, value(colours, 3, 2, 2, 1));
	}

	@Test
	void imageJsHyperstacksKeepTheirAxesAlsoWhereTheyAreCompressed() {
		for (final String name : new String[] { "imagej", "imagej_deflate" }) {
			final ImagePlus image = open("tiff/" + name + ".tif");
			assertArrayEquals(new int[] { WIDTH, HEIGHT, 3, 4, 2 }, image.getDimensions(), name);
			assertEquals(7 * 3 + 13 * 2 + 2 + 30 + 100, value(image, 3, 2, 3, 2, 1));
		}
		final Calibration calibration = open("tiff/imagej.tif").getCalibration();
		assertEquals(0.25, calibration.pixelWidth);
		assertEquals(1.5, calibration.pixelDepth);
		assertEquals(0.5, calibration.frameInterval);
	}

	@Test
	void lsmFilesHaveAxesAndSizes() {
		final ImagePlus image = open("tiff/made.lsm");
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 2, 3, 2 }, image.getDimensions());
		assertEquals((7 * 3 + 13 * 2) % 200 + 10 + 5, value(image, 3, 2, 2, 1, 1));
		assertEquals((7 * 3 + 13 * 2) % 200 + 1, value(image, 3, 2, 1, 0, 0));
		assertEquals(0.5, image.getCalibration().pixelDepth, 1e-9);
		assertEquals("µm", image.getCalibration().getUnit());
	}

	@ParameterizedTest
	@CsvSource({ "int32_offset, 2000000000, 1", "int64_offset, 1152921504606846976, 1",
		"uint64_offset, 9223372036854775808, 1", "float64_offset, 1000000000, 0.00390625" })
	void numbersThatFloatsDoNotTellApartAreTakenRelatively(final String name, final String offset, final double step) {
		final ImagePlus image = open("tiff/" + name + ".tif");
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			assertEquals((7 * (i % WIDTH) + 13 * (i / WIDTH)) % 250 * step, value(image, i % WIDTH, i / WIDTH, 0, 0));
		assertEquals(Double.parseDouble(offset), ReadingNotes.offset(image));
		assertEquals(1, ReadingNotes.of(image).size());
		assertTrue(ReadingNotes.of(image).get(0).startsWith("the values of \"" + name + ".tif\" are taken relative to "));
		final InputException e = assertThrows(InputException.class, () -> LabelImages.read(image));
		assertTrue(e.getMessage().contains("but labels are whole numbers of 0 to 16777216"), e.getMessage());
	}

	@Test
	void labelsArePaletteNumbersAndValuesAreColours() {
		final ImagePlus image = open("tiff/palette.tif");
		assertEquals(3, ImagePlusImgs.of(image).channels());
		assertEquals(255 - (7 * 3 + 13 * 2), value(image, 3, 2, 1, 0));
		assertEquals(7 * 3 + 13 * 2, LabelImages.read(image).sharedLabels()[2 * WIDTH + 3]);
		assertEquals(4369 * ((7 * 3 + 13 * 2) % 16) >> 8, value(open("tiff/palette4.tif"), 3, 2, 0, 0));
		assertEquals(15, Arrays.stream(LabelImages.read(open("pictures/grey4.png")).sharedLabels()).max().getAsInt());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"pictures/cmyk.jpg|its colours are CMYK", //
		"pictures/compressed.dcm|its pixels are compressed (transfer syntax 1.2.840.10008.1.2.4.70)" })
	void whatIsNotReadIsNamed(final String name, final String reason) {
		final InputException e = assertThrows(InputException.class, () -> open(name));
		assertTrue(e.getMessage().contains("cannot be read as an image: " + reason), e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pictures/grey8.png", "pictures/rgb8_interlaced.png", "pictures/grey.jpg",
		"pictures/progressive.jpg", "pictures/palette.gif", "pictures/frames.gif", "pictures/rgb.bmp",
		"pictures/palette.bmp", "pictures/grey16.pgm", "pictures/text.pgm", "pictures/bits.pbm", "pictures/float32.fits",
		"pictures/int16.dcm", "pictures/table.txt", "tiff/gray.tif", "tiff/lzw.tif", "tiff/zstd.tif", "tiff/lzma.tif",
		"tiff/deflate_predictor3.tif", "tiff/packbits.tif", "tiff/jpeg_ycbcr.tif", "tiff/group4.tif", "tiff/tiled.tif",
		"tiff/big.tif", "tiff/imagej.tif", "tiff/tzcyx.ome.tif" })
	void halfAFileIsRefused(final String name) throws IOException {
		final byte[] whole = Files.readAllBytes(file(name));
		final Path half = folder.resolve(file(name).getFileName().toString());
		for (final double part : new double[] { 0.5, 0.75 }) {
			Files.write(half, Arrays.copyOf(whole, (int) (whole.length * part)));
			final InputException e = assertThrows(InputException.class,
				() -> ImageReader.open(half.toString(), Progress.NONE));
			assertTrue(e.getMessage().startsWith("image \"" + half + "\" cannot be read as an image: "), e.getMessage());
		}
	}

	@Test
	void fourThreadsOpenImagesAtOnceAndNothingElseChanges() throws Exception {
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		final PrintStream listening = new PrintStream(printed, true);
		System.setOut(listening);
		System.setErr(listening);
		final ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			final Path damaged = folder.resolve("damaged.tif");
			Files.write(damaged, Arrays.copyOf(Files.readAllBytes(file("tiff/gray.tif")), 300));
			final CyclicBarrier barrier = new CyclicBarrier(4);
			final Callable<ImagePlus> reading = () -> {
				ImagePlus image = null;
				for (int round = 0; round < 60; round++) {
					barrier.await();
					image = open(round % 3 == 0 ? "tiff/imagej.tif" : round % 3 == 1 ? "pictures/grey8.png" : "tiff/jpeg.tif");
					assertThrows(InputException.class, () -> ImageReader.open(damaged.toString(), Progress.NONE));
					assertSame(listening, System.out);
					assertSame(listening, System.err);
				}
				return image;
			};
			final List<Future<ImagePlus>> images = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++)
				images.add(threads.submit(reading));
			for (final Future<ImagePlus> image : images)
				assertEquals("jpeg.tif", image.get().getTitle());
			assertNotSame(images.get(0).get(), images.get(1).get());
		}
		finally {
			threads.shutdownNow();
			System.setOut(out);
			System.setErr(err);
		}
		assertEquals("", printed.toString());
	}
}
