package org.parcelj.nifti;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.parcelj.InputException;
import org.parcelj.files.InputFiles;

/** A file that is decompressed while it is read, if its first bytes say that it is gzipped. */
final class InflatedFile implements Closeable {

	/** Deflate makes of 1032 bytes no less than one. */
	private static final int MAX_DEFLATE = 1032;

	private static final int BUFFER = 1 << 16;

	/** Small, so that whole buffers are read into their place, past this one, which the first bytes are looked at in. */
	private static final int FIRST = 1 << 9;

	private final InputStream file;
	private final InputStream inflated;
	private final boolean isGzipped;
	private final long limit;

	/**
	 * @throws InputException if it is there, but a folder, a pipe or a device, which might never end
	 */
	InflatedFile(final Path path) throws IOException {
		if (Files.exists(path)) InputFiles.problem(path).ifPresent(problem -> {
			throw new InputException(problem);
		});
		file = new BufferedInputStream(Files.newInputStream(path), FIRST);
		try {
			file.mark(2);
			isGzipped = file.read() == 0x1f && file.read() == 0x8b;
			file.reset();
			inflated = isGzipped ? new GZIPInputStream(file, BUFFER) : file;
			limit = Files.size(path) * (isGzipped ? MAX_DEFLATE : 1);
		}
		catch (final IOException e) {
			file.close();
			throw e;
		}
	}

	InputStream stream() {
		return inflated;
	}

	boolean isGzipped() {
		return isGzipped;
	}

	/** The bytes of the inflated file: how many there are, or for a gzipped one how many there can be. */
	long limit() {
		return limit;
	}

	@Override
	public void close() throws IOException {
		// also frees what inflating takes outside of the heap
		inflated.close();
	}
}
