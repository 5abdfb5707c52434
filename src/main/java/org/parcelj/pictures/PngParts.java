package org.parcelj.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import org.parcelj.InputException;
import org.parcelj.Memory;

/** The parts of a PNG file, as far as its pixels need them: header, palette, and the compressed rows. */
final class PngParts {

	static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 };

	/** Kinds of pixels. */
	static final int GREY = 0;
	static final int RGB = 2;
	static final int PALETTE = 3;
	static final int GREY_ALPHA = 4;
	static final int RGB_ALPHA = 6;

	/** Bytes of a part besides its data: length, name, checksum. */
	private static final int AROUND = 12;

	private final List<ByteBuffer> packed = new ArrayList<>();
	private byte[] colours = new byte[0];
	private byte[] opacities = new byte[0];

	private int width;
	private int height;
	private int bits;
	private int kind;
	private boolean interlaced;

	private PngParts() {
		// filled while the file is read
	}

	/**
	 * @throws InputException if the file is damaged; the message does not name it
	 */
	static PngParts of(final ByteBuffer file) {
		final PngParts parts = new PngParts();
		parts.read(file);
		return parts;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** The bits of a sample. */
	int bits() {
		return bits;
	}

	int kind() {
		return kind;
	}

	boolean isInterlaced() {
		return interlaced;
	}

	/** The compressed rows, one part after the other. */
	List<ByteBuffer> packed() {
		return packed;
	}

	/** The colours of the palette: red, green and blue of each. */
	byte[] colours() {
		return colours;
	}

	/**
	 * Of the colours of the palette, as far as they are not opaque; without a palette, the colour that is transparent.
	 */
	byte[] opacities() {
		return opacities;
	}

	private void read(final ByteBuffer bytes) {
		if (bytes.limit() < SIGNATURE.length || !bytes.slice(0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE)))
			throw new InputException("its first bytes are damaged: they are not those of a PNG");
		int at = SIGNATURE.length;
		String name = "";
		while (!name.equals("IEND")) {
			if (at + AROUND > bytes.limit()) throw new InputException("it is cut short: there is no end after byte " + at);
			final long length = bytes.getInt(at) & 0xffffffffL;
			if (length > bytes.limit() - at - AROUND)
				throw new InputException("it is cut short: a part at byte " + at + " has " + length + " bytes, but " +
					(bytes.limit() - at - AROUND) + " are left");
			name = new String(bytes.array(), at + 4, 4, StandardCharsets.ISO_8859_1);
			requireSum(bytes, at, (int) length, name);
			if (at == SIGNATURE.length && !name.equals("IHDR"))
				throw new InputException("it begins with part \"" + name + "\", but must begin with IHDR");
			chunk(name, bytes.slice(at + 8, (int) length));
			at += AROUND + (int) length;
		}
	}

	private static void requireSum(final ByteBuffer bytes, final int at, final int length, final String name) {
		final CRC32 sum = new CRC32();
		sum.update(bytes.array(), at + 4, length + 4);
		if ((int) sum.getValue() != bytes.getInt(at + 8 + length))
			throw new InputException("its part \"" + name + "\" at byte " + at + " is damaged: its checksum is wrong");
	}

	private void chunk(final String name, final ByteBuffer data) {
		switch (name) {
			case "IHDR" :
				if (width > 0) throw new InputException("it has two headers");
				header(data);
				break;
			case "IEND" :
				break;
			case "PLTE" :
				colours = copy(data);
				break;
			case "tRNS" :
				opacities = copy(data);
				requireOpacities();
				break;
			case "IDAT" :
				packed.add(data);
				break;
			default :
				// texts, resolution and the like; a capital begins the name of what must be known
				if (Character.isUpperCase(name.charAt(0)))
					throw new InputException("it has a part \"" + name + "\", which is not known but is needed to read it");
		}
	}

	private static byte[] copy(final ByteBuffer data) {
		final byte[] copy = new byte[data.remaining()];
		data.get(copy);
		return copy;
	}

	/** For each sample of the colour that is transparent two bytes; those of a palette may be fewer than its colours. */
	private void requireOpacities() {
		final int most = kind == GREY ? 2 : kind == RGB ? 6 : kind == PALETTE ? colours.length / 3 : 0;
		if (opacities.length > most || kind != PALETTE && opacities.length < most)
			throw new InputException("its part \"tRNS\" has " + opacities.length + " bytes, but must have " +
				(kind == PALETTE ? "at most " : "") + most);
	}

	private void header(final ByteBuffer data) {
		if (data.remaining() != 13)
			throw new InputException("its header has " + data.remaining() + " bytes, but must have 13");
		width = data.getInt(0);
		height = data.getInt(4);
		bits = data.get(8);
		kind = data.get(9);
		final boolean depth = kind == GREY
			? bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16
			: kind == PALETTE ? bits == 1 || bits == 2 || bits == 4 || bits == 8 : bits == 8 || bits == 16;
		final boolean known = kind == GREY || kind == RGB || kind == PALETTE || kind == GREY_ALPHA || kind == RGB_ALPHA;
		if (!known || !depth)
			throw new InputException("its pixels are of kind " + kind + " with " + bits + " bits, which does not exist");
		if (data.get(10) != 0 || data.get(11) != 0 || data.get(12) < 0 || data.get(12) > 1)
			throw new InputException("its compression, filter or interlacing method does not exist");
		interlaced = data.get(12) == 1;
		if (width < 1 || height < 1 || (long) width * height > Memory.LONGEST_ARRAY)
			throw new InputException("it has " + Integer.toUnsignedString(width) + " × " + Integer.toUnsignedString(height) +
				" pixels, but a picture may have at most " + Memory.LONGEST_ARRAY);
	}
}
