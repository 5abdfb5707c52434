package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Says that the computation is to stop from some question on, and counts the questions. */
public final class CancelAfter implements Progress {

	private final int limit;
	private final AtomicInteger questions = new AtomicInteger();

	private CancelAfter(final int limit) {
		this.limit = limit;
	}

	/** Says so from the first question on. */
	public static Progress atOnce() {
		return new CancelAfter(0);
	}

	/** Asserts that a computation asks at least so often, and stops at whichever of its questions the answer is yes. */
	public static void assertStops(final int questions, final Consumer<Progress> computation) {
		final CancelAfter never = new CancelAfter(Integer.MAX_VALUE);
		computation.accept(never);
		final int all = never.questions.get();
		assertTrue(all >= questions, "only " + all + " questions");
		for (int limit = 0; limit < all; limit += 1 + all / 50) {
			final CancelAfter progress = new CancelAfter(limit);
			assertThrows(CancellationException.class, () -> computation.accept(progress), "at question " + limit);
		}
	}

	@Override
	public void report(final double fraction, final String message) {
		// nobody listens
	}

	@Override
	public boolean isCanceled() {
		return questions.getAndIncrement() >= limit;
	}
}
