package org.parcelj.blocks.labels;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.parcelj.Memory;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Shelf;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.parcels.LabelComponents;

/** The steps in a block by which connected components are found. */
record ComponentSteps(LabelSource source, BlockGrid grid, Connectivity connectivity,
	LabelComponents.Holes holes) implements Serializable {

	private static final String PARTS = "parts";
	private static final String NUMBERS = "numbers";
	/** Bytes of a pixel. */
	private static final long BYTES = 40;

	/**
	 * The parts of a block.
	 *
	 * @param ids of each the number of its first pixel in the volume, ascending
	 * @param labels of each, 0 for background
	 * @param sizes of each, in pixels
	 * @param open of each whether it is background at the volume's border
	 * @param touches by pairs of a part of background and one of a label beside it, their ids
	 */
	record Found(long[] ids, int[] labels, long[] sizes, boolean[] open, long[] touches) implements Serializable {}

	/**
	 * What touches across the borders of blocks, by pairs of ids.
	 *
	 * @param same parts that are one
	 * @param touches as in {@link Found}
	 */
	record Across(long[] same, long[] touches) implements Serializable {}

	/** Finds the parts, and tells their outermost pixels to the blocks before. */
	Found find(final Desk desk) {
		final int[] core = grid.core(desk.block());
		Memory.require("block " + desk.block(), BYTES * core[0] * core[1] * core[2]);
		final int[] values = source.read(grid.min(desk.block()), core, desk.progress());
		final Parts parts = Parts.of(values, grid, desk.block(), connectivity, holes, desk.progress());
		for (final int[] step : connectivity.forwardSteps(3)) {
			final int before = grid.beside(desk.block(), Arrays.stream(step).map(s -> -s).toArray());
			if (before >= 0) desk.send(before, Slab.message(parts, grid, desk.block(), step));
		}
		desk.store(PARTS, parts);
		final Found found = new Found(parts.ids(), parts.labels(), parts.sizes(), new boolean[parts.ids().length],
			holes == LabelComponents.Holes.FILLED ? touches(parts, core) : new long[0]);
		if (holes == LabelComponents.Holes.FILLED) open(desk.block(), parts, found.open);
		return found;
	}

	private static long[] touches(final Parts parts, final int[] core) {
		final Pairs pairs = new Pairs();
		final Adjacency.Reader later = GridGraph.of(Mask.all(core[0], core[1], core[2]), Connectivity.FACES).laterReader();
		for (int i = 0; i < parts.part().length; i++) {
			later.enter(i);
			for (int e = later.from(); e < later.to(); e++) {
				final int a = parts.part()[i];
				final int b = parts.part()[later.neighbours()[e]];
				if (parts.labels()[a] == 0 && parts.labels()[b] > 0) pairs.add(parts.ids()[a], parts.ids()[b]);
				if (parts.labels()[a] > 0 && parts.labels()[b] == 0) pairs.add(parts.ids()[b], parts.ids()[a]);
			}
		}
		return pairs.toArray();
	}

	private void open(final int block, final Parts parts, final boolean[] open) {
		final long[] min = grid.min(block);
		final int[] core = grid.core(block);
		for (int i = 0; i < parts.part().length; i++) {
			final long[] place = { min[0] + i % core[0], min[1] + i / core[0] % core[1], min[2] + i / core[0] / core[1] };
			for (int axis = 0; axis < 3; axis++)
				// a volume of one slice is all border along it
				if (grid.size()[axis] > 1 && (place[axis] == 0 || place[axis] == grid.size()[axis] - 1))
					open[parts.part()[i]] |= parts.labels()[parts.part()[i]] == 0;
		}
	}

	/** Compares the outermost pixels with those of the blocks behind. */
	Across join(final Desk desk) {
		final Parts parts = (Parts) desk.load(PARTS);
		final Pairs same = new Pairs();
		final Pairs touches = new Pairs();
		for (final int[] step : connectivity.forwardSteps(3)) {
			final int behind = grid.beside(desk.block(), step);
			if (behind >= 0) join(parts, grid.core(desk.block()), Slab.of(desk.from(behind)), step, same, touches);
		}
		return new Across(same.toArray(), touches.toArray());
	}

	private void join(final Parts parts, final int[] core, final Slab slab, final int[] step, final Pairs same,
		final Pairs touches)
	{
		final int[] size = BlockGrid.layerSize(core, step);
		final boolean isFace = Arrays.stream(step).map(Math::abs).sum() == 1;
		final int[][] backs = backs(step);
		for (int q = 0; q < slab.part().length; q++) {
			if (slab.part()[q] < 0) continue;
			final int[] place = { q % size[0], q / size[0] % size[1], q / size[0] / size[1] };
			for (int axis = 0; axis < 3; axis++)
				if (step[axis] != 0) place[axis] = step[axis] > 0 ? core[axis] : -1;
			final long id = slab.ids()[slab.part()[q]];
			final int label = slab.labels()[slab.part()[q]];
			for (final int[] back : backs) {
				final int p = position(place, back, core);
				if (p < 0 || parts.part()[p] < 0) continue;
				final long other = parts.ids()[parts.part()[p]];
				final int otherLabel = parts.labels()[parts.part()[p]];
				final boolean byFace = isFace && Arrays.equals(back, step);
				if (label == otherLabel && (label > 0 || byFace)) same.add(other, id);
				if (byFace && label == 0 && otherLabel > 0) touches.add(id, other);
				if (byFace && label > 0 && otherLabel == 0) touches.add(other, id);
			}
		}
	}

	/** The steps from pixels of a block to one that touches them in the block that lies a step behind. */
	private int[][] backs(final int[] step) {
		return Arrays.stream(connectivity.forwardSteps(3))
			.flatMap(one -> Arrays.stream(new int[][] { one, Arrays.stream(one).map(s -> -s).toArray() })).filter(one -> {
				for (int axis = 0; axis < 3; axis++)
					if (step[axis] != 0 && one[axis] != step[axis]) return false;
				return true;
			}).toArray(int[][]::new);
	}

	/** -1 where it is not in the block. */
	private static int position(final int[] place, final int[] back, final int[] core) {
		int position = 0;
		for (int axis = 2; axis >= 0; axis--) {
			final int at = place[axis] - back[axis];
			if (at < 0 || at >= core[axis]) return -1;
			position = position * core[axis] + at;
		}
		return position;
	}

	/** Leaves what a block's parts are to be called, 0 for background. */
	static void leave(final Shelf shelf, final int block, final int[] numbers) {
		shelf.put(NUMBERS, block, numbers);
	}

	/** The labels of a block as they are to be called. */
	static int[] labels(final Desk desk, final Shelf shelf) {
		final int[] numbers = (int[]) shelf.get(NUMBERS, desk.block());
		return Arrays.stream(((Parts) desk.load(PARTS)).part()).map(part -> part < 0 ? 0 : numbers[part]).toArray();
	}

	/** Pairs of ids, each once. */
	private static final class Pairs {

		private final Set<Pair> pairs = new HashSet<>();
		private Pair last;

		private record Pair(long first, long second) {}

		void add(final long first, final long second) {
			// neighbours mostly are of the same parts
			if (last != null && last.first == first && last.second == second) return;
			last = new Pair(first, second);
			pairs.add(last);
		}

		/** By their first and then by their second. */
		long[] toArray() {
			return pairs.stream()
				.sorted((a, b) -> a.first != b.first ? Long.compare(a.first, b.first) : Long.compare(a.second, b.second))
				.flatMapToLong(pair -> Arrays.stream(new long[] { pair.first, pair.second })).toArray();
		}
	}
}
