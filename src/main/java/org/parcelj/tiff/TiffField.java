package org.parcelj.tiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.parcelj.InputException;

/**
 * An entry of a directory: values of a type, whose bytes are known to be in the file.
 *
 * @param offset of the first value in the file
 */
record TiffField(int tag, int type, long count, long offset) {

	private static final int ASCII = 2;

	/** Bytes of a value, by type; 0 where there is no such type. */
	private static final int[] BYTES = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8 };

	static int bytesPerValue(final int type) {
		return type < BYTES.length ? BYTES[type] : 0;
	}

	long bytes() {
		return count * BYTES[type];
	}

	/** A whole number among the values. */
	long whole(final ByteBuffer values, final int index) {
		switch (type) {
			case 1 :
			case 7 :
				return values.get(index) & 0xff;
			case 3 :
				return values.getShort(2 * index) & 0xffff;
			case 4 :
			case 13 :
				return values.getInt(4 * index) & 0xffffffffL;
			case 6 :
				return values.get(index);
			case 8 :
				return values.getShort(2 * index);
			case 9 :
				return values.getInt(4 * index);
			case 16 :
			case 17 :
			case 18 :
				return values.getLong(8 * index);
			default :
				throw new InputException(TiffTag.name(tag) + " is of type " + type + ", but must be whole numbers");
		}
	}

	/** A number among the values; fractions with a zero below are NaN or infinite. */
	double number(final ByteBuffer values, final int index) {
		switch (type) {
			case 5 :
				return (values.getInt(8 * index) & 0xffffffffL) / (double) (values.getInt(8 * index + 4) & 0xffffffffL);
			case 10 :
				return values.getInt(8 * index) / (double) values.getInt(8 * index + 4);
			case 11 :
				return values.getFloat(4 * index);
			case 12 :
				return values.getDouble(8 * index);
			default :
				return whole(values, index);
		}
	}

	/** The values as text, up to the first that is 0; empty where they are none. */
	String text(final ByteBuffer values) {
		if (type != ASCII && BYTES[type] != 1) return "";
		int end = 0;
		while (end < values.limit() && values.get(end) != 0)
			end++;
		return new String(values.array(), 0, end, StandardCharsets.UTF_8);
	}
}
