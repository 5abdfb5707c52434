package org.parcelj.blocks.kmeans;

import java.util.HashMap;
import java.util.List;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.PixelCounts;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.kmeans.KMeansPixels;
import org.parcelj.cluster.kmeans.Spread;
import org.parcelj.cluster.kmeans.SumRange;
import org.parcelj.features.FeatureMatrix;

/** The pixels of all blocks. */
final class BlockPixels implements KMeansPixels<BlockPartition> {

	private final Supersteps steps;
	private final BlockGrid grid;
	private final KMeansSteps kmeans;
	private final SumRange range;
	private int partitions;

	BlockPixels(final Supersteps steps, final PixelSource source, final BlockGrid grid, final Progress progress) {
		this.steps = steps;
		this.grid = grid;
		kmeans = new KMeansSteps(source, grid);
		final List<KMeansSteps.Counted> counted = steps.run("counting pixels", kmeans::count, progress);
		range = new SumRange(counted.stream().mapToLong(KMeansSteps.Counted::pixels).sum(), source.features(),
			counted.stream().mapToDouble(KMeansSteps.Counted::largest).max().orElse(0));
	}

	@Override
	public SumRange range() {
		return range;
	}

	@Override
	public FeatureMatrix rows(final long[] numbers, final Progress progress) {
		final int p = range.features();
		final float[] values = new float[Memory.requireArray("a sample of the pixels", (long) numbers.length * p)];
		final HashMap<Integer, PixelCounts.Found> found = new PixelCounts(steps, grid).find(numbers, progress);
		final KMeansSteps of = kmeans;
		final List<float[]> parts = steps.run("drawing " + numbers.length + " pixels", desk -> of.rows(desk, found),
			progress);
		found.forEach((block, here) -> {
			for (int i = 0; i < here.places().length; i++)
				System.arraycopy(parts.get(block), i * p, values, here.places()[i] * p, p);
		});
		return new FeatureMatrix(numbers.length, p, values);
	}

	@Override
	public double meanVariance(final Progress progress) {
		final KMeansSteps of = kmeans;
		final SumRange wide = range;
		final Spread all = new Spread(range);
		steps.run("measuring the spread", desk -> of.spread(desk, wide), progress).forEach(all::add);
		return all.meanVariance();
	}

	@Override
	public BlockPartition partition(final double[] centres) {
		return new BlockPartition(steps, kmeans, range, centres, "clusters" + partitions++);
	}
}
