package org.parcelj.choice;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The mean silhouette width of a clustering, -1 to 1: for each pixel (b - a) / max(a, b), where a is its mean Euclidean
 * distance from the others of its cluster and b the lowest mean distance from another cluster's pixels; 0 for a pixel
 * that is alone (P. J. Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20, 1987, doi:10.1016/0377-0427(87)90125-7). Of
 * many pixels it takes a random sample, because the time grows with their square.
 */
public final class Silhouette {

	private static final int CHUNK = 64;

	private final int sample;
	private final long seed;

	/**
	 * @param sample most pixels to take, at least 3
	 * @throws InputException if it is less
	 */
	public Silhouette(final int sample, final long seed) {
		this.sample = InputException.requireRange("sample", sample, 3, Integer.MAX_VALUE);
		this.seed = seed;
	}

	/**
	 * @param features [pixels × features]
	 * @param labels a label of 0 or more for each pixel
	 * @throws InputException if their numbers of pixels differ, or if the sample has but one label, or as many as pixels
	 */
	public double of(final FeatureMatrix features, final int[] labels, final Progress progress) {
		features.requirePixels(labels.length, "labels");
		final int[] pixels = Sample.of(labels.length, sample, new SplittableRandom(seed));
		return of(pixels, labels, (i, j) -> distance(features, pixels, i, j), progress);
	}

	/**
	 * The same for several clusterings of the same pixels, whose distances are measured once.
	 *
	 * @return gives the width for labels of the pixels
	 */
	ToDoubleFunction<int[]> of(final FeatureMatrix features, final Progress progress) {
		final int[] pixels = Sample.of(features.pixels(), sample, new SplittableRandom(seed));
		final double[][] distances = new double[pixels.length][];
		Chunks.forEach(pixels.length, CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++) {
				progress.check();
				distances[i] = new double[i];
				for (int j = 0; j < i; j++)
					distances[i][j] = distance(features, pixels, i, j);
			}
		});
		return labels -> of(pixels, labels, (i, j) -> i == j ? 0 : distances[Math.max(i, j)][Math.min(i, j)], progress);
	}

	/** The memory that the distances in a sample of so many pixels take, as {@link Criteria} takes it. */
	static long bytes(final int pixels) {
		final long sample = Math.min(pixels, Criteria.SILHOUETTE_PIXELS);
		return Double.BYTES * sample * sample / 2;
	}

	private static double distance(final FeatureMatrix features, final int[] pixels, final int i, final int j) {
		return Math.sqrt(features.squaredDistance(pixels[i], pixels[j]));
	}

	/** The distance between two pixels of the sample. */
	@FunctionalInterface
	private interface Distance {

		double of(int i, int j);
	}

	private static double of(final int[] pixels, final int[] labels, final Distance distance, final Progress progress) {
		final int[] sizes = new int[Arrays.stream(labels).max().orElse(-1) + 1];
		for (final int pixel : pixels)
			sizes[labels[pixel]]++;
		final long occurring = Arrays.stream(sizes).filter(size -> size > 0).count();
		if (occurring < 2 || occurring >= pixels.length)
			throw new InputException("a silhouette of " + pixels.length + " pixels has " + occurring +
				" clusters, but must have at least 2 and fewer than there are pixels");
		return Chunks.sum(pixels.length, CHUNK, (from, to) -> {
			double sum = 0;
			for (int i = from; i < to; i++) {
				progress.check();
				sum += width(distance, labels, pixels, i, sizes);
			}
			return sum;
		}) / pixels.length;
	}

	private static double width(final Distance distance, final int[] labels, final int[] pixels, final int i,
		final int[] sizes)
	{
		final int own = labels[pixels[i]];
		if (sizes[own] == 1) return 0;
		final double[] distances = new double[sizes.length];
		for (int j = 0; j < pixels.length; j++)
			distances[labels[pixels[j]]] += distance.of(i, j);
		final double within = distances[own] / (sizes[own] - 1);
		double nearest = Double.POSITIVE_INFINITY;
		for (int c = 0; c < sizes.length; c++)
			if (c != own && sizes[c] > 0) nearest = Math.min(nearest, distances[c] / sizes[c]);
		final double larger = Math.max(within, nearest);
		return larger == 0 ? 0 : (nearest - within) / larger;
	}
}
