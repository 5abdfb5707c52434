package org.parcelj.launcher;

import ij.Prefs;

import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;

import javax.swing.JDialog;
import javax.swing.JScrollPane;

/** How large a dialog is: as large as its form needs, but within the screen; the form is scrolled if necessary. */
final class DialogFit {

	private static final int SCROLL_STEP = 16;

	private final JDialog dialog;
	private final DialogForm form;
	private final JScrollPane scroll;

	/** @param scroll what the form is in */
	DialogFit(final JDialog dialog, final DialogForm form, final JScrollPane scroll) {
		this.dialog = dialog;
		this.form = form;
		this.scroll = scroll;
		scroll.getVerticalScrollBar().setUnitIncrement(SCROLL_STEP);
	}

	/** Follows ImageJ's setting for large screens. */
	void scale() {
		if (Prefs.getGuiScale() != 1) scale(dialog, Prefs.getGuiScale());
	}

	private static void scale(final Container container, final double factor) {
		for (final Component child : container.getComponents()) {
			if (child.getFont() != null)
				child.setFont(child.getFont().deriveFont((float) (child.getFont().getSize2D() * factor)));
			if (child instanceof Container) scale((Container) child, factor);
		}
	}

	/** Sections change columns only where the dialog does not fit the screen otherwise: nothing else is to move. */
	void fit() {
		final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
		pack();
		if (dialog.getHeight() > screen.height) {
			form.balance();
			pack();
		}
		if (dialog.getHeight() > screen.height)
			dialog.setSize(dialog.getWidth() + scroll.getVerticalScrollBar().getPreferredSize().width, screen.height);
		if (dialog.isShowing())
			dialog.setLocation(within(dialog.getX(), screen.x, screen.x + screen.width - dialog.getWidth()),
				within(dialog.getY(), screen.y, screen.y + screen.height - dialog.getHeight()));
	}

	private void pack() {
		form.align();
		dialog.pack();
	}

	/** Where a dialog is larger than the screen its beginning is seen. */
	private static int within(final int place, final int lowest, final int highest) {
		return Math.max(lowest, Math.min(place, highest));
	}
}
