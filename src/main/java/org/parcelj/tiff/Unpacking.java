package org.parcelj.tiff;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.airlift.compress.zstd.ZstdInputStream;

import org.parcelj.InputException;
import org.tukaani.xz.XZInputStream;

/** Undoes the compression of strips and tiles. */
final class Unpacking {

	private final TiffPage page;

	Unpacking(final TiffPage page) {
		this.page = page;
	}

	/**
	 * @param index of the segment
	 * @param length of what is wanted; more than that is passed over
	 * @throws IOException if there is less, or it is damaged
	 */
	byte[] unpack(final byte[] packed, final int index, final int length) throws IOException {
		switch (page.compression()) {
			case NONE :
				if (packed.length < length) throw tooShort(packed.length, length);
				return packed;
			case LZW :
				return Lzw.unpack(packed, length);
			case PACK_BITS :
				return packBits(packed, length);
			case DEFLATE :
			case OLD_DEFLATE :
				return inflate(packed, length);
			case ZSTD :
				return read(() -> Zstandard.open(packed), length, "aircompressor");
			case LZMA :
				return read(() -> Lzma.open(packed), length, "xz");
			case JPEG :
				return new JpegSegment(page).unpack(packed, page.segments().width, page.segments().rows(index));
			default :
				return new FaxSegment(page).unpack(packed, page.segments().width, page.segments().rows(index));
		}
	}

	private static EOFException tooShort(final int bytes, final int length) {
		return new EOFException("they are " + bytes + " bytes, but its pixels take " + length);
	}

	private static byte[] packBits(final byte[] packed, final int length) throws IOException {
		final byte[] data = new byte[length];
		int to = 0;
		for (int from = 0; to < length;) {
			if (from >= packed.length) throw tooShort(to, length);
			final int count = packed[from++];
			if (count >= 0) {
				final int copied = Math.min(count + 1, length - to);
				if (from + copied > packed.length) throw tooShort(to + packed.length - from, length);
				System.arraycopy(packed, from, data, to, copied);
				from += count + 1;
				to += copied;
			}
			else if (count > Byte.MIN_VALUE) {
				if (from >= packed.length) throw tooShort(to, length);
				final int end = Math.min(to + 1 - count, length);
				Arrays.fill(data, to, end, packed[from++]);
				to = end;
			}
		}
		return data;
	}

	private static byte[] inflate(final byte[] packed, final int length) throws IOException {
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(packed);
			final byte[] data = new byte[length];
			int done = 0;
			while (done < length) {
				final int count = inflater.inflate(data, done, length - done);
				if (count == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary()))
					throw tooShort(done, length);
				done += count;
			}
			// goes on to the checksum, where that is all that is left
			inflater.inflate(new byte[1]);
			return data;
		}
		catch (final DataFormatException e) {
			throw new IOException(e.getMessage(), e);
		}
		finally {
			inflater.end();
		}
	}

	/** Apart, so that everything else can be read where the library is missing. */
	private static final class Zstandard {

		static InputStream open(final byte[] packed) {
			return new ZstdInputStream(new ByteArrayInputStream(packed));
		}
	}

	/** Apart for the same reason. */
	private static final class Lzma {

		/** Kilobytes that it may take for its window. */
		private static final int MOST_WINDOW = 1 << 17;

		static InputStream open(final byte[] packed) throws IOException {
			return new XZInputStream(new ByteArrayInputStream(packed), MOST_WINDOW);
		}
	}

	/** A stream that a library reads. */
	@FunctionalInterface
	private interface Source {

		InputStream open() throws IOException;
	}

	private static byte[] read(final Source source, final int length, final String library) throws IOException {
		try (InputStream stream = source.open()) {
			final byte[] data = stream.readNBytes(length);
			if (data.length < length) throw tooShort(data.length, length);
			return data;
		}
		catch (final NoClassDefFoundError e) {
			throw new InputException(
				"its compression needs the library " + library + ", which is not installed; save it uncompressed", e);
		}
		catch (final RuntimeException e) {
			throw new IOException(e.getMessage(), e);
		}
	}
}
