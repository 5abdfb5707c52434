package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * Random starting centres: k-means++, and where there are many pixels k-means++ and a few iterations on a sample of
 * them. Such a start is as good as one from all pixels, and takes a fraction of the time.
 */
final class Sample {

	private static final int SMALLEST = 1 << 14;
	private static final int PER_CLUSTER = 100;
	private static final int ITERATIONS = 8;

	/** The sample and the iterations where several starts are compared. */
	private static final int SMALLEST_OF_SEVERAL = 1 << 12;
	private static final int PER_CLUSTER_OF_SEVERAL = 10;
	private static final int ITERATIONS_OF_SEVERAL = 4;

	private final Frame frame;
	private final int clusters;
	private final SplittableRandom random;

	Sample(final Frame frame, final int clusters, final SplittableRandom random) {
		this.frame = frame;
		this.clusters = clusters;
		this.random = random;
	}

	/** [clusters × features] */
	double[] start(final Progress progress) {
		final int size = (int) Math.max(SMALLEST, (long) PER_CLUSTER * clusters);
		if (size >= frame.pixels()) return new PlusPlus(frame, clusters, random).centres(progress);
		return coordinates(fit(size, ITERATIONS, progress));
	}

	/** [clusters × features]: of several starts, each on a sample of its own, the one of the lowest inertia there. */
	double[] bestStart(final int starts, final Progress progress) {
		final int size = (int) Math.min(frame.pixels(), Math.max(SMALLEST_OF_SEVERAL,
			(long) PER_CLUSTER_OF_SEVERAL * clusters));
		KMeansResult best = null;
		for (int s = 0; s < starts; s++) {
			final KMeansResult result = fit(size, ITERATIONS_OF_SEVERAL, progress.part((double) s / starts, (s + 1.0) / starts));
			if (best == null || result.inertia() < best.inertia()) best = result;
		}
		return coordinates(best);
	}

	private KMeansResult fit(final int size, final int iterations, final Progress progress) {
		final Frame sample = new Frame(draw(size));
		final double[] start = new PlusPlus(sample, clusters, random).centres(progress.part(0, 0.5));
		return new Lloyd(sample, start, iterations, 0).run(progress.part(0.5, 1));
	}

	private static double[] coordinates(final KMeansResult result) {
		final float[] centres = result.centres().values();
		final double[] coordinates = new double[centres.length];
		for (int i = 0; i < coordinates.length; i++)
			coordinates[i] = centres[i];
		return coordinates;
	}

	/** One random pixel of each of {@code size} equal stretches. */
	private FeatureMatrix draw(final int size) {
		final int p = frame.features();
		final float[] values = new float[size * p];
		for (int s = 0; s < size; s++) {
			final int pixel = (int) ((s + random.nextDouble()) / size * frame.pixels());
			System.arraycopy(frame.values(), Math.min(pixel, frame.pixels() - 1) * p, values, s * p, p);
		}
		return new FeatureMatrix(size, p, values);
	}
}
