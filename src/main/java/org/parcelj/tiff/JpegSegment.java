package org.parcelj.tiff;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.parcelj.InputException;
import org.parcelj.PixelType;

/**
 * A strip or tile of JPEG data, whose tables may be stored separately. Its samples are given as stored, without
 * conversion of colours.
 */
final class JpegSegment {

	private static final int MARKER = 2;
	/** JPEG data come in blocks of at most so many rows. */
	private static final int BLOCK = 16;

	private final TiffPage page;

	/** @throws InputException if the samples are not of 8 bits */
	JpegSegment(final TiffPage page) {
		if (page.type() != PixelType.UINT8 || page.bits() != 8)
			throw new InputException("its compression is JPEG with samples of " + page.bits() + " bits, which is not read");
		this.page = page;
	}

	/** The samples interleaved, row by row. */
	byte[] unpack(final byte[] packed, final int width, final int rows) throws IOException {
		try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(whole(packed)))) {
			final ImageReader reader = reader();
			try {
				return unpack(reader, stream, width, rows);
			}
			finally {
				reader.dispose();
			}
		}
		catch (final RuntimeException e) {
			if (e instanceof InputException) throw e;
			throw new IOException(e.getMessage(), e);
		}
	}

	private byte[] unpack(final ImageReader reader, final ImageInputStream stream, final int width, final int rows)
		throws IOException
	{
		final String[] warned = new String[1];
		reader.addIIOReadWarningListener((source, warning) -> warned[0] = warning);
		reader.setInput(stream, true, true);
		final int samples = page.segments().planar ? 1 : page.samples();
		if (reader.getWidth(0) != width || reader.getHeight(0) < rows ||
			reader.getHeight(0) > page.segments().height + BLOCK)
			throw new IOException("the JPEG image is " + reader.getWidth(0) + " × " + reader.getHeight(0) +
				" pixels, but must be " + width + " × " + rows);
		final Raster raster = reader.readRaster(0, null);
		if (warned[0] != null) throw new IOException(warned[0]);
		if (raster.getNumBands() != samples)
			throw new IOException("a pixel has " + raster.getNumBands() + " samples, but must have " + samples);
		final int[] values = new int[width * samples];
		final byte[] data = new byte[width * samples * rows];
		for (int y = 0; y < rows; y++) {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, values);
			for (int i = 0; i < values.length; i++)
				data[y * values.length + i] = (byte) values[i];
		}
		return data;
	}

	/** The tables' own end and the data's own start are left out. */
	private byte[] whole(final byte[] packed) throws IOException {
		final byte[] tables = page.directory().buffer(TiffTag.JPEG_TABLES).array();
		if (tables.length <= 2 * MARKER) return packed;
		if (packed.length < MARKER) throw new IOException("they are too short for JPEG data");
		final int kept = tables.length - MARKER;
		final byte[] whole = new byte[kept + packed.length - MARKER];
		System.arraycopy(tables, 0, whole, 0, kept);
		System.arraycopy(packed, MARKER, whole, kept, packed.length - MARKER);
		return whole;
	}

	private static ImageReader reader() throws IOException {
		final Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
		while (readers.hasNext()) {
			final ImageReader reader = readers.next();
			if (reader.canReadRaster()) return reader;
		}
		throw new IOException("this Java reads no JPEG");
	}
}
