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

	/** Pixels whose edges are assigned before they are summed. */
	private static final int STRETCH = 1 << 18;
	/** Those of them that one thread takes at a time. */
	private static final int PART = 1 << 14;

	/** In place of the number of a sum: none. */
	private static final int NONE = -1;

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
		return sums(values, edges(), this::edge, progress);
	}

	/** The edge of this graph between two regions, or {@link #NONE}. */
	private int edge(final int region, final int other) {
		if (region == other) return NONE;
		final int lower = Math.min(region, other);
		return Arrays.binarySearch(neighbours, starts[lower], starts[lower + 1], Math.max(region, other));
	}

	/**
	 * For each region the sum over the edges between its own pixels.
	 *
	 * @param values a number for each edge of the pixels' graph
	 * @throws InputException if there are more or fewer
	 */
	public double[] within(final double[] values, final Progress progress) {
		requireEdges(values);
		return sums(values, size(), (region, other) -> region == other ? region : NONE, progress);
	}

	/** Which sum an edge of pixels between two regions, or within one, belongs to. */
	@FunctionalInterface
	private interface Assignment {

		/** The number of a sum, or {@link #NONE}. */
		int of(int region, int other);
	}

	/** All threads assign edges, and one of them adds, so that the order in each sum is that of the edges. */
	private double[] sums(final double[] values, final int count, final Assignment assignment, final Progress progress) {
		final double[] sums = new double[count];
		int[] assigned = new int[0];
		for (int from = 0; from < regions.length;) {
			progress.check();
			final int to = (int) Math.min(regions.length, (long) from + STRETCH);
			final int first = graph.starts()[from];
			final int length = graph.starts()[to] - first;
			if (assigned.length < length) assigned = new int[length];
			assign(from, to, assignment, assigned);
			for (int e = 0; e < length; e++)
				if (assigned[e] != NONE) sums[assigned[e]] += values[first + e];
			from = to;
		}
		return sums;
	}

	/** Assigns the edges of a stretch of pixels, the first of them at the start of {@code assigned}. */
	private void assign(final int from, final int to, final Assignment assignment, final int[] assigned) {
		final int[] first = graph.starts();
		final int[] other = graph.neighbours();
		Chunks.forEach(to - from, PART, (chunk, begin, end) -> {
			for (int i = from + begin; i < from + end; i++)
				for (int e = first[i]; e < first[i + 1]; e++)
					assigned[e - first[from]] = assignment.of(regions[i], regions[other[e]]);
		});
	}

	private void requireEdges(final double[] values) {
		if (values.length != graph.edges())
			throw new InputException(values.length + " values for a graph of " + graph.edges() + " edges");
	}
}
