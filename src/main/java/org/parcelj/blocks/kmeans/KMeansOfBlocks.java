package org.parcelj.blocks.kmeans;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockPixels;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.kmeans.KMeansPixels;
import org.parcelj.cluster.kmeans.ValueCounts;

/** The pixels of all blocks, as k-means sees them. */
final class KMeansOfBlocks extends BlockPixels implements KMeansPixels<BlockPartition> {

	private final KMeansSteps kmeans;
	private int partitions;

	KMeansOfBlocks(final Supersteps steps, final KMeansSteps kmeans, final Progress progress) {
		super(steps, kmeans.reader(), progress);
		this.kmeans = kmeans;
	}

	@Override
	public double meanVariance(final Progress progress) {
		return spread(progress).meanVariance();
	}

	@Override
	public ValueCounts valueCounts(final Progress progress) {
		final KMeansSteps of = kmeans;
		return ValueCounts.of(steps().run("counting values", of::valueCounts, progress));
	}

	@Override
	public BlockPartition partition(final double[] centres) {
		return new BlockPartition(steps(), kmeans, range(), centres, "clusters" + partitions++);
	}
}
