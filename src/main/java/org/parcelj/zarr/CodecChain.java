package org.parcelj.zarr;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.zarr.codec.BytesCodec;

/**
 * A chunk as Zarr stores it: its axes put into another order, its pixels as bytes, and these through codecs.
 *
 * @param axes for each stored axis, which of the image's axes it is; null if they are in order
 * @param codecs in the order in which they encode
 */
record CodecChain(PixelType type, ByteOrder order, int[] axes, List<BytesCodec> codecs) implements ChunkFormat {

	@Override
	public Object decode(final byte[] stored, final int[] shape) {
		final int pixels = pixels(shape);
		final byte[] bytes = bytes(stored, (long) pixels * type.bytes());
		if (axes == null && bytes.length == pixels && type.bytes() == 1) return bytes;
		final Object values = type.arrays().create(pixels);
		type.arrays().get(ByteBuffer.wrap(bytes).order(order), values, 0, pixels);
		return axes == null ? values : turned(values, shape, true);
	}

	/** What the codecs give, which has to be {@code length} bytes. */
	byte[] bytes(final byte[] stored, final long length) {
		byte[] bytes = stored;
		for (int c = codecs.size() - 1; c >= 0; c--) {
			long most = length;
			for (final BytesCodec inner : codecs.subList(0, c))
				most = inner.largest(most);
			bytes = codecs.get(c).decode(bytes, (int) Math.min(most, Memory.LONGEST_ARRAY));
		}
		if (bytes.length != length)
			throw new InputException("it holds " + bytes.length + " bytes of pixels, but should hold " + length);
		return bytes;
	}

	@Override
	public byte[] encode(final Object pixels, final int[] shape) {
		final Object values = axes == null ? pixels : turned(pixels, shape, false);
		final ByteBuffer buffer = ByteBuffer.allocate(Array.getLength(values) * type.bytes()).order(order);
		type.arrays().put(values, buffer);
		byte[] bytes = buffer.array();
		for (final BytesCodec codec : codecs)
			bytes = codec.encode(bytes);
		return bytes;
	}

	private Object turned(final Object values, final int[] shape, final boolean back) {
		final int[] stored = new int[shape.length];
		for (int axis = 0; axis < shape.length; axis++)
			stored[axis] = shape[axes[axis]];
		final long[] plain = StridedCopy.strides(shape);
		final long[] asStored = StridedCopy.strides(stored);
		final long[] imageOrder = new long[shape.length];
		for (int axis = 0; axis < shape.length; axis++)
			imageOrder[axes[axis]] = asStored[axis];
		final Object target = type.arrays().create(Array.getLength(values));
		new StridedCopy(shape, back ? imageOrder : plain, back ? plain : imageOrder).run(values, 0, target, 0);
		return target;
	}

	@Override
	public long largest(final long pixels) {
		long most = pixels * type.bytes();
		for (final BytesCodec codec : codecs)
			most = codec.largest(most);
		return most;
	}

	static int pixels(final int[] shape) {
		int pixels = 1;
		for (final int n : shape)
			pixels = Math.multiplyExact(pixels, n);
		return pixels;
	}
}
