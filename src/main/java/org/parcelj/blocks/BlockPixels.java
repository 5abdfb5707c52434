package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.Spread;
import org.parcelj.features.SumRange;

/** The pixels of all blocks that take part, where their neighbours do not matter. */
public class BlockPixels {

	private final Supersteps steps;
	private final Reader reader;
	private final SumRange range;

	/**
	 * Reads the pixels of a block, where it is worked on.
	 *
	 * @param bytes that are needed for a pixel, and for each feature of one
	 */
	public record Reader(PixelSource source, BlockGrid grid, int bytes, int featureBytes) implements Serializable {

		/**
		 * @throws InputException if there is too little memory for a block
		 */
		public Pixels read(final Desk desk) {
			final int[] core = grid.core(desk.block());
			final long pixels = (long) core[0] * core[1] * core[2];
			Memory.require("block " + desk.block(), pixels * (bytes + (long) featureBytes * source.features()));
			return source.read(grid.min(desk.block()), core, desk.progress());
		}

		Counted count(final Desk desk) {
			final Pixels read = read(desk);
			requireFinite(read, grid.min(desk.block()));
			PixelCounts.leave(desk, read.mask(), grid.core(desk.block())[0]);
			return new Counted(read.mask().size(), read.features().largest());
		}

		private static void requireFinite(final Pixels read, final long[] min) {
			try {
				read.features().requireFinite(read.mask());
			}
			catch (final InputException e) {
				throw new InputException(e.getMessage() + " (in a block that begins at " + Arrays.toString(min) + ")", e);
			}
		}

		Spread spread(final Desk desk, final SumRange range) {
			final FeatureMatrix features = read(desk).features();
			final Spread spread = new Spread(range);
			spread.add(features, 0, features.pixels());
			return spread;
		}

		float[] rows(final Desk desk, final HashMap<Integer, PixelCounts.Found> found) {
			final PixelCounts.Found here = found.get(desk.block());
			return here == null ? new float[0] : read(desk).features().rows(here.pixels()).sharedValues();
		}

		/**
		 * Leaves the labels of a block's pixels that take part.
		 *
		 * @param largest that any label can be
		 */
		public static void leave(final Desk desk, final String name, final Pixels read, final int[] labels,
			final int largest)
		{
			final int[] all = new int[read.mask().gridSize()];
			Arrays.fill(all, -1);
			read.mask().forEachWithin(0, all.length, (index, position) -> all[position] = labels[index]);
			desk.store(name, new PackedLabels(all, largest));
		}
	}

	/** How many pixels there are, and the largest magnitude of their values. */
	private record Counted(long pixels, float largest) implements Serializable {}

	/**
	 * Counts them.
	 *
	 * @throws InputException if a value is not finite
	 */
	public BlockPixels(final Supersteps steps, final Reader reader, final Progress progress) {
		this.steps = steps;
		this.reader = reader;
		final List<Counted> counted = steps.run("counting pixels", reader::count, progress);
		range = new SumRange(counted.stream().mapToLong(Counted::pixels).sum(), reader.source().features(),
			counted.stream().mapToDouble(Counted::largest).max().orElse(0));
	}

	/** Where they are worked on. */
	protected final Supersteps steps() {
		return steps;
	}

	/** How they are read. */
	protected final Reader reader() {
		return reader;
	}

	/** How many there are, and what their sums are prepared for. */
	public final SumRange range() {
		return range;
	}

	/**
	 * The features of some of them.
	 *
	 * @param numbers in raster order, from 0; ascending
	 */
	public final FeatureMatrix rows(final long[] numbers, final Progress progress) {
		final int p = range.features();
		final float[] values = new float[Memory.requireArray("a sample of the pixels", (long) numbers.length * p)];
		final HashMap<Integer, PixelCounts.Found> found = new PixelCounts(steps, reader.grid()).find(numbers, progress);
		final Reader of = reader;
		final List<float[]> parts = steps.run("drawing " + numbers.length + " pixels", desk -> of.rows(desk, found),
			progress);
		found.forEach((block, here) -> {
			for (int i = 0; i < here.places().length; i++)
				System.arraycopy(parts.get(block), i * p, values, here.places()[i] * p, p);
		});
		return new FeatureMatrix(numbers.length, p, values);
	}

	/** How far their values spread. */
	public final Spread spread(final Progress progress) {
		final Reader of = reader;
		final SumRange wide = range;
		final Spread all = new Spread(range);
		steps.run("measuring the spread", desk -> of.spread(desk, wide), progress).forEach(all::add);
		return all;
	}
}
