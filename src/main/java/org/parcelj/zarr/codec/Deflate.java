package org.parcelj.zarr.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

import org.parcelj.InputException;

/** The deflate algorithm in its two formats. */
public enum Deflate implements BytesCodec {

	GZIP {

		@Override
		InputStream inflating(final InputStream in) throws IOException {
			return new GZIPInputStream(in, BUFFER);
		}

		@Override
		OutputStream deflating(final OutputStream out) throws IOException {
			return new GZIPOutputStream(out, BUFFER);
		}
	},
	ZLIB {

		@Override
		InputStream inflating(final InputStream in) {
			return new InflaterInputStream(in, new java.util.zip.Inflater(), BUFFER);
		}

		@Override
		OutputStream deflating(final OutputStream out) {
			return new DeflaterOutputStream(out, new Deflater(), BUFFER);
		}
	};

	private static final int BUFFER = 1 << 15;

	abstract InputStream inflating(InputStream in) throws IOException;

	abstract OutputStream deflating(OutputStream out) throws IOException;

	@Override
	public byte[] decode(final byte[] stored, final int most) {
		try (InputStream in = inflating(new ByteArrayInputStream(stored))) {
			final byte[] bytes = new byte[most];
			final int length = in.readNBytes(bytes, 0, most);
			if (length == most && in.read() >= 0) throw Damage.tooMany(most);
			return length == most ? bytes : Arrays.copyOf(bytes, length);
		}
		catch (final IOException e) {
			throw new InputException(
				"its " + name().toLowerCase(java.util.Locale.ROOT) + " stream is damaged or cut short (" + e.getMessage() + ")",
				e);
		}
	}

	@Override
	public byte[] encode(final byte[] bytes) {
		final ByteArrayOutputStream stored = new ByteArrayOutputStream();
		try (OutputStream out = deflating(stored)) {
			out.write(bytes);
		}
		catch (final IOException e) {
			throw new IllegalStateException("memory has room", e);
		}
		return stored.toByteArray();
	}
}
