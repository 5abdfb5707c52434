package org.parcelj.imagej.figures;

/**
 * The points of a picture in the space that a figure cuts: the picture's pixels, each divided into {@link #fine()} by
 * {@link #fine()} fine points. Immutable.
 */
final class SlicePlane {

	private static final int FINEST = 8;

	private final int width;
	private final int height;
	private final int fine;
	/** The place of the first fine point, and the steps from one to the next to the right and down. */
	private final double[] origin = new double[3];
	private final int across;
	private final int along;
	private final double right;
	private final double down;

	private SlicePlane(final Cut cut, final SliceSpace space, final Field field, final double scale, final int width,
		final int height, final int fine)
	{
		this.width = width;
		this.height = height;
		this.fine = fine;
		across = cut.view().across();
		along = cut.view().along();
		right = 1 / (scale * fine);
		down = space.isAnatomical() ? -right : right;
		origin[cut.view().axis()] = cut.place();
		origin[across] = field.middle(across) - (width * fine - 1) / 2.0 * right;
		origin[along] = field.middle(along) - (height * fine - 1) / 2.0 * down;
	}

	/**
	 * A plane with the middle of the field in the middle of the picture. There are at least two by two fine points in a
	 * pixel, for smooth borders, and as many as there are pixels of the image.
	 *
	 * @param scale pixels of the picture for each unit of the space
	 * @param width of the picture in pixels
	 */
	static SlicePlane of(final Cut cut, final SliceSpace space, final Field field, final double scale, final int width,
		final int height)
	{
		final double step = Math.min(space.step(cut.view().across()), space.step(cut.view().along()));
		return new SlicePlane(cut, space, field, scale, width, height, fine(1 / (scale * step)));
	}

	/** How many fine points there are along a pixel of the picture, which shows so many pixels of the image. */
	static int fine(final double pixels) {
		return (int) Math.max(2, Math.min(FINEST, Math.ceil(pixels)));
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int fine() {
		return fine;
	}

	/** Where the fine points lie among an image's pixels. */
	Indices in(final SliceSpace space) {
		final double[] first = space.toPixel(origin);
		final double[] next = origin.clone();
		next[across] += right;
		final double[] toRight = space.toPixel(next);
		next[across] = origin[across];
		next[along] += down;
		final double[] toDown = space.toPixel(next);
		for (int axis = 0; axis < 3; axis++) {
			toRight[axis] -= first[axis];
			toDown[axis] -= first[axis];
		}
		return new Indices(first, toRight, toDown);
	}

	/** Pixel indices with their fractions. */
	static final class Indices {

		private final double[] first;
		private final double[] toRight;
		private final double[] toDown;

		private Indices(final double[] first, final double[] toRight, final double[] toDown) {
			this.first = first;
			this.toRight = toRight;
			this.toDown = toDown;
		}

		/** Along one axis of the image, of the fine point in a column and a line. */
		double at(final int axis, final int column, final int line) {
			return first[axis] + column * toRight[axis] + line * toDown[axis];
		}
	}
}
