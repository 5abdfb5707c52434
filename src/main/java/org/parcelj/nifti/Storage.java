package org.parcelj.nifti;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.IntFunction;

import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;

/** The arrays that hold planes, and their way from and to bytes in any order, an array at a time. */
enum Storage {

	BYTE(1, byte[]::new, (b, a, from, n) -> b.get((byte[]) a, from, n), (b, a, from, n) -> b.put((byte[]) a, from, n), a -> new ByteArray((byte[]) a)), //
	SHORT(2, short[]::new, (b, a, from, n) -> b.asShortBuffer().get((short[]) a, from, n), (b, a, from, n) -> b.asShortBuffer().put((short[]) a, from, n),
			a -> new ShortArray((short[]) a)), //
	INT(4, int[]::new, (b, a, from, n) -> b.asIntBuffer().get((int[]) a, from, n), (b, a, from, n) -> b.asIntBuffer().put((int[]) a, from, n),
			a -> new IntArray((int[]) a)), //
	LONG(8, long[]::new, (b, a, from, n) -> b.asLongBuffer().get((long[]) a, from, n), (b, a, from, n) -> b.asLongBuffer().put((long[]) a, from, n),
			a -> new LongArray((long[]) a)), //
	FLOAT(4, float[]::new, (b, a, from, n) -> b.asFloatBuffer().get((float[]) a, from, n), (b, a, from, n) -> b.asFloatBuffer().put((float[]) a, from, n),
			a -> new FloatArray((float[]) a)), //
	DOUBLE(8, double[]::new, (b, a, from, n) -> b.asDoubleBuffer().get((double[]) a, from, n), (b, a, from, n) -> b
		.asDoubleBuffer().put((double[]) a, from, n), a -> new DoubleArray((double[]) a));

	/** Copies elements between a buffer, from its position on, and an array. */
	@FunctionalInterface
	private interface Transfer {

		void run(ByteBuffer buffer, Object array, int from, int count);
	}

	/** Bytes of an element. */
	final int bytes;
	private final IntFunction<Object> create;
	private final Transfer get;
	private final Transfer put;
	private final Function<Object, ArrayDataAccess<?>> access;

	Storage(final int bytes, final IntFunction<Object> create, final Transfer get,
		final Transfer put, final Function<Object, ArrayDataAccess<?>> access)
	{
		this.bytes = bytes;
		this.create = create;
		this.get = get;
		this.put = put;
		this.access = access;
	}

	Object create(final int length) {
		return create.apply(length);
	}

	/** Fills {@code count} elements of an array from the buffer's position on. */
	void get(final ByteBuffer buffer, final Object array, final int from, final int count) {
		transfer(get, buffer, array, from, count);
	}

	/** Puts an array at the buffer's position. */
	void put(final Object array, final ByteBuffer buffer) {
		transfer(put, buffer, array, 0, Array.getLength(array));
	}

	private void transfer(final Transfer way, final ByteBuffer buffer, final Object array, final int from,
		final int count)
	{
		// views of other widths have positions of their own, so the buffer's moves here for all of them
		final int end = buffer.position() + count * bytes;
		way.run(buffer, array, from, count);
		buffer.position(end);
	}

	/** ImgLib2's access to an array, without a copy. */
	ArrayDataAccess<?> access(final Object array) {
		return access.apply(array);
	}
}
