package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;

/** What is written is read again, in every type, version, byte order and kind of file. */
class RoundTripTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void everyTypeInEveryFormat(final NiftiType type) {
		final NiftiImage image = Samples.random(Samples.header(type, 5, 4, 3, 2));
		for (final int version : new int[] { 1, 2 })
			for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN))
				for (final String name : List.of("a.nii", "a.nii.gz", "b.hdr", "c.img", "d.hdr.gz", "E.IMG.GZ"))
					check(Samples.inFormat(image, version, order), folder.resolve(name));
	}

	private static void check(final NiftiImage image, final Path file) {
		Samples.write(file, image);
		final NiftiImage read = NiftiFile.open(file).read(Progress.NONE);
		// NIfTI-1 has floats
		if (image.header().version() == 2) assertEquals(image.header(), read.header());
		else assertEquals(read.header(), readAgain(read, file).header());
		assertEquals(image.header().extensions().size(), read.header().extensions().size());
		assertArrayEquals("noted".getBytes(), Arrays.copyOf(read.header().extensions().get(0).data(), 5));
		assertEquals(image.header().byteOrder(), read.header().byteOrder());
		assertTrue(Samples.samePlanes(image, read), file + " " + image.header().type());
		for (int row = 0; row < 3; row++)
			assertArrayEquals(Samples.OBLIQUE[row], read.header().affine()[row], 1e-5);
		assertEquals(2.5, read.header().frameInterval());
		assertEquals("a sample, 3 µm", read.header().description());
	}

	private static NiftiImage readAgain(final NiftiImage image, final Path file) {
		Samples.write(file, image);
		return NiftiFile.open(file).read(Progress.NONE);
	}

	@Test
	void anImgLib2ImageIsWrittenInTheHeadersType() {
		final NiftiImage image = Samples.random(NiftiHeader.of(NiftiType.INT64, 6, 5, 2, 3));
		final Path file = folder.resolve("img.nii.gz");
		NiftiWriter.write(file, image.header(), image.img(), Progress.NONE);
		assertTrue(Samples.samePlanes(image, NiftiFile.open(file).read(Progress.NONE)));
		assertThrows(InputException.class,
			() -> NiftiWriter.write(file, NiftiHeader.of(NiftiType.INT8, 6, 5), image.img(), Progress.NONE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void volumesAreTheSameForAnyNumberOfThreads(final int threads) {
		final NiftiImage image = Samples.random(NiftiHeader.of(NiftiType.UINT16, 40, 30, 20, 15).withScaling(0.5, -3));
		final Path file = folder.resolve("series.nii.gz");
		Samples.write(file, image);
		final float[][] volumes = new float[15][40 * 30 * 20];
		final List<Integer> planes = new ArrayList<>();
		Parallelization.runWithNumThreads(threads, () -> {
			final ArrivingVolumes arriving = NiftiFile.open(file).readInBackground();
			for (int volume = 0; volume < volumes.length; volume++)
				arriving.copy(volume, 0, arriving.volumePixels(), volumes[volume], 0);
			NiftiFile.open(file).forEachPlane(Progress.NONE, (plane, pixels) -> {
				synchronized (planes) {
					planes.add(plane);
				}
			});
		});
		assertEquals(image.values().getAt(7, 8, 9, 11).get(), volumes[11][7 + 40 * (8 + 30 * 9)]);
		double sum = 0;
		for (final float[] volume : volumes)
			for (final float value : volume)
				sum += value;
		double expected = 0;
		for (int plane = 0; plane < image.numPlanes(); plane++)
			for (final short value : (short[]) image.plane(plane))
				expected += 0.5 * (value & 0xffff) - 3;
		assertEquals(expected, sum, 1e-3);
		assertEquals(300, planes.stream().distinct().count());
	}

	@Test
	void whatAConsumerThrowsAndACancellationEndTheReading() {
		final Path file = folder.resolve("big.nii.gz");
		Samples.write(file, Samples.random(NiftiHeader.of(NiftiType.FLOAT32, 64, 64, 30, 8)));
		Parallelization.runWithNumThreads(2, () -> {
			assertThrows(IllegalStateException.class,
				() -> NiftiFile.open(file).forEachPlane(Progress.NONE, (plane, pixels) -> {
					throw new IllegalStateException();
				}));
			assertThrows(CancellationException.class, () -> NiftiFile.open(file).read(CancelAfter.atOnce()));
		});
	}

	@Test
	void aGzippedFileIsOneMemberThatEveryThreadCountWritesAlike() throws IOException {
		final NiftiImage image = Samples.random(NiftiHeader.of(NiftiType.INT16, 200, 200, 60));
		final Path file = folder.resolve("a.nii.gz");
		Samples.write(file, image);
		final byte[] parallel = Files.readAllBytes(file);
		Parallelization.runSingleThreaded(() -> Samples.write(file, image));
		assertArrayEquals(parallel, Files.readAllBytes(file));
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
			assertEquals(352 + 2 * 200 * 200 * 60, in.readAllBytes().length);
		}
	}

	@Test
	void membersOfAGzipStreamAreJoined() throws IOException {
		final NiftiImage image = Samples.random(NiftiHeader.of(NiftiType.UINT8, 30, 20, 10));
		final Path plain = folder.resolve("plain.nii");
		Samples.write(plain, image);
		final byte[] bytes = Files.readAllBytes(plain);
		final Path members = folder.resolve("members.nii.gz");
		try (var out = Files.newOutputStream(members)) {
			for (int from = 0; from < bytes.length; from += 1000) {
				final GZIPOutputStream gzip = new GZIPOutputStream(out);
				gzip.write(bytes, from, Math.min(1000, bytes.length - from));
				gzip.finish();
			}
		}
		assertTrue(Samples.samePlanes(image, NiftiFile.open(members).read(Progress.NONE)));
	}

	@Test
	void aFileStaysWhenItsSuccessorFails() throws IOException {
		final Path file = folder.resolve("a.nii");
		final NiftiImage image = Samples.random(NiftiHeader.of(NiftiType.UINT8, 3, 2));
		Samples.write(file, image);
		assertThrows(InputException.class,
			() -> NiftiWriter.write(file, image.header(), plane -> new byte[1], Progress.NONE));
		assertTrue(Samples.samePlanes(image, NiftiFile.open(file).read(Progress.NONE)));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void aLongAxisNeedsVersionTwo() {
		final Path file = folder.resolve("long.nii.gz");
		final NiftiImage image = Samples.random(NiftiHeader.of(NiftiType.UINT8, 40000, 2));
		assertEquals(2, image.header().version());
		Samples.write(file, image);
		assertArrayEquals(new long[] { 40000, 2 }, NiftiFile.open(file).read(Progress.NONE).dimensions());
	}
}
