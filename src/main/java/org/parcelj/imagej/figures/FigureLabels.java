package org.parcelj.imagej.figures;

import java.util.Optional;

import ij.ImagePlus;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.parcels.LabelMap;

/** The parcels that a figure shows, in their colours. Immutable. */
public final class FigureLabels {

	private final String name;
	private final SliceSpace space;
	private final int[] labels;
	private final int[] size;
	private final int[] colours;
	private final int[] numbers;

	/** Which labels have colours of their own. */
	public enum Colours {
		/** Labels that touch. */
		OF_NEIGHBOURS,
		/** All labels, as far as the eye can tell so many apart. */
		OF_ALL
	}

	private FigureLabels(final String name, final SliceSpace space, final LabelMap map, final Colours apart,
		final Progress progress)
	{
		this.name = name;
		this.space = space;
		labels = map.sharedLabels();
		final long[] grid = map.dimensions();
		size = new int[] { (int) grid[0], (int) grid[1], grid.length > 2 ? (int) grid[2] : 1 };
		colours = apart == Colours.OF_ALL ? ParcelColours.distinct(map) : ParcelColours.of(map, progress);
		numbers = map.numbers();
	}

	/**
	 * @param image whose parcels they are: the labels lie where their affine says, or on the same grid
	 * @throws org.parcelj.InputException if it is no label image or has no label, or lies on another grid and there are
	 * no affines, or outside of the image
	 */
	public static FigureLabels of(final ImagePlus labels, final String name, final ImagePlus image, final Colours apart,
		final Progress progress)
	{
		final SliceSpace space = SliceSpace.of(labels, "the label image \"" + labels.getTitle() + "\"", image);
		// asks whether any of them lies in the image
		if (Alignment.isElsewhere(labels, image)) LabelImages.resampled(labels, image, progress);
		return new FigureLabels(name, space, LabelImages.readSome(labels, progress), apart, progress);
	}

	/** A line for the user where labels lie on another grid than the image. */
	public static Optional<String> elsewhere(final ImagePlus labels, final ImagePlus image) {
		return Alignment.isElsewhere(labels, image)
			? Optional.of("the label image \"" + labels.getTitle() + "\" is on another grid: brought to \"" +
				image.getTitle() + "\" by nearest neighbour, through both affines")
			: Optional.empty();
	}

	String name() {
		return name;
	}

	SliceSpace space() {
		return space;
	}

	/** The label at a position in raster order. */
	int label(final int position) {
		return labels[position];
	}

	/** The label of the pixel in which a place lies, by its index with fractions; 0 outside of the grid. */
	int at(final double x, final double y, final double z) {
		// places half-way between two pixels take the upper one, whatever rounding makes of the half
		final double half = 0.5 + 1e-6;
		final int column = (int) Math.floor(x + half);
		final int line = (int) Math.floor(y + half);
		final int slice = (int) Math.floor(z + half);
		final boolean inside = column >= 0 && line >= 0 && slice >= 0 && column < size[0] && line < size[1] &&
			slice < size[2];
		return inside ? labels[column + size[0] * (line + size[1] * slice)] : 0;
	}

	/** The labels that there are, ascending. */
	int[] numbers() {
		return numbers.clone();
	}

	/** Red, green and blue by label. Not to be written to. */
	int[] colours() {
		return colours;
	}

	/** Red, green and blue of a label above 0. */
	int colour(final int label) {
		return colours[label];
	}
}
