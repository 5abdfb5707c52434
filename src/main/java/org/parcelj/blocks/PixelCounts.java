package org.parcelj.blocks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;

/** Where the pixels that take part lie in raster order, by how many of them each row of a block has. */
public final class PixelCounts {

	private static final String ROWS = "rows";

	private final Supersteps steps;
	private final BlockGrid grid;

	/** After all blocks have left theirs. */
	public PixelCounts(final Supersteps steps, final BlockGrid grid) {
		this.steps = steps;
		this.grid = grid;
	}

	/** Leaves what a block has. */
	public static void leave(final Desk desk, final Mask mask, final int width) {
		final int[] rows = new int[mask.gridSize() / width];
		mask.forEachWithin(0, mask.gridSize(), (index, position) -> rows[position / width]++);
		desk.store(ROWS, rows);
	}

	/**
	 * Pixels of a block.
	 *
	 * @param pixels their numbers among those of the block that take part
	 * @param places of each its place among those that were asked for
	 */
	public record Found(int[] pixels, int[] places) implements Serializable {}

	/**
	 * The blocks that hold some pixels, and which these are there.
	 *
	 * @param numbers among the pixels that take part, in raster order; ascending
	 */
	public HashMap<Integer, Found> find(final long[] numbers, final Progress progress) {
		final long[] starts = rowStarts(progress);
		final TreeMap<Integer, List<Integer>> byFirstBlock = new TreeMap<>();
		final int[] rows = new int[numbers.length];
		for (int i = 0, row = 0; i < numbers.length; i++) {
			while (starts[row + 1] <= numbers[i])
				row++;
			rows[i] = row;
			final long firstOfRow = row * grid.size()[0];
			byFirstBlock.computeIfAbsent(grid.owner(firstOfRow), block -> new ArrayList<>()).add(i);
		}
		final HashMap<Integer, Found> found = new HashMap<>();
		byFirstBlock.forEach((first, places) -> {
			progress.check();
			find(first, places, rows, starts, numbers, found);
		});
		return found;
	}

	/** Along the blocks that lie in a line with the first. */
	private void find(final int first, final List<Integer> places, final int[] rows, final long[] starts,
		final long[] numbers, final HashMap<Integer, Found> found)
	{
		final long[] min = grid.min(first);
		final int[] passed = new int[counts(first).length];
		for (int block = first; block < grid.count() && (block == first || grid.min(block)[0] > 0); block++) {
			final int[] counts = counts(block);
			final int[] before = counts.clone();
			Arrays.parallelPrefix(before, Integer::sum);
			final int[] pixels = new int[places.size()];
			final int[] of = new int[places.size()];
			int count = 0;
			for (final int place : places) {
				final long y = rows[place] % grid.size()[1] - min[1];
				final long z = rows[place] / grid.size()[1] - min[2];
				final int row = (int) (z * grid.core(first)[1] + y);
				final long within = numbers[place] - starts[rows[place]] - passed[row];
				if (within < 0 || within >= counts[row]) continue;
				pixels[count] = (int) (before[row] - counts[row] + within);
				of[count++] = place;
			}
			if (count > 0) found.put(block, new Found(Arrays.copyOf(pixels, count), Arrays.copyOf(of, count)));
			for (int row = 0; row < counts.length; row++)
				passed[row] += counts[row];
		}
	}

	/** For each row of the volume, the number of its first pixel; after them, the number of all pixels. */
	private long[] rowStarts(final Progress progress) {
		final long[] starts = new long[Memory.requireArray("rows", grid.size()[1] * grid.size()[2] + 1)];
		for (int block = 0; block < grid.count(); block++) {
			progress.check();
			final long[] min = grid.min(block);
			final int width = grid.core(block)[1];
			final int[] counts = counts(block);
			for (int row = 0; row < counts.length; row++)
				starts[1 + (int) ((min[2] + row / width) * grid.size()[1] + min[1] + row % width)] += counts[row];
		}
		Arrays.parallelPrefix(starts, Long::sum);
		return starts;
	}

	private int[] counts(final int block) {
		return (int[]) steps.left(ROWS, block);
	}
}
