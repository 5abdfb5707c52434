package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.parcelj.InputException;
import org.parcelj.Progress;

class AgreementTest {

	@ParameterizedTest
	@CsvFileSource(resources = "/reference/agreement/small.csv", numLinesToSkip = 1)
	void agreesWithTheReference(final String first, final String second, final double rand, final double adjusted,
		final double normalised, final double homogeneity, final double completeness, final double vMeasure)
	{
		final Agreement agreement = new Agreement(labels(first), labels(second));
		assertEquals(rand, agreement.adjustedRandIndex(), 1e-9);
		assertEquals(adjusted, agreement.adjustedMutualInformation(), 1e-9);
		assertEquals(normalised, agreement.normalisedMutualInformation(), 1e-9);
		assertEquals(homogeneity, agreement.homogeneity(), 1e-9);
		assertEquals(completeness, agreement.completeness(), 1e-9);
		assertEquals(vMeasure, agreement.vMeasure(), 1e-9);
	}

	private static int[] labels(final String text) {
		return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	@Test
	void meanBestDiceLooksForEachLabelOfTheFirst() {
		final int[] a = { 0, 0, 0, 0, 7, 7, 9 };
		final int[] b = { 1, 1, 1, 2, 2, 2, 3 };
		assertEquals((6.0 / 7 + 4.0 / 5 + 1) / 3, new Agreement(a, b).meanBestDice(), 1e-15);
		assertEquals(1, new Agreement(a, a).meanBestDice());
		assertEquals((8.0 / 11 + 4.0 / 9 + 2.0 / 8) / 3, new Agreement(a, new int[7]).meanBestDice(), 1e-15);
	}

	@Test
	void manyPixelsOverflowNothing() {
		final int n = 3_000_000;
		final int[] a = new int[n];
		final int[] b = new int[n];
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < n; i++) {
			a[i] = i / 1_000_000;
			b[i] = random.nextInt(3);
		}
		final Agreement unrelated = new Agreement(a, b);
		assertEquals(0, unrelated.adjustedRandIndex(), 1e-5);
		assertEquals(0, unrelated.adjustedMutualInformation(), 1e-5);
		final Agreement merged = new Agreement(a, Arrays.stream(a).map(l -> l / 2).toArray());
		assertEquals(1, merged.completeness(), 1e-12);
		assertTrue(merged.homogeneity() < 0.6 && merged.adjustedRandIndex() > 0.5);
	}

	/** Of two and two labels it is nearly 1 / 2n, beyond the table of factorials too. */
	@Test
	void expectedInformationOfManyPixels() {
		final PairCounts counts = new PairCounts();
		for (int pair = 0; pair < 4; pair++)
			counts.add(1 + pair / 2, 1 + pair % 2, 2_500_000 + 100_000 * pair);
		final Contingency table = new Contingency(counts, Contingency.Kept.ALL);
		assertEquals(1, 2.0 * table.pixels * new ExpectedInformation(table).value(Progress.NONE), 1e-4);
	}

	@Test
	void differentNumbersOfPixelsAreAnError() {
		assertEquals("the labelings to compare have 2 and 3 pixels, but must have the same number",
			assertThrows(InputException.class, () -> new Agreement(new int[2], new int[3])).getMessage());
		assertThrows(InputException.class, () -> new Agreement(new int[0], new int[0]));
	}
}
