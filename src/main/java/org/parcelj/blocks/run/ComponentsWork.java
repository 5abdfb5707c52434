package org.parcelj.blocks.run;

import org.parcelj.Progress;
import org.parcelj.blocks.labels.BlockComponents;
import org.parcelj.blocks.labels.LabelSource;
import org.parcelj.grid.Connectivity;
import org.parcelj.parcels.LabelComponents.Holes;

/** Makes each connected part of each label a label of its own. */
record ComponentsWork(BlockComponents method, String labels) implements BlockWork {

	/** Bytes of a pixel in memory: its label in the image, its part, and what is needed to find parts. */
	private static final long WHOLE = 28;
	private static final long LEFT = 8;

	static ComponentsWork of(final KeyTexts texts) {
		return new ComponentsWork(
			new BlockComponents(texts.choice(Connectivity.class, "connectivity", Connectivity.FACES),
				texts.number("smallest", 1, 1, Integer.MAX_VALUE), texts.flag("fillholes") ? Holes.FILLED : Holes.KEPT),
			BlockKeys.address("labels", texts.text("labels", "")));
	}

	@Override
	public Inputs inputs() {
		return Inputs.of("labels", labels);
	}

	@Override
	public Opened open(final BlockKeys keys) {
		return new OfLabels(method, new LabelSource(labels, keys.level(), keys.region()));
	}

	private record OfLabels(BlockComponents method, LabelSource source) implements Opened {

		@Override
		public String identity() {
			return method.identity() + " " + source.identity();
		}

		@Override
		public long[] size() {
			return source.size();
		}

		@Override
		public long bytesInMemory() {
			return WHOLE;
		}

		@Override
		public long bytesLeft() {
			return LEFT;
		}

		@Override
		public BlockResult run(final BlockRoom room, final Progress progress) {
			return new BlockResult.Components(
				room.write(method.fit(room.steps(), source, room.grid(), progress.part(0, 0.8)), progress.part(0.8, 1)));
		}
	}
}
