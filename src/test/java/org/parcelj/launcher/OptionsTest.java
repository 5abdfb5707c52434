package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.InputException;

class OptionsTest {

	@Test
	void macroOptionsAreKeysWithPlainBracketedOrNoValues() {
		final Options options = Options.ofMacro("  clusters=29 Mask=[my mask [1].tif] ROIS  title=[] path=a=b empty= ");
		assertEquals("29", options.text("clusters"));
		assertEquals("my mask [1].tif", options.text("mask"));
		assertTrue(options.has("rois"));
		assertNull(options.text("rois"));
		assertEquals("", options.text("title"));
		assertEquals("a=b", options.text("path"));
		assertEquals("", options.text("empty"));
		assertEquals(6, options.keys().size());
	}

	@Test
	void noOptionsAreNoKeys() {
		assertEquals(Set.of(), Options.ofMacro(" ").keys());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"a=1 b=2 A=3|key \"a\" is given twice", //
		"mask=[my mask|the bracket after \"mask=\" is not closed: [my mask", //
		"mask=[a [b]|the bracket after \"mask=\" is not closed: [a [b]", //
		"mask=[a]b=2|there must be a space after \"mask=[a]\"", //
		"a=1 =5|a value without a key: \"=5\"" })
	void malformedMacroOptionsAreNamed(final String options, final String message) {
		assertEquals(message, assertThrows(InputException.class, () -> Options.ofMacro(options)).getMessage());
	}

	@Test
	void dashesMayStandBeforeKeys() {
		final Options options = Options.ofArguments(
			List.of("--Image", "a b.tif", "--rois", "--outlines", "true", "--beta=0.5", "clusters=3", "--seed", "-1"),
			key -> key.equals("rois") || key.equals("outlines"));
		assertEquals("a b.tif", options.text("image"));
		assertTrue(options.isSet("rois") && options.isSet("outlines"));
		assertEquals("0.5", options.text("beta"));
		assertEquals("3", options.text("clusters"));
		assertEquals("-1", options.text("seed"));
		assertEquals("key \"beta\" is given twice",
			assertThrows(InputException.class, () -> Options.ofArguments(List.of("beta=1", "--beta", "2"), key -> false))
				.getMessage());
	}

	@Test
	void argumentsTakeTheirValuesAsTheyAre() {
		final Options options = Options.ofArguments(Arrays.asList("IMAGE=my [picture] = 1.tif", "rois"), key -> false);
		assertEquals("my [picture] = 1.tif", options.text("image"));
		assertTrue(options.has("rois"));
		assertEquals(Set.of("image"), options.without(List.of("rois")).keys());
	}
}
