package org.parcelj.imagej.links;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.ComponentListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
		final Point former = window.getLocation();
		Point best = former;
		long least = Long.MAX_VALUE;
		for (final Point place : candidates()) {
			final long covered = covered(place);
			if (covered >= least) continue;
			least = covered;
			best = place;
		}
		if (best.equals(former)) return;
		window.addComponentListener(new Stay(former, best));
		window.setLocation(best);
	}

	private List<Point> candidates() {
		final List<Point> places = new ArrayList<>();
		final int right = screen.x + screen.width - size.width;
		final int bottom = screen.y + screen.height - size.height;
		if (partner != null) {
			final Rectangle beside = bounds(partner);
			add(places, beside.x + beside.width, beside.y, right, bottom);
			add(places, beside.x, beside.y + beside.height, right, bottom);
			add(places, beside.x - size.width, beside.y, right, bottom);
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
			final Rectangle common = here.intersection(bounds(other));
			if (common.isEmpty()) continue;
			final boolean important = other == partner || other == IJ.getInstance();
			final long weight = important ? WEIGHT : other instanceof ImageWindow ? 2 : 1;
			pixels += weight * common.width * common.height;
		}
		return pixels;
	}

	/** Where a window is, or will be once late news of its former place are over. */
	private static Rectangle bounds(final Window window) {
		final Rectangle bounds = window.getBounds();
		for (final ComponentListener listener : window.getComponentListeners())
			if (listener instanceof Stay) bounds.setLocation(((Stay) listener).place(bounds.getLocation()));
		return bounds;
	}

	/**
	 * Has a new window stay where it was moved to: the windowing system's late news of where it opened would move it back
	 * there.
	 */
	private static final class Stay extends ComponentAdapter {

		/** In nanoseconds; later than that, it is somebody's wish. */
		private static final long LATEST = TimeUnit.SECONDS.toNanos(30);

		private final Point former;
		private final Point place;
		private final long since = System.nanoTime();

		Stay(final Point former, final Point place) {
			this.former = former;
			this.place = place;
		}

		Point place(final Point now) {
			return now.equals(former) ? place : now;
		}

		@Override
		public void componentMoved(final ComponentEvent event) {
			final Component window = event.getComponent();
			if (System.nanoTime() - since > LATEST) window.removeComponentListener(this);
			else if (window.getLocation().equals(former)) window.setLocation(place);
		}
	}
}
