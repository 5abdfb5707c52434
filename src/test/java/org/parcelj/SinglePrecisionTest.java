package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told of numbers that have more digits than single precision. */
class SinglePrecisionTest {

	@ParameterizedTest
	@CsvSource({ "-60000000, -35000, 'down to -60000000', 4", "-35000, 60000000, 'up to 60000000', 4",
		"-200000001, 16777217, 'down to -200000001', 16" })
	void theValueFarthestFromZeroIsNamed(final int low, final int high, final String values, final int step) {
		final SinglePrecision precision = new SinglePrecision(PixelType.INT32);
		precision.see(new int[] { high, low });
		assertEquals(Optional.of("the values of \"a\" go " + values +
			", where single precision can only tell apart values that are " + step + " from each other"),
			precision.rounding("a"));
	}

	@ParameterizedTest
	@CsvSource({ "-16777216, 16777216", "0, 1" })
	void nothingIsSaidOfNumbersThatItHolds(final int low, final int high) {
		final SinglePrecision precision = new SinglePrecision(PixelType.INT32);
		precision.see(new int[] { high, low });
		assertEquals(Optional.empty(), precision.rounding("a"));
	}
}
