package org.parcelj.grid;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * Which masked pixels touch. Nodes are numbered as the mask numbers its pixels. The graph itself is only the mask and
 * the rule: {@link #reader} finds neighbours by arithmetic. For those who need a number for each edge it also gives its
 * edges in compressed sparse rows, each edge <em>once</em>, in the row of its lower pixel: the edges of pixel i are
 * {@code neighbours[starts[i]]} … {@code neighbours[starts[i+1]-1]}, all above i and ascending. These arrays, of four
 * bytes for each pixel and each edge, are made when they are first asked for. Immutable: the arrays that it gives are
 * its own, for speed, and not to be written to.
 */
public final class GridGraph implements Graph, Adjacency {

	private static final int CHUNK = 1 << 15;

	private final Mask mask;
	private final Connectivity connectivity;
	private final Steps all;
	private final Steps later;
	private final ExtraEdges extra;
	private int[] positions;
	private volatile Rows rows;
	private volatile long[] ends;

	/** Each edge once. */
	private record Rows(int[] starts, int[] neighbours) {}

	private GridGraph(final Mask mask, final Connectivity connectivity, final ExtraEdges extra) {
		final long[] size = mask.dimensions();
		this.mask = mask;
		this.connectivity = connectivity;
		this.extra = extra;
		all = Steps.all(size, connectivity);
		later = Steps.later(size, connectivity);
	}

	/** The graph of the pixels of a mask. */
	public static GridGraph of(final Mask mask, final Connectivity connectivity) {
		return new GridGraph(mask, connectivity, ExtraEdges.NONE);
	}

	/**
	 * The same with further edges, between pixels that need not touch.
	 *
	 * @param ends the two pixels of each edge, one edge after the other; not an edge yet, and each pair given once
	 */
	public GridGraph withEdges(final int... ends) {
		return new GridGraph(mask, connectivity, extra.with(ends));
	}

	/** The graph of other pixels by the same rule, without further edges. */
	public GridGraph over(final Mask other) {
		return of(other, connectivity);
	}

	/** The mask whose pixels these are. */
	public Mask mask() {
		return mask;
	}

	/** The rule that makes pixels neighbours. */
	public Connectivity connectivity() {
		return connectivity;
	}

	/** The number of pixels. */
	@Override
	public int size() {
		return mask.size();
	}

	/** Whether each pixel can be reached from each by its very form: all pixels of a grid. */
	boolean isBox() {
		return mask.isFull();
	}

	/** Finds the neighbours of pixels, with no need of the arrays. */
	@Override
	public Reader reader() {
		return extra.beside(new Neighbourhood(mask, positions(), all));
	}

	@Override
	public Reader laterReader() {
		return extra.laterBeside(new Neighbourhood(mask, positions(), later));
	}

	/**
	 * Whether all pixels of a line but its ends have their neighbours at the same distances, in each line of the grid.
	 */
	public boolean hasEvenLines() {
		return mask.isFull() && extra == ExtraEdges.NONE && all.width() > 2;
	}

	/** The most neighbours that a pixel has. */
	public int mostNeighbours() {
		return all.most();
	}

	/** The number of pixels of a line along the first axis. */
	public int lineLength() {
		return all.width();
	}

	/**
	 * The steps from the number of a pixel to those of its neighbours, for all pixels of a line except its ends, where
	 * {@link #hasEvenLines}. Not to be written to.
	 */
	public int[] jumpsWithinLine(final int line) {
		return all.jumps(line, 1);
	}

	/** The same of the neighbours with higher numbers. */
	public int[] laterJumpsWithinLine(final int line) {
		return later.jumps(line, 1);
	}

	private int[] positions() {
		return mask.isFull() ? null : maskedPositions();
	}

	private synchronized int[] maskedPositions() {
		if (positions == null) positions = mask.positions();
		return positions;
	}

	/**
	 * The number of edges, each counted once.
	 *
	 * @throws org.parcelj.InputException if they are more than an array holds
	 */
	@Override
	public int edges() {
		return total(ends(Progress.NONE));
	}

	/** [size + 1]: where the edges of each pixel start. Not to be written to. */
	@Override
	public int[] starts() {
		return rows(Progress.NONE).starts;
	}

	/**
	 * [edges]: the upper pixel of each edge. Not to be written to.
	 *
	 * @throws org.parcelj.InputException if there are more edges than an array holds
	 */
	@Override
	public int[] neighbours() {
		return rows(Progress.NONE).neighbours;
	}

	/**
	 * Makes the arrays of edges now, where {@code progress} can cancel it, instead of when they are first asked for.
	 *
	 * @return this graph
	 * @throws org.parcelj.InputException if there are more edges than an array holds, or than memory
	 */
	public GridGraph withArrays(final Progress progress) {
		rows(progress);
		return this;
	}

	/** The memory that the arrays of edges will take, as long as they are not there. */
	public long arrayBytes(final Progress progress) {
		return rows != null ? 0 : Integer.BYTES * (long) total(ends(progress)) + Integer.BYTES * (long) size();
	}

	private int total(final long[] counted) {
		return Memory.requireArray("the pairs of neighbours among " + size() + " pixels", counted[counted.length - 1]);
	}

	/** Where the edges of each chunk of pixels begin, and where the last ones end: counted once. */
	private long[] ends(final Progress progress) {
		if (ends == null) ends = count(progress);
		return ends;
	}

	private long[] count(final Progress progress) {
		final long[] edges = new long[Chunks.count(size(), CHUNK) + 1];
		Chunks.forEach(size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final Neighbourhood around = new Neighbourhood(mask, null, later);
			final long[] count = new long[1];
			mask.forEach(from, to, (index, position) -> {
				around.enterPosition(position);
				count[0] += around.to() + extra.later(index).length;
			});
			edges[chunk + 1] = count[0];
		});
		Arrays.parallelPrefix(edges, Long::sum);
		return edges;
	}

	private Rows rows(final Progress progress) {
		if (rows == null) makeRows(progress);
		return rows;
	}

	private synchronized void makeRows(final Progress progress) {
		if (rows != null) return;
		final int n = size();
		final long[] edges = ends(progress);
		final int total = total(edges);
		Memory.require("the graph of " + n + " pixels", arrayBytes(progress));
		final Rows made = new Rows(new int[n + 1], new int[total]);
		Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
			progress.check();
			fill(made, from, to, (int) edges[chunk]);
		});
		made.starts[n] = total;
		rows = made;
	}

	private void fill(final Rows made, final int from, final int to, final int firstEdge) {
		final Neighbourhood around = new Neighbourhood(mask, null, later);
		final int[] edge = { firstEdge };
		mask.forEach(from, to, (index, position) -> {
			made.starts[index] = edge[0];
			around.enterPosition(position);
			for (int i = 0; i < around.to(); i++)
				made.neighbours[edge[0]++] = around.neighbours()[i];
			final int[] further = extra.later(index);
			if (further.length == 0) return;
			for (final int j : further)
				made.neighbours[edge[0]++] = j;
			Arrays.sort(made.neighbours, made.starts[index], edge[0]);
		});
	}

	/** A value for each edge, in the order of {@link #neighbours()}. */
	public double[] edgeValues(final EdgeFunction function) {
		return edgeValues(function, Progress.NONE);
	}

	/** The same, which {@code progress} can cancel. */
	public double[] edgeValues(final EdgeFunction function, final Progress progress) {
		final Rows all = rows(progress);
		Memory.require("a number for each of " + all.neighbours.length + " pairs of neighbours",
			8L * all.neighbours.length);
		final double[] values = new double[all.neighbours.length];
		Chunks.forEach(size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int i = from; i < to; i++)
				for (int e = all.starts[i]; e < all.starts[i + 1]; e++)
					values[e] = function.of(i, all.neighbours[e]);
		});
		return values;
	}
}
