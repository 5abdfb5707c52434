package org.parcelj.imagej.figures;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;

import org.parcelj.Progress;
import org.parcelj.imagej.labels.LabelShape;
import org.parcelj.imagej.labels.LabelTracer;
import org.parcelj.imagej.pictures.Canvas;

/**
 * A slice through an image with its parcels: as pixels, and where shapes can be kept, as an image with the parcels'
 * shapes over it. Immutable, but the values are not copied.
 *
 * @param pixels of all
 * @param behind pixels of the image alone
 * @param parcels null where there are none
 */
record Slice(BufferedImage pixels, BufferedImage behind, Parcels parcels) {

	/**
	 * Labels of points that lie evenly in a slice.
	 *
	 * @param labels in raster order
	 * @param width in points
	 * @param perPixel points along each pixel of the slice
	 * @param colours by label
	 * @param line the width of outlines, in pixels of the slice
	 */
	record Parcels(int[] labels, int width, double perPixel, int[] colours, ParcelStyle style, double line) {

		private void draw(final Canvas canvas, final double left, final double top) {
			final AffineTransform place = AffineTransform.getTranslateInstance(left, top);
			place.scale(1 / perPixel, 1 / perPixel);
			final List<LabelShape> shapes = LabelTracer.trace(labels, width, labels.length / width, Progress.NONE);
			shapes.sort(Comparator.comparingInt(LabelShape::label));
			for (final LabelShape found : shapes) {
				final Color colour = new Color(colours[found.label()]);
				final Path2D path = found.path();
				final Shape shape = place.createTransformedShape(path);
				if (style.opacity() > 0)
					canvas.fill(shape,
						new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * style.opacity())));
				if (style.hasOutlines())
					canvas.strokeInside(shape, place.createTransformedShape(withoutFrame(path)), colour, line);
			}
		}

		/** Parcels that go on outside of the slice have no border there. */
		private Path2D withoutFrame(final Path2D path) {
			final Path2D open = new Path2D.Float();
			final float[] at = new float[6];
			float[] start = null;
			float[] last = null;
			for (final PathIterator parts = path.getPathIterator(null); !parts.isDone(); parts.next()) {
				final int part = parts.currentSegment(at);
				final float[] next = part == PathIterator.SEG_CLOSE ? start : new float[] { at[0], at[1] };
				if (part == PathIterator.SEG_MOVETO) start = next;
				if (part == PathIterator.SEG_MOVETO || isOnFrame(last, next)) open.moveTo(next[0], next[1]);
				else open.lineTo(next[0], next[1]);
				last = next;
			}
			return open;
		}

		private boolean isOnFrame(final float[] from, final float[] to) {
			final int height = labels.length / width;
			return from[0] == to[0] && (to[0] == 0 || to[0] == width) || from[1] == to[1] && (to[1] == 0 || to[1] == height);
		}
	}

	void draw(final Canvas canvas, final double left, final double top) {
		final boolean apart = parcels != null && canvas.keepsShapes();
		canvas.image(apart ? behind : pixels, left, top, pixels.getWidth(), pixels.getHeight());
		if (apart) parcels.draw(canvas, left, top);
	}
}
