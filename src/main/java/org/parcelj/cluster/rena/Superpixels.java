package org.parcelj.cluster.rena;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.RegionGraph;

/**
 * Small regions of similar pixels, found by {@link Rena}, for slower methods to work on instead of pixels. Immutable.
 */
public final class Superpixels {

	private final int number;

	/**
	 * @param number of regions, at least as many as {@code clusters}
	 * @param clusters that are to be made of them
	 * @throws InputException if there are fewer
	 */
	public Superpixels(final int number, final int clusters) {
		if (number < clusters)
			throw new InputException(
				"superpixels is " + number + ", but must be at least the number of clusters, " + clusters);
		this.number = number;
	}

	/** The memory that finding them takes beside the features. */
	public static long bytes(final GridGraph graph, final int features) {
		return Rena.bytes(graph, features);
	}

	/**
	 * @param features [pixels × features]
	 * @throws InputException if there are more regions than pixels or fewer than the graph's connected components, the
	 * graph is of another number of pixels, or a value is not finite
	 */
	public RegionGraph of(final FeatureMatrix features, final GridGraph graph, final Progress progress) {
		if (number > graph.size())
			throw new InputException("superpixels is " + number + ", but there are only " + graph.size() + " pixels");
		final int components = Components.of(graph, progress).count();
		if (number < components)
			throw new InputException("superpixels is " + number + ", but the pixels are in " + components +
				" parts that do not touch, each of which needs one of its own");
		final Clustering regions = new Rena(number).fit(features, graph, progress.part(0, 0.9)).clustering();
		return RegionGraph.of(graph, regions.sharedLabels(), number, progress.part(0.9, 1));
	}
}
