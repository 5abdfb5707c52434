package org.parcelj.launcher;

/** How long a piece of work will take, by how far it has come. For one thread. */
final class TimeLeft {

	/** The share of the work that must be done before its speed tells anything. */
	private static final double ENOUGH = 0.02;
	private static final long SOON = 2_000_000_000;

	private String work = "";
	private double from;
	private long since;

	/**
	 * @param fraction of the work that is done
	 * @param message what the work is; another one begins anew, as does a fraction that falls
	 * @param now in nanoseconds
	 * @return as in "12 s" or "3 min", empty where it cannot be told yet, or for less than two seconds
	 */
	String after(final double fraction, final String message, final long now) {
		if (!message.equals(work) || fraction < from) {
			work = message;
			from = fraction;
			since = now;
		}
		if (fraction - from < ENOUGH) return "";
		final double nanos = (now - since) / (fraction - from) * (1 - fraction);
		return nanos < SOON ? "" : text(nanos * 1e-9);
	}

	private static String text(final double seconds) {
		if (seconds < 100) return Math.round(seconds) + " s";
		if (seconds < 5400) return Math.round(seconds / 60) + " min";
		return Math.round(seconds / 3600) + " h";
	}
}
