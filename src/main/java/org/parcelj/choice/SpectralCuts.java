package org.parcelj.choice;

import java.util.SplittableRandom;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Assignment;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.cluster.spectral.Spectrum;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Normalised cuts of a graph, and the criteria that look at its eigenvectors. One object is one run, for one thread.
 */
public final class SpectralCuts implements Clusterer {

	private static final int PIXELS = 2000;
	private static final int RESTARTS = 5;
	/** The share of the time in which the eigenvectors are found. */
	private static final double SOLVING = 0.8;

	/** Values that differ by less are taken for equal. */
	private static final double EQUALLY_APART = 0.03;

	private final GridGraph graph;
	private final FeatureMatrix compared;
	private final Options options;
	private Spectrum spectrum;

	/**
	 * How the cuts are made.
	 *
	 * @param largest number of clusters, at least 1
	 */
	public record Options(Affinity affinity, int largest, long seed) {

		public Options {
			InputException.requireRange("largest", largest, 1, Integer.MAX_VALUE - 1);
		}
	}

	/**
	 * @param features that are compared, whose eigenvectors are kept for all numbers of clusters
	 */
	public SpectralCuts(final GridGraph graph, final FeatureMatrix features, final Options options) {
		this.graph = graph;
		compared = features;
		this.options = options;
	}

	@Override
	public int[] labels(final FeatureMatrix features, final int clusters, final Progress progress) {
		final Spectrum found = features == compared
			? spectrum(progress.part(0, SOLVING))
			: solve(features, clusters, progress.part(0, SOLVING));
		return found.clusters(clusters, Assignment.CLUSTER_QR, progress.part(SOLVING, 1)).labels();
	}

	private Spectrum solve(final FeatureMatrix features, final int count, final Progress progress) {
		return new SpectralClustering(SpectralClustering.Options.of(count).withSeed(options.seed()))
			.spectrum(options.affinity().of(features, graph, progress), progress);
	}

	/** One more eigenvector than the largest number that is compared. */
	private Spectrum spectrum(final Progress progress) {
		if (spectrum == null) spectrum = solve(compared, options.largest() + 1, progress);
		return spectrum;
	}

	/** The largest gap between an eigenvalue of the normalised Laplacian and the next one. */
	public Criterion eigengap() {
		return c -> {
			final double[] eigenvalues = spectrum(c.progress(0, SOLVING)).eigenvalues();
			final Curve gap = Curve.highest("gap", c.clusters(),
				c.values(SOLVING, 1, i -> eigenvalues[c.clusters()[i]] - eigenvalues[c.clusters()[i] - 1]), "");
			return new Curve(gap.name(), gap.values(), gap.best(),
				"largest gap between eigenvalues, from number " + gap.best() + " to " + (gap.best() + 1));
		};
	}

	/**
	 * How far apart the regions are for the eigenvectors: the mean silhouette width of a sample of the pixels, each the
	 * row of its values in the first k eigenvectors, brought to length 1 (A. Y. Ng, M. I. Jordan and Y. Weiss, On
	 * spectral clustering, NIPS 2001), in k clusters. Eigenvectors are steps between regions, where these are what the
	 * graph falls into, and waves within them beyond. Of numbers that are equally far apart the largest, since parts of
	 * regions that do not touch are as far apart as all of them.
	 */
	public Criterion separation() {
		return c -> {
			final double[][] embedding = spectrum(c.progress(0, SOLVING)).embedding();
			final int[] pixels = Sample.of(embedding[0].length, PIXELS, new SplittableRandom(options.seed()));
			final Silhouette silhouette = new Silhouette(PIXELS, options.seed());
			final double[] values = c.values(SOLVING, 1, i -> {
				final int k = c.clusters()[i];
				final FeatureMatrix rows = rows(embedding, pixels, k);
				final int[] labels = new KMeans(
					KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(RESTARTS).withSeed(options.seed()))
					.fit(rows, c.progress()).labels();
				return silhouette.of(rows, labels, c.progress());
			});
			return Curve.lastNearHighest("separation", c.clusters(), values, EQUALLY_APART,
				"regions farthest apart in the eigenvectors");
		};
	}

	/**
	 * @param embedding [eigenvectors × pixels]
	 */
	private static FeatureMatrix rows(final double[][] embedding, final int[] pixels, final int k) {
		final float[] values = new float[pixels.length * k];
		for (int i = 0; i < pixels.length; i++) {
			double square = 0;
			for (int v = 0; v < k; v++)
				square += embedding[v][pixels[i]] * embedding[v][pixels[i]];
			for (int v = 0; v < k; v++)
				values[i * k + v] = square > 0 ? (float) (embedding[v][pixels[i]] / Math.sqrt(square)) : 0;
		}
		return new FeatureMatrix(pixels.length, k, values);
	}
}
