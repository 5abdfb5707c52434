package org.parcelj.blocks.run;

import java.util.ArrayList;
import java.util.List;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.labels.LabelSource;
import org.parcelj.blocks.labels.NoValues;
import org.parcelj.blocks.labels.NumberedLabels;
import org.parcelj.parcels.ParcelTotals;

/**
 * Measures the labels of one or two label images.
 *
 * @param labels addresses
 * @param graph whether the pairs of labels that touch are wanted too
 */
record SizesWork(List<String> labels, boolean graph) implements BlockWork {

	/** Bytes of a pixel in memory: its label, its parcel, and its place among those of the parcel. */
	private static final long WHOLE = 20;

	static SizesWork of(final KeyTexts texts) {
		final List<String> labels = new ArrayList<>(List.of(BlockKeys.address("labels", texts.text("labels", ""))));
		final String reference = texts.text("reference", "");
		if (!reference.isEmpty()) labels.add(BlockKeys.address("reference", reference));
		return new SizesWork(List.copyOf(labels), texts.flag("graph"));
	}

	@Override
	public Inputs inputs() {
		final Inputs inputs = Inputs.of("labels", labels.get(0));
		return labels.size() > 1 ? inputs.and("reference", labels.get(1)) : inputs;
	}

	@Override
	public Opened open(final BlockKeys keys) {
		final List<LabelSource> sources = labels.stream()
			.map(address -> new LabelSource(address, keys.level(), keys.region())).toList();
		if (sources.size() > 1) sources.get(1).requireSize(sources.get(0).size(), labels.get(0));
		return new OfLabels(this, sources);
	}

	private record OfLabels(SizesWork work, List<LabelSource> sources) implements Opened {

		@Override
		public String identity() {
			return "sizes " + String.join(" ", sources.stream().map(LabelSource::identity).toList());
		}

		@Override
		public long[] size() {
			return sources.get(0).size();
		}

		@Override
		public long bytesInMemory() {
			return WHOLE;
		}

		@Override
		public BlockResult run(final BlockRoom room, final Progress progress) {
			final List<BlockResult.Sizes.OfImage> all = new ArrayList<>();
			for (int i = 0; i < sources.size(); i++)
				all.add(measure(i, room, progress.part((double) i / sources.size(), (i + 1.0) / sources.size())));
			return new BlockResult.Sizes(all, work.graph);
		}

		private BlockResult.Sizes.OfImage measure(final int i, final BlockRoom room, final Progress progress) {
			final NumberedLabels numbered = NumberedLabels.of(room.steps(), sources.get(i), room.grid(), "numbers-" + i,
				progress.part(0, 0.4));
			final int k = numbered.numbers().length;
			Memory.require("a table of " + k + " labels", ParcelTotals.bytes(k, 0));
			final ParcelTotals totals = new BlockClusters(k, numbered.labelling(), List.of()).measure(room.steps(),
				new NoValues(size()), room.grid(), progress.part(0.4, 1));
			return new BlockResult.Sizes.OfImage(work.labels.get(i), numbered.numbers(), totals);
		}
	}
}
