package org.parcelj.imagej.pictures;

/**
 * How lines are drawn. Immutable.
 *
 * @param width in units of the picture
 * @param dash the length of each dash and of each gap; 0 for none
 * @param offset where the dashes begin
 */
public record Line(double width, double dash, double offset) {

	/** Without gaps. */
	public static Line of(final double width) {
		return new Line(width, 0, 0);
	}
}
