package org.parcelj.zarr;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.parcelj.PixelType;

/** The value of pixels whose chunk is missing. */
final class FillValue {

	private static final int LONGEST = 400;

	private FillValue() {
		// not to be instantiated
	}

	/**
	 * An array of one pixel.
	 *
	 * @throws org.parcelj.InputException if the field "fill_value" holds none of the type
	 */
	static Object of(final Fields fields, final PixelType type) {
		final Object one = type.arrays().create(1);
		if (!fields.has("fill_value")) return one;
		final JsonElement element = fields.element("fill_value");
		if (!element.isJsonPrimitive()) throw wrong(fields, type);
		final JsonPrimitive value = element.getAsJsonPrimitive();
		try {
			if (value.isBoolean() && type == PixelType.UINT8) Array.setByte(one, 0, (byte) (value.getAsBoolean() ? 1 : 0));
			else if (type == PixelType.FLOAT32 || type == PixelType.FLOAT64) real(value.getAsString(), type, one);
			else integer(value.getAsString(), type, one);
		}
		catch (final ArithmeticException | IllegalArgumentException e) {
			throw wrong(fields, type);
		}
		return one;
	}

	private static RuntimeException wrong(final Fields fields, final PixelType type) {
		return fields.wrong("fill_value", "a value of type " + type.name().toLowerCase(java.util.Locale.ROOT));
	}

	private static void real(final String text, final PixelType type, final Object one) {
		final boolean bits = text.startsWith("0x");
		if (type == PixelType.FLOAT32)
			((float[]) one)[0] = bits
				? Float.intBitsToFloat(Integer.parseUnsignedInt(text.substring(2), 16))
				: Float.parseFloat(text);
		else
			((double[]) one)[0] = bits
				? Double.longBitsToDouble(Long.parseUnsignedLong(text.substring(2), 16))
				: Double.parseDouble(text);
	}

	private static void integer(final String text, final PixelType type, final Object one) {
		if (text.length() > LONGEST) throw new NumberFormatException();
		final BigDecimal number = new BigDecimal(text);
		if (Math.abs(number.scale()) > LONGEST) throw new NumberFormatException();
		final BigInteger whole = number.toBigIntegerExact();
		final int bits = 8 * type.bytes();
		final boolean signed = type.name().startsWith("I");
		final BigInteger range = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
		if (whole.compareTo(signed ? range.negate() : BigInteger.ZERO) < 0 || whole.compareTo(range) >= 0)
			throw new NumberFormatException();
		switch (type.bytes()) {
			case 1 -> ((byte[]) one)[0] = whole.byteValue();
			case 2 -> ((short[]) one)[0] = whole.shortValue();
			case 4 -> ((int[]) one)[0] = whole.intValue();
			default -> ((long[]) one)[0] = whole.longValue();
		}
	}

	/** A whole array of it, and quickly where it is 0. */
	static void fill(final Object array, final Object fill) {
		if (fill instanceof byte[] b) java.util.Arrays.fill((byte[]) array, b[0]);
		else if (fill instanceof short[] s) java.util.Arrays.fill((short[]) array, s[0]);
		else if (fill instanceof int[] i) java.util.Arrays.fill((int[]) array, i[0]);
		else if (fill instanceof long[] l) java.util.Arrays.fill((long[]) array, l[0]);
		else if (fill instanceof float[] f) java.util.Arrays.fill((float[]) array, f[0]);
		else java.util.Arrays.fill((double[]) array, ((double[]) fill)[0]);
	}

	/** Whether every pixel is the fill value, bit by bit. */
	static boolean isAll(final Object array, final Object fill) {
		final Object filled = Array.newInstance(array.getClass().getComponentType(), Array.getLength(array));
		fill(filled, fill);
		if (array instanceof byte[] b) return java.util.Arrays.equals(b, (byte[]) filled);
		if (array instanceof short[] s) return java.util.Arrays.equals(s, (short[]) filled);
		if (array instanceof int[] i) return java.util.Arrays.equals(i, (int[]) filled);
		if (array instanceof long[] l) return java.util.Arrays.equals(l, (long[]) filled);
		if (array instanceof float[] f) return java.util.Arrays.equals(f, (float[]) filled);
		return java.util.Arrays.equals((double[]) array, (double[]) filled);
	}
}
