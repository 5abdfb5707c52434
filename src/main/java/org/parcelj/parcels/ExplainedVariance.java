package org.parcelj.parcels;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.features.FeatureMatrix;

/**
 * The explained variance of every cut of a tree, 1 - Σ‖x - parcel mean‖² / Σ‖x - grand mean‖², in one pass over its
 * merges: merging a and b adds |a||b|/(|a|+|b|) · ‖mean a - mean b‖² to what lies within the parcels. Immutable.
 */
public final class ExplainedVariance {

	private final int pixels;
	/** [merges + 1]: the squared deviations from the parcel means when so many merges are done. */
	private final double[] within;
	private final double total;

	private ExplainedVariance(final int pixels, final double[] within, final double total) {
		this.pixels = pixels;
		this.within = within;
		this.total = total;
	}

	/**
	 * The explained variance from the heights of a tree by Ward's method alone, which are √(2Δ).
	 *
	 * @throws InputException if the tree is of several components, whose means it does not know
	 */
	public static ExplainedVariance ofWard(final Dendrogram tree) {
		if (tree.components() > 1)
			throw new InputException("the tree has " + tree.components() +
				" components, but explained variance from the tree alone needs 1; give the image too");
		final double[] within = withinWard(tree);
		return new ExplainedVariance(tree.pixels(), within, within[tree.merges()]);
	}

	/**
	 * The same where there are several components: what lies between them is taken from the features.
	 *
	 * @param features [pixels × features]
	 * @throws InputException if the features are of another number of pixels than the tree
	 */
	public static ExplainedVariance ofWard(final Dendrogram tree, final FeatureMatrix features, final Progress progress) {
		requireSamePixels(tree, features);
		final int p = features.features();
		final double[] sum = new double[p];
		final double[] squares = new double[p];
		for (int i = 0; i < features.pixels(); i++) {
			progress.checkAt(i);
			for (int f = 0; f < p; f++) {
				// sums of what is near 0 lose fewer digits
				final double fromFirst = (double) features.get(i, f) - features.get(0, f);
				sum[f] += fromFirst;
				squares[f] += fromFirst * fromFirst;
			}
		}
		double total = 0;
		for (int f = 0; f < p; f++)
			total += squares[f] - sum[f] * sum[f] / features.pixels();
		return new ExplainedVariance(tree.pixels(), withinWard(tree), total);
	}

	private static double[] withinWard(final Dendrogram tree) {
		final double[] within = new double[tree.merges() + 1];
		for (int t = 0; t < tree.merges(); t++)
			within[t + 1] = within[t] + tree.height(t) * tree.height(t) / 2;
		return within;
	}

	private static void requireSamePixels(final Dendrogram tree, final FeatureMatrix features) {
		if (features.pixels() != tree.pixels())
			throw new InputException(
				"the features are of " + features.pixels() + " pixels, but the tree is of " + tree.pixels());
	}

	/**
	 * The explained variance of a tree by any linkage.
	 *
	 * @param features [pixels × features]
	 * @throws InputException if the features are of another number of pixels than the tree
	 */
	public static ExplainedVariance of(final Dendrogram tree, final FeatureMatrix features, final Progress progress) {
		requireSamePixels(tree, features);
		final RunningMeans means = new RunningMeans(tree, features);
		final double[] within = new double[tree.merges() + 1];
		for (int t = 0; t < tree.merges(); t++) {
			progress.checkAt(t);
			within[t + 1] = within[t] + means.merge(tree.left(t), tree.right(t));
		}
		return new ExplainedVariance(tree.pixels(), within, within[tree.merges()] + means.mergeRest());
	}

	/** The smallest number of parcels: that of the tree's components. */
	public int smallest() {
		return pixels - within.length + 1;
	}

	/** The largest number of parcels: that of the pixels. */
	public int largest() {
		return pixels;
	}

	/**
	 * The share of the variance that lies between {@code k} parcels; 1 where all pixels are alike.
	 *
	 * @throws InputException if {@code k} is below {@link #smallest()} or above {@link #largest()}
	 */
	public double at(final int k) {
		InputException.requireRange("clusters", k, smallest(), largest());
		return total > 0 ? 1 - within[pixels - k] / total : 1;
	}

	/** The means of the tree's nodes; a merged node has the row of its first part. */
	private static final class RunningMeans {

		private static final int USED = -1;

		private final int features;
		private final double[] means;
		/** The row of each node, {@link #USED} once it is part of another. */
		private final int[] row;
		/** The size of each row's node. */
		private final int[] size;
		private int nodes;

		RunningMeans(final Dendrogram tree, final FeatureMatrix matrix) {
			features = matrix.features();
			nodes = tree.pixels();
			means = new double[matrix.sharedValues().length];
			for (int i = 0; i < means.length; i++)
				means[i] = matrix.sharedValues()[i];
			row = Arrays.copyOf(IntStream.range(0, nodes).toArray(), nodes + tree.merges());
			size = new int[nodes];
			Arrays.fill(size, 1);
		}

		/** Merges two nodes into the next one, and gives what that adds within. */
		double merge(final int a, final int b) {
			final double added = join(row[a], row[b]);
			row[nodes++] = row[a];
			row[a] = row[b] = USED;
			return added;
		}

		/** Merges all trees into one, and gives what that adds. */
		double mergeRest() {
			double sum = 0;
			int root = USED;
			for (final int r : row) {
				if (r == USED) continue;
				if (root == USED) root = r;
				else sum += join(root, r);
			}
			return sum;
		}

		private double join(final int keep, final int gone) {
			final double share = (double) size[gone] / (size[keep] + size[gone]);
			double sum = 0;
			for (int f = 0, a = keep * features, b = gone * features; f < features; f++) {
				final double difference = means[b + f] - means[a + f];
				means[a + f] += difference * share;
				sum += difference * difference;
			}
			sum *= share * size[keep];
			size[keep] += size[gone];
			return sum;
		}
	}
}
