package org.parcelj.imagej.labels;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import ij.ImagePlus;
import ij.ImageStack;

import org.parcelj.Progress;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.LabelPairs;

/**
 * Which colour of {@link LabelLut} each label of an image is shown in: neighbours in different ones, however many
 * labels there are, which the colour-blind can tell apart too, none in black, and after another cut the largest part of
 * a parcel in the parcel's colour. The values of the image stay as they are. A property of the image; duplicates and
 * files do not have it.
 */
public final class LabelColours {

	private static final String PROPERTY = "parcelj-colours";
	private static final int COUNT = 255;
	private static final int RGB = 0xffffff;
	/** The squared distance in CIELAB at which colours of neighbours are told apart well, whatever the eyes. */
	private static final double APART = 20 * 20;

	/** As long as there is memory. */
	private final SoftReference<LabelMap> map;
	/** By label, from 1; 0 for numbers that are no label. */
	private final int[] colours;

	private LabelColours(final LabelMap map, final int[] colours) {
		this.map = new SoftReference<>(map);
		this.colours = colours;
	}

	/** Those of an image, null where it has none. */
	static LabelColours of(final ImagePlus image) {
		final Object there = image.getProperty(PROPERTY);
		return there instanceof LabelColours ? (LabelColours) there : null;
	}

	/** The colour of a label in an image; that of its number where the image says nothing. */
	public static Color of(final ImagePlus image, final int label) {
		final LabelColours own = of(image);
		return LabelLut.colour(own == null || label >= own.colours.length ? label : own.colours[label]);
	}

	/**
	 * Red, green and blue of labels: those that their image shows them in, or where it does not, colours in which labels
	 * that touch differ.
	 *
	 * @param image the label image
	 * @param map its labels, or these on another grid
	 */
	public static IntUnaryOperator of(final ImagePlus image, final LabelMap map) {
		if (of(image) != null) return label -> of(image, label).getRGB() & RGB;
		final int[] colours = separate(map, new int[largest(map) + 1]);
		return label -> LabelLut.colour(colours[label]).getRGB() & RGB;
	}

	/**
	 * Shows the labels of an image in colours of their own, kept from those that it showed before as far as they go; an
	 * image that is shown in other colours than those of labels is left as it is.
	 */
	public static void show(final ImagePlus image, final LabelMap map) {
		if (!LabelImages.isShownAsLabels(image) || image.getBitDepth() == 8) return;
		final LabelColours before = of(image);
		final int[] wanted = new int[largest(map) + 1];
		if (before != null) before.inherit(map, wanted);
		final LabelColours now = new LabelColours(map, separate(map, wanted));
		image.setProperty(PROPERTY, now);
		final int current = image.getCurrentSlice();
		final ImageStack stack = new LabelStack(image.getStack(), now);
		image.setStack(stack);
		if (stack.getSize() > 1) image.setSlice(current);
		LabelImages.show(image, largest(map));
	}

	private static int largest(final LabelMap map) {
		final int[] numbers = map.numbers();
		return numbers.length == 0 ? 0 : numbers[numbers.length - 1];
	}

	/** A label takes the colour of the former one that it has most pixels of, and which gives it to no larger one. */
	private void inherit(final LabelMap now, final int[] wanted) {
		final LabelMap former = map.get();
		if (former == null || !Arrays.equals(now.dimensions(), former.dimensions())) return;
		final Map<Long, Integer> overlaps = new HashMap<>();
		final int[] old = former.sharedLabels();
		final int[] labels = now.sharedLabels();
		int end;
		for (int i = 0; i < labels.length; i = end) {
			for (end = i + 1; end < labels.length && labels[end] == labels[i] && old[end] == old[i]; end++);
			if (labels[i] > 0 && old[i] > 0) overlaps.merge((long) old[i] << 32 | labels[i], end - i, Integer::sum);
		}
		final int[] most = new int[wanted.length];
		final int[] given = new int[colours.length];
		overlaps.forEach((pair, pixels) -> given[(int) (pair >> 32)] = Math.max(given[(int) (pair >> 32)], pixels));
		overlaps.forEach((pair, pixels) -> {
			final int from = (int) (pair >> 32);
			final int label = pair.intValue();
			if (pixels < given[from] || pixels < most[label]) return;
			if (pixels == most[label] && wanted[label] > 0 && wanted[label] <= colours[from]) return;
			most[label] = pixels;
			wanted[label] = colours[from];
		});
	}

	/**
	 * Colours in which labels that touch differ: first those that want one get it, then the others that of their number,
	 * each unless a neighbour has it.
	 */
	private static int[] separate(final LabelMap map, final int[] wanted) {
		final long[] touching = LabelPairs.bothWays(map, Progress.NONE);
		final int[] colours = new int[wanted.length];
		final int[] numbers = map.numbers();
		for (final int label : numbers)
			if (wanted[label] > 0) colours[label] = free(wanted[label], label, touching, colours);
		for (final int label : numbers)
			if (wanted[label] == 0) colours[label] = free(1 + (label - 1) % COUNT, label, touching, colours);
		return colours;
	}

	/** The first colour from one on that is told apart from those of all neighbours; where none is, the farthest. */
	private static int free(final int first, final int label, final long[] touching, final int[] colours) {
		final int from = -Arrays.binarySearch(touching, (long) label << 32) - 1;
		int best = first;
		double farthest = -1;
		for (int tried = 0, colour = first; tried < COUNT; tried++, colour = 1 + colour % COUNT) {
			double nearest = APART;
			for (int i = from; i < touching.length && touching[i] >> 32 == label; i++) {
				final int neighbour = colours[(int) touching[i]];
				if (neighbour > 0) nearest = Math.min(nearest, LabelLut.squaredDistance(colour, neighbour));
			}
			if (nearest <= farthest) continue;
			farthest = nearest;
			best = colour;
			if (nearest == APART) break;
		}
		return best;
	}

	/** A plane in these colours; background is black. */
	BufferedImage picture(final int width, final int height, final IntUnaryOperator labels) {
		final BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < pixels.length; i++) {
			final int label = labels.applyAsInt(i);
			if (label > 0)
				pixels[i] = LabelLut.colour(label < colours.length && colours[label] > 0 ? colours[label] : label).getRGB();
		}
		return picture;
	}
}
