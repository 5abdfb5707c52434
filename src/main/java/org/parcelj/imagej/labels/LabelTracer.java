package org.parcelj.imagej.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;

/**
 * Traces the outlines of all labels of a plane. Each unit edge between a pixel and one of another label belongs to one
 * loop of the pixel's label, which is walked with the label on the right. A loop passes along the upper edge of at
 * least one pixel of its label, from left to right; so a raster scan for upper edges that no loop has passed yet finds
 * each loop once, and the time grows with the pixels and the length of the outlines, whatever the number of labels.
 * Where two pixels of a label touch only at a corner, the loop stays with the pixel that it came along.
 */
public final class LabelTracer {

	private static final int EAST = 0;
	/** A label, and whether a loop has passed. */
	static final long PIXEL_BYTES = 5;
	private static final int CHUNK = 1 << 16;
	/** Two coordinates as numbers, as a path, as ImageJ's copy of it, and as the bytes of a file. */
	private static final long CORNER_BYTES = 80;

	/** The plane with a border of background, so that every pixel has neighbours. */
	private final int[] labels;
	private final int stride;
	/** Whether a loop has passed along the upper edge of a pixel. */
	private final boolean[] passed;
	/** The step to the next pixel corner, by direction east, south, west, north. */
	private final int[] step;
	/** From a pixel corner, named by the pixel to its south-east, to the pixels ahead at the right and at the left. */
	private final int[] aheadRight;
	private final int[] aheadLeft;

	private final Map<Integer, LabelShape> shapes = new HashMap<>();
	private int[] corners = new int[64];

	private LabelTracer(final int[] plane, final int width, final int height) {
		stride = width + 2;
		labels = new int[stride * (height + 2)];
		for (int y = 0; y < height; y++)
			System.arraycopy(plane, y * width, labels, (y + 1) * stride + 1, width);
		passed = new boolean[labels.length];
		step = new int[] { 1, stride, -1, -stride };
		aheadRight = new int[] { 0, -1, -stride - 1, -stride };
		aheadLeft = new int[] { -stride, 0, -1, -stride - 1 };
	}

	/**
	 * @param plane labels in raster order, 0 for background
	 * @return the shapes of all labels but 0, in any order
	 */
	public static List<LabelShape> trace(final int[] plane, final int width, final int height, final Progress progress) {
		Memory.require("tracing labels in " + width + " × " + height + " pixels", PIXEL_BYTES * plane.length);
		final LabelTracer tracer = new LabelTracer(plane, width, height);
		tracer.requireMemory(progress);
		for (int y = 1; y <= height; y++) {
			progress.check();
			tracer.scan(y * tracer.stride + 1, width);
		}
		return new ArrayList<>(tracer.shapes.values());
	}

	/**
	 * Noise may have outlines with more corners than the plane has pixels.
	 *
	 * @throws InputException if less memory is free than they take as ROIs
	 */
	private void requireMemory(final Progress progress) {
		if (CORNER_BYTES * mostCorners(progress) <= Memory.free(0)) return;
		final int first = stride + 1;
		final long[] counts = new long[Chunks.count(labels.length - first, CHUNK)];
		Chunks.forEach(labels.length - first, CHUNK, (chunk, from, to) -> {
			progress.check();
			for (int corner = first + from; corner < first + to; corner++)
				if (!isWithin(corner)) counts[chunk] += turns(corner);
		});
		final long count = Arrays.stream(counts).sum();
		Memory.require("tracing outlines with " + count + " corners", CORNER_BYTES * count);
	}

	/**
	 * Outlines go down or up between each two of their corners in turn, and wherever they do, the pixels on both sides
	 * are of different labels, each of which may have an outline there. These places are counted many times as quickly as
	 * corners.
	 */
	private long mostCorners(final Progress progress) {
		final long[] counts = new long[Chunks.count(labels.length - 1, CHUNK)];
		Chunks.forEach(labels.length - 1, CHUNK, (chunk, from, to) -> {
			progress.check();
			counts[chunk] = changes(labels, from, to);
		});
		return 4 * Arrays.stream(counts).sum();
	}

	/** How many of the values from {@code from} to before {@code to} have another one behind them. */
	private static int changes(final int[] values, final int from, final int to) {
		int count = 0;
		for (int i = from; i < to; i++) {
			final int difference = values[i] ^ values[i + 1];
			// without a branch, so that several are counted at once
			count += (difference | -difference) >>> 31;
		}
		return count;
	}

	/** Whether the four pixels around a corner are of one label, as most are. */
	private boolean isWithin(final int corner) {
		final int label = labels[corner];
		return labels[corner - 1] == label && labels[corner - stride] == label && labels[corner - stride - 1] == label;
	}

	private int turns(final int corner) {
		int count = 0;
		for (int pixel = 0; pixel < 4; pixel++)
			if (turns(corner, pixel)) count++;
		return count;
	}

	/** Whether the outline of one of the four pixels around a corner turns there. */
	private boolean turns(final int corner, final int pixel) {
		final int column = pixel & 1;
		final int row = (pixel & 2) == 0 ? 0 : stride;
		final int label = labels[corner - column - row];
		if (label == 0) return false;
		final boolean beside = labels[corner - (1 - column) - row] == label;
		final boolean above = labels[corner - column - (stride - row)] == label;
		return beside == above && (!beside || labels[corner - (1 - column) - (stride - row)] != label);
	}

	private void scan(final int from, final int width) {
		for (int pixel = from; pixel < from + width; pixel++) {
			final int label = labels[pixel];
			if (label != 0 && label != labels[pixel - stride] && !passed[pixel]) walk(pixel, label);
		}
	}

	/** Walks the loop that passes along the upper edge of a pixel, the leftmost such edge in its line. */
	private void walk(final int start, final int label) {
		int count = 0;
		int corner = start;
		int direction = EAST;
		do {
			if (count == corners.length) corners = Arrays.copyOf(corners, 2 * count);
			corners[count++] = corner;
			corner = straight(corner, direction, label);
			direction = turn(corner, direction, label);
		} while (corner != start || direction != EAST);
		add(label, count);
	}

	/** Goes on to the next corner where the loop turns. */
	private int straight(final int from, final int direction, final int label) {
		final int ahead = step[direction];
		final int right = aheadRight[direction];
		final int left = aheadLeft[direction];
		int corner = from;
		do {
			if (direction == EAST) passed[corner] = true;
			corner += ahead;
		} while (labels[corner + right] == label && labels[corner + left] != label);
		return corner;
	}

	private int turn(final int corner, final int direction, final int label) {
		return labels[corner + aheadRight[direction]] == label ? direction + 3 & 3 : direction + 1 & 3;
	}

	private void add(final int label, final int count) {
		final int[] x = new int[count];
		final int[] y = new int[count];
		for (int i = 0; i < count; i++) {
			x[i] = corners[i] % stride - 1;
			y[i] = corners[i] / stride - 1;
		}
		shapes.computeIfAbsent(label, LabelShape::new).add(x, y);
	}
}
