package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ImageJProgressTest {

	private static final long SECOND = 1_000_000_000;

	@Test
	void longWorkSaysHowLongItWillTake() {
		final ImageJProgress progress = new ImageJProgress(null);
		assertEquals("Merging", progress.line(0, "Merging", 0));
		assertEquals("Merging, 9 s left", progress.line(0.1, "Merging", SECOND));
		assertEquals("Merging", progress.line(0.95, "Merging", 9 * SECOND + SECOND / 2));
		assertEquals("Writing", progress.line(0.1, "Writing", 10 * SECOND));
	}
}
