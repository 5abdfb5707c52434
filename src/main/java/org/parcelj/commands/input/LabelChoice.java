package org.parcelj.commands.input;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelMap;

/** The label image that goes with an image. */
public final class LabelChoice {

	/** The most labels that are named in a line. */
	private static final int MOST = 10;

	private LabelChoice() {
		// not to be instantiated
	}

	/**
	 * The labels on the image's grid. A label image on another grid is brought there, where both have an affine.
	 *
	 * @param labels null where none is given
	 * @param said takes a line where the labels were brought from another grid, and one where some of them got lost
	 * @throws InputException if there is no label image, it is a picture, it holds what is no label, or is on another
	 * grid without affines
	 */
	public static LabelMap of(final ImagePlus labels, final ImagePlus image, final Consumer<String> said,
		final Progress progress)
	{
		if (labels == null) throw new InputException("no label image is given: labels must name one");
		if (labels == image)
			throw new InputException(
				"\"" + image.getTitle() + "\" is both image and labels; image must be the one whose values are wanted");
		if (!Alignment.isElsewhere(labels, image)) return LabelImages.readSome(labels, image, progress);
		said.accept("the labels \"" + labels.getTitle() + "\" are on another grid: brought to that of \"" +
			image.getTitle() + "\" by nearest neighbour, through both affines");
		final LabelMap brought = LabelImages.resampled(labels, image, progress);
		final String lost = lost(LabelImages.read(labels).numbers(), brought.numbers());
		if (!lost.isEmpty()) said.accept("no pixel of \"" + image.getTitle() + "\" has label " + lost);
		return brought;
	}

	private static String lost(final int[] before, final int[] after) {
		final BitSet there = new BitSet();
		for (final int label : after)
			there.set(label);
		final int[] lost = Arrays.stream(before).filter(label -> !there.get(label)).toArray();
		final String first = Arrays.stream(lost).limit(MOST).mapToObj(Integer::toString).collect(Collectors.joining(", "));
		return lost.length > MOST ? first + " and " + (lost.length - MOST) + " more" : first;
	}
}
