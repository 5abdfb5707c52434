package org.parcelj.imagej.labels;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;

/** The outline of a label in a plane: one or more closed loops of pixel corners, those around holes among them. */
public final class LabelShape {

	private final int label;
	private final List<int[]> xs = new ArrayList<>();
	private final List<int[]> ys = new ArrayList<>();

	LabelShape(final int label) {
		this.label = label;
	}

	public int label() {
		return label;
	}

	/** Adds a loop, given by its corners. */
	void add(final int[] x, final int[] y) {
		xs.add(x);
		ys.add(y);
	}

	public Roi toRoi() {
		// the ROI shifts the arrays that it is given to its corner
		if (xs.size() == 1) return new PolygonRoi(xs.get(0).clone(), ys.get(0).clone(), xs.get(0).length, Roi.TRACED_ROI);
		return new ShapeRoi(path());
	}

	/** Loops around holes lie inside others, and even-odd leaves them out. */
	public Path2D path() {
		final Path2D path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
		for (int loop = 0; loop < xs.size(); loop++) {
			final int[] x = xs.get(loop);
			final int[] y = ys.get(loop);
			path.moveTo(x[0], y[0]);
			for (int i = 1; i < x.length; i++)
				path.lineTo(x[i], y[i]);
			path.closePath();
		}
		return path;
	}
}
