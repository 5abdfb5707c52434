package org.parcelj.imagej.links;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;

import ij.IJ;
import ij.gui.GUI;
import ij.gui.ImageWindow;

/** Finds places for new windows where they cover neither ImageJ's own windows nor those that they belong to. */
public final class Placement {

	/** How much worse it is to cover ImageJ's window, with its status line, or the window's partner than another. */
	private static final int WEIGHT = 10;
	private static final int STEP = 24;

	private final Window window;
	private final Window partner;
	private final Rectangle screen;
	private final Dimension size;
	private final List<Window> others = new ArrayList<>();

	private Placement(final Window window, final Window partner) {
		this.window = window;
		this.partner = partner;
		screen = GUI.getMaxWindowBounds(window);
		// late news of the size before it was zoomed may still come in
		size = window instanceof ImageWindow ? window.getPreferredSize() : window.getSize();
		for (final Frame frame : Frame.getFrames())
			if (frame.isShowing() && frame != window && frame.getExtendedState() != Frame.ICONIFIED) others.add(frame);
	}

	/**
	 * Moves a window beside its partner where it covers least, first to the right of it.
	 *
	 * @param partner null for none
	 */
	public static void beside(final Window window, final Window partner) {
		new Placement(window, partner).move();
	}

	private void move() {
		Point best = window.getLocation();
		long least = Long.MAX_VALUE;
		for (final Point place : candidates()) {
			final long covered = covered(place);
			if (covered >= least) continue;
			least = covered;
			best = place;
		}
		window.setLocation(best);
	}

	private List<Point> candidates() {
		final List<Point> places = new ArrayList<>();
		final int right = screen.x + screen.width - size.width;
		final int bottom = screen.y + screen.height - size.height;
		if (partner != null) {
			add(places, partner.getX() + partner.getWidth(), partner.getY(), right, bottom);
			add(places, partner.getX(), partner.getY() + partner.getHeight(), right, bottom);
			add(places, partner.getX() - size.width, partner.getY(), right, bottom);
		}
		for (int y = screen.y; y < bottom; y += STEP)
			for (int x = screen.x; x < right; x += STEP)
				places.add(new Point(x, y));
		add(places, right, bottom, right, bottom);
		return places;
	}

	private void add(final List<Point> places, final int x, final int y, final int right, final int bottom) {
		places.add(new Point(Math.max(screen.x, Math.min(x, right)), Math.max(screen.y, Math.min(y, bottom))));
	}

	/** How many pixels of other windows a place covers. */
	private long covered(final Point place) {
		final Rectangle here = new Rectangle(place, size);
		long pixels = 0;
		for (final Window other : others) {
			final Rectangle common = here.intersection(other.getBounds());
			if (common.isEmpty()) continue;
			final boolean important = other == partner || other == IJ.getInstance();
			final long weight = important ? WEIGHT : other instanceof ImageWindow ? 2 : 1;
			pixels += weight * common.width * common.height;
		}
		return pixels;
	}
}
