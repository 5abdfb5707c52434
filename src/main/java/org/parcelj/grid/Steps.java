package org.parcelj.grid;

import java.util.Arrays;

import org.parcelj.InputException;

/**
 * The steps from a pixel of a grid to its neighbours, as jumps from position to position. Which of them stay inside the
 * grid depends on which of its borders the pixel is at; for each combination of borders there is one list. Immutable.
 */
final class Steps {

	/** At no border of an axis, at its lower one, at its upper one, or at both. */
	private static final int SIDES = 4;
	private static final int LOWER = 1;
	private static final int UPPER = 2;

	private final int width;
	/** For each line along the first axis, the borders of the other axes that it is at. */
	private final char[] bordersOfLine;
	/** For each combination of borders, the first axis's fastest, ascending. */
	private final int[][] jumps;
	private final int most;

	/** Axes whose combinations of borders, without those of the first, can be numbered in 16 bits. */
	private static final int MOST_AXES = 9;

	private Steps(final long[] size, final int[][] steps) {
		if (size.length > MOST_AXES)
			throw new InputException(
				"the grid has " + size.length + " axes, but neighbours are found along at most " + MOST_AXES);
		width = (int) size[0];
		most = steps.length;
		jumps = new int[(int) Math.pow(SIDES, size.length)][];
		for (int borders = 0; borders < jumps.length; borders++)
			jumps[borders] = jumps(size, steps, borders);
		long lines = 1;
		for (int axis = 1; axis < size.length; axis++)
			lines *= size[axis];
		bordersOfLine = new char[(int) lines];
		for (int line = 0; line < bordersOfLine.length; line++)
			bordersOfLine[line] = (char) borders(size, line);
	}

	/** The steps to the neighbours that come later in raster order. */
	static Steps later(final long[] size, final Connectivity connectivity) {
		return new Steps(size, connectivity.forwardSteps(size.length));
	}

	/** The steps to all neighbours. */
	static Steps all(final long[] size, final Connectivity connectivity) {
		final int[][] later = connectivity.forwardSteps(size.length);
		final int[][] all = new int[2 * later.length][];
		for (int s = 0; s < later.length; s++) {
			all[later.length + s] = later[s];
			all[later.length - 1 - s] = Arrays.stream(later[s]).map(step -> -step).toArray();
		}
		return new Steps(size, all);
	}

	private static int borders(final long[] size, final int line) {
		int borders = 0;
		int digit = 1;
		for (int axis = 1, rest = line; axis < size.length; axis++) {
			final int place = rest % (int) size[axis];
			if (place == 0) borders += LOWER * digit;
			if (place == size[axis] - 1) borders += UPPER * digit;
			digit *= SIDES;
			rest /= (int) size[axis];
		}
		return borders;
	}

	private static int[] jumps(final long[] size, final int[][] steps, final int borders) {
		final int[] jumps = new int[steps.length];
		int count = 0;
		for (final int[] step : steps) {
			boolean inside = true;
			int jump = 0;
			int stride = 1;
			for (int axis = 0, rest = borders; axis < size.length; axis++) {
				inside &= (step[axis] >= 0 || (rest & LOWER) == 0) && (step[axis] <= 0 || (rest & UPPER) == 0);
				jump += step[axis] * stride;
				stride *= (int) size[axis];
				rest /= SIDES;
			}
			if (inside) jumps[count++] = jump;
		}
		return Arrays.copyOf(jumps, count);
	}

	/** The length of the grid's lines. */
	int width() {
		return width;
	}

	/** The most neighbours that a pixel has. */
	int most() {
		return most;
	}

	/** The jumps from a pixel by its place in its line, ascending. Not to be written to. */
	int[] jumps(final int line, final int x) {
		int borders = bordersOfLine[line] * SIDES;
		if (x == 0) borders += LOWER;
		if (x == width - 1) borders += UPPER;
		return jumps[borders];
	}
}
