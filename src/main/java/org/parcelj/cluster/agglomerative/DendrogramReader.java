package org.parcelj.cluster.agglomerative;

import java.util.Arrays;

import org.parcelj.InputException;

/** Makes a tree of one line of text after another, and checks that it is one. */
final class DendrogramReader {

	private final String file;
	private final int pixels;
	private final int[] left;
	private final int[] right;
	private final double[] height;
	private final int[] size;
	private final boolean[] used;
	private int merges;
	private int line = 1;

	DendrogramReader(final String file, final int pixels) {
		this.file = file;
		this.pixels = InputException.requireRange("number of pixels", pixels, 1, Integer.MAX_VALUE / 2);
		left = new int[pixels - 1];
		right = new int[pixels - 1];
		height = new double[pixels - 1];
		size = new int[pixels - 1];
		used = new boolean[2 * pixels - 1];
	}

	void skip() {
		line++;
	}

	/**
	 * @throws InputException if the line is not a merge of two nodes that there are and that are not merged yet
	 */
	void add(final String text) {
		line++;
		final String[] fields = text.trim().split(",", -1);
		if (fields.length != 4) throw wrong("has " + fields.length + " fields, but must have 4");
		if (merges == left.length)
			throw wrong("is merge " + (merges + 1) + ", but a tree of " + pixels + " pixels has at most " + left.length);
		final int a = child(fields[0].trim());
		final int b = child(fields[1].trim());
		left[merges] = Math.min(a, b);
		right[merges] = Math.max(a, b);
		height[merges] = height(fields[2].trim());
		size[merges] = size(fields[3].trim(), sizeOf(a) + sizeOf(b));
		merges++;
	}

	private int child(final String field) {
		final int child = integer(field);
		final int largest = pixels + merges - 1;
		if (child < 0 || child > largest) throw wrong("child is " + child + ", but must be from 0 to " + largest);
		if (used[child]) throw wrong("child is " + child + ", but that is merged already");
		used[child] = true;
		return child;
	}

	private double height(final String field) {
		try {
			final double value = Double.parseDouble(field);
			if (value >= 0 && value < Double.POSITIVE_INFINITY) return value;
		}
		catch (final NumberFormatException e) {
			// said below
		}
		throw wrong("height is \"" + DendrogramFiles.abbreviated(field) + "\", but must be a finite number of at least 0");
	}

	private int size(final String field, final int sum) {
		final int value = integer(field);
		if (value != sum) throw wrong("size is " + value + ", but its children have " + sum + " pixels");
		return value;
	}

	private int sizeOf(final int node) {
		return node < pixels ? 1 : size[node - pixels];
	}

	private int integer(final String field) {
		try {
			return Integer.parseInt(field);
		}
		catch (final NumberFormatException e) {
			throw wrong("\"" + DendrogramFiles.abbreviated(field) + "\" is not an integer");
		}
	}

	private InputException wrong(final String what) {
		return new InputException(file + ", line " + line + ": " + what);
	}

	Dendrogram tree() {
		return new Dendrogram(pixels, Arrays.copyOf(left, merges), Arrays.copyOf(right, merges),
			Arrays.copyOf(height, merges), Arrays.copyOf(size, merges));
	}
}
