package org.parcelj.grid;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * Which regions of pixels touch: the graph of the pixels with each region contracted to one node. Immutable: the arrays
 * of the graph are its own, for speed, and not to be written to.
 */
public final class RegionGraph implements Graph {

	private static final int CHUNK = 1 << 12;

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
		final int[] pixels = new int[count];
		for (final int region : regions)
			pixels[InputException.requireRange("region", region, 0, count - 1)]++;
		final int[] rows = rows(graph, regions, count, progress);
		final int[] neighbours = fill(graph, regions, rows, progress);
		final int[] lengths = new int[count];
		Chunks.forEach(count, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int region = from; region < to; region++)
				lengths[region] = distinct(neighbours, rows[region], rows[region + 1]);
		});
		final int[] starts = new int[count + 1];
		for (int region = 0; region < count; region++) {
			System.arraycopy(neighbours, rows[region], neighbours, starts[region], lengths[region]);
			starts[region + 1] = starts[region] + lengths[region];
		}
		return new RegionGraph(graph, regions.clone(), pixels, starts, Arrays.copyOf(neighbours, starts[count]));
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

	/** Where each region's edges start, when an edge stands once for each pair of pixels. */
	private static int[] rows(final GridGraph graph, final int[] regions, final int count, final Progress progress) {
		final int[] rows = new int[count + 1];
		forEachBorder(graph, regions, progress, (e, lower, upper) -> rows[lower + 1]++);
		for (int region = 0; region < count; region++)
			rows[region + 1] += rows[region];
		return rows;
	}

	private static int[] fill(final GridGraph graph, final int[] regions, final int[] rows, final Progress progress) {
		final int[] next = rows.clone();
		final int[] neighbours = new int[rows[rows.length - 1]];
		forEachBorder(graph, regions, progress, (e, lower, upper) -> neighbours[next[lower]++] = upper);
		return neighbours;
	}

	/** Sorts a part of an array, and leaves each value once at its front. */
	private static int distinct(final int[] values, final int from, final int to) {
		Arrays.sort(values, from, to);
		int end = from;
		for (int i = from; i < to; i++)
			if (i == from || values[i] != values[end - 1]) values[end++] = values[i];
		return end - from;
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
