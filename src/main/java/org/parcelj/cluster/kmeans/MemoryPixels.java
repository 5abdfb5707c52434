package org.parcelj.cluster.kmeans;

import java.util.concurrent.atomic.AtomicBoolean;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.Spread;
import org.parcelj.features.SumRange;

/** The pixels of k-means in memory. */
final class MemoryPixels implements KMeansPixels<MemoryPartition> {

	private static final int CHUNK = 1 << 14;
	/** Many more than there are values. */
	private static final int COUNTED = 1 << 18;

	private final CentredFeatures data;
	private final SumRange range;

	/**
	 * @throws org.parcelj.InputException if a value is not finite
	 */
	MemoryPixels(final FeatureMatrix features, final Progress progress) {
		data = new CentredFeatures(features, progress);
		range = new SumRange(features.pixels(), features.features(), features.largest());
	}

	CentredFeatures data() {
		return data;
	}

	@Override
	public SumRange range() {
		return range;
	}

	@Override
	public FeatureMatrix rows(final long[] numbers, final Progress progress) {
		// ascending numbers, as many as there are pixels, are all of them
		if (numbers.length == data.pixels()) return data.matrix();
		final int[] pixels = new int[numbers.length];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = (int) numbers[i];
		return data.matrix().rows(pixels);
	}

	@Override
	public double meanVariance(final Progress progress) {
		final Spread all = new Spread(range);
		Chunks.forEach(data.pixels(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final Spread part = new Spread(range);
			part.add(data.matrix(), from, to);
			synchronized (all) {
				all.add(part);
			}
		});
		return all.meanVariance();
	}

	@Override
	public ValueCounts valueCounts(final Progress progress) {
		final ValueCounter all = new ValueCounter();
		// whichever it is, the result is the same
		final AtomicBoolean incomplete = new AtomicBoolean();
		Chunks.forEach(data.pixels(), COUNTED, (chunk, from, to) -> {
			progress.check();
			if (incomplete.get()) return;
			final ValueCounter part = new ValueCounter();
			part.add(data.values(), from, to);
			final ValueCounts counts = part.counts();
			if (!counts.complete()) incomplete.set(true);
			synchronized (all) {
				all.add(counts);
			}
		});
		return all.counts();
	}

	@Override
	public MemoryPartition partition(final double[] centres) {
		return new MemoryPartition(data, range, centres);
	}
}
