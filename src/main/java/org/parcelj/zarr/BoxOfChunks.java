package org.parcelj.zarr;

/** The chunks that a box touches. Immutable. */
final class BoxOfChunks {

	private final long[] corner;
	private final int[] size;
	private final int[] chunks;
	private final long[] first;
	private final int[] counts;

	/** @param chunks shape of a chunk */
	BoxOfChunks(final long[] corner, final int[] size, final int[] chunks) {
		this.corner = corner;
		this.size = size;
		this.chunks = chunks;
		first = new long[size.length];
		counts = new int[size.length];
		for (int axis = 0; axis < size.length; axis++) {
			first[axis] = corner[axis] / chunks[axis];
			counts[axis] = (int) ((corner[axis] + size[axis] - 1) / chunks[axis] - first[axis] + 1);
		}
	}

	int count() {
		return CodecChain.pixels(counts);
	}

	/** Number along each axis of one of the chunks. */
	long[] chunk(final int number) {
		final long[] index = new long[size.length];
		int rest = number;
		for (int axis = size.length - 1; axis >= 0; axis--) {
			index[axis] = first[axis] + rest % counts[axis];
			rest /= counts[axis];
		}
		return index;
	}

	/** Copies what the box and a chunk share into the box. */
	void copy(final long[] index, final Object chunk, final Object box) {
		final Shared shared = new Shared(index);
		new StridedCopy(shared.shape, shared.chunkStrides, shared.boxStrides).run(chunk, shared.inChunk, box, shared.inBox);
	}

	/** Copies the same into the chunk. */
	void take(final long[] index, final Object chunk, final Object box) {
		final Shared shared = new Shared(index);
		new StridedCopy(shared.shape, shared.boxStrides, shared.chunkStrides).run(box, shared.inBox, chunk, shared.inChunk);
	}

	/** What the box and a chunk share. */
	private final class Shared {

		private final int[] shape = new int[size.length];
		private final long[] chunkStrides = StridedCopy.strides(chunks);
		private final long[] boxStrides = StridedCopy.strides(size);
		private long inChunk;
		private long inBox;

		Shared(final long[] index) {
			for (int axis = 0; axis < size.length; axis++) {
				final long start = index[axis] * chunks[axis];
				final long begin = Math.max(start, corner[axis]);
				shape[axis] = (int) (Math.min(start + chunks[axis], corner[axis] + size[axis]) - begin);
				inChunk += (begin - start) * chunkStrides[axis];
				inBox += (begin - corner[axis]) * boxStrides[axis];
			}
		}
	}
}
