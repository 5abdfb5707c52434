package org.parcelj.blocks.run;

import java.util.List;
import java.util.Optional;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.MedianPass;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.parcels.ParcelTotals;

/** Clusters pixels by a method, and measures the parcels. */
record ClusterWork(BlockMethod method, PixelKeys pixels) implements BlockWork {

	/** Bytes for each pixel and its neighbours that the whole takes in memory, beside its features. */
	private static final long WHOLE = 60;
	/**
	 * The same of what blocks leave between steps, where the first round leaves half as many nodes as there are pixels;
	 * of noise it leaves a third or less.
	 */
	private static final long LEFT = 72;
	private static final long FEATURE = 8;
	private static final double SHARE = 0.5;

	@Override
	public Inputs inputs() {
		return pixels.inputs();
	}

	@Override
	public Opened open(final BlockKeys keys) {
		return new OfPixels(method, pixels.source(keys), pixels.images());
	}

	private record OfPixels(BlockMethod method, ZarrSource source, List<String> images) implements Opened {

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
			return WHOLE + FEATURE * source.features();
		}

		@Override
		public long bytesLeft() {
			return LEFT + FEATURE * source.features();
		}

		@Override
		public BlockResult run(final BlockRoom room, final Progress progress) {
			room.warnOfRounding(source, progress.quiet());
			final BlockClusters clusters = method.fit(room.steps(), source, room.grid(), progress.part(0, 0.8));
			final Optional<ParcelTotals> parcels = measure(clusters, room, progress.part(0.8, 0.85));
			final Optional<double[][]> medians = parcels.isPresent() && !source.isSeries() &&
				source.features() <= BlockResult.Clusters.MOST_CHANNELS
					? medians(clusters, parcels.get(), room, progress.part(0.85, 0.9))
					: Optional.empty();
			return new BlockResult.Clusters(room.write(clusters, progress.part(0.9, 1)), images, source.features(), parcels,
				medians, clusters.mixture());
		}

		private Optional<double[][]> medians(final BlockClusters clusters, final ParcelTotals parcels, final BlockRoom room,
			final Progress progress)
		{
			final Optional<double[][]> medians = new MedianPass(source, room.grid(), clusters.labels()).run(room.steps(),
				parcels.values(), progress);
			if (medians.isEmpty())
				room.lines().accept("there are no medians of parcels, since there is too little memory for their values");
			return medians;
		}

		private Optional<ParcelTotals> measure(final BlockClusters clusters, final BlockRoom room,
			final Progress progress)
		{
			if (ParcelTotals.bytes(clusters.size(), source.features()) > SHARE *
				Memory.free(Runtime.getRuntime().maxMemory())) {
				room.lines()
					.accept("no table of parcels is written, since there is too little memory for " + clusters.size() + " rows");
				return Optional.empty();
			}
			return Optional.of(clusters.measure(room.steps(), source, room.grid(), progress));
		}
	}
}
