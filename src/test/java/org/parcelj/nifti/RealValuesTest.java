package org.parcelj.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
