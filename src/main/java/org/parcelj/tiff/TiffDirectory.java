package org.parcelj.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import org.parcelj.InputException;

/** One directory of a TIFF file: its fields by tag. All of their values are known to be in the file. */
final class TiffDirectory {

	/** In the values of a field that is read at once. */
	private static final long MOST_BYTES = 1L << 28;

	private final TiffBytes bytes;
	private final Map<Integer, TiffField> fields = new HashMap<>();

	TiffDirectory(final TiffBytes bytes) {
		this.bytes = bytes;
	}

	/**
	 * @throws InputException if some of the values are outside of the file
	 */
	void add(final TiffField field) {
		if (field.count() < 0 || field.count() > bytes.length())
			throw new InputException(TiffTag.name(field.tag()) + " has " + Long.toUnsignedString(field.count()) +
				" values, but the file has " + bytes.length() + " bytes");
		bytes.require(TiffTag.name(field.tag()), field.offset(), field.bytes());
		fields.putIfAbsent(field.tag(), field);
	}

	/**
	 * @param what for the message
	 * @throws InputException if a part of the bytes lies outside of the file
	 */
	void requireInFile(final String what, final long offset, final long count) {
		bytes.require(what, offset, count);
	}

	boolean has(final TiffTag tag) {
		return fields.containsKey(tag.code) && fields.get(tag.code).count() > 0;
	}

	long count(final TiffTag tag) {
		return has(tag) ? fields.get(tag.code).count() : 0;
	}

	private ByteBuffer values(final TiffField field) {
		if (field.bytes() > MOST_BYTES)
			throw new InputException(
				TiffTag.name(field.tag()) + " has " + field.bytes() + " bytes, but at most " + MOST_BYTES + " are read");
		try {
			return bytes.read(TiffTag.name(field.tag()), field.offset(), field.bytes());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** All values of a field as whole numbers; none where there is no such field. */
	long[] wholes(final TiffTag tag) {
		if (!has(tag)) return new long[0];
		final TiffField field = fields.get(tag.code);
		final ByteBuffer values = values(field);
		final long[] all = new long[(int) field.count()];
		for (int i = 0; i < all.length; i++)
			all[i] = field.whole(values, i);
		return all;
	}

	/** The first value of a field. */
	long whole(final TiffTag tag, final long otherwise) {
		if (!has(tag)) return otherwise;
		final TiffField field = fields.get(tag.code);
		return field.whole(values(field), 0);
	}

	/**
	 * The first value of a field, where it is small.
	 *
	 * @throws InputException if it is under {@code smallest} or over {@code largest}
	 */
	int whole(final TiffTag tag, final int otherwise, final int smallest, final int largest) {
		final long value = whole(tag, otherwise);
		if (value < smallest || value > largest)
			throw new InputException(TiffTag.name(tag.code) + " is " + Long.toUnsignedString(value) + ", but must be " +
				smallest + " to " + largest);
		return (int) value;
	}

	/** All values of a field as numbers; none where there is no such field. */
	double[] numbers(final TiffTag tag) {
		if (!has(tag)) return new double[0];
		final TiffField field = fields.get(tag.code);
		final ByteBuffer values = values(field);
		final double[] all = new double[(int) field.count()];
		for (int i = 0; i < all.length; i++)
			all[i] = field.number(values, i);
		return all;
	}

	/** Empty where there is none. */
	String text(final TiffTag tag) {
		if (!has(tag)) return "";
		final TiffField field = fields.get(tag.code);
		return field.text(values(field));
	}

	/** The values as they are; empty where there is no such field. */
	ByteBuffer buffer(final TiffTag tag) {
		return has(tag) ? values(fields.get(tag.code)) : ByteBuffer.allocate(0);
	}

	/** Two numbers of 16 bits at a place in the file; zeros where it is outside. */
	int[] shortsAt(final long offset) {
		if (offset > bytes.length() - 4) return new int[2];
		try {
			final ByteBuffer two = bytes.read("two numbers", offset, 4);
			return new int[] { two.getShort(0) & 0xffff, two.getShort(2) & 0xffff };
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
