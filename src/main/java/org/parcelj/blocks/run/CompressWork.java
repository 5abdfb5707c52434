package org.parcelj.blocks.run;

import java.util.Locale;

import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockLabelling;
import org.parcelj.blocks.SharedImage;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.ValuePass;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.blocks.labels.LabelSource;
import org.parcelj.blocks.labels.NumberedLabels;
import org.parcelj.filter.Smoothing;
import org.parcelj.parcels.ValueTotals;
import org.parcelj.zarr.ngff.Box;
import org.parcelj.zarr.ngff.ValueImage;
import org.parcelj.zarr.store.FileStore;

/** Gives each pixel its label's mean. */
record CompressWork(ImageAndLabels both) implements BlockWork {

	/** Bytes of a pixel in memory: its label and its parcel. */
	private static final long WHOLE = 12;
	private static final String MEANS = "means";

	static CompressWork of(final KeyTexts texts) {
		// the way there and back cancel each other out, as in memory
		texts.flag("scaling");
		return new CompressWork(ImageAndLabels.of(texts));
	}

	@Override
	public Inputs inputs() {
		return both.inputs();
	}

	@Override
	public Opened open(final BlockKeys keys) {
		final ZarrSource values = both.values(keys, new Smoothing("0"));
		return new OfImage(this, values, both.labels(keys, values));
	}

	private record OfImage(CompressWork work, ZarrSource values, LabelSource labels) implements Opened {

		@Override
		public String identity() {
			return "compress " + values.identity() + " by " + labels.identity();
		}

		@Override
		public long[] size() {
			return values.size();
		}

		@Override
		public long bytesInMemory() {
			return WHOLE + Float.BYTES * (long) values.features();
		}

		@Override
		public BlockResult run(final BlockRoom room, final Progress progress) {
			room.warnOfRounding(values, progress.quiet());
			final NumberedLabels numbered = NumberedLabels.of(room.steps(), labels, room.grid(), "numbers",
				progress.part(0, 0.2));
			final ValueTotals totals = new ValuePass(values, room.grid(), numbered.labelling()).run(room.steps(),
				numbered.numbers().length, progress.part(0.2, 0.6));
			final Shelf shelf = room.steps().shelf();
			for (int feature = 0; feature < totals.features(); feature++)
				shelf.put(MEANS, feature, totals.means(feature));
			OwnFolders.delete(room.folder());
			final ValueImage.Planes planes = new ValueImage.Planes(values.channels(), values.features() / values.channels(),
				values.interval());
			final ValueImage target = ValueImage.create(new FileStore(room.folder()), room.labels(), planes);
			write(room, numbered.labelling(), SharedImage.ofValues(room.folder(), room.labels()), progress.part(0.6, 1));
			target.finish("compressed", planes);
			room.lines().accept(String.format(Locale.ROOT, "%d pixels, %d parcels, %s, %.4f of the variance kept",
				totals.pixels(), totals.size(), Plural.of(totals.features(), "feature"), totals.kept()));
			return new BlockResult.Compressed(room.folder(), totals, values.channels());
		}

		private void write(final BlockRoom room, final BlockLabelling labelling, final SharedImage<ValueImage> image,
			final Progress progress)
		{
			final Shelf shelf = room.steps().shelf();
			final int features = values.features();
			final int channels = values.channels();
			final BlockGrid grid = room.grid();
			room.steps().end("writing the image", desk -> {
				final int[] of = labelling.labels(desk);
				for (int feature = 0; feature < features; feature++) {
					desk.progress().check();
					final double[] means = (double[]) shelf.get(MEANS, feature);
					final float[] pixels = new float[of.length];
					for (int i = 0; i < of.length; i++)
						if (of[i] > 0) pixels[i] = (float) means[of[i] - 1];
					final long[] min = grid.min(desk.block());
					final int[] core = grid.core(desk.block());
					image.get().write(new Box(new long[] { min[0], min[1], min[2], feature % channels, feature / channels },
						new int[] { core[0], core[1], core[2], 1, 1 }), pixels);
				}
				return 0;
			}, progress);
		}
	}
}
