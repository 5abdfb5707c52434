package org.parcelj.choice;

import java.util.Map;
import java.util.WeakHashMap;

import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Ward's method on a graph: one tree for some features serves every number of clusters. Trees are kept as long as their
 * features are.
 */
public final class WardTrees implements Clusterer {

	private final GridGraph graph;
	private final Map<FeatureMatrix, Dendrogram> trees = new WeakHashMap<>();

	public WardTrees(final GridGraph graph) {
		this.graph = graph;
	}

	@Override
	public int[] labels(final FeatureMatrix features, final int clusters, final Progress progress) {
		return tree(features, progress).cut(clusters).labels();
	}

	/** The tree of some features; components of the graph are joined in the end. */
	public Dendrogram tree(final FeatureMatrix features, final Progress progress) {
		return trees.computeIfAbsent(features,
			f -> new AgglomerativeClustering(Linkage.WARD).withBridges().fit(f, graph, progress));
	}
}
