package org.parcelj.parcels;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;

/**
 * The number of connected pieces that the values of an image form, which tells pictures from label images where only
 * the values can tell. Labels, however many, form few pieces, and classes are few; the many values of a picture are
 * scattered over it, in pieces of a pixel or two.
 *
 * @param values different ones above 0
 * @param pieces by faces, of all of them
 * @param pixels with values above 0
 */
public record LabelPieces(long values, long pieces, long pixels) {

	/** So few values may be classes, in as many pieces as they like. */
	private static final int CLASSES = 32;
	private static final int MANY_PIECES = 8;
	private static final int SMALL_PIECE = 16;
	/** Values that are nearly all different lie in pieces of about one pixel, but not many of them. */
	private static final int SOME_PIECES = 2;
	private static final int TINY_PIECE = 2;

	/** Those of an image; of few values, which are labels in any case, the pieces are not counted. */
	public static LabelPieces of(final LabelMap map, final Progress progress) {
		final int values = map.numbers().length;
		return values <= CLASSES ? new LabelPieces(values, 0, 0) : counted(map, progress);
	}

	/** Those of an image, however few values it has. */
	public static LabelPieces counted(final LabelMap map, final Progress progress) {
		final int pieces = new LabelComponents(Connectivity.FACES, 1, LabelComponents.Holes.KEPT).of(map, progress)
			.numbers().length;
		long pixels = 0;
		for (final int size : map.sizes())
			pixels += size;
		return new LabelPieces(map.numbers().length, pieces, pixels);
	}

	/** Whether they are those of a picture. */
	public boolean isPicture() {
		return values > CLASSES && (pieces > MANY_PIECES * values && pixels < SMALL_PIECE * pieces ||
			pieces > SOME_PIECES * values && pixels < TINY_PIECE * pieces);
	}
}
