package org.parcelj.grid;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;

/**
 * Which masked pixels touch. An undirected graph in compressed sparse rows that holds each edge <em>once</em>, in the
 * row of its lower pixel: the edges of pixel i are {@code neighbours[starts[i]]} … {@code neighbours[starts[i+1]-1]},
 * all above i and ascending. Nodes are numbered as the mask numbers its pixels. Four bytes for each pixel and each
 * edge. Immutable: the arrays that it gives are its own, for speed, and not to be written to.
 */
public final class GridGraph implements Graph {

	private static final int CHUNK = 1 << 15;

	private final Mask mask;
	private final int[] starts;
	private final int[] neighbours;

	private GridGraph(final Mask mask, final int[] starts, final int[] neighbours) {
		this.mask = mask;
		this.starts = starts;
		this.neighbours = neighbours;
	}

	/**
	 * The graph of the pixels of a mask.
	 *
	 * @throws org.parcelj.InputException if it has more than 2^31 - 1 edges
	 */
	public static GridGraph of(final Mask mask, final Connectivity connectivity) {
		final int n = mask.size();
		final long[] edges = new long[Chunks.count(n, CHUNK) + 1];
		Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
			final Neighbourhood around = new Neighbourhood(mask, connectivity);
			final long[] count = new long[1];
			mask.forEach(from, to, (index, position) -> count[0] += around.count(position));
			edges[chunk + 1] = count[0];
		});
		for (int chunk = 1; chunk < edges.length; chunk++)
			edges[chunk] += edges[chunk - 1];
		final long total = edges[edges.length - 1];
		final int[] neighbours = new int[Memory.requireArray("the pairs of neighbours among " + n + " pixels", total)];
		final int[] starts = new int[n + 1];
		Chunks.forEach(n, CHUNK, (chunk, from, to) -> {
			final Neighbourhood around = new Neighbourhood(mask, connectivity);
			final int[] edge = { (int) edges[chunk] };
			mask.forEach(from, to, (index, position) -> {
				starts[index] = edge[0];
				edge[0] = around.write(position, neighbours, edge[0]);
			});
		});
		starts[n] = (int) total;
		return new GridGraph(mask, starts, neighbours);
	}

	/**
	 * The same with further edges, between pixels that need not touch.
	 *
	 * @param ends the two pixels of each edge, one edge after the other; not an edge yet, and each pair given once
	 */
	public GridGraph withEdges(final int... ends) {
		final int n = size();
		final int[] added = new int[n + 1];
		for (int e = 0; e < ends.length; e += 2)
			added[Math.min(ends[e], ends[e + 1]) + 1]++;
		final int[] newStarts = new int[n + 1];
		for (int i = 0; i < n; i++)
			newStarts[i + 1] = newStarts[i] + starts[i + 1] - starts[i] + added[i + 1];
		final int[] all = new int[newStarts[n]];
		final int[] next = new int[n];
		for (int i = 0; i < n; i++) {
			System.arraycopy(neighbours, starts[i], all, newStarts[i], starts[i + 1] - starts[i]);
			next[i] = newStarts[i] + starts[i + 1] - starts[i];
		}
		for (int e = 0; e < ends.length; e += 2)
			all[next[Math.min(ends[e], ends[e + 1])]++] = Math.max(ends[e], ends[e + 1]);
		for (int i = 0; i < n; i++)
			if (added[i + 1] > 0) Arrays.sort(all, newStarts[i], newStarts[i + 1]);
		return new GridGraph(mask, newStarts, all);
	}

	/** The mask whose pixels these are. */
	public Mask mask() {
		return mask;
	}

	/** The number of pixels. */
	@Override
	public int size() {
		return starts.length - 1;
	}

	/** The number of edges, each counted once. */
	@Override
	public int edges() {
		return neighbours.length;
	}

	/** [size + 1]: where the edges of each pixel start. Not to be written to. */
	@Override
	public int[] starts() {
		return starts;
	}

	/** [edges]: the upper pixel of each edge. Not to be written to. */
	@Override
	public int[] neighbours() {
		return neighbours;
	}

	/** A value for each edge, in the order of {@link #neighbours()}. */
	public double[] edgeValues(final EdgeFunction function) {
		final double[] values = new double[edges()];
		Chunks.forEach(size(), CHUNK, (chunk, from, to) -> {
			for (int i = from; i < to; i++)
				for (int e = starts[i]; e < starts[i + 1]; e++)
					values[e] = function.of(i, neighbours[e]);
		});
		return values;
	}

	/**
	 * The neighbours of one pixel after another that come later in raster order. Which steps stay inside the grid along
	 * the further axes is found out once for each line. One for each thread.
	 */
	private static final class Neighbourhood {

		private final Mask mask;
		private final int[][] steps;
		private final long[] size;
		private final int width;

		/** The position after the line that was entered last. */
		private int end;
		private int lineStart;
		/** The jump of each step that is possible in this line, and its part along the line. */
		private final int[] jumps;
		private final int[] along;
		private int possible;

		Neighbourhood(final Mask mask, final Connectivity connectivity) {
			this.mask = mask;
			size = mask.dimensions();
			width = (int) size[0];
			steps = connectivity.forwardSteps(size.length);
			jumps = new int[steps.length];
			along = new int[steps.length];
		}

		int count(final int position) {
			final int x = enter(position);
			int count = 0;
			for (int s = 0; s < possible; s++)
				if (inside(x + along[s]) && mask.contains(position + jumps[s])) count++;
			return count;
		}

		int write(final int position, final int[] target, final int start) {
			final int x = enter(position);
			int at = start;
			for (int s = 0; s < possible; s++) {
				if (!inside(x + along[s])) continue;
				final int index = mask.indexOf(position + jumps[s]);
				if (index >= 0) target[at++] = index;
			}
			return at;
		}

		private boolean inside(final int x) {
			return x >= 0 && x < width;
		}

		/** Gives the place of a pixel in its line. */
		private int enter(final int position) {
			if (position >= end || position < lineStart) enterLine(position / width);
			return position - lineStart;
		}

		private void enterLine(final int line) {
			lineStart = line * width;
			end = lineStart + width;
			possible = 0;
			for (final int[] step : steps) {
				long jump = step[0];
				long stride = width;
				boolean inside = true;
				for (int axis = 1, rest = line; axis < size.length; axis++) {
					final long c = rest % size[axis] + step[axis];
					inside &= c >= 0 && c < size[axis];
					rest /= size[axis];
					jump += step[axis] * stride;
					stride *= size[axis];
				}
				if (!inside) continue;
				along[possible] = step[0];
				jumps[possible++] = (int) jump;
			}
		}
	}
}
