package org.parcelj.nifti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.IntFunction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.files.WholeFiles;

/**
 * Writes NIfTI files: .nii, or a pair where the name ends in .hdr or .img, gzipped where it ends in .gz; in the version
 * and byte order of the header. An existing file of that name is replaced when the new one is complete, and stays as it
 * is if that fails.
 */
public final class NiftiWriter {

	private static final int BLOCK_BYTES = 1 << 20;
	/** For each thread, so that none waits for another. */
	private static final int BLOCKS_AT_ONCE = 2;
	/** Copies of a block: its bytes, and their compressed form, twice while that grows. */
	private static final long COPIES = 3;

	private final NiftiHeader header;
	private final IntFunction<Object> planes;
	private final Progress progress;

	private NiftiWriter(final NiftiHeader header, final IntFunction<Object> planes, final Progress progress) {
		this.header = header;
		this.planes = planes;
		this.progress = progress;
	}

	/**
	 * Writes an image of which planes are at hand.
	 *
	 * @param planes gives the stored values of a plane by its number: z fastest, then t, then channel; asked by several
	 * threads; see {@link NiftiType}
	 * @throws InputException if the name has none of the endings, or the file cannot be written
	 */
	public static void write(final Path path, final NiftiHeader header, final IntFunction<Object> planes,
		final Progress progress)
	{
		new NiftiWriter(header, planes, progress).write(path);
	}

	/**
	 * Writes an ImgLib2 image, its values taken as stored ones.
	 *
	 * @throws InputException if its dimensions are not the header's, the name has none of the endings, or the file cannot
	 * be written
	 */
	public static void write(final Path path, final NiftiHeader header,
		final RandomAccessibleInterval<? extends RealType<?>> img, final Progress progress)
	{
		write(path, header, new ImgPlanes(img, header), progress);
	}

	/**
	 * The files that writing to a path makes: the path's own, or both of a pair.
	 *
	 * @throws InputException if the name has none of the endings
	 */
	public static List<Path> files(final Path path) {
		if (NiftiPaths.isPair(path)) return List.of(NiftiPaths.image(path), NiftiPaths.header(path));
		if (path.getFileName().toString().matches("(?is).*\\.nii(\\.gz)?")) return List.of(path);
		throw new InputException(path.getFileName() + " must end in .nii, .nii.gz, .hdr, .hdr.gz, .img or .img.gz");
	}

	private void write(final Path path) {
		final List<Path> files = files(path.toAbsolutePath());
		try {
			if (files.size() > 1) {
				replace(files.get(0), this::writePixels);
				replace(files.get(1), out -> out.write(head(false)));
			}
			else replace(files.get(0), out -> {
				out.write(head(true));
				writePixels(out);
			});
		}
		catch (final IOException e) {
			throw new InputException(path + " cannot be written: " + e.getClass().getSimpleName() + ", " + e.getMessage(), e);
		}
	}

	/** Where bytes go, gzipped or not. */
	@FunctionalInterface
	private interface Sink {

		void write(byte[]... blocks) throws IOException;
	}

	@FunctionalInterface
	private interface Content {

		void writeTo(Sink out) throws IOException;
	}

	private static void replace(final Path file, final Content content) throws IOException {
		final Path part = WholeFiles.part(file);
		try {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
				if (NiftiPaths.isGzip(file)) {
					final BlockGzip gzip = new BlockGzip(out);
					content.writeTo(gzip::write);
					gzip.finish();
				}
				else content.writeTo(blocks -> {
					for (final byte[] block : blocks)
						out.write(block);
				});
			}
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/** The header with its extensions. */
	private byte[] head(final boolean single) {
		final int size = HeaderFields.size(header.version());
		final int extensions = header.extensions().stream().mapToInt(NiftiExtension::storedSize).sum();
		final ByteBuffer bytes = ByteBuffer.allocate(size + 4 + extensions).order(header.byteOrder());
		final HeaderFields fields = header.fields().copy();
		fields.set(HeaderField.VOX_OFFSET, 0, single ? (long) bytes.capacity() : 0L);
		fields.write(bytes, header.version());
		bytes.putInt(0, size);
		final String magic = (single ? "n+" : "ni") + header.version() + "\0";
		bytes.position(header.version() == 1 ? HeaderFields.SIZE_1 - 4 : 4);
		bytes.put(magic.getBytes(StandardCharsets.US_ASCII));
		if (header.version() == 2) bytes.put(HeaderReader.LINE_ENDS);
		bytes.put(size, (byte) (extensions > 0 ? 1 : 0)).position(size + 4);
		for (final NiftiExtension extension : header.extensions())
			bytes.putInt(extension.storedSize()).putInt(extension.code()).put(extension.data());
		return bytes.array();
	}

	private void writePixels(final Sink out) throws IOException {
		final int channels = header.type().channels();
		final int stored = NiftiImage.planes(header) / channels;
		final int planeBytes = (int) NiftiImage.planePixels(header) * header.type().bytesPerPixel();
		final int perBlock = Math.max(1, BLOCK_BYTES / planeBytes);
		final int blocks = Chunks.count(stored, perBlock);
		final int atOnce = BLOCKS_AT_ONCE * (Parallelization.getTaskExecutor().getParallelism() + 1);
		Memory.require("writing " + stored + " planes", COPIES * Math.min(atOnce, blocks) * perBlock * planeBytes);
		for (int first = 0; first < blocks; first += atOnce) {
			progress.step((double) first / blocks, "writing");
			final int before = first;
			final byte[][] batch = new byte[Math.min(atOnce, blocks - first)][];
			Chunks.forEach(batch.length, 1, (block, from, to) -> {
				final int plane = (before + block) * perBlock;
				batch[block] = encode(plane, Math.min(perBlock, stored - plane), planeBytes, stored);
			});
			out.write(batch);
		}
	}

	private byte[] encode(final int first, final int count, final int planeBytes, final int stored) {
		final ByteBuffer bytes = ByteBuffer.allocate(count * planeBytes).order(header.byteOrder());
		final Object[] channels = new Object[header.type().channels()];
		for (int plane = first; plane < first + count; plane++) {
			for (int c = 0; c < channels.length; c++) {
				channels[c] = planes.apply(c * stored + plane);
				final int length = Array.getLength(channels[c]);
				if (length != NiftiImage.planePixels(header))
					throw new InputException(
						"a plane has " + length + " pixels, but the header says " + NiftiImage.planePixels(header));
			}
			header.type().encode(channels, bytes);
		}
		return bytes.array();
	}
}
