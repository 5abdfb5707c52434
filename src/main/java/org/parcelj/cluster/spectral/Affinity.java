package org.parcelj.cluster.spectral;

import java.io.Serializable;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Turns the differences of neighbouring pixels into similarities: exp(-beta · g / s) + eps, where g is the Euclidean
 * distance of two neighbours' features and s the contrast scale.
 */
public final class Affinity implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final int CHUNK = 1 << 15;

	/** Beyond, similarities are all alike, or all 0, to the last digit. */
	private static final double MOST = 1e6;

	private final double beta;
	private final double eps;
	private final Contrast contrast;

	/**
	 * @param beta how fast similarity falls with difference; 0 or more
	 * @param eps the similarity that any two neighbours have at least; 0 or more
	 * @throws InputException if {@code beta} or {@code eps} is below 0 or above 1,000,000
	 */
	public Affinity(final double beta, final double eps, final Contrast contrast) {
		this.beta = InputException.requireWithin("beta", beta, 0, MOST);
		this.eps = InputException.requireWithin("eps", eps, 0, MOST);
		this.contrast = contrast;
	}

	/**
	 * @param features a row for each pixel of {@code graph}
	 * @throws InputException if the graph is of another number of pixels, a value is not finite, or there are several
	 * features and the contrast is scikit-learn's
	 */
	public Similarities of(final FeatureMatrix features, final GridGraph graph) {
		return of(features, graph, Progress.NONE);
	}

	/** The same, which {@code progress} can cancel. */
	public Similarities of(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		if (features.pixels() != graph.size())
			throw new InputException(
				"features of " + features.pixels() + " pixels for a graph of " + graph.size() + " pixels");
		if (contrast == Contrast.SKLEARN && features.features() > 1)
			throw new InputException("contrast is \"sklearn\" with " + features.features() +
				" features, but for more than one feature \"edges\" is the only choice");
		features.requireFinite();
		final double[] values = graph.edgeValues((i, j) -> Math.sqrt(features.squaredDistance(i, j)), progress);
		final double edgeDeviation = deviation(values, 1, new float[0], progress);
		final double scale = contrast == Contrast.EDGES
			? edgeDeviation
			: deviation(values, 2, features.sharedValues(), progress);
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int e = from; e < to; e++)
				values[e] = similarity(values[e], scale);
		});
		return new Similarities(graph, values, scale, edgeDeviation);
	}

	/**
	 * The similarity of pixels that differ.
	 *
	 * @param difference the distance of their features
	 * @param scale by which it is divided; 0 in a flat image
	 */
	public double similarity(final double difference, final double scale) {
		// In a flat image every difference is 0, and so must be what stands for it, whatever the scale.
		return Math.exp((scale > 0 ? -beta / scale : 0) * difference) + eps;
	}

	/** Population standard deviation over {@code differences}, each counted {@code times} times, and {@code values}. */
	private static double deviation(final double[] differences, final int times, final float[] values,
		final Progress progress)
	{
		final double count = (double) times * differences.length + values.length;
		if (count == 0) return 0;
		final double mean = (times * sum(differences, 0, 1, progress) + sum(values, 0, 1, progress)) / count;
		return Math.sqrt((times * sum(differences, mean, 2, progress) + sum(values, mean, 2, progress)) / count);
	}

	/** The sum of the first or second power of what is left of the values without {@code mean}. */
	private static double sum(final double[] values, final double mean, final int power, final Progress progress) {
		return Chunks.sum(values.length, CHUNK, (from, to) -> {
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += power == 1 ? values[i] - mean : (values[i] - mean) * (values[i] - mean);
			return sum;
		});
	}

	private static double sum(final float[] values, final double mean, final int power, final Progress progress) {
		return Chunks.sum(values.length, CHUNK, (from, to) -> {
			double sum = 0;
			for (int i = from; i < to; i++)
				sum += power == 1 ? values[i] - mean : (values[i] - mean) * (values[i] - mean);
			return sum;
		});
	}

	/** Its settings, in a line. */
	@Override
	public String toString() {
		return "beta=" + beta + " eps=" + eps + " contrast=" + contrast;
	}
}
