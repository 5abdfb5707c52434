package org.parcelj.imagej.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** Where ticks are, and what is written at them. */
class AxisTest {

	/** Texts that are not empty, on an axis of 500 with letters that are 8 wide. */
	private static String ticks(final Axis axis, final double length) {
		return axis.ticks(length, text -> 8 * text.length() + 10).stream().map(Axis.Tick::text)
			.filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
	}

	@Test
	void numbersOfARowHaveTheSameDecimals() {
		assertEquals("0 0.2 0.4 0.6 0.8 1.0", ticks(Axis.linear(-0.05, 1.05), 500));
		assertEquals("\u22122 \u22121 0 1 2", ticks(Axis.linear(-2.2, 2.4), 300));
		assertEquals("0.0012 0.0014 0.0016 0.0018", ticks(Axis.linear(0.0011, 0.0019), 300));
	}

	@Test
	void largeNumbersHaveCommasAndVeryLargeOnesPowers() {
		assertEquals("0 20,000 40,000 60,000 80,000 100,000", ticks(Axis.whole(0, 105_000), 500));
		assertEquals("0 2e7 4e7 6e7 8e7 1e8", ticks(Axis.linear(0, 1e8), 500));
		assertEquals("0 2e\u22127 4e\u22127 6e\u22127 8e\u22127", ticks(Axis.linear(0, 9e-7), 500));
	}

	@Test
	void wholeNumbersAloneHaveTicksWhereNothingElseIsCounted() {
		assertEquals("0 1 2 3 4", ticks(Axis.whole(0, 4.3), 500));
		assertEquals("2 3 4 5 6", ticks(Axis.whole(1.5, 6.5), 500));
	}

	@Test
	void aShortAxisHasFewerNumbers() {
		assertEquals("0 500 1,000", ticks(Axis.whole(0, 1200), 130));
		assertEquals("0", ticks(Axis.whole(0, 1200), 20));
	}

	@Test
	void aLogAxisHasPowersOfTenAndWhereThereIsRoomWhatIsBetween() {
		assertEquals("1 2 5 10 20 50 100", ticks(Axis.log(1, 100), 500));
		assertEquals("100 10,000", ticks(Axis.log(2, 200_000), 200));
		assertEquals("20 40 60 80", ticks(Axis.log(12, 95), 400));
		assertEquals(0.5, Axis.log(1, 100).share(10), 1e-12);
	}

	@Test
	void placesHaveNoNumbers() {
		assertEquals("", ticks(Axis.places(0, 10), 500));
	}
}
