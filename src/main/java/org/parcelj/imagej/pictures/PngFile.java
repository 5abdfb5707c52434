package org.parcelj.imagej.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** Images as the bytes of PNG files. */
final class PngFile {

	/** The signature and the first chunk, IHDR, which all else must come after. */
	private static final int HEADER = 8 + 25;
	private static final double INCHES = 1 / 0.0254;
	private static final byte PER_METRE = 1;

	private PngFile() {
		// not to be instantiated
	}

	static byte[] bytes(final BufferedImage image) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}

	/** With the resolution at which it is to be printed, in the chunk pHYs. */
	static byte[] bytes(final BufferedImage image, final double dotsPerInch) {
		final byte[] plain = bytes(image);
		final int perMetre = (int) Math.round(dotsPerInch * INCHES);
		final ByteBuffer chunk = ByteBuffer.allocate(9 + 12);
		chunk.putInt(9).put("pHYs".getBytes(StandardCharsets.US_ASCII)).putInt(perMetre).putInt(perMetre).put(PER_METRE);
		final CRC32 sum = new CRC32();
		sum.update(chunk.array(), 4, 4 + 9);
		chunk.putInt((int) sum.getValue());
		return ByteBuffer.allocate(plain.length + chunk.capacity()).put(plain, 0, HEADER).put(chunk.array())
			.put(plain, HEADER, plain.length - HEADER).array();
	}
}
