package org.parcelj.blocks.superpixels;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import org.parcelj.Memory;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockLabelling;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Message;
import org.parcelj.blocks.PixelSource;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/**
 * The steps in a block by which the similarities of regions are summed up: over the edges between its own pixels, and
 * over those to pixels of the blocks behind it, which tell it their regions.
 *
 * @param regions gives the regions of blocks, from 1
 */
record EdgeSteps(PixelSource source, BlockGrid grid, Connectivity connectivity,
	BlockLabelling regions) implements Serializable {

	/** Bytes of a pixel besides its features, which are held twice. */
	private static final long BYTES = 40;
	private static final long FEATURE_BYTES = 8;

	/**
	 * How the differences along edges spread.
	 *
	 * @param squares the sum of the squared differences from the mean
	 */
	record Differences(long count, double mean, double squares) implements Serializable {

		static final Differences NONE = new Differences(0, 0, 0);

		/** Together, as T. F. Chan, G. H. Golub, R. J. LeVeque, doi:10.1080/00031305.1983.10483115. */
		Differences with(final Differences other) {
			if (other.count == 0) return this;
			final long all = count + other.count;
			final double apart = other.mean - mean;
			return new Differences(all, mean + apart * other.count / all,
				squares + other.squares + apart * apart * count * other.count / all);
		}

		/** The population standard deviation. */
		double deviation() {
			return count == 0 ? 0 : Math.sqrt(squares / count);
		}
	}

	/**
	 * Sums of similarities.
	 *
	 * @param pairs of regions, the lower in the upper half, ascending; a region with itself for what lies within
	 * @param sums of each
	 * @param places by region the sums of the places of its pixels along x, y and z
	 */
	record Weights(long[] pairs, double[] sums, HashMap<Integer, long[]> places) implements Serializable {}

	/** Receives the edges of a block. */
	@FunctionalInterface
	private interface EdgeConsumer {

		/** @param i position in the block with the pixels around it */
		void accept(int i, int j, double difference);
	}

	/** Tells the regions of the outermost pixels to the blocks before, and measures the block's differences. */
	Differences differences(final Desk desk) {
		final int[] labels = regions.labels(desk);
		for (final int[] step : connectivity.forwardSteps(3)) {
			final int before = grid.beside(desk.block(), Arrays.stream(step).map(s -> -s).toArray());
			if (before >= 0)
				desk.send(before, Message.of(Arrays.stream(grid.layer(labels, desk.block(), step)).asLongStream().toArray()));
		}
		final double[] sums = new double[2];
		final long[] count = new long[1];
		forEachEdge(desk, (i, j, difference) -> {
			final double apart = difference - sums[0];
			sums[0] += apart / ++count[0];
			sums[1] += apart * (difference - sums[0]);
		});
		return new Differences(count[0], sums[0], sums[1]);
	}

	/** Sums up the similarities of edges by the regions at their ends. */
	Weights weights(final Desk desk, final Affinity affinity, final double scale) {
		final int[] labels = labels(desk);
		final Map<Long, double[]> sums = new HashMap<>();
		forEachEdge(desk, (i, j, difference) -> {
			final long pair = (long) Math.min(labels[i], labels[j]) << 32 | Math.max(labels[i], labels[j]);
			sums.computeIfAbsent(pair, key -> new double[1])[0] += affinity.similarity(difference, scale);
		});
		final TreeMap<Long, double[]> sorted = new TreeMap<>(sums);
		return new Weights(sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
			sorted.values().stream().mapToDouble(sum -> sum[0]).toArray(), places(desk));
	}

	private HashMap<Integer, long[]> places(final Desk desk) {
		final HashMap<Integer, long[]> places = new HashMap<>();
		final int[] of = regions.labels(desk);
		final int[] core = grid.core(desk.block());
		final long[] min = grid.min(desk.block());
		for (int i = 0; i < of.length; i++) {
			if (of[i] == 0) continue;
			final long[] sums = places.computeIfAbsent(of[i], region -> new long[3]);
			sums[0] += min[0] + i % core[0];
			sums[1] += min[1] + i / core[0] % core[1];
			sums[2] += min[2] + i / core[0] / core[1];
		}
		return places;
	}

	/**
	 * The labels of the pixels of a block and of those in the blocks behind that touch them; 0 for the others around it.
	 */
	private int[] labels(final Desk desk) {
		final int block = desk.block();
		final int[] halo = grid.halo(block);
		final int[] all = new int[halo[0] * halo[1] * halo[2]];
		put(all, block, new int[3], regions.labels(desk));
		for (final int[] step : connectivity.forwardSteps(3)) {
			final int behind = grid.beside(block, step);
			if (behind >= 0)
				put(all, block, step, Arrays.stream(desk.from(behind).longs()).mapToInt(label -> (int) label).toArray());
		}
		return all;
	}

	private void put(final int[] all, final int block, final int[] step, final int[] part) {
		final int[] halo = grid.halo(block);
		final int[] size = BlockGrid.layerSize(grid.core(block), step);
		final int[] from = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int before = (int) (grid.min(block)[axis] - grid.haloMin(block)[axis]);
			from[axis] = step[axis] > 0 ? before + grid.core(block)[axis] : step[axis] < 0 ? before - 1 : before;
		}
		for (int z = 0, at = 0; z < size[2]; z++)
			for (int y = 0; y < size[1]; y++, at += size[0])
				System.arraycopy(part, at, all, ((from[2] + z) * halo[1] + from[1] + y) * halo[0] + from[0], size[0]);
	}

	private void forEachEdge(final Desk desk, final EdgeConsumer consumer) {
		final int block = desk.block();
		final long[] min = grid.haloMin(block);
		final int[] size = grid.halo(block);
		Memory.require("block " + block, (long) size[0] * size[1] * size[2] * (BYTES + FEATURE_BYTES * source.features()));
		final PixelSource.Pixels read = source.read(min, size, desk.progress());
		final Mask mask = read.mask();
		final Adjacency.Reader around = GridGraph.of(mask, connectivity).reader();
		final int[] positions = mask.positions();
		final int[] owners = owners(block, positions);
		for (int i = 0; i < owners.length; i++) {
			desk.progress().checkAt(i);
			if (owners[i] != block) continue;
			around.enter(i);
			for (int e = around.from(); e < around.to(); e++) {
				final int j = around.neighbours()[e];
				// others count the edges to blocks before
				if (owners[j] == block ? j > i : owners[j] > block)
					consumer.accept(positions[i], positions[j], Math.sqrt(read.features().squaredDistance(i, j)));
			}
		}
	}

	private int[] owners(final int block, final int[] positions) {
		final long[] min = grid.haloMin(block);
		final int[] size = grid.halo(block);
		return Arrays.stream(positions).map(position -> grid.owner(grid.index(min[0] + position % size[0],
			min[1] + position / size[0] % size[1], min[2] + position / size[0] / size[1]))).toArray();
	}
}
