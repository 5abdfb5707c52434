package org.parcelj.launcher;

import ij.IJ;
import ij.macro.Interpreter;

import java.util.concurrent.atomic.AtomicLong;

import org.parcelj.Progress;

/** Shows progress in ImageJ's window; the Esc key, or the end of the macro, cancels. */
final class ImageJProgress implements Progress {

	private static final long PAUSE = 50_000_000;

	/** The macro that runs the command, null without one. */
	private final Interpreter macro;

	private final TimeLeft timeLeft = new TimeLeft();
	private final AtomicLong next = new AtomicLong(System.nanoTime());

	ImageJProgress(final Interpreter macro) {
		this.macro = macro;
	}

	@Override
	public void report(final double fraction, final String message) {
		final long due = next.get();
		final long now = System.nanoTime();
		if (now - due < 0 || !next.compareAndSet(due, now + PAUSE)) return;
		IJ.showStatus(line(fraction, message, now));
		IJ.showProgress(fraction);
	}

	/** The message, and for work that takes longer how long it will still take. */
	synchronized String line(final double fraction, final String message, final long now) {
		final String left = timeLeft.after(fraction, message, now);
		return left.isEmpty() ? message : message + ", " + left + " left";
	}

	@Override
	public boolean isCanceled() {
		return IJ.escapePressed() || macro != null && macro.done();
	}

	/** Clears the progress bar and the status line. */
	void end() {
		IJ.showProgress(1);
		IJ.showStatus("");
	}
}
