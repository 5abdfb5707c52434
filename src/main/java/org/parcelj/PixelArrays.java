package org.parcelj;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.img.basictypeaccess.array.DoubleArray;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.basictypeaccess.array.LongArray;
import net.imglib2.img.basictypeaccess.array.ShortArray;

/** The arrays that hold pixels, and their conversion from and to bytes of either order, an array at a time. */
public enum PixelArrays {

	BYTE(1) {

		@Override
		public Object create(final int length) {
			return new byte[length];
		}

		@Override
		void read(final ByteBuffer buffer, final Object array, final int from, final int count) {
			buffer.get((byte[]) array, from, count);
		}

		@Override
		void write(final Object array, final ByteBuffer buffer) {
			buffer.put((byte[]) array);
		}

		@Override
		public ArrayDataAccess<?> access(final Object array) {
			return new ByteArray((byte[]) array);
		}
	},
	SHORT(2) {

		@Override
		public Object create(final int length) {
			return new short[length];
		}

		@Override
		void read(final ByteBuffer buffer, final Object array, final int from, final int count) {
			buffer.asShortBuffer().get((short[]) array, from, count);
		}

		@Override
		void write(final Object array, final ByteBuffer buffer) {
			buffer.asShortBuffer().put((short[]) array);
		}

		@Override
		public ArrayDataAccess<?> access(final Object array) {
			return new ShortArray((short[]) array);
		}
	},
	INT(4) {

		@Override
		public Object create(final int length) {
			return new int[length];
		}

		@Override
		void read(final ByteBuffer buffer, final Object array, final int from, final int count) {
			buffer.asIntBuffer().get((int[]) array, from, count);
		}

		@Override
		void write(final Object array, final ByteBuffer buffer) {
			buffer.asIntBuffer().put((int[]) array);
		}

		@Override
		public ArrayDataAccess<?> access(final Object array) {
			return new IntArray((int[]) array);
		}
	},
	LONG(8) {

		@Override
		public Object create(final int length) {
			return new long[length];
		}

		@Override
		void read(final ByteBuffer buffer, final Object array, final int from, final int count) {
			buffer.asLongBuffer().get((long[]) array, from, count);
		}

		@Override
		void write(final Object array, final ByteBuffer buffer) {
			buffer.asLongBuffer().put((long[]) array);
		}

		@Override
		public ArrayDataAccess<?> access(final Object array) {
			return new LongArray((long[]) array);
		}
	},
	FLOAT(4) {

		@Override
		public Object create(final int length) {
			return new float[length];
		}

		@Override
		void read(final ByteBuffer buffer, final Object array, final int from, final int count) {
			buffer.asFloatBuffer().get((float[]) array, from, count);
		}

		@Override
		void write(final Object array, final ByteBuffer buffer) {
			buffer.asFloatBuffer().put((float[]) array);
		}

		@Override
		public ArrayDataAccess<?> access(final Object array) {
			return new FloatArray((float[]) array);
		}
	},
	DOUBLE(8) {

		@Override
		public Object create(final int length) {
			return new double[length];
		}

		@Override
		void read(final ByteBuffer buffer, final Object array, final int from, final int count) {
			buffer.asDoubleBuffer().get((double[]) array, from, count);
		}

		@Override
		void write(final Object array, final ByteBuffer buffer) {
			buffer.asDoubleBuffer().put((double[]) array);
		}

		@Override
		public ArrayDataAccess<?> access(final Object array) {
			return new DoubleArray((double[]) array);
		}
	};

	private final int bytes;

	PixelArrays(final int bytes) {
		this.bytes = bytes;
	}

	/** Bytes of an element. */
	public int bytes() {
		return bytes;
	}

	public abstract Object create(int length);

	/** Fills a part of an array; the buffer's position may move. */
	abstract void read(ByteBuffer buffer, Object array, int from, int count);

	/** Puts an array at the buffer's position, which may move. */
	abstract void write(Object array, ByteBuffer buffer);

	/** ImgLib2's access to an array, without a copy. */
	public abstract ArrayDataAccess<?> access(Object array);

	/** Fills {@code count} elements of an array from the buffer's position on. */
	public final void get(final ByteBuffer buffer, final Object array, final int from, final int count) {
		// views of other widths have positions of their own, so the buffer's moves here for all of them
		final int end = buffer.position() + count * bytes;
		read(buffer, array, from, count);
		buffer.position(end);
	}

	/** Puts an array at the buffer's position. */
	public final void put(final Object array, final ByteBuffer buffer) {
		final int end = buffer.position() + Array.getLength(array) * bytes;
		write(array, buffer);
		buffer.position(end);
	}
}
