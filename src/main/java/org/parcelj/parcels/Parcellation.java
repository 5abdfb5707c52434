package org.parcelj.parcels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Mask;

/** The pixels of a grid divided into parcels: a mask, and the cluster of each of its pixels. Immutable. */
public final class Parcellation {

	/** A cache line of them. */
	private static final int FEATURES_AT_ONCE = 16;

	private final Mask mask;
	private final Clustering clustering;

	/**
	 * @throws InputException if the clustering is of another number of pixels
	 */
	public Parcellation(final Mask mask, final Clustering clustering) {
		if (mask.size() != clustering.pixels())
			throw new InputException(clustering.pixels() + " labels for a mask of " + mask.size() + " pixels");
		this.mask = mask;
		this.clustering = clustering;
	}

	public Mask mask() {
		return mask;
	}

	/** The parcel of a masked pixel, 0 … {@link #size()}-1. */
	public int label(final int pixel) {
		return clustering.label(pixel);
	}

	/** The parcel of each masked pixel, a copy. */
	public int[] labels() {
		return clustering.labels();
	}

	/** The array that this object itself holds, for loops where a copy would cost. Never to be written to. */
	public int[] sharedLabels() {
		return clustering.sharedLabels();
	}

	/** The number of parcels. */
	public int size() {
		return clustering.size();
	}

	/** The masked pixels of each parcel. */
	public Groups groups(final Progress progress) {
		return Groups.of(sharedLabels(), size(), progress);
	}

	/** The number of pixels of each parcel. */
	public int[] sizes() {
		return clustering.sizes();
	}

	/**
	 * The mean features of each parcel, [parcels × features].
	 *
	 * @throws InputException if the features are of another number of pixels
	 */
	public FeatureMatrix transform(final FeatureMatrix features) {
		return transform(features, Statistic.MEAN, SignalScaling.NONE, Progress.NONE);
	}

	/**
	 * A statistic of the features of each parcel.
	 *
	 * @param features a row for each masked pixel, all of them finite
	 * @param scaling of each row of the result
	 * @return [parcels × features]
	 * @throws InputException if the features are of another number of pixels
	 */
	public FeatureMatrix transform(final FeatureMatrix features, final Statistic statistic, final SignalScaling scaling,
		final Progress progress)
	{
		features.requirePixels(mask.size(), "parcels");
		final int p = features.features();
		final float[] signals = new float[Memory.requireArray(size() + " parcels × " + p + " features", (long) size() * p)];
		final int[] sizes = sizes();
		Chunks.forEach(p, FEATURES_AT_ONCE, (chunk, from, to) -> {
			final int count = to - from;
			final int[] groups = new int[Math.multiplyExact(size(), count)];
			for (int g = 0; g < groups.length; g++)
				groups[g] = sizes[g / count];
			final Accumulator accumulator = statistic.accumulator(groups);
			accumulate(features, from, to, accumulator, progress);
			for (int g = 0; g < groups.length; g++) {
				progress.check();
				signals[g / count * p + from + g % count] = (float) (accumulator.result(g) * scaling.factor(groups[g]));
			}
		});
		return new FeatureMatrix(size(), p, signals);
	}

	/** A group for each parcel and feature. */
	private void accumulate(final FeatureMatrix features, final int from, final int to, final Accumulator accumulator,
		final Progress progress)
	{
		final int[] labels = sharedLabels();
		final float[] values = features.sharedValues();
		for (int i = 0; i < labels.length; i++) {
			progress.checkAt(i);
			final int row = i * features.features();
			final int group = labels[i] * (to - from) - from;
			for (int f = from; f < to; f++)
				accumulator.add(group + f, values[row + f]);
		}
	}

	/**
	 * An image in which every pixel has its parcel's signals, and those outside the mask 0.
	 *
	 * @param signals [parcels × features]
	 * @return of the grid's axes and one of features
	 * @throws InputException if there are more or fewer rows of signals than parcels
	 */
	public Img<FloatType> inverseTransform(final FeatureMatrix signals) {
		return inverseTransform(signals, SignalScaling.NONE);
	}

	/**
	 * The same.
	 *
	 * @param scaling of the signals, which is taken back
	 */
	public Img<FloatType> inverseTransform(final FeatureMatrix signals, final SignalScaling scaling) {
		if (signals.pixels() != size())
			throw new InputException("signals of " + signals.pixels() + " parcels do not fit " + size());
		final long[] dimensions = Arrays.copyOf(mask.dimensions(), mask.numDimensions() + 1);
		dimensions[mask.numDimensions()] = signals.features();
		final Img<FloatType> img = PlanarImgs.floats(dimensions);
		final int[] sizes = sizes();
		final List<RandomAccessibleInterval<FloatType>> slices = new ArrayList<>();
		for (int f = 0; f < signals.features(); f++)
			slices.add(Views.hyperSlice(img, mask.numDimensions(), f));
		Chunks.forEach(slices.size(), 1, (chunk, feature, end) -> {
			final float[] means = new float[size()];
			for (int parcel = 0; parcel < means.length; parcel++)
				means[parcel] = (float) (signals.get(parcel, feature) / scaling.factor(sizes[parcel]));
			final Cursor<FloatType> cursor = Views.flatIterable(slices.get(feature)).cursor();
			for (int position = 0; cursor.hasNext(); position++) {
				final FloatType pixel = cursor.next();
				final int index = mask.indexOf(position);
				if (index >= 0) pixel.set(means[label(index)]);
			}
		});
		return img;
	}

	/**
	 * The share of the features' variance that lies between the parcels: 1 - Σ‖x - parcel mean‖² / Σ‖x - grand mean‖²; 1
	 * where all pixels are alike.
	 *
	 * @throws InputException if the features are of another number of pixels
	 */
	public double explainedVariance(final FeatureMatrix features) {
		return explainedVariance(features, Progress.NONE);
	}

	/** The same, which {@code progress} can cancel. */
	public double explainedVariance(final FeatureMatrix features, final Progress progress) {
		features.requirePixels(mask.size(), "parcels");
		return SquaredDeviations.of(clustering, features, progress).explainedVariance();
	}
}
