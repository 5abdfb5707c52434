package org.parcelj.tiff;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.parcelj.InputException;

/**
 * A strip or tile of CCITT fax data, by ITU-T recommendations T.4 and T.6. Java's reader of TIFF files unpacks it, as
 * the only strip of a file that is made for it.
 */
final class FaxSegment {

	private static final int SHORT = 3;
	private static final int LONG = 4;
	/** A bit of T.4's options. */
	private static final int PADDED = 4;

	private final TiffPage page;

	/** @throws InputException if there is more than a bit for a pixel */
	FaxSegment(final TiffPage page) {
		if (page.bits() != 1 || page.samples() != 1)
			throw new InputException("its compression is CCITT, which is for one bit a pixel, but it has " + page.describe());
		this.page = page;
	}

	/** Rows of bits, most significant first, each from a byte of its own on; 1 for what was black on paper. */
	byte[] unpack(final byte[] packed, final int width, final int rows) throws IOException {
		try (
			ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file(packed, width, rows)))) {
			final ImageReader reader = reader();
			final List<String> warnings = new ArrayList<>();
			reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
			try {
				reader.setInput(stream, true, true);
				final Raster raster = reader.read(0).getRaster();
				final int expected = isPadded(packed) ? 1 : 0;
				if (warnings.size() > expected) throw new IOException(warnings.get(expected));
				return bits(raster, width, rows);
			}
			finally {
				reader.dispose();
			}
		}
		catch (final RuntimeException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	/**
	 * Whether zeros stand before the first end of line, so that it ends with a byte; Java's reader reads it with a
	 * warning.
	 */
	private boolean isPadded(final byte[] packed) {
		final boolean said = (page.directory().whole(TiffTag.T4_OPTIONS, 0) & PADDED) != 0;
		return page.compression() == Compression.CCITT_GROUP_3 && said && packed.length > 1 && packed[0] == 0 &&
			packed[1] == 1;
	}

	private static byte[] bits(final Raster raster, final int width, final int rows) {
		final int rowBytes = (width + 7) / 8;
		final byte[] data = new byte[rowBytes * rows];
		final int[] values = new int[width];
		for (int y = 0; y < rows; y++) {
			raster.getSamples(0, y, width, 1, 0, values);
			for (int x = 0; x < width; x++)
				if (values[x] != 0) data[y * rowBytes + x / 8] |= 0x80 >> x % 8;
		}
		return data;
	}

	/** A TIFF of nothing but these data. */
	private byte[] file(final byte[] packed, final int width, final int rows) {
		final int[][] entries = { { 256, LONG, width }, { 257, LONG, rows }, { 258, SHORT, 1 },
			{ 259, SHORT, (int) page.directory().whole(TiffTag.COMPRESSION, 1) }, { 262, SHORT, 1 }, { 273, LONG, 0 },
			{ 277, SHORT, 1 }, { 278, LONG, rows }, { 279, LONG, packed.length },
			{ 292, LONG, (int) page.directory().whole(TiffTag.T4_OPTIONS, 0) },
			{ 293, LONG, (int) page.directory().whole(TiffTag.T6_OPTIONS, 0) } };
		final int start = 8 + 2 + 12 * entries.length + 4;
		final ByteBuffer file = ByteBuffer.allocate(start + packed.length);
		file.put(new byte[] { 'M', 'M', 0, 42 }).putInt(8).putShort((short) entries.length);
		for (final int[] entry : entries) {
			file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1);
			if (entry[0] == 273) file.putInt(start);
			else if (entry[1] == SHORT) file.putShort((short) entry[2]).putShort((short) 0);
			else file.putInt(entry[2]);
		}
		return file.putInt(0).put(packed).array();
	}

	/** Java's own, whatever other readers there are. */
	private static ImageReader reader() throws IOException {
		final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
		while (readers.hasNext()) {
			final ImageReader reader = readers.next();
			if (reader.getClass().getModule() == ImageIO.class.getModule()) return reader;
		}
		throw new IOException("this Java reads no CCITT data");
	}
}
