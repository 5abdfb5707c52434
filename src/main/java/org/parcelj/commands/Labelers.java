package org.parcelj.commands;

import java.util.IdentityHashMap;
import java.util.Map;

import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Assignment;
import org.parcelj.cluster.spectral.Contrast;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;
import org.parcelj.parcels.SplitHalf;

/** The methods whose number of clusters can be suggested, each as it clusters the features of one mask. */
final class Labelers {

	private static final double KMEANS_TOLERANCE = 1e-4;

	private Labelers() {
		// not to be instantiated
	}

	static SplitHalf.Method kmeans(final long seed) {
		return (features, k,
			progress) -> new KMeans(
				KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.LLOYD).withTolerance(KMEANS_TOLERANCE).withSeed(seed))
				.fit(features, progress).labels();
	}

	/** Normalised cuts, whose eigenvalues are there to be looked at. */
	static final class Spectral implements SplitHalf.Method {

		private final GridGraph graph;
		private final double beta;
		private final long seed;

		Spectral(final GridGraph graph, final double beta, final long seed) {
			this.graph = graph;
			this.beta = beta;
			this.seed = seed;
		}

		@Override
		public int[] labels(final FeatureMatrix features, final int k, final Progress progress) {
			return method(k).fit(affinity().of(features, graph), progress).clustering().labels();
		}

		double[] eigenvalues(final FeatureMatrix features, final int k, final Progress progress) {
			return method(k).fit(affinity().of(features, graph), progress).eigenvalues();
		}

		private SpectralClustering method(final int k) {
			return new SpectralClustering(
				SpectralClustering.Options.of(k).withAssignment(Assignment.CLUSTER_QR).withSeed(seed));
		}

		private Affinity affinity() {
			return new Affinity(beta, 1e-6, Contrast.EDGES);
		}
	}

	/** Ward's trees: one for some features serves every number of clusters. */
	static final class Trees implements SplitHalf.Method {

		private final GridGraph graph;
		private final Map<FeatureMatrix, Dendrogram> trees = new IdentityHashMap<>();

		Trees(final GridGraph graph) {
			this.graph = graph;
		}

		@Override
		public int[] labels(final FeatureMatrix features, final int k, final Progress progress) {
			return tree(features, progress).cut(k).labels();
		}

		Dendrogram tree(final FeatureMatrix features, final Progress progress) {
			return trees.computeIfAbsent(features,
				f -> new AgglomerativeClustering(Linkage.WARD).withBridges().fit(f, graph, progress));
		}
	}
}
