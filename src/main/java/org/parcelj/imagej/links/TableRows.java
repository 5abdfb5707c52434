package org.parcelj.imagej.links;

import java.awt.Frame;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.IntConsumer;

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

/** The rows of a table in a window, as the user has sorted them. */
final class TableRows {

	private final TextWindow window;
	private final TextPanel panel;
	private final Object shown;

	private TableRows(final TextWindow window) {
		this.window = window;
		panel = window.getTextPanel();
		shown = TableWindow.shown(window);
	}

	/** Those of a table that has just been shown; none where it has no window. */
	static Optional<TableRows> of(final ResultsTable table) {
		final Frame frame = table.getTitle() == null ? null : WindowManager.getFrame(table.getTitle());
		return frame instanceof TextWindow ? Optional.of(new TableRows((TextWindow) frame)) : Optional.empty();
	}

	/**
	 * @param listener gets the row that was clicked on, the first of several; called in the event thread
	 */
	void listen(final IntConsumer listener) {
		panel.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseReleased(final MouseEvent event) {
				final int row = panel.getSelectionStart();
				if (event.getButton() == MouseEvent.BUTTON1 && row >= 0 && areThere())
					LabelClicks.explained(() -> listener.accept(row));
			}
		});
	}

	TextWindow window() {
		return window;
	}

	/** Whether the window still shows these rows, or what has come of them, and not another table. */
	boolean areThere() {
		return window.isDisplayable() && TableWindow.shown(window) == shown;
	}

	/** The whole number in a row. */
	int number(final String column, final int row) {
		return (int) panel.getResultsTable().getValue(column, row);
	}

	/** Selects the row that has a number in a column; none where no row has. */
	void select(final String column, final int number) {
		for (int row = 0; areThere() && row < panel.getResultsTable().size(); row++) {
			if (number(column, row) != number) continue;
			panel.setSelection(row, row);
			return;
		}
		if (areThere()) panel.resetSelection();
	}

	/** Brings a column into view. */
	void scrollTo(final String column) {
		if (areThere()) panel.showCell(Math.max(0, panel.getSelectionStart()), column);
	}
}
