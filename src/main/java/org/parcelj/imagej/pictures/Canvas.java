package org.parcelj.imagej.pictures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * What pictures are drawn on, whatever the format. Lengths are in units of the picture, x to the right and y down from
 * its upper left corner.
 */
public interface Canvas {

	/** Where shapes are filled, by the even-odd rule. */
	void fill(Shape shape, Color colour);

	void stroke(Shape shape, Color colour, Line line);

	/**
	 * A line along the inside of a closed shape.
	 *
	 * @param edge the part of its border that the line goes along
	 */
	void strokeInside(Shape shape, Shape edge, Color colour, double width);

	/** Whether shapes stay what they are, to be edited; else they become pixels. */
	boolean keepsShapes();

	/** A line of text; y is its base. */
	void text(String text, double x, double y, Lettering lettering);

	/** An opaque image over a rectangle, its pixels as squares. */
	void image(BufferedImage image, double x, double y, double width, double height);

	default void fill(final double x, final double y, final double width, final double height, final Color colour) {
		fill(new Rectangle2D.Double(x, y, width, height), colour);
	}

	default void line(final double fromX, final double fromY, final double toX, final double toY, final Color colour,
		final Line line)
	{
		stroke(new Line2D.Double(fromX, fromY, toX, toY), colour, line);
	}
}
