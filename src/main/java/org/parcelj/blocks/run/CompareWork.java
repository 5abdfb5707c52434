package org.parcelj.blocks.run;

import java.util.List;

import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.labels.LabelSource;
import org.parcelj.parcels.LabelOverlap;
import org.parcelj.parcels.PairCounts;

/** Compares labels with a reference, except for their shapes. */
record CompareWork(String labels, String reference) implements BlockWork {

	/** Bytes of a pixel in memory: its labels, what is made of them, and its distance from borders. */
	private static final long WHOLE = 40;
	private static final String NUMBERS = "matched numbers";

	static CompareWork of(final KeyTexts texts) {
		return new CompareWork(BlockKeys.address("labels", texts.text("labels", "")),
			BlockKeys.address("reference", texts.text("reference", "")));
	}

	@Override
	public Inputs inputs() {
		return Inputs.of("labels", labels).and("reference", reference);
	}

	@Override
	public Opened open(final BlockKeys keys) {
		final LabelSource source = new LabelSource(labels, keys.level(), keys.region());
		final LabelSource other = new LabelSource(reference, keys.level(), keys.region());
		other.requireSize(source.size(), labels);
		return new OfBoth(source, other);
	}

	private record OfBoth(LabelSource labels, LabelSource reference) implements Opened {

		@Override
		public String identity() {
			return "compare " + labels.identity() + " with " + reference.identity();
		}

		@Override
		public long[] size() {
			return labels.size();
		}

		@Override
		public long bytesInMemory() {
			return WHOLE;
		}

		@Override
		public BlockResult run(final BlockRoom room, final Progress progress) {
			final LabelSource a = reference;
			final LabelSource b = labels;
			b.requireLabels(progress);
			a.requireLabels(progress);
			final BlockGrid grid = room.grid();
			final PairCounts counts = new PairCounts();
			room.steps().run("counting labels", desk -> count(desk, a, b, grid), progress.part(0, 0.6))
				.forEach(counts::addAll);
			final LabelOverlap overlap = new LabelOverlap(counts, progress.part(0.6, 0.7));
			room.lines().accept("boundaries and Hausdorff distances are not measured in blocks");
			return new BlockResult.Compared(room.write(matched(overlap, b, room), progress.part(0.7, 1)), overlap);
		}

		private static PairCounts count(final Desk desk, final LabelSource reference, final LabelSource labels,
			final BlockGrid grid)
		{
			final long[] min = grid.min(desk.block());
			final int[] core = grid.core(desk.block());
			return PairCounts.of(reference.read(min, core, desk.progress()), labels.read(min, core, desk.progress()),
				desk.progress());
		}

		private static BlockClusters matched(final LabelOverlap overlap, final LabelSource labels, final BlockRoom room) {
			final int[] numbers = overlap.matchedNumbers();
			final Shelf shelf = room.steps().shelf();
			shelf.put(NUMBERS, 0, numbers);
			final BlockGrid grid = room.grid();
			int largest = 0;
			for (final int number : numbers)
				largest = Math.max(largest, number);
			return new BlockClusters(largest, desk -> {
				final int[] of = (int[]) shelf.get(NUMBERS, 0);
				final int[] values = labels.read(grid.min(desk.block()), grid.core(desk.block()), desk.progress());
				for (int i = 0; i < values.length; i++)
					values[i] = of[values[i]];
				return values;
			}, List.of());
		}
	}
}
