package org.parcelj.choice;

import java.util.List;

import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.spectral.SpectralClustering;
import org.parcelj.grid.GridGraph;

/**
 * The memory that comparing numbers of clusters takes beside the features: the labels of all numbers, which are kept,
 * and the most that a fit or a criterion takes meanwhile.
 */
public final class ChoiceMemory {

	/** Labels, their order and the pixels that parcels grow from. */
	private static final int RANDOM_BYTES = 4 * Integer.BYTES;

	private final ChoiceMethod method;
	private final GridGraph graph;
	private final int features;
	private final Progress progress;

	/**
	 * @param method that clusters
	 * @param graph of the pixels that are compared
	 * @param features of each
	 */
	public ChoiceMemory(final ChoiceMethod method, final GridGraph graph, final int features, final Progress progress) {
		this.method = method;
		this.graph = graph;
		this.features = features;
		this.progress = progress;
	}

	/**
	 * @param criteria the names of those that are looked at
	 * @param smallest number of clusters
	 * @param largest number of clusters
	 */
	public long bytes(final List<String> criteria, final int smallest, final int largest) {
		final long labels = (long) Integer.BYTES * graph.size();
		final long kept = labels * (largest - smallest + 1);
		// those distances stay while numbers are fitted
		final long distances = criteria.contains("silhouette") ? Silhouette.bytes(graph.size()) : 0;
		final long looking = Math.max(distances, criteria.contains("above_random") ? randomBytes() : 0);
		final long halves = criteria.contains(ChoiceMethod.REPRODUCIBILITY)
			? (long) Float.BYTES * graph.size() * features
			: 0;
		return halves + switch (method) {
			case AGGLOMERATIVE -> ofTrees(criteria, kept, distances, looking);
			// those that the fits hold are copied
			case GMM -> 2 * kept +
				Math.max(distances + new GaussianMixture(GaussianMixture.Options.of(largest)).bytes(graph, features, progress),
					Math.max(looking, criteria.contains("icl") ? labels * largest : 0));
			case SPECTRAL -> ofCuts(criteria, largest) + kept + looking;
			case KMEANS -> kept + Math.max(looking, distances + KMeans.bytes(largest, graph.size(), features));
		};
	}

	/**
	 * One tree of the features stays; others, of pixels in random places or of halves, come beside it and the labels.
	 */
	private long ofTrees(final List<String> criteria, final long kept, final long distances, final long looking) {
		final long tree = Dendrogram.bytes(graph.size());
		final long making = new AgglomerativeClustering(Linkage.WARD).withBridges().bytes(features, graph, progress);
		if (criteria.contains(ChoiceMethod.REPRODUCIBILITY))
			return making + kept + looking + (criteria.size() > 1 ? 2 : 1) * tree;
		final long references = criteria.contains("gap_statistic")
			? (long) ((double) making * fewer() / graph.size()) + rowBytes() * fewer()
			: 0;
		return Math.max(distances + making, tree + kept + Math.max(looking, references));
	}

	/** The pixels on which random data are made. */
	private int fewer() {
		return Math.min(graph.size(), CoarsePixels.ENOUGH);
	}

	private long rowBytes() {
		return (long) Float.BYTES * features + Integer.BYTES;
	}

	private long randomBytes() {
		return (RANDOM_BYTES + (fewer() < graph.size() ? rowBytes() : 0)) * fewer();
	}

	/** The eigenvectors, and those that lead to them, of one more number; those of halves come beside those that stay. */
	private long ofCuts(final List<String> criteria, final int largest) {
		final boolean halves = criteria.contains(ChoiceMethod.REPRODUCIBILITY);
		final boolean whole = !halves || criteria.size() > 1;
		return graph.arrayBytes(progress) + (long) Double.BYTES * graph.edges() +
			new SpectralClustering(SpectralClustering.Options.of(whole ? largest + 1 : largest)).bytes(graph, progress) +
			(halves && whole ? (long) Double.BYTES * graph.size() * (largest + 1) : 0);
	}
}
