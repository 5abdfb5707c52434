package org.parcelj.parcels;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;
import org.parcelj.grid.Slices;

/**
 * The values of an image at the pixels of parcels, one feature (frame or channel) after the other, several of them at a
 * time. Planes that are loaded on demand are loaded once each, and none is kept.
 */
final class LabelledValues {

	/** Takes what has been made of a feature; called from several threads, once for each feature. */
	@FunctionalInterface
	interface Receiver<A> {

		void accept(int feature, A accumulated);
	}

	/** Pixels of the grid that are read before they are added up: loops that do one thing each are quicker. */
	private static final int RANGE = 1 << 14;

	private final Parcellation parcels;
	private final Slices features;
	/** For each feature, the number of values that are not finite, and the index of the first of them. */
	private final int[] bad;
	private final int[] firstBad;

	/**
	 * @param img on the parcels' grid; its further axes are features, the first of them fastest
	 * @throws InputException if the image's first axes are not those of the grid
	 */
	LabelledValues(final RandomAccessibleInterval<? extends RealType<?>> img, final Parcellation parcels) {
		FeatureMatrix.requireGrid(img, parcels.mask());
		this.parcels = parcels;
		features = new Slices(List.of(img), parcels.mask().numDimensions());
		bad = new int[features.size()];
		firstBad = new int[features.size()];
	}

	/** The number of features. */
	int features() {
		return features.size();
	}

	/**
	 * Gives all values of each feature, in raster order, to an accumulator of its own, with the numbers of their parcels.
	 *
	 * @throws InputException if a value is NaN or infinite; the message has their number and the first one's place
	 */
	<A extends Accumulator> void accumulate(final Supplier<A> accumulators, final Receiver<A> receiver,
		final Progress progress)
	{
		final AtomicInteger done = new AtomicInteger();
		Chunks.forEach(features.size(), 1, (chunk, feature, end) -> {
			progress.step((double) done.getAndIncrement() / features.size(), "Reading the parcels' values");
			final A accumulator = accumulators.get();
			read(feature, accumulator, progress);
			if (bad[feature] == 0) receiver.accept(feature, accumulator);
		});
		requireFinite();
	}

	private void read(final int feature, final Accumulator accumulator, final Progress progress) {
		final Mask mask = parcels.mask();
		final int[] labels = parcels.sharedLabels();
		final float[] values = new float[Math.min(RANGE, mask.gridSize())];
		for (int range = 0; range < Chunks.count(mask.gridSize(), RANGE); range++) {
			progress.check();
			final int from = range * RANGE;
			final int to = from + Math.min(RANGE, mask.gridSize() - from);
			features.copy(feature, from, to - from, values);
			mask.forEachWithin(from, to, (index, position) -> {
				final float value = values[position - from];
				if (!Float.isFinite(value) && bad[feature]++ == 0) firstBad[feature] = index;
				accumulator.add(labels[index], value);
			});
		}
	}

	private void requireFinite() {
		final long count = Arrays.stream(bad).asLongStream().sum();
		if (count == 0) return;
		int feature = 0;
		while (bad[feature] == 0)
			feature++;
		throw new InputException(count + (count == 1 ? " value inside the parcels is" : " values inside the parcels are") +
			" NaN or infinite, the first at pixel " + Arrays.toString(parcels.mask().place(firstBad[feature])) +
			(features.size() > 1 ? " of feature " + feature : "") + ", counted from 0; leave such pixels out of the labels");
	}
}
