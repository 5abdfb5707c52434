package org.parcelj.tiff;

import java.nio.ByteBuffer;

import org.parcelj.InputException;

/** What ImageJ puts behind the pixels of a TIFF file: overlays, colours, texts. */
final class ImageJMetadata {

	/** Bytes before and in each entry of its header: a type, and how many there are of it. */
	private static final int MAGIC = 4;
	private static final int ENTRY = 8;

	private ImageJMetadata() {
		// not to be instantiated
	}

	/**
	 * Holds its lengths against the file.
	 *
	 * @throws InputException if they do not add up
	 */
	static void require(final TiffDirectory directory) {
		if (!directory.has(TiffTag.IMAGEJ_BYTE_COUNTS)) return;
		final long[] counts = directory.wholes(TiffTag.IMAGEJ_BYTE_COUNTS);
		final ByteBuffer data = directory.buffer(TiffTag.IMAGEJ_METADATA);
		long total = 0;
		for (final long count : counts)
			total += count;
		long entries = 0;
		final long header = Math.min(counts[0], data.limit());
		for (int at = MAGIC; at <= header - ENTRY; at += ENTRY)
			entries += data.getInt(at + ENTRY / 2) & 0xffffffffL;
		if (total > data.limit() || counts[0] < MAGIC || entries != counts.length - 1)
			throw new InputException("what ImageJ has put behind its pixels is damaged: " + total + " bytes in " + entries +
				" parts are promised, but " + data.limit() + " bytes and " + (counts.length - 1) + " lengths are there");
	}
}
