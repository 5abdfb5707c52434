package org.parcelj.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageTest {

	@Test
	void whatArrivesIsWhatWasSent(@TempDir final Path folder) {
		final long[] longs = { 0, 1, -1, 63, 64, -64, -65, 8191, 8192, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, -1,
			Long.MAX_VALUE, 1L << 62, 5 };
		final Message message = new Message(longs, new double[] { Double.MIN_VALUE, -0.0 }, new float[] { 3 });
		final FolderShelf shelf = new FolderShelf(folder);
		shelf.put("mail", 3, message);
		final Message arrived = (Message) shelf.get("mail", 3);
		assertArrayEquals(longs, arrived.longs());
		assertArrayEquals(message.doubles(), arrived.doubles());
		assertArrayEquals(message.floats(), arrived.floats());
	}

	/** Pixels beside each other and in rows of 1000 below each other. */
	@Test
	void neighboursTakeFewBytes() {
		assertEquals(10 + 99, Message.of(LongStream.range(1L << 62, (1L << 62) + 100).toArray()).bytes(), 1);
		assertEquals(200, Message.of(LongStream.range(1, 101).map(i -> 1000 * i).toArray()).bytes());
		assertEquals(12, new Message(new long[0], new double[1], new float[1]).bytes());
	}
}
