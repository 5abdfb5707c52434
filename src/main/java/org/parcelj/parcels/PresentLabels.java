package org.parcelj.parcels;

import java.util.Arrays;

/** The labels above 0 that occur in a part of an image, however high they are, ascending. Immutable. */
public final class PresentLabels {

	private static final int FIRST_RUNS = 1 << 10;

	private final int[] numbers;
	private final int lowest;
	/** The place of each label from the lowest to the highest; null where that would take more than the pixels do. */
	private final int[] places;

	public PresentLabels(final int... labels) {
		int least = Integer.MAX_VALUE;
		int most = 0;
		for (final int label : labels) {
			if (label > 0 && label < least) least = label;
			if (label > most) most = label;
		}
		lowest = least;
		final boolean isTable = most > 0 && most - least < labels.length;
		places = isTable ? new int[most - least + 1] : null;
		numbers = isTable ? numbered(labels) : sorted(labels);
	}

	private int[] numbered(final int... labels) {
		for (final int label : labels)
			if (label > 0) places[label - lowest] = 1;
		int count = 0;
		for (final int isPresent : places)
			count += isPresent;
		final int[] present = new int[count];
		for (int i = places.length - 1; i >= 0; i--) {
			if (places[i] == 0) places[i] = -1;
			else {
				places[i] = --count;
				present[count] = i + lowest;
			}
		}
		return present;
	}

	private static int[] sorted(final int... labels) {
		int[] runs = new int[Math.min(labels.length, FIRST_RUNS)];
		int count = 0;
		int last = 0;
		for (final int label : labels) {
			// neighbours mostly have the same label
			if (label == last) continue;
			last = label;
			if (label <= 0) continue;
			if (count == runs.length) runs = Arrays.copyOf(runs, 2 * count);
			runs[count++] = label;
		}
		Arrays.sort(runs, 0, count);
		int distinct = 0;
		for (int i = 0; i < count; i++)
			if (i == 0 || runs[i] != runs[distinct - 1]) runs[distinct++] = runs[i];
		return Arrays.copyOf(runs, distinct);
	}

	/** How many there are. */
	public int size() {
		return numbers.length;
	}

	/** The label at a place. */
	public int number(final int place) {
		return numbers[place];
	}

	/** All of them. */
	public int[] numbers() {
		return numbers.clone();
	}

	/** The place of a label that occurs. */
	public int place(final int label) {
		return places == null ? Arrays.binarySearch(numbers, label) : places[label - lowest];
	}
}
