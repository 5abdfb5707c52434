package org.parcelj.cluster.agglomerative;

import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Spatially constrained agglomerative clustering: at first each pixel is a cluster, and of all clusters that touch the
 * nearest two are merged, again and again, exactly. Of pairs equally near, the one whose later node has the lowest
 * number is merged first, and of those the one whose earlier node has. Clusters in different components of the graph
 * are never merged, unless the components are bridged. Immutable.
 */
public final class AgglomerativeClustering {

	/** Both ends of each edge have a place in one array, beside two numbers for each pixel. */
	private static final int MOST_EDGES = (1 << 30) - 4;

	private final Linkage linkage;
	private final boolean bridges;

	/**
	 * @param linkage how far apart two clusters are
	 */
	public AgglomerativeClustering(final Linkage linkage) {
		this(linkage, false);
	}

	private AgglomerativeClustering(final Linkage linkage, final boolean bridges) {
		this.linkage = Objects.requireNonNull(linkage);
		this.bridges = bridges;
	}

	/**
	 * The same, but the components of a graph that is not connected are joined first, each two of them by an edge between
	 * their nearest pixels.
	 */
	public AgglomerativeClustering withBridges() {
		return new AgglomerativeClustering(linkage, true);
	}

	public Linkage linkage() {
		return linkage;
	}

	/** Whether components are joined. */
	public boolean bridges() {
		return bridges;
	}

	/**
	 * The tree of all merges.
	 *
	 * @param features [pixels × features], finite
	 * @param graph which pixels touch
	 * @throws InputException if there is no pixel, the numbers of pixels differ or a value is not finite, or if there are
	 * more pixels, pairs of neighbours or components to bridge than can be held
	 * @throws CancellationException if {@code progress} asks to stop
	 */
	public Dendrogram fit(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		if (features.pixels() != graph.size())
			throw new InputException(
				"the features are of " + features.pixels() + " pixels, but the graph is of " + graph.size());
		InputException.requireRange("number of pixels in the mask", graph.size(), 1, Clusters.MOST);
		features.requireFinite();
		final GridGraph joined = bridges ? Bridges.join(features, graph, progress) : graph;
		InputException.requireRange("number of pairs of neighbours", joined.edges(), 0, MOST_EDGES - joined.size());
		switch (linkage) {
			case WARD :
				return new WardMerging(features, joined, progress).run();
			case SINGLE :
				return new SingleLinkage(features, joined, progress).run();
			default :
				return new EdgeMerging(linkage, features, joined, progress).run();
		}
	}
}
