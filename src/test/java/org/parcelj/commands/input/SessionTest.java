package org.parcelj.commands.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;

import ij.ImagePlus;
import ij.process.ByteProcessor;

/** What a run keeps of what it has seen, and what it goes on without. */
class SessionTest {

	private final Session session = new Session(new OpenImages(), Progress.NONE, new Report() {

		@Override
		public void say(final String line) {
			// what matters is what the session knows
		}

		@Override
		public void warn(final String line) {
			// the same
		}
	});

	/** Subjects are read one after the other, since all of them would not fit. */
	@Test
	void imagesAreNotKeptForTheirNotes() {
		ImagePlus image = new ImagePlus("subject", new ByteProcessor(3, 2));
		final WeakReference<ImagePlus> kept = new WeakReference<>(image);
		session.note(image);
		image = null;
		for (int i = 0; i < 20 && kept.get() != null; i++)
			System.gc();
		assertNull(kept.get());
		assertTrue(session.warnings().isEmpty());
	}

	@Test
	void resultsAreThereWithoutWhatDoesNotFitBesideThem() {
		assertEquals("all", session.beside("graph", "take less", () -> "all"));
		assertNull(session.beside("rois", "take less", () -> {
			throw new OutOfMemoryError("on purpose");
		}));
		assertEquals(Set.of("rois"), session.missing());
		assertTrue(
			session.warnings().get(0).matches("rois is left out: it needs more than the [0-9.]+ MB of memory that are " +
				"free of the [0-9.]+ MB that Java may use; take less"),
			session.warnings().get(0));
	}
}
