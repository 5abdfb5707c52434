package org.parcelj.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.PixelType;

class TiffFileTest {

	private static final int WIDTH = 37;
	private static final int HEIGHT = 29;

	/** JPEG changes values a little, and colours more where they are subsampled. */
	private static final double JPEG_ERROR = 6;

	static Path file(final String name) {
		try {
			return Path.of(TiffFileTest.class.getResource("/tiff/" + name).toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static TiffPlanes read(final String name) throws IOException {
		try (TiffFile file = TiffFile.open(file(name + ".tif"))) {
			return file.read(file.pages().get(0), 0);
		}
	}

	/** What make.py, beside the files, has put into them. */
	@ParameterizedTest(name = "{0}")
	@CsvFileSource(resources = "/tiff/expected.csv", numLinesToSkip = 1)
	void samplesAreThoseThatWereWritten(final String name, final PixelType type, final int samples, final int modulus,
		final double offset, final double scale, final String what) throws IOException
	{
		final TiffPlanes planes = read(name);
		assertEquals(type, planes.type());
		assertEquals(samples, planes.planes().length);
		for (int y = 0; y < HEIGHT; y++)
			for (int x = 0; x < WIDTH; x++)
				for (int c = 0; c < samples; c++) {
					final double expected = what == null
						? (7 * x + 13 * y + 31 * c) % modulus * scale + offset
						: expected(what, x, y, c, planes.photometric());
					final double tolerance = name.startsWith("jpeg") ? JPEG_ERROR : 0;
					assertEquals(expected, value(planes, c, y * WIDTH + x), tolerance, "x " + x + ", y " + y + ", sample " + c);
				}
	}

	private static double expected(final String what, final int x, final int y, final int c,
		final Photometric photometric)
	{
		final int ramp = 3 * y + 2 * x + 20;
		switch (what) {
			case "bit" :
				final boolean divisible = (7 * x + 13 * y) % 3 == 0;
				return divisible == (photometric == Photometric.BLACK_IS_ZERO) ? 1 : 0;
			case "luma" :
				final double[] differences = { 1.402 * (160 - 128), -0.344136 * (100 - 128) - 0.714136 * (160 - 128),
					1.772 * (100 - 128) };
				return Math.max(0, Math.min(255, Math.rint(ramp + differences[c])));
			default :
				return c == 0 ? ramp : c == 1 ? 255 - ramp : ramp / 2;
		}
	}

	private static double value(final TiffPlanes planes, final int sample, final int index) {
		final double stored = ((Number) Array.get(planes.planes()[sample], index)).doubleValue();
		final boolean unsigned = planes.type().name().startsWith("U");
		return stored < 0 && unsigned ? stored + Math.pow(2, 8 * planes.type().bytes()) : stored;
	}

	@ParameterizedTest
	@CsvSource({ "int64_offset, 1152921504606846976", "uint64_offset, 9223372036854775808" })
	void whatDoublesDoNotHoldIsExactToo(final String name, final BigInteger offset) throws IOException {
		final long[] values = (long[]) read(name).planes()[0];
		final Set<Long> different = new HashSet<>();
		for (int i = 0; i < values.length; i++) {
			assertEquals(offset.longValue() + (7 * (i % WIDTH) + 13 * (i / WIDTH)) % 250, values[i]);
			different.add(values[i]);
		}
		assertEquals(250, different.size());
	}

	@Test
	void halvesOfAllKindsAreRead() {
		assertEquals(1, SmallFloats.ofHalf(0x3c00));
		assertEquals(-2, SmallFloats.ofHalf(0xc000));
		assertEquals(65504, SmallFloats.ofHalf(0x7bff));
		assertEquals(5.9604645e-8f, SmallFloats.ofHalf(0x0001));
		assertEquals(Float.NEGATIVE_INFINITY, SmallFloats.ofHalf(0xfc00));
		assertEquals(Float.NaN, SmallFloats.ofHalf(0x7e00));
		assertEquals(-0f, SmallFloats.ofHalf(0x8000));
		assertEquals(1, SmallFloats.of24(0x3f0000));
		assertEquals(-1.5f, SmallFloats.of24(0xbf8000));
	}

	/** As in an ImageJ that has not been given them. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "lzw.tif|", "deflate_predictor3.tif|",
			"zstd.tif|its compression needs the library aircompressor, which is not installed; save it uncompressed",
			"lzma.tif|its compression needs the library xz, which is not installed; save it uncompressed" })
	void withoutLibrariesAllElseIsRead(final String name, final String reason) throws Exception {
		final List<URL> urls = new ArrayList<>();
		for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator))
			if (!entry.matches(".*(aircompressor|xz)-[\\d.]+\\.jar")) urls.add(new File(entry).toURI().toURL());
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
			final Class<?> type = loader.loadClass(TiffFile.class.getName());
			final Object file = type.getMethod("open", Path.class).invoke(null, file(name));
			final Object page = ((List<?>) type.getMethod("pages").invoke(file)).get(0);
			final Method read = type.getMethod("read", page.getClass(), int.class);
			if (reason == null) assertNotNull(read.invoke(file, page, 0));
			else
				assertEquals(reason,
					assertThrows(InvocationTargetException.class, () -> read.invoke(file, page, 0)).getCause().getMessage());
			type.getMethod("close").invoke(file);
		}
	}
}
