package org.parcelj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeUnitsTest {

	@ParameterizedTest
	@CsvSource({ "'',1", "s,1", "sec,1", "seconds,1", "ms,0.001", "msec,0.001", "Milliseconds,0.001", "\u00b5s,1e-6",
		"\u03bcs,1e-6", "us,1e-6", "microseconds,1e-6", "min,60", "Minutes,60", "h,3600", "hours,3600", "hr,3600",
		"d,86400" })
	void knowsWhatUnitsAreCalled(final String name, final double seconds) {
		assertEquals(seconds, TimeUnits.seconds(name).orElseThrow());
	}

	@ParameterizedTest
	@ValueSource(strings = { "frame", "Hz", "mm", "hertz", "month" })
	void knowsNoOther(final String name) {
		assertTrue(TimeUnits.seconds(name).isEmpty());
	}
}
