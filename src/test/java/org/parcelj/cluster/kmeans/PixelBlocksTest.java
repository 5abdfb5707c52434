package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class PixelBlocksTest {

	/** Clusters without pixels have no blocks. */
	@Test
	void aBlockHoldsPixelsOfOneCluster() {
		final int[] labels = new int[ScoreBlock.SIZE + 12];
		Arrays.fill(labels, 1);
		labels[7] = 3;
		labels[2] = 3;
		final PixelBlocks blocks = PixelBlocks.of(labels, 5);
		final int others = ScoreBlock.SIZE + 10;
		assertEquals(3, blocks.count());
		assertBlock(blocks, 0, 1, 0, ScoreBlock.SIZE);
		assertBlock(blocks, 1, 1, ScoreBlock.SIZE, others);
		assertBlock(blocks, 2, 3, others, others + 2);
		assertArrayEquals(new int[] { 2, 7 }, Arrays.copyOfRange(blocks.pixels(), others, others + 2));
		assertEquals(others, blocks.start(3));
	}

	@Test
	void pixelsWithoutClustersAreInBlocksToo() {
		final PixelBlocks blocks = PixelBlocks.of(new int[ScoreBlock.SIZE]);
		assertEquals(1, blocks.count());
		assertBlock(blocks, 0, -1, 0, ScoreBlock.SIZE);
	}

	private static void assertBlock(final PixelBlocks blocks, final int block, final int cluster, final int from,
		final int to)
	{
		assertEquals(cluster, blocks.cluster(block));
		assertEquals(from, blocks.from(block));
		assertEquals(to, blocks.to(block));
	}
}
