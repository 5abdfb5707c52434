package org.parcelj.imagej.links;

import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

import java.awt.CheckboxMenuItem;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.Menu;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.parcelj.imagej.tables.Decimals;

/**
 * The window of a kind of tables, "Parcels of coins k-means 5": the next table of the kind is shown in it, unless the
 * user pins or renames it. In batch mode it stays hidden, but macro functions still find the table by its title.
 */
public final class TableWindow {

	private static final String OF = " of ";
	/** Before the kind, in the name that tells our windows. */
	private static final String NAME = "ParcelJ ";
	private static final int WIDTH = 700;
	private static final int HEIGHT = 400;

	/** A token for each table that a window has shown: whoever holds another is no longer meant. */
	private static final Map<Frame, Object> SHOWN = Collections.synchronizedMap(new WeakHashMap<>());

	private TableWindow() {
		// not to be instantiated
	}

	/** Shows a table of some kind, named by an image; without a display nothing is done. */
	public static void show(final ResultsTable table, final String kind, final String image) {
		if (GraphicsEnvironment.isHeadless()) return;
		Decimals.fit(table);
		final TextWindow window = forNext(kind, table);
		final String title = freeTitle(image.isEmpty() ? kind : kind + OF + image, window);
		if (window == null) open(table, kind, title);
		else {
			SHOWN.put(window, new Object());
			retitle(window, title);
			table.show(title);
		}
	}

	/** What tells the table that a window shows now from others that it will show; null for windows of others. */
	static Object shown(final Frame window) {
		return SHOWN.get(window);
	}

	/** Has a window count as one that shows what such a token stands for. */
	static void setShown(final Frame window, final Object token) {
		SHOWN.put(window, token);
	}

	/** Has a table take the place of the one in a window, under another image's name; the window stays where it is. */
	static void replace(final TextWindow window, final ResultsTable table, final String kind, final String image) {
		retitle(window, freeTitle(kind + OF + image, window));
		final TextPanel panel = window.getTextPanel();
		panel.setColumnHeadings(table.getColumnHeadings());
		panel.setResultsTable(table);
		panel.clear();
		for (int row = 0; row < table.size(); row++)
			panel.appendWithoutUpdate(table.getRowAsString(row));
		panel.updateDisplay();
		panel.scrollToTop();
	}

	/** Gives a table's window another title, in ImageJ's menu too. */
	static void retitle(final Frame window, final String title) {
		Menus.updateWindowMenuItem(window.getTitle(), title);
		window.setTitle(title);
	}

	/** The window that a table takes over, null where it gets one of its own. */
	private static TextWindow forNext(final String kind, final ResultsTable table) {
		for (final Frame frame : frames()) {
			final boolean ours = (NAME + kind).equals(frame.getName());
			if (!ours || !frame.getTitle().startsWith(kind)) continue;
			if (Interpreter.isBatchMode() && frame.isVisible()) continue;
			// where there are no new rows ImageJ would leave the old ones
			if (table.size() > 0 && frame.isVisible() == !Interpreter.isBatchMode()) return (TextWindow) frame;
			((TextWindow) frame).close(false);
		}
		return null;
	}

	private static Frame[] frames() {
		final Frame[] frames = WindowManager.getNonImageWindows();
		return frames == null ? new Frame[0] : frames;
	}

	private static void open(final ResultsTable table, final String kind, final String title) {
		if (Interpreter.isBatchMode()) new OutOfSight(title);
		table.show(title);
		final Frame frame = WindowManager.getFrame(title);
		if (!(frame instanceof TextWindow)) return;
		frame.setName(NAME + kind);
		SHOWN.put(frame, new Object());
		if (frame.isVisible()) Placement.beside(frame, WindowManager.getCurrentWindow());
		addMenu((TextWindow) frame);
	}

	private static void addMenu(final TextWindow window) {
		final String name = window.getName();
		final CheckboxMenuItem pinned = new CheckboxMenuItem("Pinned: Keep This Table");
		pinned.addItemListener(event -> window.setName(pinned.getState() ? "" : name));
		final Menu menu = new Menu("ParcelJ");
		menu.add(pinned);
		window.getMenuBar().add(menu);
	}

	/** A table that is shown under the title of an open one would take that one's place. */
	private static String freeTitle(final String title, final Frame window) {
		String free = title;
		for (int number = 1; WindowManager.getFrame(free) != null && WindowManager.getFrame(free) != window; number++)
			free = title + "-" + number;
		return free;
	}

	/** A window that shows itself no sooner than a user asks for it. */
	private static final class OutOfSight extends TextWindow {

		private static final long serialVersionUID = 1;

		private final boolean made;

		OutOfSight(final String title) {
			super(title, "", WIDTH, HEIGHT);
			made = true;
		}

		@Override
		@SuppressWarnings("deprecation") // it is what ImageJ calls
		public void show() {
			if (made) super.show();
		}

		@Override
		public void toFront() {
			if (!isVisible() && !Interpreter.isBatchMode()) setVisible(true);
			super.toFront();
		}
	}
}
