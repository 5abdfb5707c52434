package org.parcelj.grid;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * Which regions of pixels touch: the graph of the pixels with each region contracted to one node. Immutable: the arrays
 * of the graph are its own, for speed, and not to be written to.
 */
public final class RegionGraph implements Graph {

	/** Regions that one thread takes at a time. */
	private static final int CHUNK = 1 << 12;
	/** Pixels that one thread takes at a time. */
	private static final int PIXELS = 1 << 16;

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 20;

	private final GridGraph graph;
	private final int[] regions;
	private final int[] pixels;
	private final int[] starts;
	private final int[] neighbours;

	private RegionGraph(final GridGraph graph, final int[] regions, final int[] pixels, final int[] starts,
		final int[] neighbours)
	{
		this.graph = graph;
		this.regions = regions;
		this.pixels = pixels;
		this.starts = starts;
		this.neighbours = neighbours;
	}

	/**
	 * @param graph of the pixels
	 * @param regions of each pixel its region, 0 … count-1
	 * @param count number of regions
	 * @throws InputException if there are more or fewer numbers than pixels, or one is no region's
	 */
	public static RegionGraph of(final GridGraph graph, final int[] regions, final int count, final Progress progress) {
		if (regions.length != graph.size())
			throw new InputException("regions of " + regions.length + " pixels for a graph of " + graph.size() + " pixels");
		requireRegions(regions, count);
		final Groups groups = Groups.of(regions, count, progress);
		final Touching touching = new Touching(graph::reader, regions, groups, null, count, progress);
		final int[] pixels = new int[count];
		final int[] starts = new int[count + 1];
		Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = touching.laterReader();
			for (int region = from; region < to; region++) {
				pixels[region] = groups.start(region + 1) - groups.start(region);
				later.enter(region);
				starts[region + 1] = later.to() - later.from();
			}
		});
		Arrays.parallelPrefix(starts, Math::addExact);
		final int[] neighbours = new int[starts[count]];
		Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = touching.laterReader();
			for (int region = from; region < to; region++) {
				later.enter(region);
				System.arraycopy(later.neighbours(), later.from(), neighbours, starts[region], later.to() - later.from());
			}
		});
		return new RegionGraph(graph, regions.clone(), pixels, starts, neighbours);
	}

	private static void requireRegions(final int[] regions, final int count) {
		final AtomicBoolean all = new AtomicBoolean(true);
		Chunks.forEach(regions.length, PIXELS, (chunk, from, to) -> {
			int smallest = 0;
			int largest = 0;
			for (int i = from; i < to; i++) {
				smallest = Math.min(smallest, regions[i]);
				largest = Math.max(largest, regions[i]);
			}
			if (smallest < 0 || largest >= count) all.set(false);
		});
		if (!all.get()) for (final int region : regions)
			InputException.requireRange("region", region, 0, count - 1);
	}

	/** Receives the edges of pixels between regions. */
	@FunctionalInterface
	private interface Border {

		void accept(int edge, int lowerRegion, int upperRegion);
	}

	private static void forEachBorder(final GridGraph graph, final int[] regions, final Progress progress,
		final Border border)
	{
		final int[] starts = graph.starts();
		final int[] neighbours = graph.neighbours();
		for (int i = 0; i < regions.length; i++) {
			if (i % STRETCH == 0) progress.check();
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final int a = regions[i];
				final int b = regions[neighbours[e]];
				if (a != b) border.accept(e, Math.min(a, b), Math.max(a, b));
			}
		}
	}

	@Override
	public int size() {
		return pixels.length;
	}

	@Override
	public int edges() {
		return neighbours.length;
	}

	@Override
	public int[] starts() {
		return starts;
	}

	@Override
	public int[] neighbours() {
		return neighbours;
	}

	/** The graph of the pixels. */
	public GridGraph pixelGraph() {
		return graph;
	}

	/** The region of a pixel. */
	public int regionOf(final int pixel) {
		return regions[pixel];
	}

	/**
	 * [pixels]: of each the number that its region has.
	 *
	 * @param numbers [regions]
	 */
	public int[] spread(final int[] numbers) {
		final int[] byPixel = new int[regions.length];
		Arrays.setAll(byPixel, pixel -> numbers[regions[pixel]]);
		return byPixel;
	}

	/** The number of pixels of a region. */
	public int pixels(final int region) {
		return pixels[region];
	}

	/**
	 * For each edge of this graph the sum over the edges of pixels between the two regions.
	 *
	 * @param values a number for each edge of the pixels' graph
	 * @throws InputException if there are more or fewer
	 */
	public double[] between(final double[] values, final Progress progress) {
		requireEdges(values);
		final double[] sums = new double[edges()];
		forEachBorder(graph, regions, progress,
			(e, lower, upper) -> sums[Arrays.binarySearch(neighbours, starts[lower], starts[lower + 1], upper)] += values[e]);
		return sums;
	}

	/**
	 * For each region the sum over the edges between its own pixels.
	 *
	 * @param values a number for each edge of the pixels' graph
	 * @throws InputException if there are more or fewer
	 */
	public double[] within(final double[] values, final Progress progress) {
		requireEdges(values);
		final double[] sums = new double[size()];
		final int[] first = graph.starts();
		final int[] upper = graph.neighbours();
		for (int i = 0; i < regions.length; i++) {
			if (i % STRETCH == 0) progress.check();
			for (int e = first[i]; e < first[i + 1]; e++)
				if (regions[i] == regions[upper[e]]) sums[regions[i]] += values[e];
		}
		return sums;
	}

	private void requireEdges(final double[] values) {
		if (values.length != graph.edges())
			throw new InputException(values.length + " values for a graph of " + graph.edges() + " edges");
	}
}
