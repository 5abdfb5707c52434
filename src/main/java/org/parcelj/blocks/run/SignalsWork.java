package org.parcelj.blocks.run;

import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.Progress;
import org.parcelj.blocks.MedianPass;
import org.parcelj.blocks.ValuePass;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.blocks.labels.LabelSource;
import org.parcelj.blocks.labels.NumberedLabels;
import org.parcelj.filter.Smoothing;
import org.parcelj.parcels.Statistic;
import org.parcelj.parcels.ValueTotals;

/** Gives a statistic of each label's pixels in each channel and frame of an image. */
record SignalsWork(ImageAndLabels both, Statistic statistic, Smoothing fwhm, boolean scaling) implements BlockWork {

	/** Bytes of a pixel in memory: its label and its parcel. */
	private static final long WHOLE = 12;

	static SignalsWork of(final KeyTexts texts) {
		return new SignalsWork(ImageAndLabels.of(texts), texts.choice(Statistic.class, "statistic", Statistic.MEAN),
			new Smoothing(texts.text("fwhm", "0")), texts.flag("scaling"));
	}

	@Override
	public Inputs inputs() {
		return both.inputs();
	}

	@Override
	public Opened open(final BlockKeys keys) {
		final ZarrSource values = both.values(keys, fwhm);
		return new OfImage(this, values, both.labels(keys, values));
	}

	private record OfImage(SignalsWork work, ZarrSource values, LabelSource labels) implements Opened {

		@Override
		public String identity() {
			return "signals of " + values.identity() + " in " + labels.identity();
		}

		@Override
		public long[] size() {
			return values.size();
		}

		@Override
		public long bytesInMemory() {
			// smoothed values are held, others read plane by plane
			return WHOLE + (work.fwhm.isOff() ? 0 : Float.BYTES * (long) values.features());
		}

		@Override
		public BlockResult run(final BlockRoom room, final Progress progress) {
			room.warnOfRounding(values, progress.quiet());
			final NumberedLabels numbered = NumberedLabels.of(room.steps(), labels, room.grid(), "numbers",
				progress.part(0, 0.3));
			final ValueTotals totals = new ValuePass(values, room.grid(), numbered.labelling()).run(room.steps(),
				numbered.numbers().length, progress.part(0.3, 0.6));
			final double[][] signals = work.statistic == Statistic.MEDIAN
				? medians(numbered, totals, room, progress.part(0.6, 1))
				: IntStream.range(0, totals.features()).mapToObj(feature -> totals.of(work.statistic, feature))
					.toArray(double[][]::new);
			if (work.scaling) for (final double[] row : signals)
				for (int parcel = 0; parcel < row.length; parcel++)
					row[parcel] *= Math.sqrt(totals.pixels(parcel));
			room.lines()
				.accept(totals.pixels() + " pixels, " + totals.size() + " parcels, " + Plural.of(signals.length, "row"));
			return new BlockResult.Signals(signals, numbered.numbers());
		}

		private double[][] medians(final NumberedLabels numbered, final ValueTotals totals, final BlockRoom room,
			final Progress progress)
		{
			return new MedianPass(values, room.grid(), numbered.labelling()).run(room.steps(), totals, progress)
				.orElseThrow(() -> new InputException("there is too little memory for the values of " + totals.size() +
					" parcels, which their medians need; take larger blocks, or another statistic"));
		}
	}
}
