package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
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

	/** Whether pieces are counted or not, a picture is one: values in blocks of every size, in noise, with background. */
	@Test
	void thePiecesAreLeftUncountedOnlyWhereTheyCannotMakeAPicture() {
		final SplittableRandom random = new SplittableRandom(4);
		int pictures = 0;
		int uncounted = 0;
		for (int round = 0; round < 60; round++) {
			final int side = 1 + round % 6;
			final int values = 33 + random.nextInt(60);
			final int[] ofBlock = random.ints(40 * 40 * 2, -values / 4, values).toArray();
			final int[] labels = new int[40 * 40 * 2];
			for (int i = 0; i < labels.length; i++)
				labels[i] = Math.max(0, ofBlock[i / 1600 * 1600 + i / 40 % 40 / side * 40 + i % 40 / side]);
			final LabelMap map = new LabelMap(new long[] { 40, 40, 2 }, labels);
			final LabelPieces quick = LabelPieces.of(map, Progress.NONE);
			assertEquals(LabelPieces.counted(map, Progress.NONE).isPicture(), quick.isPicture(), "round " + round);
			if (quick.isPicture()) pictures++;
			if (quick.pieces() == 0) uncounted++;
		}
		assertTrue(pictures > 5 && uncounted > 5, pictures + " pictures, " + uncounted + " not counted");
	}
}
