package org.parcelj.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.parcelj.InputException;

/**
 * The elements of a DICOM file up to its pixels, by their tags (group and number, 16 bits each). Of elements that occur
 * twice the first counts.
 *
 * @see <a href="https://www.dicomstandard.org/current">The DICOM standard</a>, parts 5 and 10
 */
final class DicomElements {

	private static final int PREAMBLE = 128;
	private static final int META_GROUP = 0x0002;
	private static final int ITEM = 0xfffee000;
	private static final int ITEM_END = 0xfffee00d;
	private static final int SEQUENCE_END = 0xfffee0dd;
	private static final int UNDEFINED = -1;

	private static final int IDENTIFYING_GROUP = 8;

	private static final int TRANSFER_SYNTAX = 0x00020010;
	static final int PIXEL_DATA = 0x7fe00010;

	private static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
	private static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
	private static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";

	/** The explicit types with lengths of 32 bits. */
	private static final List<String> LONG_TYPES = List.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN",
		"UR", "UT", "UV");

	private final ByteBuffer bytes;
	private final Map<Integer, ByteBuffer> elements = new HashMap<>();
	private boolean explicit = true;

	private DicomElements(final ByteBuffer bytes) {
		this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * @param bytes the whole file
	 * @throws InputException if they are damaged, or the pixels are compressed
	 */
	static DicomElements read(final byte[] bytes) {
		final DicomElements elements = new DicomElements(ByteBuffer.wrap(bytes));
		try {
			elements.read();
		}
		catch (final IndexOutOfBoundsException e) {
			throw new InputException("it is cut short: an element reaches beyond its end", e);
		}
		return elements;
	}

	/** Whether the first bytes of a file are those of a DICOM file. */
	static boolean isDicom(final byte[] start) {
		return hasPreamble(start) || isBare(start);
	}

	private static boolean hasPreamble(final byte[] start) {
		return start.length >= PREAMBLE + 4 && new String(start, PREAMBLE, 4, StandardCharsets.ISO_8859_1).equals("DICM");
	}

	/** Older files (ACR-NEMA) begin with their first element, one of few bytes in group 2 or 8. */
	private static boolean isBare(final byte[] start) {
		if (start.length < PREAMBLE) return false;
		final ByteBuffer bytes = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
		final int group = bytes.getShort(0);
		if (group != META_GROUP && group != IDENTIFYING_GROUP || (bytes.getShort(2) & 0xffff) > 0xff) return false;
		return isTyped(bytes, 4) || bytes.getInt(4) >= 0 && bytes.getInt(4) <= 64;
	}

	/** Whether an element says its type, in two capitals. */
	static boolean isTyped(final ByteBuffer bytes, final int at) {
		return Character.isUpperCase(bytes.get(at)) && Character.isUpperCase(bytes.get(at + 1));
	}

	/** Its bytes, in the file's order; null where it is missing. */
	ByteBuffer bytes(final int tag) {
		return elements.get(tag);
	}

	private void read() {
		if (hasPreamble(bytes.array())) bytes.position(PREAMBLE + 4);
		else explicit = isTyped(bytes, 4);
		while (bytes.remaining() >= 8) {
			final int group = bytes.getShort(bytes.position()) & 0xffff;
			if (group != META_GROUP && elements.containsKey(TRANSFER_SYNTAX)) begin();
			final int tag = tag();
			final int length = length();
			if (tag == PIXEL_DATA) {
				if (length == UNDEFINED) throw new InputException("its pixels are compressed, which is not read");
				elements.put(tag, value(length));
				return;
			}
			if (length == UNDEFINED) {
				final int from = bytes.position();
				skipSequence(1);
				elements.putIfAbsent(tag, bytes.slice(from, bytes.position() - from).order(bytes.order()));
			}
			else elements.putIfAbsent(tag, value(length));
		}
	}

	/** What follows the meta information is in the order of bytes that it names. */
	private void begin() {
		final String syntax = text(TRANSFER_SYNTAX);
		elements.remove(TRANSFER_SYNTAX);
		explicit = !syntax.equals(IMPLICIT_LITTLE);
		if (syntax.equals(EXPLICIT_BIG)) bytes.order(ByteOrder.BIG_ENDIAN);
		else
			if (explicit && !syntax.equals(EXPLICIT_LITTLE))
				throw new InputException("its pixels are compressed (transfer syntax " + syntax + "), which is not read");
	}

	private int tag() {
		final int group = bytes.getShort() & 0xffff;
		return group << 16 | bytes.getShort() & 0xffff;
	}

	private int length() {
		final int tag = bytes.getShort(bytes.position() - 4) & 0xffff;
		if (!explicit || tag == 0xfffe) return bytes.getInt();
		final String type = "" + (char) bytes.get() + (char) bytes.get();
		if (!LONG_TYPES.contains(type)) return bytes.getShort() & 0xffff;
		bytes.getShort();
		return bytes.getInt();
	}

	private ByteBuffer value(final int length) {
		if (length < 0 || length > bytes.remaining())
			throw new InputException("it is cut short: an element has " + Integer.toUnsignedString(length) + " bytes, but " +
				bytes.remaining() + " are left");
		final ByteBuffer value = bytes.slice(bytes.position(), length).order(bytes.order());
		bytes.position(bytes.position() + length);
		return value;
	}

	/** Goes on to the end of a sequence of unknown length, in which there may be others. */
	private void skipSequence(final int first) {
		int depth = first;
		while (depth > 0 && bytes.remaining() >= 8) {
			final int tag = tag();
			if (tag == SEQUENCE_END || tag == ITEM_END) {
				bytes.getInt();
				depth--;
				continue;
			}
			final int length = tag == ITEM ? bytes.getInt() : length();
			if (length == UNDEFINED) depth++;
			else if (tag != ITEM) value(length);
		}
	}

	/** Its characters, without blanks at the ends; empty where it is missing. */
	String text(final int tag) {
		final ByteBuffer value = elements.get(tag);
		if (value == null) return "";
		final byte[] text = new byte[value.limit()];
		value.get(0, text);
		return new String(text, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
	}

	/**
	 * A whole number of 16 bits.
	 *
	 * @param otherwise where it is missing
	 * @throws InputException if it is not from {@code smallest} to {@code largest}
	 */
	int whole(final int tag, final int otherwise, final int smallest, final int largest) {
		final ByteBuffer value = elements.get(tag);
		final int number = value == null || value.limit() < 2 ? otherwise : value.getShort(0) & 0xffff;
		if (number < smallest || number > largest)
			throw new InputException(String.format("its element (%04x,%04x) is %d, but must be %d to %d", tag >>> 16,
				tag & 0xffff, number, smallest, largest));
		return number;
	}

	/**
	 * One of the numbers that an element has as text.
	 *
	 * @param index from 0
	 * @param otherwise where it is missing
	 * @throws InputException if it is not a number
	 */
	double number(final int tag, final int index, final double otherwise) {
		final String[] numbers = text(tag).split("\\\\");
		if (index >= numbers.length || numbers[index].isBlank()) return otherwise;
		try {
			return Double.parseDouble(numbers[index].strip());
		}
		catch (final NumberFormatException e) {
			throw new InputException(
				String.format("its element (%04x,%04x) is \"%s\", which is not a number", tag >>> 16, tag & 0xffff, text(tag)),
				e);
		}
	}
}
