package org.parcelj.cluster.rena;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;

/**
 * The round of pixels of one feature that fill a grid: visited line by line and neighbour by neighbour, since all
 * pixels of a line except its ends have their neighbours at the same steps. Asking for neighbours pixel by pixel took
 * most of the time of ReNA's first round.
 */
public final class PixelLines {

	/** Pixels that one thread takes at a time. */
	static final int CHUNK = 1 << 16;

	private final GridGraph grid;
	private final FeatureMatrix features;
	private final float[] values;
	private final int width;
	private final int linesOfChunk;

	private PixelLines(final GridGraph grid, final FeatureMatrix features) {
		this.grid = grid;
		this.features = features;
		values = features.sharedValues();
		width = grid.lineLength();
		linesOfChunk = Math.max(1, CHUNK / width);
	}

	/** Null where the nodes are others than such pixels. */
	public static PixelLines of(final Adjacency graph, final FeatureMatrix means) {
		return fit(graph, means.features()) ? new PixelLines((GridGraph) graph, means) : null;
	}

	/** Whether nodes with so many features are such pixels. */
	static boolean fit(final Adjacency graph, final int features) {
		return features == 1 && graph instanceof final GridGraph grid && grid.hasEvenLines();
	}

	/** The squared distance of each pixel's nearest neighbour, as the bits of a double. */
	public void findNearest(final long[] nearest, final Progress progress) {
		Chunks.forEach(grid.size() / width, linesOfChunk, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader around = grid.reader();
			final double[] least = new double[width];
			for (int line = from; line < to; line++) {
				final int start = line * width;
				Arrays.fill(least, Double.POSITIVE_INFINITY);
				for (final int jump : grid.jumpsWithinLine(line))
					lower(least, start, jump);
				least[0] = nearest(around, start);
				least[width - 1] = nearest(around, start + width - 1);
				writeBits(least, nearest, start);
			}
		});
	}

	private static void writeBits(final double[] values, final long[] target, final int start) {
		for (int x = 0; x < values.length; x++)
			target[start + x] = Double.doubleToRawLongBits(values[x]);
	}

	private void lower(final double[] least, final int start, final int jump) {
		for (int x = 1; x < width - 1; x++)
			least[x] = Math.min(least[x], squaredDistance(start + x, jump));
	}

	private double squaredDistance(final int pixel, final int jump) {
		final double difference = (double) values[pixel] - values[pixel + jump];
		return difference * difference;
	}

	private double nearest(final Adjacency.Reader around, final int pixel) {
		around.enter(pixel);
		double least = Double.POSITIVE_INFINITY;
		for (int e = around.from(); e < around.to(); e++)
			least = Math.min(least, features.squaredDistance(pixel, around.neighbours()[e]));
		return least;
	}

	/**
	 * Joins neighbours of which one is a nearest one of the other.
	 *
	 * @param limits of each pixel up to which squared distance a neighbour is, as the bits of a double
	 */
	public void join(final long[] limits, final DisjointSets sets, final Progress progress) {
		Chunks.forEach(grid.size() / width, linesOfChunk, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = grid.laterReader();
			for (int line = from; line < to; line++) {
				final int start = line * width;
				joinLater(later, start, limits, sets);
				for (final int jump : grid.laterJumpsWithinLine(line))
					join(start, jump, limits, sets);
				joinLater(later, start + width - 1, limits, sets);
			}
		});
	}

	private void join(final int start, final int jump, final long[] limits, final DisjointSets sets) {
		for (int i = start + 1; i < start + width - 1; i++)
			if (squaredDistance(i, jump) <= Double.longBitsToDouble(Math.max(limits[i], limits[i + jump])))
				sets.join(i, i + jump);
	}

	private void joinLater(final Adjacency.Reader later, final int pixel, final long[] limits, final DisjointSets sets) {
		later.enter(pixel);
		for (int e = later.from(); e < later.to(); e++) {
			final int other = later.neighbours()[e];
			if (features.squaredDistance(pixel, other) <= Double.longBitsToDouble(Math.max(limits[pixel], limits[other])))
				sets.join(pixel, other);
		}
	}
}
