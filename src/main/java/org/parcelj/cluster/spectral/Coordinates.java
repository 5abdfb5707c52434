package org.parcelj.cluster.spectral;

import org.parcelj.Progress;
import org.parcelj.grid.Graph;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.grid.PlacedGraph;
import org.parcelj.grid.RegionGraph;

/** Where the nodes of a graph lie on their grid: pixels, or the centres of regions to the nearest pixel. Immutable. */
final class Coordinates {

	private static final int STRETCH = 1 << 20;

	private final int[][] alongAxes;
	private final boolean pixels;

	private Coordinates(final int[][] alongAxes, final boolean pixels) {
		this.alongAxes = alongAxes;
		this.pixels = pixels;
	}

	static Coordinates of(final Graph graph, final Progress progress) {
		if (graph instanceof RegionGraph) return new Coordinates(centres((RegionGraph) graph, progress), false);
		if (graph instanceof PlacedGraph placed) return new Coordinates(placed.centres(), false);
		final int[][] places = pixels(((GridGraph) graph).mask());
		return new Coordinates(places, areAdjacent(graph, places, progress));
	}

	/** [axes] [nodes]. */
	int[][] alongAxes() {
		return alongAxes;
	}

	/** Whether nodes are single pixels, and edges only between pixels that touch. */
	boolean arePixels() {
		return pixels;
	}

	private static int[][] pixels(final Mask mask) {
		final int axes = mask.numDimensions();
		final int[][] places = new int[axes][mask.size()];
		mask.forEach(0, mask.size(), (index, position) -> {
			int rest = position;
			for (int axis = 0; axis < axes; axis++) {
				places[axis][index] = rest % (int) mask.dimension(axis);
				rest /= (int) mask.dimension(axis);
			}
		});
		return places;
	}

	private static boolean areAdjacent(final Graph graph, final int[][] places, final Progress progress) {
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		for (int i = 0; i < graph.size(); i++) {
			if (i % STRETCH == 0) progress.check();
			for (int e = starts[i]; e < starts[i + 1]; e++)
				for (final int[] along : places)
					if (Math.abs(along[i] - along[neighbours[e]]) > 1) return false;
		}
		return true;
	}

	private static int[][] centres(final RegionGraph graph, final Progress progress) {
		final int[][] places = pixels(graph.pixelGraph().mask());
		final int[][] centres = new int[places.length][graph.size()];
		for (int axis = 0; axis < centres.length; axis++) {
			progress.check();
			final long[] sums = new long[graph.size()];
			for (int i = 0; i < places[axis].length; i++)
				sums[graph.regionOf(i)] += places[axis][i];
			for (int region = 0; region < sums.length; region++)
				centres[axis][region] = (int) (sums[region] / Math.max(1, graph.pixels(region)));
		}
		return centres;
	}
}
