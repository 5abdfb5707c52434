package org.parcelj.cluster.mixture;

import java.util.Random;

import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/** Made data for tests. */
final class Phantom {

	/** The grid of the discs. */
	static final long[] DISCS = { 96, 96 };

	private Phantom() {
		// not to be instantiated
	}

	/** Pixels normally distributed around {@code groups} random points of the unit cube. */
	static FeatureMatrix groups(final int pixels, final int features, final int groups, final double sd,
		final long seed)
	{
		final Random random = new Random(seed);
		final double[] middles = random.doubles(groups * features).toArray();
		final float[] values = new float[pixels * features];
		for (int i = 0; i < pixels; i++) {
			final int group = random.nextInt(groups);
			for (int f = 0; f < features; f++)
				values[i * features + f] = (float) (middles[group * features + f] + sd * random.nextGaussian());
		}
		return new FeatureMatrix(pixels, features, values);
	}

	/** A ring and a disc on a background, on a square grid: 0, 1 and 2. */
	static int[] rings(final int width) {
		final int[] labels = new int[width * width];
		for (int i = 0; i < labels.length; i++) {
			final double radius = Math.hypot(i % width - width / 2.0, i / width - width / 2.0) / width;
			labels[i] = radius < 0.15 ? 2 : radius < 0.35 ? 1 : 0;
		}
		return labels;
	}

	/** Two discs on a background, on a grid of {@link #DISCS}: 0, 1 and 2. */
	static int[] discs() {
		final int[] labels = new int[(int) (DISCS[0] * DISCS[1])];
		for (int i = 0; i < labels.length; i++) {
			final double[] place = { i % DISCS[0], i / DISCS[0] };
			if (distance(place, 32, 36) < 27) labels[i] = 1;
			else if (distance(place, 68, 64) < 24) labels[i] = 2;
		}
		return labels;
	}

	/** Two balls on a background, on a grid of equal axes: 0, 1 and 2. */
	static int[] balls(final long[] grid) {
		int pixels = 1;
		for (final long d : grid)
			pixels *= (int) d;
		final int width = (int) grid[0];
		final int[] labels = new int[pixels];
		for (int i = 0; i < pixels; i++) {
			final double[] place = { i % width, i / width % width, grid.length > 2 ? i / width / width : width / 2.0 };
			if (distance(place, 0.3 * width, 0.35 * width, 0.5 * width) < 0.22 * width) labels[i] = 1;
			else if (distance(place, 0.68 * width, 0.65 * width, 0.5 * width) < 0.24 * width) labels[i] = 2;
		}
		return labels;
	}

	private static double distance(final double[] place, final double... middle) {
		double sum = 0;
		for (int axis = 0; axis < place.length; axis++)
			sum += (place[axis] - middle[axis]) * (place[axis] - middle[axis]);
		return Math.sqrt(sum);
	}

	/** One feature: the labels, with normal noise. */
	static FeatureMatrix noisy(final int[] labels, final double sd, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[labels.length];
		for (int i = 0; i < labels.length; i++)
			values[i] = (float) (labels[i] + sd * random.nextGaussian());
		return new FeatureMatrix(labels.length, 1, values);
	}

	/** The number of pixels that are labelled otherwise than all their neighbours. */
	static int alone(final int[] labels, final GridGraph graph) {
		final boolean[] accompanied = new boolean[labels.length];
		for (int i = 0; i < labels.length; i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				if (labels[i] == labels[graph.neighbours()[e]]) accompanied[i] = accompanied[graph.neighbours()[e]] = true;
		int alone = 0;
		for (final boolean one : accompanied)
			if (!one) alone++;
		return alone;
	}

	/** The mean over the labels of 2 |A ∩ B| / (|A| + |B|). */
	static double dice(final int[] truth, final int[] found, final int k) {
		double sum = 0;
		for (int c = 0; c < k; c++) {
			int both = 0;
			int either = 0;
			for (int i = 0; i < truth.length; i++) {
				if (truth[i] == c && found[i] == c) both++;
				either += (truth[i] == c ? 1 : 0) + (found[i] == c ? 1 : 0);
			}
			sum += 2.0 * both / either;
		}
		return sum / k;
	}

	/** weight · N(x; mean, covariance) of each component, the matrix inverted by elimination. */
	static double[] densities(final MixtureModel model, final FeatureMatrix x, final int pixel) {
		final double[] parts = new double[model.components()];
		for (int c = 0; c < parts.length; c++)
			parts[c] = model.weight(c) * density(model.covariance(c), model.mean(c), x, pixel);
		return parts;
	}

	private static double density(final double[][] a, final double[] mean, final FeatureMatrix x, final int pixel) {
		final int p = mean.length;
		final double[] difference = new double[p];
		for (int f = 0; f < p; f++)
			difference[f] = x.get(pixel, f) - mean[f];
		double determinant = 1;
		double distance = 0;
		for (int f = 0; f < p; f++) {
			determinant *= a[f][f];
			distance += difference[f] * difference[f] / a[f][f];
			for (int g = f + 1; g < p; g++) {
				final double factor = a[g][f] / a[f][f];
				for (int h = f; h < p; h++)
					a[g][h] -= factor * a[f][h];
				difference[g] -= factor * difference[f];
			}
		}
		return Math.exp(-distance / 2) / Math.sqrt(Math.pow(2 * Math.PI, p) * determinant);
	}
}
