package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.files.CsvRow;

/** Makes a tree of one line of a table after another, and checks that it is one. */
final class DendrogramReader {

	private static final int HEIGHT = 2;
	private static final int SIZE = 3;

	private final int pixels;
	private final int[] left;
	private final int[] right;
	private final double[] height;
	private final int[] size;
	private final boolean[] used;
	private int merges;

	DendrogramReader(final int pixels) {
		this.pixels = InputException.requireRange("number of pixels", pixels, 1, Integer.MAX_VALUE / 2);
		left = new int[pixels - 1];
		right = new int[pixels - 1];
		height = new double[pixels - 1];
		size = new int[pixels - 1];
		used = new boolean[2 * pixels - 1];
	}

	/**
	 * @throws InputException if the line is not a merge of two nodes that there are and that are not merged yet
	 */
	void add(final CsvRow row) {
		row.requireSize(DendrogramFiles.COLUMNS.size());
		if (merges == left.length)
			throw row.wrong("is merge " + (merges + 1) + ", but a tree of " + pixels + " pixels has at most " + left.length);
		final int a = child(row, 0);
		final int b = child(row, 1);
		left[merges] = Math.min(a, b);
		right[merges] = Math.max(a, b);
		height[merges] = row.number(HEIGHT);
		if (height[merges] < 0) throw row.wrong(HEIGHT, row.quoted(HEIGHT) + " is not at least 0");
		size[merges] = row.integer(SIZE);
		final int sum = sizeOf(a) + sizeOf(b);
		if (size[merges] != sum) throw row.wrong(SIZE, size[merges] + " is not " + sum + ", the pixels of its children");
		merges++;
	}

	private int child(final CsvRow row, final int column) {
		final int child = row.integer(column);
		final int largest = pixels + merges - 1;
		if (child < 0 || child > largest) throw row.wrong(column, child + " is not from 0 to " + largest);
		if (used[child]) throw row.wrong(column, child + " is merged already");
		used[child] = true;
		return child;
	}

	private int sizeOf(final int node) {
		return node < pixels ? 1 : size[node - pixels];
	}

	Dendrogram tree() {
		// copies of the whole would need as much memory again
		if (merges == left.length) return new Dendrogram(pixels, left, right, height, size);
		return new Dendrogram(pixels, Arrays.copyOf(left, merges), Arrays.copyOf(right, merges),
			Arrays.copyOf(height, merges), Arrays.copyOf(size, merges));
	}
}
