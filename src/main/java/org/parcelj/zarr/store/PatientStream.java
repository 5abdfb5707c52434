package org.parcelj.zarr.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A stream from a server that fails after some time without data, instead of waiting for ever. */
final class PatientStream extends FilterInputStream {

	private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
		final Thread thread = new Thread(work, "waiting for servers");
		thread.setDaemon(true);
		return thread;
	});

	private final ScheduledFuture<?> watch;
	private volatile boolean waiting;
	private volatile boolean silent;
	private volatile long arrivals;
	/** What had arrived at the last look; for the clock's thread alone. */
	private long seen = -1;

	PatientStream(final InputStream in, final Duration patience) {
		super(in);
		watch = CLOCK.scheduleWithFixedDelay(this::look, patience.toMillis(), patience.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void look() {
		silent = waiting && arrivals == seen;
		seen = waiting ? arrivals : -1;
		if (silent) try {
			// ends the read that waits
			close();
		}
		catch (final IOException e) {
			// the read says what is wrong
		}
	}

	@Override
	public int read() throws IOException {
		final byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(final byte[] bytes, final int from, final int length) throws IOException {
		waiting = true;
		try {
			final int read = super.read(bytes, from, length);
			arrivals++;
			if (!silent) return read;
		}
		catch (final IOException e) {
			if (!silent) throw e;
		}
		finally {
			waiting = false;
		}
		throw new IOException("the server has stopped sending");
	}

	@Override
	public void close() throws IOException {
		watch.cancel(false);
		super.close();
	}
}
