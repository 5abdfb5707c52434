package org.parcelj.nifti;

import java.nio.ByteBuffer;

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

import org.parcelj.InputException;

/**
 * A datatype of NIfTI that can be read and written. A plane of pixels is an array of the primitive type as wide as the
 * stored one; bytes, shorts, ints and longs of the unsigned types hold the stored bits. RGB and RGBA have a plane for
 * each channel.
 */
public enum NiftiType {

	UINT8(2, Storage.BYTE, 1), //
	INT8(256, Storage.BYTE, 1), //
	INT16(4, Storage.SHORT, 1), //
	UINT16(512, Storage.SHORT, 1), //
	INT32(8, Storage.INT, 1), //
	UINT32(768, Storage.INT, 1), //
	INT64(1024, Storage.LONG, 1), //
	UINT64(1280, Storage.LONG, 1), //
	FLOAT32(16, Storage.FLOAT, 1), //
	FLOAT64(64, Storage.DOUBLE, 1), //
	RGB24(128, Storage.BYTE, 3), //
	RGBA32(2304, Storage.BYTE, 4);

	private final int code;
	private final Storage storage;
	private final int channels;

	NiftiType(final int code, final Storage storage, final int channels) {
		this.code = code;
		this.storage = storage;
		this.channels = channels;
	}

	/**
	 * The type of a code in a header.
	 *
	 * @throws InputException if there is none, or it is one that is not read (complex numbers, 128 bits)
	 */
	static NiftiType of(final int code) {
		for (final NiftiType type : values())
			if (type.code == code) return type;
		throw new InputException("datatype is " + code + name(code) +
			", but must be an integer or real type of 8 to 64 bits, or RGB (2, 4, 8, 16, 64, 128, 256, 512, 768, 1024, 1280, 2304)");
	}

	private static String name(final int code) {
		switch (code) {
			case 1 :
				return " (single bits)";
			case 32 :
			case 1792 :
			case 2048 :
				return " (complex numbers)";
			case 1536 :
				return " (128-bit real numbers)";
			default :
				return "";
		}
	}

	/** The smallest type that holds labels from 0 to {@code largest}. */
	public static NiftiType forLabels(final int largest) {
		return largest < 1 << 8 ? UINT8 : largest < 1 << 16 ? UINT16 : INT32;
	}

	/** The code in a header. */
	public int code() {
		return code;
	}

	/** Bytes of a pixel in a file, all channels together. */
	public int bytesPerPixel() {
		return channels * storage.bytes;
	}

	/** 1; 3 or 4 for RGB and RGBA. */
	public int channels() {
		return channels;
	}

	/** Bytes of a pixel of one channel. */
	int bytesPerSample() {
		return storage.bytes;
	}

	Storage storage() {
		return storage;
	}

	/** A new variable of ImgLib2's type for a channel of this one. */
	NativeType<?> variable() {
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

	/**
	 * Takes planes out of the bytes of a file.
	 *
	 * @param bytes positioned at the plane, in the file's byte order
	 * @param pixels pixels of the plane
	 * @return a new array for each channel
	 */
	Object[] decode(final ByteBuffer bytes, final int pixels) {
		final Object[] planes = new Object[channels];
		for (int c = 0; c < channels; c++)
			planes[c] = storage.create(pixels);
		if (channels == 1) storage.get(bytes, planes[0], 0, pixels);
		else for (int i = 0; i < pixels; i++)
			for (final Object plane : planes)
				((byte[]) plane)[i] = bytes.get();
		return planes;
	}

	/** Appends the planes of all channels to the bytes of a file. */
	void encode(final Object[] planes, final ByteBuffer bytes) {
		if (channels == 1) storage.put(planes[0], bytes);
		else for (int i = 0; i < ((byte[]) planes[0]).length; i++)
			for (final Object plane : planes)
				bytes.put(((byte[]) plane)[i]);
	}
}
