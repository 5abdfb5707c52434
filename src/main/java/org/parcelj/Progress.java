package org.parcelj;

import java.util.concurrent.CancellationException;

/**
 * How a long computation tells its caller how far it is, and asks whether to stop. Implementations are called from
 * several threads and must be quick; computations ask at least ten times a second.
 */
public interface Progress {

	/** Reports nothing and never stops. */
	Progress NONE = new Progress() {

		@Override
		public void report(final double fraction, final String message) {
			// nobody listens
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	};

	/**
	 * @param fraction the share of the work that is done, 0 to 1
	 * @param message what is being done, in a few words
	 */
	void report(double fraction, String message);

	/** Whether the computation is to stop. */
	boolean isCanceled();

	/**
	 * Ends the computation if it is to stop.
	 *
	 * @throws CancellationException if {@link #isCanceled()}
	 */
	default void check() {
		if (isCanceled()) throw new CancellationException("cancelled");
	}

	/** The same as {@link #check()} in one of 65,536 steps of a loop, each of which takes about a microsecond at most. */
	default void checkAt(final int step) {
		if ((step & 0xffff) == 0) check();
	}

	/** The same as both {@link #check()} and {@link #report(double, String)}. */
	default void step(final double fraction, final String message) {
		check();
		report(fraction, message);
	}

	/** A view for work that is not reported: it asks whether to stop, and no more. */
	default Progress quiet() {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// not reported
			}

			@Override
			public boolean isCanceled() {
				return whole.isCanceled();
			}
		};
	}

	/** A view for one part of the work: its 0 to 1 is {@code from} to {@code to} here. */
	default Progress part(final double from, final double to) {
		final Progress whole = this;
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				whole.report(from + fraction * (to - from), message);
			}

			@Override
			public boolean isCanceled() {
				return whole.isCanceled();
			}
		};
	}
}
