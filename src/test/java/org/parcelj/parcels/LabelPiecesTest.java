package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;

class LabelPiecesTest {

	private static LabelMap map(final int width, final int... labels) {
		return new LabelMap(new long[] { width, labels.length / width }, labels);
	}

	@Test
	void piecesTouchByFaces() {
		final LabelMap map = map(3, 1, 1, 0, 0, 2, 1, 2, 0, 0);
		assertEquals(new LabelPieces(2, 4, 5), LabelPieces.counted(map, Progress.NONE));
		// so few values are classes
		assertEquals(new LabelPieces(2, 0, 0), LabelPieces.of(map, Progress.NONE));
	}

	@Test
	void piecesOfManyValuesAreCounted() {
		final LabelMap map = map(33, IntStream.range(0, 66).map(i -> 1 + i % 33).toArray());
		assertEquals(new LabelPieces(33, 33, 66), LabelPieces.of(map, Progress.NONE));
	}

	/** Many pieces for each value, of few pixels; or some, of one or two. */
	@Test
	void picturesHaveManySmallPieces() {
		assertTrue(new LabelPieces(33, 265, 4239).isPicture());
		assertFalse(new LabelPieces(32, 265, 4239).isPicture());
		assertFalse(new LabelPieces(33, 264, 4223).isPicture());
		assertFalse(new LabelPieces(33, 265, 4240).isPicture());
		assertTrue(new LabelPieces(33, 67, 133).isPicture());
		assertFalse(new LabelPieces(32, 67, 133).isPicture());
		assertFalse(new LabelPieces(33, 66, 131).isPicture());
		assertFalse(new LabelPieces(33, 67, 134).isPicture());
	}
}
