package org.parcelj.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import net.imglib2.parallel.Parallelization;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * Reads pixels in blocks of whole items (planes or volumes). Every thread takes the next block from the stream while
 * the others wait or work on theirs, so that one decompresses while the rest convert, and no more blocks than threads
 * are in memory.
 */
final class PixelStream {

	/** Large enough to be worth a lock, small enough to stay in a core's cache until it is converted. */
	private static final int BLOCK_BYTES = 1 << 19;

	/** Works on a block. */
	@FunctionalInterface
	interface Consumer {

		/**
		 * @param first number of the first item
		 * @param count items in the block
		 * @param bytes the items as they are stored, in the file's byte order, from the buffer's position on
		 */
		void accept(int first, int count, ByteBuffer bytes);
	}

	private final HeaderReader content;
	private final String fileName;
	private final int itemBytes;
	private final int items;
	private final int itemsPerBlock;

	/**
	 * @param itemPixels pixels of a plane or volume
	 * @param items how many there are
	 */
	PixelStream(final HeaderReader content, final Path file, final long itemPixels, final int items) {
		this.content = content;
		this.items = items;
		fileName = file.getFileName().toString();
		final long bytes = itemPixels * content.header.type().bytesPerPixel();
		if (bytes > Memory.LONGEST_ARRAY)
			throw new InputException(fileName + ": dim[1] to dim[3] ask for volumes of " + bytes +
				" bytes, but they may have at most " + Memory.LONGEST_ARRAY + " here");
		itemBytes = (int) bytes;
		itemsPerBlock = Math.max(1, BLOCK_BYTES / itemBytes);
	}

	/**
	 * What is in memory while it runs: a block for each thread, and what becomes of an item of it.
	 *
	 * @param threads that there are at most
	 * @param decoded bytes that an item takes beside what is kept of it
	 */
	long workingBytes(final int threads, final long decoded) {
		return Math.min(threads, Chunks.count(items, itemsPerBlock)) *
			((long) itemBytes * Math.min(items, itemsPerBlock) + decoded);
	}

	void run(final InputStream in, final Progress progress, final Consumer consumer) throws IOException {
		in.skipNBytes(content.offset);
		final Run run = new Run(in, progress, consumer);
		final int threads = Math.min(Parallelization.getTaskExecutor().getParallelism(),
			Chunks.count(items, itemsPerBlock));
		Chunks.forEach(threads, 1, (thread, from, to) -> run.work());
		run.finish();
	}

	private final class Run {

		private final InputStream in;
		private final Progress progress;
		private final Consumer consumer;
		/** The first thing that went wrong; ends the other threads too. */
		private final AtomicReference<Exception> failure = new AtomicReference<>();
		private int next;

		Run(final InputStream in, final Progress progress, final Consumer consumer) {
			this.in = in;
			this.progress = progress;
			this.consumer = consumer;
		}

		void work() {
			try {
				final ByteBuffer block = ByteBuffer.allocate(itemBytes * Math.min(items, itemsPerBlock))
					.order(content.header.byteOrder());
				for (int first = fill(block); first < items; first = fill(block))
					consumer.accept(first, block.limit() / itemBytes, block);
			}
			catch (final IOException | RuntimeException e) {
				failure.compareAndSet(null, e);
			}
		}

		/** Fills a block and gives the number of its first item; the number of items after the last one. */
		private synchronized int fill(final ByteBuffer block) throws IOException {
			if (failure.get() != null || next == items) return items;
			progress.step((double) next / items, "reading " + fileName);
			final int first = next;
			final int count = Math.min(itemsPerBlock, items - first);
			next += count;
			block.clear().limit(count * itemBytes);
			final int got = in.readNBytes(block.array(), 0, block.limit());
			if (got < block.limit()) throw new EOFException(ends((long) first * itemBytes + got));
			if (next == items) readToEnd();
			return first;
		}

		private String ends(final long bytes) {
			return "dim and datatype promise " + (long) items * itemBytes + " bytes of pixels, but " + fileName +
				" ends after " + bytes;
		}

		/** A gzip stream has its checksum at its end. */
		private void readToEnd() throws IOException {
			final byte[] rest = new byte[1 << 13];
			while (in.read(rest) > 0)
				progress.check();
		}

		void finish() throws IOException {
			final Exception e = failure.get();
			if (e instanceof IOException) throw (IOException) e;
			if (e != null) throw (RuntimeException) e;
		}
	}
}
