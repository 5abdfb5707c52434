package org.parcelj;

import net.imglib2.type.NativeType;
import net.imglib2.type.numeric.integer.ByteType;
import net.imglib2.type.numeric.integer.IntType;
import net.imglib2.type.numeric.integer.LongType;
import net.imglib2.type.numeric.integer.ShortType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedIntType;
import net.imglib2.type.numeric.integer.UnsignedLongType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A type of pixel that files hold. Pixels of it are an array of the primitive type as wide as the stored one; bytes,
 * shorts, ints and longs of the unsigned types hold the stored bits.
 */
public enum PixelType {

	UINT8(PixelArrays.BYTE), //
	INT8(PixelArrays.BYTE), //
	INT16(PixelArrays.SHORT), //
	UINT16(PixelArrays.SHORT), //
	INT32(PixelArrays.INT), //
	UINT32(PixelArrays.INT), //
	INT64(PixelArrays.LONG), //
	UINT64(PixelArrays.LONG), //
	FLOAT32(PixelArrays.FLOAT), //
	FLOAT64(PixelArrays.DOUBLE);

	private final PixelArrays arrays;

	PixelType(final PixelArrays arrays) {
		this.arrays = arrays;
	}

	/** The arrays that hold pixels of this type. */
	public PixelArrays arrays() {
		return arrays;
	}

	/** Bytes of a pixel. */
	public int bytes() {
		return arrays.bytes();
	}

	/** A new variable of ImgLib2's type for a channel of this one. */
	public NativeType<?> variable() {
		switch (this) {
			case INT8 :
				return new ByteType();
			case INT16 :
				return new ShortType();
			case UINT16 :
				return new UnsignedShortType();
			case INT32 :
				return new IntType();
			case UINT32 :
				return new UnsignedIntType();
			case INT64 :
				return new LongType();
			case UINT64 :
				return new UnsignedLongType();
			case FLOAT32 :
				return new FloatType();
			case FLOAT64 :
				return new DoubleType();
			default :
				return new UnsignedByteType();
		}
	}

	/**
	 * The real values of some pixels, {@code slope} · stored + {@code intercept}, computed in double.
	 *
	 * @param stored an array of stored values
	 * @param from index of the first of them
	 * @param length how many
	 * @param out receives the values from index {@code at} on
	 */
	public void toFloats(final Object stored, final int from, final int length, final double slope,
		final double intercept, final float[] out, final int at)
	{
		switch (this) {
			case INT8 :
				final byte[] bytes = (byte[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * bytes[from + i] + intercept);
				break;
			case INT16 :
				final short[] shorts = (short[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * shorts[from + i] + intercept);
				break;
			case UINT16 :
				final short[] unsignedShorts = (short[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * (unsignedShorts[from + i] & 0xffff) + intercept);
				break;
			case INT32 :
			case UINT32 :
				final int[] ints = (int[]) stored;
				final long mask = this == INT32 ? -1 : 0xffffffffL;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * (ints[from + i] & mask) + intercept);
				break;
			case INT64 :
			case UINT64 :
				final long[] longs = (long[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * (this == INT64 ? longs[from + i] : unsigned(longs[from + i])) + intercept);
				break;
			case FLOAT32 :
				final float[] floats = (float[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * floats[from + i] + intercept);
				break;
			case FLOAT64 :
				final double[] doubles = (double[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * doubles[from + i] + intercept);
				break;
			default :
				final byte[] unsignedBytes = (byte[]) stored;
				for (int i = 0; i < length; i++)
					out[at + i] = (float) (slope * (unsignedBytes[from + i] & 0xff) + intercept);
		}
	}

	private static double unsigned(final long bits) {
		return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
	}
}
