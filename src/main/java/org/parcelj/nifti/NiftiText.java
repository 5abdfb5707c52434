package org.parcelj.nifti;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.parcelj.InputException;

/**
 * A header as a line of text, with which an image can carry it in a program that keeps texts with images. Base64 of:
 * the version (1 byte), 1 for little-endian and 0 for big-endian (1 byte), the fields as in a little-endian NIfTI-2
 * header (540 bytes), and for each extension its code and length (4 bytes each, big-endian) and its bytes.
 */
public final class NiftiText {

	private NiftiText() {
		// not to be instantiated
	}

	public static String text(final NiftiHeader header) {
		final int extensions = header.extensions().stream().mapToInt(NiftiExtension::storedSize).sum();
		final ByteBuffer bytes = ByteBuffer.allocate(2 + HeaderFields.SIZE_2 + extensions);
		bytes.put((byte) header.version()).put((byte) (header.byteOrder() == ByteOrder.LITTLE_ENDIAN ? 1 : 0));
		bytes.put(header.fields().array());
		for (final NiftiExtension extension : header.extensions())
			bytes.putInt(extension.code()).putInt(extension.data().length).put(extension.data());
		return Base64.getEncoder().encodeToString(bytes.array());
	}

	/**
	 * @throws InputException if the text is none that {@link #text(NiftiHeader)} made
	 */
	public static NiftiHeader header(final String text) {
		try {
			final ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
			final int version = InputException.requireRange("the version", bytes.get(), 1, 2);
			final ByteOrder order = bytes.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
			final byte[] fields = new byte[HeaderFields.SIZE_2];
			bytes.get(fields);
			final List<NiftiExtension> extensions = new ArrayList<>();
			while (bytes.hasRemaining()) {
				final int code = bytes.getInt();
				final byte[] data = new byte[InputException.requireRange("an extension's length", bytes.getInt(), 0,
					bytes.remaining())];
				bytes.get(data);
				extensions.add(new NiftiExtension(code, data));
			}
			final HeaderFields checked = new HeaderFields(fields);
			HeaderChecks.check(checked);
			return new NiftiHeader(checked, version, order, extensions);
		}
		catch (final IllegalArgumentException | BufferUnderflowException e) {
			throw new InputException("the NIfTI header that an image carries is damaged: " + e.getMessage(), e);
		}
	}
}
