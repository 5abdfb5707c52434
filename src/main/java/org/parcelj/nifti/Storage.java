package org.parcelj.nifti;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
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

	BYTE(1, byte[]::new, (b, a) -> b.get((byte[]) a), (b, a) -> b.put((byte[]) a), a -> new ByteArray((byte[]) a)), //
	SHORT(2, short[]::new, (b, a) -> b.asShortBuffer().get((short[]) a), (b, a) -> b.asShortBuffer().put((short[]) a),
			a -> new ShortArray((short[]) a)), //
	INT(4, int[]::new, (b, a) -> b.asIntBuffer().get((int[]) a), (b, a) -> b.asIntBuffer().put((int[]) a),
			a -> new IntArray((int[]) a)), //
	LONG(8, long[]::new, (b, a) -> b.asLongBuffer().get((long[]) a), (b, a) -> b.asLongBuffer().put((long[]) a),
			a -> new LongArray((long[]) a)), //
	FLOAT(4, float[]::new, (b, a) -> b.asFloatBuffer().get((float[]) a), (b, a) -> b.asFloatBuffer().put((float[]) a),
			a -> new FloatArray((float[]) a)), //
	DOUBLE(8, double[]::new, (b, a) -> b.asDoubleBuffer().get((double[]) a), (b, a) -> b.asDoubleBuffer().put(
		(double[]) a), a -> new DoubleArray((double[]) a));

	/** Bytes of an element. */
	final int bytes;
	private final IntFunction<Object> create;
	private final BiConsumer<ByteBuffer, Object> get;
	private final BiConsumer<ByteBuffer, Object> put;
	private final Function<Object, ArrayDataAccess<?>> access;

	Storage(final int bytes, final IntFunction<Object> create, final BiConsumer<ByteBuffer, Object> get,
		final BiConsumer<ByteBuffer, Object> put, final Function<Object, ArrayDataAccess<?>> access)
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

	/** Fills an array from the buffer's position on. */
	void get(final ByteBuffer buffer, final Object array) {
		transfer(get, buffer, array);
	}

	/** Puts an array at the buffer's position. */
	void put(final Object array, final ByteBuffer buffer) {
		transfer(put, buffer, array);
	}

	private void transfer(final BiConsumer<ByteBuffer, Object> way, final ByteBuffer buffer, final Object array) {
		// views of other widths have positions of their own, so the buffer's moves here for all of them
		final int end = buffer.position() + Array.getLength(array) * bytes;
		way.accept(buffer, array);
		buffer.position(end);
	}

	/** ImgLib2's access to an array, without a copy. */
	ArrayDataAccess<?> access(final Object array) {
		return access.apply(array);
	}
}
