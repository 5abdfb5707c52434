package org.parcelj.blocks;

import java.util.List;
import java.util.Optional;

import org.parcelj.Progress;
import org.parcelj.cluster.mixture.FittedMixture;
import org.parcelj.parcels.ParcelTotals;

/**
 * The clusters that were found in a volume in blocks.
 *
 * @param size how many there are
 * @param labels gives their labels, 1 … size
 * @param said lines about how they were found
 * @param mixture the model whose components the clusters are, if they are
 */
public record BlockClusters(int size, BlockLabelling labels, List<String> said, Optional<FittedMixture> mixture) {

	/** Clusters that are no components of a mixture. */
	public BlockClusters(final int size, final BlockLabelling labels, final List<String> said) {
		this(size, labels, said, Optional.empty());
	}

	/** Gives the labels of all blocks to a sink. */
	public void write(final Supersteps steps, final BlockGrid grid, final LabelSink sink, final Progress progress) {
		final BlockLabelling of = labels;
		steps.end("writing labels", desk -> {
			sink.write(grid.min(desk.block()), grid.core(desk.block()), of.labels(desk));
			return 0;
		}, progress);
	}

	/** Measures the parcels in all blocks, of the same pixels that were clustered. */
	public ParcelTotals measure(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final Progress progress)
	{
		return new ParcelPass(source, grid, labels).run(steps, size, progress);
	}
}
