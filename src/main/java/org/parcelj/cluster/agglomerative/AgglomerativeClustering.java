package org.parcelj.cluster.agglomerative;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.cluster.rena.NodeGraph;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.AdjacencyRows;
import org.parcelj.grid.EdgeRows;
import org.parcelj.grid.Graph;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.RegionGraph;

/**
 * Spatially constrained agglomerative clustering: at first each pixel is a cluster, and of all clusters that touch the
 * nearest two are merged, again and again, exactly. Among equally near pairs, the one whose later node has the lowest
 * number is merged first, and among those the one whose earlier node has. Clusters in different components of the graph
 * are never merged, unless the components are bridged. Immutable.
 */
public final class AgglomerativeClustering {

	/** Both ends of each edge have a place in one array, beside two numbers for each pixel and two more. */
	private static final int MOST_EDGES = (1 << 30) - 6;

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
		check(features, graph);
		final GridGraph joined = joined(features, graph, progress);
		requireEdges(joined);
		Memory.require("the tree of " + joined.size() + " pixels", bytes(features.features(), joined));
		if (linkage == Linkage.WARD) return new WardMerging(features, joined, progress).run();
		return merged(features, joined.withArrays(progress),
			new Clusters(IntStream.range(0, joined.size()).toArray(), progress), progress);
	}

	/**
	 * The tree of all merges that keep regions of pixels whole: first the pixels of each region, then regions, each at
	 * its mean and with the weight of its pixels. Cut into no more clusters than there are regions it divides none.
	 *
	 * @param features [pixels × features], finite
	 * @param regions connected ones
	 * @throws InputException as {@link #fit(FeatureMatrix, GridGraph, Progress)}
	 * @throws CancellationException if {@code progress} asks to stop
	 */
	public Dendrogram fit(final FeatureMatrix features, final RegionGraph regions, final Progress progress) {
		check(features, regions.pixelGraph());
		requireEdges(regions);
		final RegionTree tree = new RegionTree(features, regions, progress);
		final Clusters clusters = new Clusters(IntStream.range(0, regions.size()).toArray(), tree.sizes(), progress);
		return tree.with(merged(tree.means(), regions, clusters, progress));
	}

	/**
	 * The tree of all merges of nodes that stand for several pixels each, at their means and with their weights. Of
	 * regions these are the upper merges of the tree of the pixels, with regions in the place of pixels.
	 *
	 * @throws InputException if there is no node, a mean is not finite, or there are more pairs of neighbours than can be
	 * held
	 * @throws CancellationException if {@code progress} asks to stop
	 */
	public Dendrogram fit(final NodeGraph nodes, final Progress progress) {
		InputException.requireRange("number of nodes", nodes.pixels().length, 1, Clusters.MOST);
		nodes.means().requireFinite();
		final Graph graph = EdgeRows.of(nodes.graph());
		requireEdges(graph);
		Memory.require("the tree of " + graph.size() + " nodes", bytes(nodes.means().features(), graph));
		final Clusters clusters = new Clusters(IntStream.range(0, graph.size()).toArray(), nodes.pixels(), progress);
		return merged(nodes.means(), graph, clusters, progress);
	}

	/**
	 * The graph with the components joined, where bridges are asked for; else the graph as it is.
	 *
	 * @throws InputException if there are too many components
	 */
	public GridGraph joined(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		return bridges ? Bridges.join(features, graph, progress) : graph;
	}

	private static void check(final FeatureMatrix features, final GridGraph graph) {
		if (features.pixels() != graph.size())
			throw new InputException(
				"the features are of " + features.pixels() + " pixels, but the graph is of " + graph.size());
		InputException.requireRange("number of pixels in the mask", graph.size(), 1, Clusters.MOST);
		features.requireFinite();
	}

	private static void requireEdges(final Graph graph) {
		InputException.requireRange("number of pairs of neighbours", graph.edges(), 0, MOST_EDGES - graph.size());
	}

	/**
	 * The memory that a tree of a graph takes while it is made, with the arrays of the graph's edges where they are not
	 * there yet; bridges not counted.
	 */
	public long bytes(final int features, final GridGraph graph, final Progress progress) {
		return (linkage == Linkage.WARD ? 0 : graph.arrayBytes(progress)) + bytes(features, (Graph) graph);
	}

	private long bytes(final int features, final Graph graph) {
		return switch (linkage) {
			case WARD -> WardMerging.bytes(features, graph);
			case SINGLE -> Clusters.bytes(graph.size()) + EdgeQueue.bytes(graph);
			default -> Clusters.bytes(graph.size()) + EdgeMerging.bytes(graph);
		};
	}

	private Dendrogram merged(final FeatureMatrix features, final Graph graph, final Clusters clusters,
		final Progress progress)
	{
		switch (linkage) {
			case WARD :
				return new WardMerging(features, AdjacencyRows.bothWays(graph), graph.edges(), clusters, progress).run();
			case SINGLE :
				return new SingleLinkage(features, graph, clusters, progress).run();
			default :
				return new EdgeMerging(linkage, features, graph, clusters, progress).run();
		}
	}
}
