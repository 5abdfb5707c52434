package org.parcelj.choice;

import org.parcelj.Progress;

/** Says with all that is being done what it is done for. */
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
