package org.parcelj.imagej.labels;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Objects;

import ij.gui.ImageRoi;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.process.FloatPolygon;

import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Line;

/** Draws those elements of an overlay that are shapes. */
final class OverlayShapes {

	private OverlayShapes() {
		// not to be instantiated
	}

	/** Whether an element is an outline, an area or a line; texts, points and images are drawn by ImageJ. */
	static boolean isShape(final Roi element) {
		return !(element instanceof ImageRoi || element instanceof TextRoi || element instanceof PointRoi) &&
			(element.isArea() || element.isLine());
	}

	/**
	 * @param left where the image begins in the picture
	 * @param scale of the picture, for each pixel
	 * @param thinnest line in the picture
	 */
	static void draw(final Canvas canvas, final Roi element, final double left, final double top, final double scale,
		final double thinnest)
	{
		final AffineTransform place = AffineTransform.getTranslateInstance(left, top);
		place.scale(scale, scale);
		final Shape shape = place.createTransformedShape(shape(element));
		if (element.getFillColor() != null) canvas.fill(shape, element.getFillColor());
		else canvas.stroke(shape, colour(element), Line.of(Math.max(thinnest, element.getStrokeWidth())));
	}

	private static Color colour(final Roi element) {
		return Objects.requireNonNullElse(element.getStrokeColor(), Roi.getColor());
	}

	/** In pixels of the image; areas go around pixels, lines from middle to middle. */
	private static Shape shape(final Roi element) {
		if (element.isArea()) {
			final Shape shape = new ShapeRoi(element).getShape();
			return AffineTransform.getTranslateInstance(element.getXBase(), element.getYBase()).createTransformedShape(shape);
		}
		final FloatPolygon points = element.getFloatPolygon();
		final Path2D path = new Path2D.Double();
		for (int i = 0; i < points.npoints; i++)
			if (i == 0) path.moveTo(points.xpoints[i] + 0.5, points.ypoints[i] + 0.5);
			else path.lineTo(points.xpoints[i] + 0.5, points.ypoints[i] + 0.5);
		return path;
	}
}
