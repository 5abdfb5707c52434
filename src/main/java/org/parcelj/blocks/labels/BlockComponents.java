package org.parcelj.blocks.labels;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.MemoryException;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.labels.ComponentSteps.Across;
import org.parcelj.blocks.labels.ComponentSteps.Found;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;
import org.parcelj.parcels.LabelComponents;

/**
 * The connected parts of the labels of a volume in blocks, exactly as {@link LabelComponents} finds them in the whole
 * one: blocks find their own, and tell each other their outermost pixels; which parts belong together is then found in
 * one place, by union-find.
 *
 * @param connectivity which pixels of an object touch; background touches by faces in any case
 * @param smallest objects of fewer pixels, with their holes where those are filled, become background
 */
public record BlockComponents(Connectivity connectivity, int smallest, LabelComponents.Holes holes) {

	/** Bytes of a part and of what it touches, where all parts are together. */
	private static final long BYTES = 80;
	/** The same with what the blocks have of it. */
	private static final long BYTES_WITH_BLOCKS = BYTES + 36;

	/** The part of a label around a hole: not known yet; or the hole is open, or has several around it. */
	private static final int UNKNOWN = -1;
	private static final int NONE = -2;

	/**
	 * @throws InputException if smallest is below 1
	 */
	public BlockComponents {
		InputException.requireRange("smallest", smallest, 1, Integer.MAX_VALUE);
	}

	/** Its settings, in a line. */
	public String identity() {
		return "components connectivity=" + connectivity + " smallest=" + smallest + " holes=" + holes;
	}

	/**
	 * @return clusters numbered in the order of their first pixels; there may be none
	 * @throws InputException if there is no label, the image is a picture, or there is too little memory for so many
	 * parts
	 */
	public BlockClusters fit(final Supersteps steps, final LabelSource source, final BlockGrid grid,
		final Progress progress)
	{
		source.requireLabels(progress);
		final long most = Memory.free(Runtime.getRuntime().maxMemory());
		final long parts = BYTES_WITH_BLOCKS * source.pixels() > most ? source.likelyPieces(progress) : 0;
		try {
			return fitted(steps, source, grid, progress);
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			// what is joined in one place knows itself what it needs; blocks do not know how many parts others have
			if (e instanceof MemoryException || !Memory.ranOut(e) || BYTES_WITH_BLOCKS * parts <= most) throw e;
			throw Memory.missing("joining parts of labels (about " + parts + ", judging by a few places)",
				BYTES_WITH_BLOCKS * parts, most);
		}
	}

	private BlockClusters fitted(final Supersteps steps, final LabelSource source, final BlockGrid grid,
		final Progress progress)
	{
		final ComponentSteps components = new ComponentSteps(source, grid, connectivity, holes);
		final List<Found> found = steps.run("finding parts", components::find, progress.part(0, 0.8));
		final Joined joined = new Joined(found, steps.run("joining parts", components::join, progress.part(0.8, 1)));
		final int labels = labels(found);
		if (labels == 0) throw source.noLabel();
		final int count = joined.number(smallest);
		final Shelf shelf = steps.shelf();
		for (int block = 0; block < grid.count(); block++)
			ComponentSteps.leave(shelf, block, joined.numbers(found.get(block).ids()));
		final String said = Plural.of(labels, "label") + ", " + Plural.of(count, "component");
		return new BlockClusters(count, desk -> ComponentSteps.labels(desk, shelf),
			count > 0 ? List.of(said) : List.of(said, "no part has " + smallest + " pixels, so none is left"));
	}

	private static int labels(final List<Found> found) {
		final int[] all = found.stream().flatMapToInt(part -> Arrays.stream(part.labels())).filter(label -> label > 0)
			.toArray();
		Arrays.sort(all);
		int count = 0;
		for (int i = 0; i < all.length; i++)
			if (i == 0 || all[i] != all[i - 1]) count++;
		return count;
	}

	/** The parts of all blocks in one place. */
	private static final class Joined {

		private final long[] ids;
		private final long[] sizes;
		private final boolean[] isLabel;
		private final DisjointSets sets;
		/** For each part of background that is the lowest of its set, the part of a label around it. */
		private final int[] around;
		private final int[] numbers;

		Joined(final List<Found> found, final List<Across> across) {
			final long count = found.stream().mapToLong(part -> part.ids().length).sum();
			Memory.require("joining " + count + " parts of labels", BYTES * count);
			Memory.requireArray("the parts of labels", count);
			ids = found.stream().flatMapToLong(part -> Arrays.stream(part.ids())).toArray();
			Arrays.parallelSort(ids);
			sizes = new long[ids.length];
			isLabel = new boolean[ids.length];
			numbers = new int[ids.length];
			sets = new DisjointSets(ids.length);
			for (final Across pairs : across)
				for (int i = 0; i < pairs.same().length; i += 2)
					sets.join(place(pairs.same()[i]), place(pairs.same()[i + 1]));
			around = new int[ids.length];
			Arrays.fill(around, UNKNOWN);
			found.forEach(this::take);
			found.forEach(part -> touch(part.touches()));
			across.forEach(part -> touch(part.touches()));
		}

		private int place(final long id) {
			return Arrays.binarySearch(ids, id);
		}

		private void take(final Found found) {
			for (int i = 0; i < found.ids().length; i++) {
				final int root = sets.root(place(found.ids()[i]));
				sizes[root] += found.sizes()[i];
				isLabel[root] = found.labels()[i] > 0;
				if (found.open()[i]) around[root] = NONE;
			}
		}

		private void touch(final long[] pairs) {
			for (int i = 0; i < pairs.length; i += 2) {
				final int hole = sets.root(place(pairs[i]));
				final int object = sets.root(place(pairs[i + 1]));
				if (around[hole] == UNKNOWN) around[hole] = object;
				else if (around[hole] != object) around[hole] = NONE;
			}
		}

		/** Numbers the objects in the order of their first pixels, which holes never are. */
		int number(final int smallest) {
			for (int i = 0; i < ids.length; i++)
				if (sets.root(i) == i && !isLabel[i] && around[i] >= 0) sizes[around[i]] += sizes[i];
			int next = 0;
			for (int i = 0; i < ids.length; i++)
				if (sets.root(i) == i && isLabel[i] && sizes[i] >= smallest) numbers[i] = ++next;
			return next;
		}

		/** The numbers of parts, 0 for background. */
		int[] numbers(final long[] of) {
			return LongStream.of(of).mapToInt(id -> {
				final int root = sets.root(place(id));
				if (isLabel[root]) return numbers[root];
				return around[root] >= 0 ? numbers[around[root]] : 0;
			}).toArray();
		}
	}
}
