package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Random starting centres: k-means++, and where there are many pixels k-means++ and a few iterations on a sample of
 * them. Such a start is as good as one from all pixels, and takes a fraction of the time.
 */
final class Start {

	private static final int SMALLEST_SAMPLE = 1 << 14;
	private static final int SAMPLE_PER_CLUSTER = 50;
	private static final int SAMPLE_ITERATIONS = 15;

	private final Frame frame;
	private final int clusters;
	private final SplittableRandom random;

	Start(final Frame frame, final int clusters, final SplittableRandom random) {
		this.frame = frame;
		this.clusters = clusters;
		this.random = random;
	}

	/** [clusters × features] */
	double[] centres(final Progress progress) {
		final int size = (int) Math.max(SMALLEST_SAMPLE, (long) SAMPLE_PER_CLUSTER * clusters);
		if (size >= frame.pixels()) return new PlusPlus(frame, clusters, random).centres(progress);
		final Frame sample = new Frame(sample(size));
		final double[] start = new PlusPlus(sample, clusters, random).centres(progress.part(0, 0.5));
		final float[] centres = new Lloyd(sample, start, SAMPLE_ITERATIONS, 0).run(progress.part(0.5, 1)).centres()
			.values();
		final double[] result = new double[centres.length];
		for (int i = 0; i < result.length; i++)
			result[i] = centres[i];
		return result;
	}

	/** One random pixel of each of {@code size} equal stretches. */
	private FeatureMatrix sample(final int size) {
		final int p = frame.features();
		final float[] values = new float[size * p];
		for (int s = 0; s < size; s++) {
			final int pixel = (int) ((s + random.nextDouble()) / size * frame.pixels());
			System.arraycopy(frame.values(), Math.min(pixel, frame.pixels() - 1) * p, values, s * p, p);
		}
		return new FeatureMatrix(size, p, values);
	}
}
