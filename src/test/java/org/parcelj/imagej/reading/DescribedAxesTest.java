package org.parcelj.imagej.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.IJ;
import ij.ImagePlus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.nifti.NiftiImages;

/** Descriptions of TIFF files that say what their planes are, and what their values mean. */
class DescribedAxesTest {

	private static final int FIELDS = 9;
	private static final int PAGE = 2 + 12 * FIELDS + 4;

	@TempDir
	Path folder;

	/** Twelve planes, as tifffile describes them: the number of channels, slices and frames, and the planes in order. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"{'axes': 'TZCYX', 'shape': [2, 3, 2, 1, 1]} | 2 3 2 | 0 1 2 3 4 5 6 7 8 9 10 11", //
		"{'shape': [2, 3, 2, 1, 1], 'axes': 'CTZYX'} | 2 2 3 | 0 6 1 7 2 8 3 9 4 10 5 11", //
		"{'axes': 'ZTYX', 'shape': [3, 4, 1, 1]} | 1 3 4 | 0 4 8 1 5 9 2 6 10 3 7 11", //
		"{'axes': 'TYX', 'shape': [12, 1, 1]} | 1 1 12 | 0 1 2 3 4 5 6 7 8 9 10 11", //
		"{'axes': 'IYX', 'shape': [12, 1, 1]} | 1 12 1 | 0 1 2 3 4 5 6 7 8 9 10 11", //
		"{'axes': 'TYX', 'shape': [5, 1, 1]} | 1 12 1 | 0 1 2 3 4 5 6 7 8 9 10 11", //
		"{'shape': [12, 1, 1]} | 1 12 1 | 0 1 2 3 4 5 6 7 8 9 10 11" })
	void axesOfAnArrayAreThoseOfTheImage(final String description, final String axes, final String planes)
		throws IOException
	{
		final ImagePlus image = open(description.trim().replace('\'', '"'), 12, 12);
		assertEquals(axes.trim(), image.getNChannels() + " " + image.getNSlices() + " " + image.getNFrames());
		assertEquals(planes.trim(), planes(image));
	}

	private static String planes(final ImagePlus image) {
		return IntStream.rangeClosed(1, image.getStackSize())
			.mapToObj(plane -> Integer.toString(image.getStack().getProcessor(plane).get(0)))
			.collect(Collectors.joining(" "));
	}

	@Test
	void planesBehindASingleDirectoryAreRead() throws IOException {
		final ImagePlus image = open("{\"axes\": \"TZYX\", \"truncated\": true, \"shape\": [4, 3, 1, 1]}", 1, 12);
		assertEquals("3 4", image.getNSlices() + " " + image.getNFrames());
		assertEquals("0 1 2 3 4 5 6 7 8 9 10 11", planes(image));
		assertEquals(12, open("{\"truncated\": true, \"shape\": [12, 1, 1]}", 1, 12).getNSlices());
		assertThrows(InputException.class,
			() -> open("{\"axes\": \"ZTYX\", \"truncated\": true, \"shape\": [4, 3, 1, 1]}", 1, 12));
		assertThrows(InputException.class, () -> open("{\"truncated\": true, \"shape\": [99999999, 1, 1]}", 1, 12));
	}

	/** Hounsfield units, and what else ImageJ shows through a straight line. */
	@Test
	void valuesAreThoseThatAreShown() throws IOException {
		final String line = "ImageJ=1.54p\nimages=3\nframes=3\ncf=0\nc0=-1000.0\nc1=2.5\nvunit=HU\n";
		for (final int pages : new int[] { 1, 3 }) {
			final ImagePlus image = open(line, pages, 3);
			assertEquals(3, image.getNFrames());
			final double[] values = new double[3];
			for (int t = 0; t < 3; t++)
				values[t] = ImagePlusImgs.of(image).img().getAt(0, 0, 0, t).getRealDouble();
			assertEquals("-1000.0 -997.5 -995.0", values[0] + " " + values[1] + " " + values[2]);
		}
	}

	@Test
	void severalChannelsOfColoursAreNotSavedAsOne() {
		final ImagePlus image = IJ.createImage("two", "RGB black", 2, 2, 2);
		image.setDimensions(2, 1, 1);
		assertEquals("\"two\" has 2 channels of RGB each, but a NIfTI file of RGB has one",
			assertThrows(InputException.class, () -> NiftiImages.write(image, folder.resolve("two.nii"), Progress.NONE))
				.getMessage());
	}

	/** Pages of one pixel, whose value is its number among all planes. */
	private ImagePlus open(final String description, final int pages, final int planes) throws IOException {
		final byte[] text = (description + "\0").getBytes(StandardCharsets.UTF_8);
		final int start = 8 + planes + planes % 2;
		final int textStart = start + PAGE * pages;
		final ByteBuffer file = ByteBuffer.allocate(textStart + text.length);
		file.put(new byte[] { 'M', 'M', 0, 42 }).putInt(start);
		for (int plane = 0; plane < planes; plane++)
			file.put((byte) plane);
		file.position(start);
		for (int page = 0; page < pages; page++) {
			file.putShort((short) FIELDS);
			for (final int[] field : new int[][] { { 256, 1 }, { 257, 1 }, { 258, 8 }, { 259, 1 }, { 262, 1 }, { 270, 0 },
				{ 273, 8 + page }, { 277, 1 }, { 279, 1 } }) {
				final boolean isText = field[0] == 270;
				file.putShort((short) field[0]).putShort((short) (isText ? 2 : 4)).putInt(isText ? text.length : 1)
					.putInt(isText ? textStart : field[1]);
			}
			file.putInt(page + 1 < pages ? start + PAGE * (page + 1) : 0);
		}
		final Path path = Files.write(folder.resolve("planes.tif"), file.put(text).array());
		return ImageReader.open(path.toString(), Progress.NONE);
	}
}
