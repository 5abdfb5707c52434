package org.parcelj.choice;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** How far the pixels of a clustering lie from their centres. Immutable. */
final class Scatter {

	private static final int CHUNK = 1 << 12;

	private final int pixels;
	private final int features;
	private final int[] sizes;
	private final double[][] centres;
	/** The mean distance in each cluster, and the sum of squared distances over all. */
	private final double[] spread;
	private final double within;
	private final double total;

	/**
	 * @param labels a label of 0 or more for each pixel; labels that do not occur count for nothing
	 */
	Scatter(final FeatureMatrix matrix, final int[] labels, final Progress progress) {
		matrix.requirePixels(labels.length, "labels");
		pixels = matrix.pixels();
		features = matrix.features();
		int largest = 0;
		for (final int label : labels)
			largest = Math.max(largest, label);
		sizes = new int[largest + 1];
		centres = new double[largest + 1][features];
		final double[] grand = new double[features];
		final float[] values = matrix.sharedValues();
		for (int i = 0, at = 0; i < pixels; i++) {
			progress.checkAt(i);
			sizes[labels[i]]++;
			for (int f = 0; f < features; f++, at++)
				centres[labels[i]][f] += values[at];
		}
		for (int c = 0; c < sizes.length; c++)
			for (int f = 0; f < features; f++) {
				grand[f] += centres[c][f] / pixels;
				centres[c][f] /= Math.max(1, sizes[c]);
			}
		spread = new double[sizes.length];
		within = Chunks.sum(pixels, CHUNK, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += squared(values, i, centres[labels[i]]);
			return sum;
		});
		total = Chunks.sum(pixels, CHUNK, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += squared(values, i, grand);
			return sum;
		});
		for (int i = 0; i < pixels; i++) {
			progress.checkAt(i);
			spread[labels[i]] += Math.sqrt(squared(values, i, centres[labels[i]])) / sizes[labels[i]];
		}
	}

	private double squared(final float[] values, final int i, final double[] centre) {
		double sum = 0;
		for (int f = 0; f < features; f++) {
			final double d = values[i * features + f] - centre[f];
			sum += d * d;
		}
		return sum;
	}

	/** The sum of squared distances from the clusters' centres. */
	double within() {
		return within;
	}

	/** The share of the variance that the centres explain; 0 where there is none. */
	double explained() {
		return total > 0 ? 1 - within / total : 0;
	}

	/** [clusters × features]; a cluster that does not occur has zeros. */
	double[][] centres() {
		return centres;
	}

	/**
	 * The variance between clusters over that within, each by its degrees of freedom; higher is better (T. Caliński and
	 * J. Harabasz, A dendrite method for cluster analysis, Communications in Statistics 3, 1974,
	 * doi:10.1080/03610927408827101). NaN for one cluster, or as many as pixels.
	 */
	double calinskiHarabasz() {
		final int k = occurring();
		if (k < 2 || k >= pixels) return Double.NaN;
		return within == 0 ? Double.POSITIVE_INFINITY : (total - within) / (k - 1) / (within / (pixels - k));
	}

	/**
	 * For each cluster the largest ratio of its own and another's spread to the distance of their centres, on average;
	 * lower is better (D. L. Davies and D. W. Bouldin, A cluster separation measure, IEEE Trans. Pattern Anal. Mach.
	 * Intell. 1, 1979, doi:10.1109/TPAMI.1979.4766909). NaN for one cluster.
	 */
	double daviesBouldin(final Progress progress) {
		double sum = 0;
		for (int c = 0; c < sizes.length; c++) {
			progress.check();
			double worst = 0;
			for (int d = 0; sizes[c] > 0 && d < sizes.length; d++) {
				if (d == c || sizes[d] == 0) continue;
				double distance = 0;
				for (int f = 0; f < features; f++)
					distance += Math.pow(centres[c][f] - centres[d][f], 2);
				worst = Math.max(worst, (spread[c] + spread[d]) / Math.sqrt(distance));
			}
			sum += worst;
		}
		final int k = occurring();
		return k < 2 ? Double.NaN : sum / k;
	}

	private int occurring() {
		int k = 0;
		for (final int size : sizes)
			if (size > 0) k++;
		return k;
	}
}
