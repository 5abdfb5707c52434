package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

class LocalPartitionTest {

	private static final PixelSpace SPACE = new PixelSpace(new double[] { 1, 2 }, "µm", null);
	/** Of 4 × 2 pixels all but the first and the last. */
	private static final Mask MASK = Mask.of(new long[] { 4, 2 }, position -> position > 0 && position < 7);

	/**
	 * Each in turn takes the pixel that is farthest from its centre by its value and its place, a later row being two
	 * units away: of equally far ones the first, and none that is alone.
	 */
	@Test
	void clustersWithoutPixelsTakeTheFarthestOnes() {
		final PlacedPixels pixels = new PlacedPixels(Tables.column(0, 10, 10, 0, 2, 10), MASK, SPACE, 1);
		final double[] start = { 0, 0.5, 0.5, 10, 2.1, 0.2, 500, 0, 0, 500, 0, 0, 500, 0, 0 };
		final LocalPartition partition = new LocalPartition(pixels, start, new NearCentres(MASK, SPACE, 100));
		final double inertia = partition.iterate(Progress.NONE);
		assertEquals(2 * 1.25 + 5.25 + 0.17 + 0.97 + 2.57, inertia, 1e-12);
		final KMeansResult result = partition.result(inertia, 1);
		assertArrayEquals(new int[] { 4, 1, 1, 0, 2, 3 }, result.labels());
		assertArrayEquals(new float[] { 0, 0, 2, 10, 2.5f, 0, 2, 1, 2, 10, 2, 2, 0, 1, 0 },
			result.centres().sharedValues());
	}
}
