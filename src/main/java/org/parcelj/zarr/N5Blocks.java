package org.parcelj.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.parcelj.InputException;

/**
 * A chunk as N5 stores it: a header (big-endian: mode, number of axes, size along each, fastest first), and the pixels
 * through a codec; at the edges of the image only those inside it.
 *
 * @param chain the codecs of the pixels, which are big-endian in N5
 */
record N5Blocks(CodecChain chain) implements ChunkFormat {

	private static final int LENGTHS_VARY = 1;

	@Override
	public Object decode(final byte[] stored, final int[] shape) {
		final ByteBuffer in = ByteBuffer.wrap(stored).order(ByteOrder.BIG_ENDIAN);
		if (stored.length < 4 + 4 * shape.length) throw new InputException("its N5 header is cut short");
		final int mode = in.getShort();
		final int count = in.getShort();
		if (mode < 0 || mode > LENGTHS_VARY || count != shape.length)
			throw new InputException(
				"its N5 header has mode " + mode + " and " + count + " axes, but must have mode 0 or 1 and " + shape.length);
		final int[] size = new int[count];
		for (int axis = count - 1; axis >= 0; axis--) {
			size[axis] = in.getInt();
			if (size[axis] < 1 || size[axis] > shape[axis])
				throw new InputException(
					"its N5 header says " + (size[axis] & 0xffffffffL) + " pixels along an axis of " + shape[axis]);
		}
		if (mode == LENGTHS_VARY)
			if (in.remaining() < 4 || in.getInt() != CodecChain.pixels(size))
				throw new InputException("its N5 header has another number of values than of pixels");
		final Object block = chain.decode(Arrays.copyOfRange(stored, in.position(), stored.length), size);
		if (Arrays.equals(size, shape)) return block;
		final Object whole = chain.type().arrays().create(CodecChain.pixels(shape));
		new StridedCopy(size, StridedCopy.strides(size), StridedCopy.strides(shape)).run(block, 0, whole, 0);
		return whole;
	}

	@Override
	public byte[] encode(final Object pixels, final int[] shape) {
		throw new UnsupportedOperationException("N5 is not written");
	}

	@Override
	public long largest(final long pixels) {
		return chain.largest(pixels) + 1024;
	}
}
