package org.parcelj.imagej.figures;

import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.LabelPairs;

/**
 * A colour for each label: that of {@link LabelLut}, as long as neighbours can be told apart by it, by the colour-blind
 * too; a label whose neighbour has a similar colour takes another. Labels are coloured one by one, so that the same
 * labels always have the same colours.
 */
final class ParcelColours {

	private static final int SIZE = 255;
	/** Distances in CIELAB, whatever the eyes: what is nearer is similar, and what is farther is distinct. */
	private static final double SIMILAR = 20;
	private static final double DISTINCT = 35;

	/** Number in the LUT, 1 … 255; 0 for labels that have none yet. */
	private final int[] chosen;

	private ParcelColours(final int largest) {
		chosen = new int[largest + 1];
	}

	/** Red, green and blue, by label; the map's labels alone have one. */
	static int[] of(final LabelMap map, final Progress progress) {
		final int[] numbers = map.numbers();
		final ParcelColours colours = new ParcelColours(numbers.length == 0 ? 0 : numbers[numbers.length - 1]);
		final long[] pairs = LabelPairs.of(map, progress);
		int from = 0;
		for (final int label : numbers) {
			int to = from;
			while (to < pairs.length && pairs[to] >>> 32 == label)
				to++;
			progress.check();
			colours.choose(label, pairs, from, to);
			from = to;
		}
		final int[] rgb = new int[colours.chosen.length];
		for (final int label : numbers)
			rgb[label] = LabelLut.colour(colours.chosen[label]).getRGB() & 0xffffff;
		return rgb;
	}

	/** The same of few labels, each of another colour: that of the LUT, as long as all labels have one there. */
	static int[] distinct(final LabelMap map) {
		final int[] numbers = map.numbers();
		final int largest = numbers[numbers.length - 1];
		final int[] rgb = new int[largest + 1];
		for (int i = 0; i < numbers.length; i++)
			rgb[numbers[i]] = LabelLut.colour(largest > SIZE ? i + 1 : numbers[i]).getRGB() & 0xffffff;
		return rgb;
	}

	/** Its neighbours of smaller numbers have theirs. */
	private void choose(final int label, final long[] pairs, final int from, final int to) {
		final int own = 1 + (label - 1) % SIZE;
		int best = own;
		double farthest = nearest(own, pairs, from, to);
		final boolean similar = farthest < SIMILAR * SIMILAR;
		for (int colour = 1; similar && colour <= SIZE && farthest < DISTINCT * DISTINCT; colour++) {
			final double distance = nearest(colour, pairs, from, to);
			if (distance <= farthest) continue;
			farthest = distance;
			best = colour;
		}
		chosen[label] = best;
	}

	private double nearest(final int colour, final long[] pairs, final int from, final int to) {
		double nearest = Double.POSITIVE_INFINITY;
		for (int i = from; i < to; i++)
			nearest = Math.min(nearest, LabelLut.squaredDistance(colour, chosen[(int) pairs[i]]));
		return nearest;
	}
}
