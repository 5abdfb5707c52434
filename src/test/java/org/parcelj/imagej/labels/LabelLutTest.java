package org.parcelj.imagej.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.Set;

import ij.process.LUT;

import org.junit.jupiter.api.Test;

class LabelLutTest {

	@Test
	void zeroIsBlackAndAllOthersDiffer() {
		final LUT lut = LabelLut.create();
		final Set<Integer> colours = new HashSet<>();
		for (int i = 0; i < 256; i++)
			colours.add(lut.getRGB(i));
		assertEquals(256, colours.size());
		assertEquals(0xff000000, lut.getRGB(0));
		assertEquals(lut.getRGB(7), LabelLut.colour(7).getRGB());
		assertEquals(LabelLut.colour(1), LabelLut.colour(256));
	}

	@Test
	void theTableIsWhatTheRuleChooses() {
		final int[] chosen = new ColourChooser().choose();
		for (int label = 1; label < 256; label++)
			assertEquals(chosen[label], LabelLut.colour(label).getRGB() & 0xffffff, "label " + label);
	}

	@Test
	void neighbouringNumbersAreToldApart() {
		for (int label = 1; label < 255; label++) {
			final Color a = LabelLut.colour(label);
			final Color b = LabelLut.colour(label + 1);
			final int difference = Math.abs(a.getRed() - b.getRed()) + Math.abs(a.getGreen() - b.getGreen()) +
				Math.abs(a.getBlue() - b.getBlue());
			assertTrue(difference > 50, label + " " + a + " " + b);
		}
	}
}
