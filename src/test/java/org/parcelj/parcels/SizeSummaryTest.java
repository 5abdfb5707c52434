package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SizeSummaryTest {

	@Test
	void itHasTheirNumberSumMedianSdAndEnds() {
		assertEquals(new SizeSummary(3, 12, 3, Math.sqrt(7), 2, 7), SizeSummary.of(7, 2, 3));
		assertEquals(4, SizeSummary.of(7, 2, 3).evenShare());
	}

	@Test
	void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
		assertEquals(4.5, SizeSummary.of(9, 1, 6, 3).median());
	}

	@Test
	void aSingleLabelHasNoSpread() {
		assertEquals(new SizeSummary(1, 5, 5, 0, 5, 5), SizeSummary.of(5));
	}
}
