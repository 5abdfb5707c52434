package org.parcelj.imagej.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.nifti.NiftiHeader;
import org.parcelj.nifti.NiftiType;
import org.parcelj.nifti.NiftiWriter;

import ij.ImagePlus;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** Values, and places of values, that a reader who does not look closely gets wrong without a word. */
class OddValuesTest {

	@TempDir
	Path folder;

	private ImagePlus open(final String name) {
		return ImageReader.open(folder.resolve(name).toString(), Progress.NONE);
	}

	private static double[] values(final ImagePlus image) {
		final var pixels = Views.flatIterable(ImagePlusImgs.of(image).img());
		final double[] values = new double[(int) pixels.size()];
		int i = 0;
		for (final RealType<?> pixel : pixels)
			values[i++] = pixel.getRealDouble();
		return values;
	}

	/** Four whole numbers as a FITS file, whose rows go upwards. */
	private void writeFits(final String name, final int bitpix, final String further, final long... numbers)
		throws IOException
	{
		final StringBuilder header = new StringBuilder();
		for (final String card : ("SIMPLE = T;BITPIX = " + bitpix + ";NAXIS = 2;NAXIS1 = 2;NAXIS2 = 2;" + further + ";END")
			.split(";"))
			header.append(String.format("%-80s",
				card.contains("=") ? String.format("%-8s= %20s", card.split("=")[0].trim(), card.split("=")[1].trim()) : card));
		final ByteBuffer file = ByteBuffer.allocate(2 * 2880);
		file.put(String.format("%-2880s", header).getBytes(StandardCharsets.ISO_8859_1));
		for (final long number : numbers)
			if (bitpix == 8) file.put((byte) number);
			else if (bitpix == 16) file.putShort((short) number);
			else if (bitpix == 32) file.putInt((int) number);
			else file.putLong(number);
		Files.write(folder.resolve(name), file.array());
	}

	@ParameterizedTest
	@CsvSource({ "8, 3", "16, -32768", "32, -2147483648", "64, -9223372036854775808" })
	void whatAFitsFileCallsBlankHasNoValue(final int bitpix, final long blank) throws IOException {
		writeFits("blank.fits", bitpix, "BLANK = " + blank, 1, blank, 5, 6);
		assertArray(new double[] { 5, 6, 1, Double.NaN }, open("blank.fits"));
		writeFits("scaled.fits", bitpix, "BLANK = " + blank + ";BSCALE = 2;BZERO = 1", 1, blank, 5, 6);
		assertArray(new double[] { 11, 13, 3, Double.NaN }, open("scaled.fits"));
	}

	private static void assertArray(final double[] expected, final ImagePlus image) {
		final double[] values = values(image);
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], values[i] + ReadingNotes.offset(image), "pixel " + i);
	}

	@ParameterizedTest
	@ValueSource(strings = { "BSCALE = 0", "BSCALE = NaN", "BZERO = Infinity" })
	void aScaleThatLeavesNothingIsRefused(final String card) throws IOException {
		writeFits("scale.fits", 16, card, 1, 2, 3, 4);
		assertTrue(assertThrows(InputException.class, () -> open("scale.fits")).getMessage()
			.contains("but they must be numbers, and BSCALE not 0"));
	}

	@Test
	void scaledWholeNumbersStayExact() throws IOException {
		writeFits("large.fits", 32, "BSCALE = 0.5", 2000000000, 2000000001, 2000000002, 2000000007);
		final ImagePlus image = open("large.fits");
		assertArray(new double[] { 1000000001, 1000000003.5, 1000000000, 1000000000.5 }, image);
		assertTrue(ReadingNotes.of(image).get(0).contains("taken relative to 1000000000"),
			ReadingNotes.of(image).toString());
	}

	/** Also of series, which are read in the background where nothing can be lost. */
	@ParameterizedTest
	@EnumSource(value = NiftiType.class, names = { "INT32", "UINT32", "FLOAT32", "FLOAT64", "INT16" })
	void aNiftiFilesScaleStaysExact(final NiftiType type) {
		for (final long frames : new long[] { 1, 3 }) {
			final float[] stored = new float[(int) (8 * frames)];
			for (int i = 0; i < stored.length; i++)
				stored[i] = i;
			final String name = type + "_" + frames + ".nii";
			NiftiWriter.write(folder.resolve(name), NiftiHeader.of(type, 2, 2, 2, frames).withScaling(0.25, 1e9),
				ArrayImgs.floats(stored, 2, 2, 2, frames), Progress.NONE);
			final ImagePlus image = open(name);
			final double[] values = values(image);
			for (int i = 0; i < values.length; i++)
				assertEquals(0.25 * i, values[i], 1e-9, name);
			assertEquals(1, ReadingNotes.of(image).size());
			assertEquals(1e9, ReadingNotes.offset(image));
		}
	}

	@Test
	void realsOfManyDigitsStayApartInSeriesToo() {
		final double[] stored = new double[24];
		for (int i = 0; i < stored.length; i++)
			stored[i] = 1e9 + i / 1000.0;
		NiftiWriter.write(folder.resolve("series.nii.gz"), NiftiHeader.of(NiftiType.FLOAT64, 2, 2, 2, 3),
			ArrayImgs.doubles(stored, 2, 2, 2, 3), Progress.NONE);
		final ImagePlus image = open("series.nii.gz");
		for (int i = 0; i < stored.length; i++)
			assertEquals(i / 1000.0, values(image)[i], 1e-6);
	}

	@Test
	void anInterceptThatIsNoNumberIsRefused() throws IOException {
		NiftiWriter.write(folder.resolve("scaled.nii"), NiftiHeader.of(NiftiType.INT16, 2, 2).withScaling(2, 1),
			ArrayImgs.floats(new float[4], 2, 2), Progress.NONE);
		final byte[] bytes = Files.readAllBytes(folder.resolve("scaled.nii"));
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(116, Float.NaN);
		Files.write(folder.resolve("scaled.nii"), bytes);
		assertTrue(assertThrows(InputException.class, () -> open("scaled.nii")).getMessage()
			.contains("scl_inter is NaN, but must be a finite number where scl_slope is one, 2.0"));
	}

	/** As SPM2 writes them. */
	@Test
	void anAnalyzeFileMayHaveAnOffset() throws IOException {
		NiftiWriter.write(folder.resolve("spm.hdr"), NiftiHeader.of(NiftiType.INT16, 2, 2),
			ArrayImgs.floats(new float[] { 1, 2, 3, 4 }, 2, 2), Progress.NONE);
		final byte[] header = Files.readAllBytes(folder.resolve("spm.hdr"));
		ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putFloat(112, 2.5f).putFloat(116, 3).putInt(344, 0);
		Files.write(folder.resolve("spm.hdr"), header);
		assertArray(new double[] { 5.5, 8, 10.5, 13 }, open("spm.hdr"));
	}

	@Test
	void textHasWholeNumbersOfManyDigitsAndNoneOfJavasOwn() throws IOException {
		Files.writeString(folder.resolve("large.csv"), "16777216,16777217\n16777219,16777218\n");
		assertArray(new double[] { 16777216, 16777217, 16777219, 16777218 }, open("large.csv"));
		for (final String number : List.of("1d", "2f", "0x1p3", "1_000", "")) {
			Files.writeString(folder.resolve("java.csv"), "1,2\n3," + number + "\n");
			assertTrue(assertThrows(InputException.class, () -> open("java.csv")).getMessage()
				.endsWith("line 2 has \"" + number + "\", which is not a number"));
		}
		Files.writeString(folder.resolve("nan.csv"), "1,NaN\n-Infinity,4.\n");
		assertArray(new double[] { 1, Double.NaN, Double.NEGATIVE_INFINITY, 4 }, open("nan.csv"));
	}

	/** Where something else parts numbers, commas are decimal commas; a field that is empty is no number. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "1,5;2;-0,25;4e1", "1.5; 2 ;-0.25;40", "1,5 2 -0,25 40", "'1.5, 2,-0.25 ,4e1'", "1.5 2 -.25 40." })
	void decimalCommasArePoints(final String lines) throws IOException {
		Files.writeString(folder.resolve("comma.csv"), lines + "\n" + lines + "\n");
		assertArray(new double[] { 1.5, 2, -0.25, 40, 1.5, 2, -0.25, 40 }, open("comma.csv"));
		Files.writeString(folder.resolve("tab.csv"), "1,5\t2\n3\t\t4\n");
		assertThrows(InputException.class, () -> open("tab.csv"));
		Files.writeString(folder.resolve("tab.csv"), "1\t\t2\n3\t\t4\n");
		assertThrows(InputException.class, () -> open("tab.csv"));
	}

	/** Without a preamble, as ACR-NEMA files are: little-endian, types not told. */
	private void writeDicom(final String name, final String slope, final String intercept, final byte[] groups)
		throws IOException
	{
		final ByteBuffer file = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
		element(file, 0x0008, 0x0060, "MR".getBytes(StandardCharsets.ISO_8859_1));
		element(file, 0x0028, 0x0010, new byte[] { 2, 0 });
		element(file, 0x0028, 0x0011, new byte[] { 2, 0 });
		element(file, 0x0028, 0x0100, new byte[] { 16, 0 });
		if (slope != null) {
			element(file, 0x0028, 0x1052, intercept.getBytes(StandardCharsets.ISO_8859_1));
			element(file, 0x0028, 0x1053, slope.getBytes(StandardCharsets.ISO_8859_1));
		}
		if (groups.length > 0) element(file, 0x5200, 0x9230, groups);
		element(file, 0x7fe0, 0x0010, new byte[] { 1, 0, 2, 0, 3, 0, 4, 0 });
		// long enough to be looked at
		Files.write(folder.resolve(name), Arrays.copyOf(file.array(), 200));
	}

	private static void element(final ByteBuffer file, final int group, final int number, final byte[] value) {
		file.putShort((short) group).putShort((short) number).putInt(value.length).put(value);
	}

	private static byte[] groups(final String... slopes) {
		final ByteBuffer groups = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
		for (final String slope : slopes)
			element(groups, 0x0028, 0x1053, slope.getBytes(StandardCharsets.ISO_8859_1));
		return Arrays.copyOf(groups.array(), groups.position());
	}

	@Test
	void dicomFilesWithoutPreambleAndTheirScales() throws IOException {
		writeDicom("plain.dcm", null, null, new byte[0]);
		assertArray(new double[] { 1, 2, 3, 4 }, open("plain.dcm"));
		writeDicom("scaled.dcm", "0.50", "-10 ", new byte[0]);
		assertArray(new double[] { -9.5, -9, -8.5, -8 }, open("scaled.dcm"));
		writeDicom("large.dcm", "1 ", "1e9 ", new byte[0]);
		assertArray(new double[] { 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4 }, open("large.dcm"));
		writeDicom("flat.dcm", "0 ", "3 ", new byte[0]);
		assertTrue(assertThrows(InputException.class, () -> open("flat.dcm")).getMessage()
			.endsWith("its rescale slope is 0.0 and its intercept 3.0, but the slope must not be 0"));
		writeDicom("enhanced.dcm", null, null, groups("2 ", "2 "));
		assertArray(new double[] { 2, 4, 6, 8 }, open("enhanced.dcm"));
		writeDicom("frames.dcm", null, null, groups("2 ", "3 "));
		assertTrue(assertThrows(InputException.class, () -> open("frames.dcm")).getMessage()
			.endsWith("its frames have different scales, 2.0 and 3.0, which is not read"));
	}

	@Test
	void aZippedTiffIsReadAsImageJDoes() throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("one.zip")))) {
			zip.putNextEntry(new ZipEntry("inside.tif"));
			zip.write(PicturePartsTest.tiff(1));
		}
		final ImagePlus image = open("one.zip");
		assertEquals("inside.tif", image.getTitle());
		assertEquals(3, image.getWidth());
		assertEquals(folder.resolve("one.zip").toString(), image.getOriginalFileInfo().getFilePath());
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("two.zip")))) {
			zip.putNextEntry(new ZipEntry("a.tif"));
			zip.putNextEntry(new ZipEntry("b.tif"));
		}
		assertTrue(assertThrows(InputException.class, () -> open("two.zip")).getMessage()
			.endsWith("it is an archive of 2 files, but only archives of one TIFF file are read; unpack it"));
		final byte[] bytes = Files.readAllBytes(folder.resolve("one.zip"));
		Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length - 30));
		assertTrue(
			assertThrows(InputException.class, () -> open("cut.zip")).getMessage().contains("its archive is damaged"));
	}

	@Test
	void severalPicturesInAPgmAreNotTakenForOne() throws IOException {
		final byte[] picture = "P5\n2 1\n255\n\1\2".getBytes(StandardCharsets.ISO_8859_1);
		final ByteArrayOutputStream both = new ByteArrayOutputStream();
		both.write(picture);
		both.write('\n');
		Files.write(folder.resolve("one.pgm"), both.toByteArray());
		assertArray(new double[] { 1, 2 }, open("one.pgm"));
		both.write(picture);
		Files.write(folder.resolve("two.pgm"), both.toByteArray());
		assertTrue(assertThrows(InputException.class, () -> open("two.pgm")).getMessage()
			.endsWith("it holds several pictures, but only files of one are read"));
	}
}
