package org.parcelj.imagej.figures;

import java.util.Arrays;

import ij.ImagePlus;

import org.parcelj.imagej.images.Alignment;
import org.parcelj.PixelSpace;
import org.parcelj.imagej.images.Grids;
import org.parcelj.imagej.images.ImagePlusImgs;

/**
 * The space in which figures cut an image: with an affine the scanner's, in mm, x to the right, y to the front, z up;
 * else that of the pixels as stored, in their unit, the first pixel at 0, y and z downwards. Immutable.
 */
final class SliceSpace {

	/** A pixel that reaches over the edge by less is rounding. */
	private static final double ROUNDING = 1e-6;

	private final PixelSpace space;
	private final boolean anatomical;
	private final long[] size;
	private final double[] lowest = new double[3];
	private final double[] highest = new double[3];
	private final double[] step = new double[3];

	private SliceSpace(final PixelSpace space, final boolean anatomical, final long... size) {
		this.space = space;
		this.anatomical = anatomical;
		this.size = size;
		Arrays.fill(lowest, Double.POSITIVE_INFINITY);
		Arrays.fill(highest, Double.NEGATIVE_INFINITY);
		final double[][] affine = space.affine();
		for (int axis = 0; axis < 3; axis++)
			step[axis] = Math.max(Math.abs(affine[axis][0]), Math.max(Math.abs(affine[axis][1]), Math.abs(affine[axis][2])));
		for (int corner = 0; corner < 8; corner++) {
			final double[] place = space.toScanner(edge(corner, 0), edge(corner, 1), edge(corner, 2));
			for (int axis = 0; axis < 3; axis++) {
				lowest[axis] = Math.min(lowest[axis], place[axis]);
				highest[axis] = Math.max(highest[axis], place[axis]);
			}
		}
	}

	private double edge(final int corner, final int axis) {
		return (corner >> axis & 1) == 0 ? -0.5 : size[axis] - 0.5;
	}

	/** By the image's own affine or pixel sizes. */
	static SliceSpace of(final ImagePlus image) {
		return of(ImagePlusImgs.space(image), image.getWidth(), image.getHeight(), image.getNSlices());
	}

	static SliceSpace of(final PixelSpace space, final long... size) {
		if (space.hasAffine()) return new SliceSpace(space, true, size);
		final double[][] stored = new double[3][4];
		for (int axis = 0; axis < 3; axis++)
			stored[axis][axis] = axis < space.numDimensions() ? space.pixelSize(axis) : 1;
		return new SliceSpace(new PixelSpace(new double[] { 1, 1, 1 }, space.unit(), stored), false, size);
	}

	/**
	 * The space of an image that is shown together with another: its own if both have affines, else that of the other.
	 *
	 * @param what is on the grid, for the message
	 * @throws org.parcelj.InputException if there are no affines and the grids differ
	 */
	static SliceSpace of(final ImagePlus image, final String what, final ImagePlus first) {
		if (Alignment.isElsewhere(image, first))
			return of(ImagePlusImgs.space(image, first), image.getWidth(), image.getHeight(), image.getNSlices());
		Grids.require(Grids.of(image), what, first);
		return of(first);
	}

	/** Whether left and right, front and back, up and down are known. */
	boolean isAnatomical() {
		return anatomical;
	}

	/** The unit of the coordinates; "pixel" if there is none. */
	String unit() {
		return anatomical ? "mm" : space.unit();
	}

	/** X, Y, Z of the grid of pixels. */
	long[] size() {
		return size.clone();
	}

	/** Whether there is but one plane of pixels. */
	boolean isFlat() {
		return size[2] == 1;
	}

	/** The view upon the planes as stored, or the one nearest to it. */
	View natural() {
		final double[][] affine = space.affine();
		int nearest = 2;
		for (int axis = 0; axis < 3; axis++)
			if (Math.abs(affine[axis][2]) > Math.abs(affine[nearest][2]) * (1 + ROUNDING)) nearest = axis;
		return View.values()[nearest];
	}

	/** Where the pixels begin along an axis of the space, at their edges. */
	double lowest(final int axis) {
		return lowest[axis];
	}

	double highest(final int axis) {
		return highest[axis];
	}

	double extent(final int axis) {
		return highest[axis] - lowest[axis];
	}

	/** From one slice to the next along an axis of the space; where the image lies obliquely, about that. */
	double step(final int axis) {
		return step[axis];
	}

	/** The number of slices along an axis of the space. */
	int slices(final int axis) {
		return Math.max(1, (int) Math.ceil(extent(axis) / step(axis) - ROUNDING));
	}

	/** The middle of a slice, counted from 0 at the lowest coordinate. */
	double slice(final int axis, final int number) {
		return lowest[axis] + (number + 0.5) * step(axis);
	}

	/** The coordinate that users mean by a number: mm, or, as images are stored, slices that count from 1. */
	double coordinate(final int axis, final double number) {
		return anatomical ? number : (number - 1) * step(axis);
	}

	/** The reverse of {@link #coordinate}. */
	double number(final int axis, final double coordinate) {
		return anatomical ? coordinate : coordinate / step(axis) + 1;
	}

	/** The index of the pixel, with its fractions, at a place. */
	double[] toPixel(final double... place) {
		return space.toPixel(place);
	}

	/** The place of a pixel. */
	double[] ofPixel(final double... index) {
		return space.toScanner(index[0], index[1], index[2]);
	}
}
