package org.parcelj.blocks.kmeans;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockPixels;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.kmeans.KMeansPixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/** The pixels of all blocks, as k-means sees them. */
final class KMeansOfBlocks implements KMeansPixels<BlockPartition> {

	private final Supersteps steps;
	private final KMeansSteps kmeans;
	private final BlockPixels pixels;
	private int partitions;

	KMeansOfBlocks(final Supersteps steps, final KMeansSteps kmeans, final Progress progress) {
		this.steps = steps;
		this.kmeans = kmeans;
		pixels = new BlockPixels(steps, kmeans.reader(), progress);
	}

	@Override
	public SumRange range() {
		return pixels.range();
	}

	@Override
	public FeatureMatrix rows(final long[] numbers, final Progress progress) {
		return pixels.rows(numbers, progress);
	}

	@Override
	public double meanVariance(final Progress progress) {
		return pixels.spread(progress).meanVariance();
	}

	@Override
	public BlockPartition partition(final double[] centres) {
		return new BlockPartition(steps, kmeans, range(), centres, "clusters" + partitions++);
	}
}
