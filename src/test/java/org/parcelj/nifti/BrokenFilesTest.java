package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.Progress;

/** Files that cannot be read are refused in one line that names the file and what is wrong; nothing else happens. */
class BrokenFilesTest {

	private static final int CASES = 10_000;

	@TempDir
	Path folder;

	@Test
	void theFieldIsNamed() {
		refused("dim[0] is 9", bytes -> bytes.putShort(40, (short) 9));
		refused("dim[2] is -4", bytes -> bytes.putShort(44, (short) -4));
		refused("promise", bytes -> bytes.putShort(42, (short) 32767).putShort(44, (short) 32767));
		refused("datatype is 32 (complex numbers)", bytes -> bytes.putShort(70, (short) 32));
		refused("vox_offset is NaN", bytes -> bytes.putFloat(108, Float.NaN));
		refused("vox_offset is -64", bytes -> bytes.putFloat(108, -64));
		refused("vox_offset is 10000000", bytes -> bytes.putFloat(108, 1e7f));
		refused("magic is \"n+x\"", bytes -> bytes.put(346, (byte) 'x'));
		refused("magic is \"ni1\"", bytes -> bytes.put(345, (byte) 'i'));
		refused("sizeof_hdr is 12345", bytes -> bytes.putInt(0, 12345));
		refused("intent_code is 3001", bytes -> bytes.putShort(68, (short) 3001));
		refused("header extension 1 is 3", bytes -> bytes.putInt(352, 3));
	}

	private void refused(final String words, final Consumer<ByteBuffer> damage) {
		final Path file = folder.resolve("damaged.nii");
		Samples.write(file, Samples.random(Samples.header(NiftiType.INT16, 5, 4, 3)));
		try {
			final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			damage.accept(bytes);
			Files.write(file, bytes.array());
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
		final String message = assertThrows(InputException.class, () -> NiftiFile.open(file)).getMessage();
		assertTrue(message.startsWith("damaged.nii: ") && message.contains(words), message);
	}

	@Test
	void whatIsNoFileIsNamed() {
		for (final Path path : List.of(folder, folder.resolve("none.nii"), folder.resolve("none.img")))
			assertTrue(assertThrows(InputException.class, () -> NiftiFile.open(path)).getMessage()
				.contains(path.getFileName().toString().replace(".img", ".hdr")));
	}

	/** A few kilobytes of zeros may stand for no more than a thousand times as many. */
	@Test
	void sizesAreComparedBeforeMemoryIsTaken() throws IOException {
		final Path file = folder.resolve("bomb.nii.gz");
		Samples.write(file,
			new NiftiImage(NiftiHeader.of(NiftiType.UINT8, 1000, 1000), new Object[] { new byte[1000000] }));
		final long length = Files.size(file);
		final NiftiHeader huge = NiftiHeader.of(NiftiType.FLOAT64, 30000, 8000, 30000);
		final Path claim = folder.resolve("claim.nii");
		try (var out = Files.newOutputStream(claim)) {
			final BlockGzip gzip = new BlockGzip(out);
			gzip.write(Arrays.copyOf(headerOf(huge), (int) length));
			gzip.finish();
		}
		final String message = assertThrows(InputException.class, () -> NiftiFile.open(claim)).getMessage();
		assertTrue(message.contains("dim and datatype promise 57600000000000 bytes"), message);
	}

	private byte[] headerOf(final NiftiHeader header) throws IOException {
		final NiftiHeader small = NiftiHeader.of(header.type(), 1, 1, 1);
		Samples.write(folder.resolve("head.nii"), Samples.random(small));
		final byte[] bytes = Files.readAllBytes(folder.resolve("head.nii"));
		for (int axis = 0; axis < 3; axis++)
			ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(42 + 2 * axis, (short) header.dimension(axis));
		return bytes;
	}

	@Test
	void damagedFilesAreReadOrRefusedButNeverAnythingElse() throws IOException {
		final List<String> names = new ArrayList<>();
		final List<byte[]> originals = new ArrayList<>();
		for (final String name : List.of("a.nii", "b.nii.gz", "c.hdr"))
			for (final int version : new int[] { 1, 2 })
				for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
					final Path file = folder.resolve(version + order.toString() + name);
					Samples.write(file,
						Samples.inFormat(Samples.random(Samples.header(NiftiType.INT16, 7, 6, 4, 3)), version, order));
					names.add(file.getFileName().toString());
					originals.add(Files.readAllBytes(file));
				}
		final SplittableRandom random = new SplittableRandom(42);
		int read = 0;
		for (int i = 0; i < CASES; i++) {
			final int which = random.nextInt(names.size());
			final Path file = folder.resolve(names.get(which));
			Files.write(file, damaged(originals.get(which), random));
			final boolean asVolumes = i % 2 == 0;
			// threads are for other tests: they take longer to start than these files to read
			if (Parallelization.runSingleThreaded(() -> isRead(file, asVolumes))) read++;
		}
		assertTrue(read > CASES / 100 && read < CASES * 99 / 100, read + " of " + CASES + " were read");
	}

	private static byte[] damaged(final byte[] original, final SplittableRandom random) {
		final byte[] bytes = random.nextInt(4) > 0
			? original.clone()
			: Arrays.copyOf(original, random.nextInt(2 * original.length));
		final byte[] extremes = { 0, 1, -1, 127, -128 };
		for (int changes = random.nextInt(1, 5); changes > 0 && bytes.length > 0; changes--) {
			// mostly in the header, whole numbers of two, four or eight bytes as often as single ones
			final int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 560) : bytes.length);
			final int length = Math.min(1 << random.nextInt(4), bytes.length - at);
			final byte extreme = extremes[random.nextInt(extremes.length)];
			for (int i = at; i < at + length; i++)
				bytes[i] = length > 1 ? extreme : (byte) random.nextInt();
		}
		return bytes;
	}

	private static boolean isRead(final Path file, final boolean asVolumes) {
		try {
			final NiftiFile opened = NiftiFile.open(file);
			opened.header().pixelSpace();
			opened.header().description();
			assertTrue(opened.header().frameInterval() >= 0);
			NiftiText.header(NiftiText.text(opened.header()));
			if (asVolumes && opened.header().type().channels() == 1) opened.readInBackground().await();
			else opened.read(Progress.NONE).values().firstElement();
			return true;
		}
		catch (final InputException e) {
			assertTrue(e.getMessage().startsWith(file.getFileName().toString()), e.getMessage());
			assertFalse(e.getMessage().contains("\n"), e.getMessage());
			return false;
		}
	}
}
