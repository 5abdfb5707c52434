package org.parcelj.choice;

import org.parcelj.Progress;

/** Puts before each message of progress what the work is for. */
record NamedProgress(String name, Progress whole) implements Progress {

	@Override
	public void report(final double fraction, final String message) {
		whole.report(fraction, name + ": " + message);
	}

	@Override
	public boolean isCanceled() {
		return whole.isCanceled();
	}
}
