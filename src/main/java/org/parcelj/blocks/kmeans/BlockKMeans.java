package org.parcelj.blocks.kmeans;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.BlockPixels.Reader;
import org.parcelj.blocks.PixelSource;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.kmeans.KMeansSteps.Left;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.Means;
import org.parcelj.cluster.kmeans.Settled;

/**
 * k-means of a volume in blocks: the labels are exactly those of {@link KMeans} on the whole volume, whatever its
 * options, for blocks of any size and any engine, since the sums of both do not depend on the order of the pixels. Each
 * iteration is a step; samples are drawn here.
 *
 * @param options of the method
 */
public record BlockKMeans(KMeans.Options options) implements BlockMethod {

	/** Bytes of a pixel besides its features, which are held three times. */
	private static final int BYTES = 40;
	private static final int FEATURE_BYTES = 12;

	@Override
	public String identity() {
		return "kmeans " + options;
	}

	@Override
	public BlockClusters fit(final Supersteps steps, final PixelSource source, final BlockGrid grid,
		final Progress progress)
	{
		final KMeansSteps kmeans = new KMeansSteps(new Reader(source, grid, BYTES, FEATURE_BYTES));
		final KMeansOfBlocks pixels = new KMeansOfBlocks(steps, kmeans, progress.part(0, 0.05));
		final Settled<BlockPartition> settled = new KMeans(options).fit(pixels, progress.part(0.05, 0.95));
		final Left left = settled.partition().left();
		final List<long[]> firsts = steps.run("numbering", desk -> kmeans.firstPixels(desk, left), progress.part(0.95, 1));
		final int[] numbers = numbers(firsts, settled.partition().means(), source.isSeries());
		return new BlockClusters(options.clusters(), desk -> {
			final int[] labels = left.load(desk);
			for (int i = 0; i < labels.length; i++)
				labels[i] = labels[i] < 0 ? 0 : 1 + numbers[labels[i]];
			return labels;
		}, List.of(String.format(Locale.ROOT, "%d iterations, inertia %.6g", settled.iterations(), settled.inertia())));
	}

	/** The number of each cluster, as {@link Clustering} numbers them. */
	private static int[] numbers(final List<long[]> firsts, final Means means, final boolean isSeries) {
		final int k = firsts.get(0).length;
		final long[] first = new long[k];
		Arrays.setAll(first, c -> firsts.stream().mapToLong(part -> part[c]).min().orElseThrow());
		final int[] raster = IntStream.range(0, k).boxed().sorted(Comparator.comparingLong(c -> first[c]))
			.mapToInt(Integer::intValue).toArray();
		final int[] places = isSeries
			? IntStream.range(0, k).toArray()
			: Clustering.ascending(Arrays.stream(raster).mapToDouble(c -> means.mean(c, 0)).toArray());
		final int[] numbers = new int[k];
		for (int i = 0; i < k; i++)
			numbers[raster[i]] = places[i];
		return numbers;
	}
}
