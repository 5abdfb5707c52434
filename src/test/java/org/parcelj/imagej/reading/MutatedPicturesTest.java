package org.parcelj.imagej.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

import com.sun.management.ThreadMXBean;

import ij.ImagePlus;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.MemoryException;
import org.parcelj.Progress;

/**
 * Files with some bytes changed, lost or moved are read, or refused in one line, at once and in little memory. The
 * seeds are fixed.
 */
class MutatedPicturesTest {

	/** Of each file; together more than 3,000. */
	private static final int MUTATIONS = 70;

	private static final int MOST_BYTES_CHANGED = 6;
	private static final long MOST_SECONDS = 2;
	private static final long MOST_MEMORY = 512L << 20;

	@TempDir
	Path folder;

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	@ParameterizedTest
	@ValueSource(strings = { "tiff/gray.tif", "tiff/rgb.tif", "tiff/strips.tif", "tiff/tiled.tif", "tiff/stack.tif",
		"tiff/rgb_planar.tif", "tiff/lzw_predictor.tif", "tiff/deflate_predictor3.tif", "tiff/packbits.tif",
		"tiff/zstd.tif", "tiff/lzma.tif", "tiff/jpeg.tif", "tiff/jpeg_ycbcr.tif", "tiff/jpeg_tiled.tif", "tiff/group4.tif",
		"tiff/group3_2d.tif", "tiff/big.tif", "tiff/palette.tif", "tiff/bits12.tif", "tiff/float16.tif", "tiff/int64.tif",
		"tiff/cmyk.tif", "tiff/ycbcr_subsampled.tif", "tiff/imagej.tif", "tiff/tzcyx.ome.tif", "tiff/rgb.ome.tif",
		"pictures/grey8.png", "pictures/grey4_interlaced.png", "pictures/rgb16.png", "pictures/palette8.png",
		"pictures/rgb_alpha8.png", "pictures/grey.jpg", "pictures/rgb.jpg", "pictures/progressive.jpg", "pictures/cmyk.jpg",
		"pictures/palette.gif", "pictures/frames.gif", "pictures/rgb.bmp", "pictures/palette.bmp", "pictures/grey16.pgm",
		"pictures/text.pgm", "pictures/int16.fits", "pictures/cube.fits", "pictures/int16.dcm", "pictures/table.txt" })
	void areReadOrRefused(final String name) throws IOException {
		final byte[] whole = Files.readAllBytes(ImageReaderTest.file(name));
		final Path mutated = folder.resolve(Path.of(name).getFileName());
		for (int seed = 0; seed < MUTATIONS; seed++) {
			Files.write(mutated, mutated(whole, new SplittableRandom(seed)));
			final long memory = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
			final long start = System.nanoTime();
			try {
				final ImagePlus image = ImageReader.open(mutated.toString(), Progress.NONE);
				assertTrue(image.getWidth() > 0 && image.getStackSize() > 0);
			}
			catch (final InputException e) {
				assertEquals(1, e.getMessage().lines().count(), e.getMessage());
				final String why = e instanceof MemoryException ? ": " : " cannot be read as an image: ";
				assertTrue(e.getMessage().startsWith("image \"" + mutated + "\"" + why), e.getMessage());
			}
			catch (final RuntimeException | Error e) {
				throw new AssertionError(name + " with seed " + seed, e);
			}
			final double seconds = (System.nanoTime() - start) * 1e-9;
			final long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - memory;
			assertTrue(seconds < MOST_SECONDS, name + " with seed " + seed + ": " + seconds + " s");
			assertTrue(taken < MOST_MEMORY, name + " with seed " + seed + ": " + taken + " bytes");
		}
	}

	/** Half of the changes are near the beginning, where headers are, or near the end, where directories may be. */
	private static byte[] mutated(final byte[] whole, final SplittableRandom random) {
		final byte[] bytes = whole.clone();
		final int kind = random.nextInt(10);
		if (kind == 0) return Arrays.copyOf(bytes, random.nextInt(bytes.length));
		if (kind == 1) {
			final int length = random.nextInt(1, Math.min(64, bytes.length));
			System.arraycopy(whole, random.nextInt(bytes.length - length), bytes, random.nextInt(bytes.length - length),
				length);
			return bytes;
		}
		for (int changes = random.nextInt(1, MOST_BYTES_CHANGED + 1); changes > 0; changes--) {
			final int near = Math.min(bytes.length, 260);
			final int place = kind < 5
				? random.nextInt(near)
				: kind < 7 ? bytes.length - 1 - random.nextInt(near) : random.nextInt(bytes.length);
			bytes[place] = random.nextInt(3) == 0
				? (byte) (random.nextBoolean() ? 0xff : 0)
				: random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[place] ^ 1 << random.nextInt(8));
		}
		return bytes;
	}
}
