package org.parcelj.launcher;

import java.io.PrintStream;

import org.parcelj.Progress;

/**
 * A line that says how far a command is, and how long it will take: only on a terminal, and after one second. The line
 * is removed when the work ends.
 */
final class TerminalProgress implements Progress, AutoCloseable {

	/** Set by the start script where standard error is a terminal: the number of its columns. */
	static final String COLUMNS = "parcelj.terminal";

	private static final long FIRST = 1_000_000_000;
	private static final long PAUSE = 200_000_000;
	private static final String CLEAR = "\r\u001b[K";

	private final PrintStream err;
	/** 0 where there is no terminal. */
	private final int columns;

	private long due = System.nanoTime() + FIRST;
	private final TimeLeft left = new TimeLeft();
	private boolean shown;

	TerminalProgress(final PrintStream err, final int columns) {
		this.err = err;
		this.columns = columns;
	}

	/** Shown only where the start script has found a terminal. */
	static TerminalProgress on(final PrintStream err) {
		return new TerminalProgress(err, terminalColumns());
	}

	/** 0 where there is no terminal. */
	private static int terminalColumns() {
		return Integer.getInteger(COLUMNS, 0);
	}

	/** Makes room for a line that is said meanwhile. */
	static void makeRoom(final PrintStream err) {
		if (terminalColumns() == 0) return;
		err.print(CLEAR);
		err.flush();
	}

	@Override
	public void report(final double fraction, final String message) {
		if (columns == 0 || System.nanoTime() - due < 0) return;
		show(fraction, message);
	}

	private synchronized void show(final double fraction, final String message) {
		if (System.nanoTime() - due < 0) return;
		due = System.nanoTime() + PAUSE;
		final String remaining = left.after(fraction, message, System.nanoTime());
		final String line = String.format("%3.0f %%  %s%s", 100 * Math.max(0, Math.min(1, fraction)), message,
			remaining.isEmpty() ? "" : ", " + remaining + " left");
		err.print(CLEAR + OneLine.of(line.substring(0, Math.min(line.length(), columns - 1))));
		err.flush();
		shown = true;
	}

	@Override
	public boolean isCanceled() {
		return false;
	}

	@Override
	public synchronized void close() {
		if (shown) err.print(CLEAR);
		err.flush();
	}
}
