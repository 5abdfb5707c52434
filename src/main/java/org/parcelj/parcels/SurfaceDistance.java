package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.PixelTree;

/**
 * How far the surfaces of a label and of its match lie apart, in the unit of the grid's space.
 *
 * @param largest the Hausdorff distance: the largest distance of a pixel of one surface to the nearest of the other
 * @param most the 95th percentile of these distances, for the surface for which it is larger
 */
public record SurfaceDistance(double largest, double most) {

	/** The distance of a label without a match. */
	static final SurfaceDistance NONE = new SurfaceDistance(Double.NaN, Double.NaN);

	private static final double MOST = 0.95;
	private static final int CHUNK = 1 << 12;

	/**
	 * @param first positions of the pixels of one surface, at least one
	 * @param second those of the other
	 */
	static SurfaceDistance between(final int[] first, final int[] second, final long[] dimensions, final PixelSpace space,
		final Progress progress)
	{
		final double[] there = distances(first, new PixelTree(dimensions, second, space, progress), progress);
		final double[] back = distances(second, new PixelTree(dimensions, first, space, progress), progress);
		return new SurfaceDistance(Math.max(there[there.length - 1], back[back.length - 1]),
			Math.max(quantile(there), quantile(back)));
	}

	/** Ascending. */
	private static double[] distances(final int[] from, final PixelTree to, final Progress progress) {
		final double[] distances = new double[from.length];
		Chunks.forEach(from.length, CHUNK, (chunk, begin, end) -> {
			progress.check();
			final PixelTree.Search search = to.search();
			for (int i = begin; i < end; i++)
				distances[i] = Math.sqrt(search.squaredDistance(from[i]));
		});
		Arrays.parallelSort(distances);
		return distances;
	}

	/** Between the two nearest in rank, as NumPy's percentile has it. */
	private static double quantile(final double[] ascending) {
		final double rank = MOST * (ascending.length - 1);
		final int below = (int) rank;
		final int above = Math.min(below + 1, ascending.length - 1);
		return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
	}
}
