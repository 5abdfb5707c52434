package org.parcelj.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;

class BrainPhantomTest {

	@Test
	void eachTissueHasItsMeansAndTheBackgroundIsZero() {
		final Img<FloatType> contrasts = new BrainPhantom(3, 1).contrasts();
		final RandomAccess<FloatType> access = contrasts.randomAccess();
		final double[] sum = new double[5];
		final int[] count = new int[5];
		for (final Cursor<UnsignedByteType> cursor = BrainPhantom.truth().localizingCursor(); cursor.hasNext();) {
			final int tissue = cursor.next().get();
			access.setPosition(cursor.getLongPosition(0), 0);
			access.setPosition(cursor.getLongPosition(1), 1);
			access.setPosition(cursor.getLongPosition(2), 2);
			access.setPosition(3, 3);
			final float flair = access.get().get();
			assertEquals(tissue > 0, flair > 0);
			sum[tissue] += flair;
			count[tissue]++;
		}
		final double[] flair = { 0, 70, 175, 122, 105 };
		for (int tissue = 0; tissue < 5; tissue++)
			assertEquals(flair[tissue], sum[tissue] / count[tissue], 0.5);
		assertTrue(count[2] > 5000 && count[2] < count[1] && count[1] < count[3] && count[3] < count[4]);
	}

	@Test
	void theSeedMakesTheNoise() {
		final float[] same = first(new BrainPhantom(1, 1));
		assertEquals(same[0], first(new BrainPhantom(1, 1))[0]);
		assertNotEquals(same[0], first(new BrainPhantom(2, 1))[0]);
		assertEquals(450, first(new BrainPhantom(2, 0))[0], "fluid in T2 without noise");
	}

	/** T2 at the front of the fissure. */
	private static float[] first(final BrainPhantom phantom) {
		final RandomAccess<FloatType> access = phantom.contrasts().randomAccess();
		access.setPosition(new long[] { 48, 8, 20, 2 });
		return new float[] { access.get().get() };
	}
}
