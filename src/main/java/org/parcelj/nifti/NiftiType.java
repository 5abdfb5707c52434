package org.parcelj.nifti;

import java.nio.ByteBuffer;

import org.parcelj.InputException;
import org.parcelj.PixelType;

/**
 * A datatype of NIfTI that can be read and written. A plane of pixels is an array of the primitive type as wide as the
 * stored one; bytes, shorts, ints and longs of the unsigned types hold the stored bits. RGB and RGBA have a plane for
 * each channel.
 */
public enum NiftiType {

	UINT8(2, PixelType.UINT8, 1), //
	INT8(256, PixelType.INT8, 1), //
	INT16(4, PixelType.INT16, 1), //
	UINT16(512, PixelType.UINT16, 1), //
	INT32(8, PixelType.INT32, 1), //
	UINT32(768, PixelType.UINT32, 1), //
	INT64(1024, PixelType.INT64, 1), //
	UINT64(1280, PixelType.UINT64, 1), //
	FLOAT32(16, PixelType.FLOAT32, 1), //
	FLOAT64(64, PixelType.FLOAT64, 1), //
	RGB24(128, PixelType.UINT8, 3), //
	RGBA32(2304, PixelType.UINT8, 4);

	private final int code;
	private final PixelType samples;
	private final int channels;

	NiftiType(final int code, final PixelType samples, final int channels) {
		this.code = code;
		this.samples = samples;
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
		return channels * samples.bytes();
	}

	/** 1; 3 or 4 for RGB and RGBA. */
	public int channels() {
		return channels;
	}

	/** Bytes of a pixel of one channel. */
	int bytesPerSample() {
		return samples.bytes();
	}

	/** The type of a channel's samples. */
	public PixelType samples() {
		return samples;
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
			planes[c] = samples.arrays().create(pixels);
		if (channels == 1) samples.arrays().get(bytes, planes[0], 0, pixels);
		else for (int i = 0; i < pixels; i++)
			for (final Object plane : planes)
				((byte[]) plane)[i] = bytes.get();
		return planes;
	}

	/** Appends the planes of all channels to the bytes of a file. */
	void encode(final Object[] planes, final ByteBuffer bytes) {
		if (channels == 1) samples.arrays().put(planes[0], bytes);
		else for (int i = 0; i < ((byte[]) planes[0]).length; i++)
			for (final Object plane : planes)
				bytes.put(((byte[]) plane)[i]);
	}
}
