package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of large images, which are looked up, are those of small ones, which are computed. */
class RealValuesTest {

	private static final int ALL = 1 << Short.SIZE;

	@ParameterizedTest
	@EnumSource(names = { "UINT8", "INT8", "INT16", "UINT16" })
	void everyValueIsTheSame(final NiftiType type) {
		final NiftiHeader header = NiftiHeader.of(type, 2, 2).withScaling(75.538, -0.1);
		final Object stored = type.samples().arrays().create(ALL);
		for (int i = 0; i < ALL; i++)
			if (stored instanceof byte[]) ((byte[]) stored)[i] = (byte) i;
			else((short[]) stored)[i] = (short) i;
		final float[] computed = new float[ALL];
		new RealValues(header, 4).copy(stored, 1, ALL - 1, computed, 1);
		final float[] lookedUp = new float[ALL];
		new RealValues(header, 1L << 40).copy(stored, 1, ALL - 1, lookedUp, 1);
		assertArrayEquals(computed, lookedUp);
		assertEquals((float) (header.slope() * 100 + header.intercept()), lookedUp[100]);
		final boolean signed = type == NiftiType.INT8 || type == NiftiType.INT16;
		assertEquals((float) (header.slope() * (signed ? -1 : ALL - 1 & (1 << Byte.SIZE * type.samples().bytes()) - 1) +
			header.intercept()), lookedUp[ALL - 1]);
	}

	@ParameterizedTest
	@EnumSource(names = { "INT16", "UINT16" })
	void manyAddedAtOnceAreThoseAddedOneByOne(final NiftiType type) {
		final RealValues values = new RealValues(NiftiHeader.of(type, 2, 2).withScaling(75.538, -0.1), 1L << 40);
		assertTrue(values.areLookedUp());
		final SplittableRandom random = new SplittableRandom(4);
		final short[][] stored = new short[6][ALL];
		for (final short[] each : stored)
			for (int i = 0; i < ALL; i++)
				each[i] = (short) random.nextInt();
		final int[] starts = { 0, 3, 7, 1, 2, 9 };
		final double[] expected = new double[100];
		Arrays.fill(expected, 0.1);
		final double[] sums = expected.clone();
		final float[] range = new float[50];
		for (int each = 0; each < stored.length; each++) {
			values.copy(stored[each], starts[each], 50, range, 0);
			for (int i = 0; i < 50; i++)
				expected[20 + i] += range[i];
		}
		values.add(stored, starts, 50, sums, 20);
		assertArrayEquals(expected, sums);
	}

	@Test
	void thoseOfSmallImagesAreNotLookedUp() {
		assertFalse(new RealValues(NiftiHeader.of(NiftiType.INT16, 2, 2), 4).areLookedUp());
		assertFalse(new RealValues(NiftiHeader.of(NiftiType.UINT8, 2, 2), 1L << 40).areLookedUp());
	}
}
