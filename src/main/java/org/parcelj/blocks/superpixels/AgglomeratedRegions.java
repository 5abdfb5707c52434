package org.parcelj.blocks.superpixels;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.ValuePass;
import org.parcelj.blocks.rena.BlockRena;
import org.parcelj.blocks.superpixels.BlockSuperpixels.Found;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.cluster.rena.NodeGraph;
import org.parcelj.parcels.ValueTotals;

/**
 * Merges superpixels, each at its mean and with the weight of its pixels, as {@link AgglomerativeClustering} does.
 *
 * @param linkage how far apart two clusters are
 * @param clusters how many are left
 */
public record AgglomeratedRegions(Linkage linkage, int clusters) implements BlockSuperpixels.OfRegions {

	@Override
	public String identity() {
		return "agglomerative linkage=" + linkage;
	}

	@Override
	public Found fit(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final BlockRena.Regions regions, final Progress progress)
	{
		final ValueTotals totals = new ValuePass(source, grid, regions.clusters().labels()).run(steps,
			regions.clusters().size(), progress.part(0, 0.5));
		final Dendrogram tree = new AgglomerativeClustering(linkage)
			.fit(new NodeGraph(totals.allMeans(), regions.pixels(), regions.graph()), progress.part(0.5, 1));
		final Clustering found = tree.cut(clusters);
		return new Found(found, List.of(largest(found, regions.pixels())));
	}

	private static String largest(final Clustering clustering, final int[] pixels) {
		final long[] sizes = new long[clustering.size()];
		for (int region = 0; region < pixels.length; region++)
			sizes[clustering.label(region)] += pixels[region];
		return String.format(Locale.ROOT, "largest parcel: %.1f %% of the pixels",
			100.0 * Arrays.stream(sizes).max().orElse(0) / Arrays.stream(sizes).sum());
	}
}
