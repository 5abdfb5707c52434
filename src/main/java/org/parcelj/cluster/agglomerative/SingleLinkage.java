package org.parcelj.cluster.agglomerative;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Graph;

/**
 * One run with single linkage, where two clusters are as far apart as the shortest edge between them: the minimum
 * spanning tree of the graph, by J. B. Kruskal, On the shortest spanning subtree of a graph and the traveling salesman
 * problem, Proc. Am. Math. Soc. 7, 1956, doi:10.1090/S0002-9939-1956-0078686-7. Edges are not indexed by their
 * clusters, since the shortest of them is found first in any case.
 */
final class SingleLinkage {

	private final Clusters clusters;
	private final EdgeQueue edges;

	/**
	 * @param clusters a node each, in the slot of its number
	 */
	SingleLinkage(final FeatureMatrix features, final Graph graph, final Clusters clusters, final Progress progress) {
		this.clusters = clusters;
		edges = new EdgeQueue(features, graph, clusters, progress);
	}

	Dendrogram run() {
		while (clusters.merges() < clusters.pixels() - 1 && edges.advance())
			clusters.merge(edges.slot(2 * edges.edge()), edges.slot(2 * edges.edge() + 1), edges.value(edges.edge()));
		return clusters.tree();
	}
}
