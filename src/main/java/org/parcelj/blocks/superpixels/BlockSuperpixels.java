package org.parcelj.blocks.superpixels;

import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockLabelling;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.rena.BlockRena;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.rena.Superpixels;

/**
 * A method that needs all of its nodes in one place, on a volume in blocks: superpixels are found in blocks, the method
 * clusters these, and each pixel gets its superpixel's cluster.
 *
 * @param rena finds the superpixels
 * @param clusters how many are made of them
 * @param method clusters them
 */
public record BlockSuperpixels(BlockRena rena, int clusters, OfRegions method) implements BlockMethod {

	private static final String CLUSTERS = "clusters of superpixels";

	/** A method on superpixels. */
	public interface OfRegions {

		/** Its name and settings, in a line. */
		String identity();

		/**
		 * @param regions the superpixels
		 * @throws InputException if they cannot be clustered so
		 */
		Found fit(Supersteps steps, PixelSource source, BlockGrid grid, BlockRena.Regions regions, Progress progress);
	}

	/**
	 * What a method found.
	 *
	 * @param clustering of the superpixels
	 * @param said what there is to say of it, in lines
	 */
	public record Found(Clustering clustering, List<String> said) {}

	/**
	 * @throws InputException if there are to be fewer superpixels than clusters
	 */
	public BlockSuperpixels {
		new Superpixels(rena.clusters(), clusters);
	}

	@Override
	public String identity() {
		return method.identity() + " clusters=" + clusters + " of " + rena.identity();
	}

	@Override
	public BlockClusters fit(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final Progress progress)
	{
		final BlockRena.Regions regions = rena.regions(steps, source, grid, progress.part(0, 0.6));
		final Found found = method.fit(steps, source, grid, regions, progress.part(0.6, 1));
		final Shelf shelf = steps.shelf();
		shelf.put(CLUSTERS, 0, found.clustering.labels());
		final BlockLabelling superpixels = regions.clusters().labels();
		return new BlockClusters(found.clustering.size(), desk -> {
			final int[] labels = superpixels.labels(desk);
			final int[] clusterOf = (int[]) shelf.get(CLUSTERS, 0);
			for (int i = 0; i < labels.length; i++)
				if (labels[i] > 0) labels[i] = 1 + clusterOf[labels[i] - 1];
			return labels;
		}, found.said);
	}
}
