package org.parcelj.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.parcelj.InputException;

/**
 * The values of a header's fields. NIfTI-2 widens every field of NIfTI-1, so that values of both are kept in the bytes
 * of a little-endian NIfTI-2 header, and nothing is lost on the way.
 */
final class HeaderFields {

	static final int SIZE_1 = 348;
	static final int SIZE_2 = 540;

	private final ByteBuffer bytes;

	HeaderFields() {
		this(new byte[SIZE_2]);
	}

	/** Takes over the array. */
	HeaderFields(final byte[] canonical) {
		bytes = ByteBuffer.wrap(canonical).order(ByteOrder.LITTLE_ENDIAN);
	}

	HeaderFields copy() {
		return new HeaderFields(bytes.array().clone());
	}

	/** The bytes themselves, not a copy. */
	byte[] array() {
		return bytes.array();
	}

	static int size(final int version) {
		return version == 1 ? SIZE_1 : SIZE_2;
	}

	/** The values of a header as a file has it, with the file's byte order set. */
	static HeaderFields read(final ByteBuffer file, final int version) {
		final HeaderFields fields = new HeaderFields();
		for (final HeaderField field : HeaderField.values())
			for (int i = 0; i < field.count; i++)
				copy(file, version, fields.bytes, 2, field, i);
		return fields;
	}

	/** Puts the values into a header as a file has it, with the file's byte order set. */
	void write(final ByteBuffer file, final int version) {
		for (final HeaderField field : HeaderField.values())
			for (int i = 0; i < field.count; i++)
				copy(bytes, 2, file, version, field, i);
	}

	private static void copy(final ByteBuffer from, final int versionFrom, final ByteBuffer to, final int versionTo,
		final HeaderField field, final int index)
	{
		final HeaderField.Kind kind = field.kind(versionFrom);
		final int source = field.offset(versionFrom, index);
		final int target = field.offset(versionTo, index);
		if (field == HeaderField.VOX_OFFSET) putInteger(to, target, field.kind(versionTo), offset(from, source, kind));
		else if (kind.isReal()) putReal(to, target, field.kind(versionTo), getReal(from, source, kind));
		else putInteger(to, target, field.kind(versionTo), getInteger(from, source, kind));
	}

	/** NIfTI-1 keeps an offset in bytes as a float. */
	private static long offset(final ByteBuffer from, final int at, final HeaderField.Kind kind) {
		if (!kind.isReal()) return getInteger(from, at, kind);
		final double value = getReal(from, at, kind);
		if (!(value == Math.rint(value)) || Double.isInfinite(value))
			throw new InputException("vox_offset is " + value + ", but must be a whole number of bytes");
		return (long) value;
	}

	private static double getReal(final ByteBuffer from, final int at, final HeaderField.Kind kind) {
		return kind == HeaderField.Kind.FLOAT ? from.getFloat(at) : from.getDouble(at);
	}

	private static void putReal(final ByteBuffer to, final int at, final HeaderField.Kind kind, final double value) {
		if (kind == HeaderField.Kind.FLOAT) to.putFloat(at, (float) value);
		else to.putDouble(at, value);
	}

	private static long getInteger(final ByteBuffer from, final int at, final HeaderField.Kind kind) {
		switch (kind) {
			case BYTE :
				return from.get(at) & 0xff;
			case SHORT :
				return from.getShort(at);
			case INT :
				return from.getInt(at);
			default :
				return from.getLong(at);
		}
	}

	private static void putInteger(final ByteBuffer to, final int at, final HeaderField.Kind kind, final long value) {
		switch (kind) {
			case BYTE :
				to.put(at, (byte) value);
				break;
			case SHORT :
				to.putShort(at, (short) value);
				break;
			case INT :
				to.putInt(at, (int) value);
				break;
			case FLOAT :
				to.putFloat(at, value);
				break;
			default :
				to.putLong(at, value);
		}
	}

	long integer(final HeaderField field, final int index) {
		return getInteger(bytes, field.offset(2, index), field.kind(2));
	}

	int integer(final HeaderField field) {
		return (int) integer(field, 0);
	}

	double real(final HeaderField field, final int index) {
		return bytes.getDouble(field.offset(2, index));
	}

	double real(final HeaderField field) {
		return real(field, 0);
	}

	String text(final HeaderField field) {
		int length = 0;
		while (length < field.count && bytes.get(field.offset(2, length)) != 0)
			length++;
		return new String(bytes.array(), field.offset(2, 0), length, StandardCharsets.UTF_8);
	}

	void set(final HeaderField field, final int index, final long value) {
		putInteger(bytes, field.offset(2, index), field.kind(2), value);
	}

	void set(final HeaderField field, final int index, final double value) {
		bytes.putDouble(field.offset(2, index), value);
	}

	/** As many bytes of a text as the field holds. */
	void set(final HeaderField field, final String text) {
		clear(field);
		final byte[] utf = text.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < Math.min(utf.length, field.count - 1); i++)
			bytes.put(field.offset(2, i), utf[i]);
	}

	void clear(final HeaderField... fields) {
		for (final HeaderField field : fields)
			for (int i = 0; i < field.count * field.kind(2).size; i++)
				bytes.put(field.offset(2, 0) + i, (byte) 0);
	}
}
