package org.parcelj.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTest {

	@Test
	void whatArrivesIsWhatWasSent(@TempDir final Path folder) {
		final long[] longs = { 0, 1, -1, 63, 64, -64, -65, 8191, 8192, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, -1,
			Long.MAX_VALUE, 1L << 62, 5 };
		arrives(new Message(longs, new double[] { Double.MIN_VALUE, -0.0 }, new float[] { 3 }), folder);
		arrives(new Message(new long[0], new double[0], new float[0]), folder);
		final SplittableRandom random = new SplittableRandom(1);
		arrives(new Message(random.longs(1000).toArray(), random.doubles(500).toArray(), new float[] { -0f, Float.NaN }),
			folder);
		arrives(new Message(new long[1000], random.doubles(1).toArray(), new float[700]), folder);
	}

	private static void arrives(final Message message, final Path folder) {
		final FolderShelf shelf = new FolderShelf(folder);
		shelf.put("mail", 3, message.packed());
		final Message arrived = ((Message.Packed) shelf.get("mail", 3)).message();
		assertArrayEquals(message.longs(), arrived.longs());
		assertArrayEquals(message.doubles(), arrived.doubles());
		assertArrayEquals(message.floats(), arrived.floats());
	}

	private static int bytes(final Message message) {
		return message.packed().bytes().length;
	}

	/** Pixels beside each other and in rows of 1000 below each other. */
	@Test
	void neighboursTakeFewBytes() {
		assertEquals(10 + 99, bytes(Message.of(LongStream.range(1L << 62, (1L << 62) + 100).toArray())), 1);
		assertEquals(200, bytes(Message.of(LongStream.range(1, 101).map(i -> 1000 * i).toArray())));
		assertEquals(12, bytes(new Message(new long[0], new double[1], new float[1])));
	}

	/** What repeats is told once, and what cannot be compressed takes no more than it is. */
	@Test
	void manyNumbersAreCompressed() {
		assertTrue(bytes(Message.of(LongStream.range(0, 10_000).toArray())) < 200);
		final float[] means = new float[10_000];
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < means.length; i++)
			means[i] = random.nextInt(1000);
		assertTrue(bytes(new Message(new long[0], new double[0], means)) < 0.6 * Float.BYTES * means.length);
		assertEquals(8000, bytes(Message.of(random.longs(1000).mapToDouble(Double::longBitsToDouble).toArray())));
	}
}
