package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.parcels.LabelOverlap.Match;

class LabelComparisonTest {

	private static final int EDGE = 64;
	private static final List<String> CASES = List.of("jittered", "many", "unrelated", "gaps", "singletons", "one");

	@ParameterizedTest
	@CsvFileSource(resources = "/reference/agreement/images.csv", numLinesToSkip = 1)
	void agreesWithTheReference(final String name, final double rand, final double adjusted, final double normalised,
		final double homogeneity, final double completeness, final double vMeasure, final double dice, final int both,
		final int labelsAlone, final int referenceAlone, final int matched)
	{
		final LabelMap labels = image(2 * CASES.indexOf(name));
		final LabelMap reference = image(2 * CASES.indexOf(name) + 1);
		for (final int threads : new int[] { 1, 2, 8 })
			Parallelization.runWithNumThreads(threads, () -> {
				final LabelComparison comparison = LabelComparison.of(labels, reference, Progress.NONE);
				final Agreement agreement = comparison.agreement();
				assertEquals(rand, agreement.adjustedRandIndex(), 1e-9);
				assertEquals(adjusted, agreement.adjustedMutualInformation(), 1e-9);
				assertEquals(normalised, agreement.normalisedMutualInformation(), 1e-9);
				assertEquals(homogeneity, agreement.homogeneity(), 1e-9);
				assertEquals(completeness, agreement.completeness(), 1e-9);
				assertEquals(vMeasure, agreement.vMeasure(), 1e-9);
				assertEquals(dice, agreement.meanBestDice(), 1e-9);
				assertEquals(both, comparison.both());
				assertEquals(labelsAlone, comparison.onlyInLabels());
				assertEquals(referenceAlone, comparison.onlyInReference());
				assertEquals((labelsAlone + referenceAlone) / (double) (both + labelsAlone + referenceAlone),
					comparison.shareInOne(), 1e-12);
				assertEquals(matched, comparison.matches().stream().mapToInt(Match::overlap).sum());
				assertEquals(matched / (double) both, comparison.shareMatched(), 1e-12);
			});
	}

	/** Of each match, and the mean over the reference's labels, those without a match counting as 0. */
	@ParameterizedTest
	@ValueSource(strings = { "jittered", "gaps", "one" })
	void wholeLabelsHaveTheDiceCoefficientsOfSciPy(final String name) {
		final int at = 2 * CASES.indexOf(name);
		final LabelComparison comparison = LabelComparison.of(image(at), image(at + 1), Progress.NONE);
		final Map<List<Integer>, Double> expected = new HashMap<>();
		new String(ReferenceData.bytes("/reference/agreement/dice.csv"), StandardCharsets.UTF_8).lines()
			.map(line -> line.split(",")).filter(cells -> cells[0].equals(name)).forEach(
				cells -> expected.put(List.of(Integer.valueOf(cells[1]), Integer.valueOf(cells[2])), Double.valueOf(cells[3])));
		double sum = 0;
		for (final Match match : comparison.matches()) {
			if (match.overlap() == 0) continue;
			final double dice = expected.get(List.of(match.label(), match.reference()));
			assertEquals(dice, match.dice(), 1e-9, match.toString());
			sum += dice;
		}
		assertTrue(sum > 0);
		assertEquals(sum / image(at + 1).numbers().length, comparison.meanDice(), 1e-9);
	}

	private static LabelMap image(final int number) {
		final float[] values = ReferenceData.floats("/reference/agreement/images.f32");
		final int n = EDGE * EDGE;
		return new LabelMap(new long[] { EDGE, EDGE },
			IntStream.range(0, n).map(i -> (int) values[number * n + i]).toArray());
	}

	@Test
	void noOtherMatchingSharesMorePixels() {
		final SplittableRandom random = new SplittableRandom(2);
		for (int run = 0; run < 500; run++) {
			final int rows = 1 + random.nextInt(6);
			final int columns = 1 + random.nextInt(6);
			final int spread = 1 + random.nextInt(12);
			final int[] a = random.ints(40, 0, rows).toArray();
			final int[] b = Arrays.stream(a).map(label -> (label * 3 + random.nextInt(spread)) % columns).toArray();
			final Contingency table = new Contingency(a, b);
			final int[] matched = OverlapMatching.of(table, Progress.NONE);
			assertEquals(Arrays.stream(matched).filter(m -> m >= 0).count(),
				Arrays.stream(matched).filter(m -> m >= 0).distinct().count());
			int total = 0;
			for (int e = 0; e < table.shared.length; e++)
				if (matched[table.first[e]] == table.second[e]) total += table.shared[e];
			assertEquals(largestTotal(table, 0, 0), total);
		}
	}

	/** Of all matchings of the rows from one on with the columns that are not taken. */
	private static int largestTotal(final Contingency table, final int row, final int taken) {
		if (row == table.firstSizes.length) return 0;
		int largest = largestTotal(table, row + 1, taken);
		for (int e = 0; e < table.shared.length; e++)
			if (table.first[e] == row && (taken >> table.second[e] & 1) == 0)
				largest = Math.max(largest, table.shared[e] + largestTotal(table, row + 1, taken | 1 << table.second[e]));
		return largest;
	}

	@Test
	void manyLabelsInALongChain() {
		// a label lies with 2 pixels on the reference of its number and with 3 on the next one; the last with 5 on its own
		final int n = 10_000;
		final int[] labels = new int[5 * n];
		final int[] reference = new int[5 * n];
		for (int i = 0; i < 5 * n; i++) {
			labels[i] = 1 + i / 5;
			reference[i] = Math.min(n, 1 + i / 5 + (i % 5 < 2 ? 0 : 1));
		}
		final LabelComparison comparison = LabelComparison.of(map(5, labels), map(5, reference), Progress.NONE);
		// the last has its own, and the one before it stays single, so that the others can have their next ones
		assertEquals(3 * (n - 2) + 5, comparison.matches().stream().mapToInt(Match::overlap).sum());
	}

	@Test
	void everyLabelIsInTheMatchesOnce() {
		final LabelComparison comparison = LabelComparison.of(map(6, //
			3, 3, 3, 0, 0, 0, //
			5, 5, 8, 8, 0, 0, //
			9, 0, 0, 0, 0, 0),
			map(6, //
				2, 2, 0, 0, 7, 7, //
				2, 4, 4, 4, 7, 0, //
				0, 0, 0, 0, 0, 0),
			Progress.NONE);
		assertEquals(List.of(new Match(3, 2, 2, 3, 3), new Match(5, 0, 0, 2, 0), new Match(8, 4, 2, 2, 3),
			new Match(9, 0, 0, 1, 0), new Match(0, 7, 0, 0, 3)), comparison.matches());
		assertEquals(4.0 / 6, comparison.matches().get(0).dice());
		assertEquals(2.0 / 4, comparison.matches().get(0).jaccard());
		assertEquals(0, comparison.matches().get(4).dice());
		assertArrayEquals(new int[] { //
			2, 2, 2, 0, 0, 0, //
			8, 8, 4, 4, 0, 0, //
			9, 0, 0, 0, 0, 0 }, comparison.matched().sharedLabels());
		assertArrayEquals(new byte[] { //
			0, 0, 2, 0, 3, 3, //
			1, 1, 0, 0, 3, 0, //
			2, 0, 0, 0, 0, 0 }, comparison.difference());
		assertEquals(6, comparison.both());
		assertEquals(5.0 / 11, comparison.shareInOne(), 1e-12);
		assertEquals(4.0 / 6, comparison.shareMatched());
	}

	@Test
	void whatCannotBeComparedIsRefused() {
		assertEquals("no pixel is labelled in both of the images to compare",
			assertThrows(InputException.class, () -> LabelComparison.of(map(2, 1, 0), map(2, 0, 1), Progress.NONE))
				.getMessage());
		assertTrue(assertThrows(InputException.class, () -> LabelComparison.of(map(2, 1, 0), map(1, 0, 1), Progress.NONE))
			.getMessage().contains("[2, 1] and [1, 2]"));
	}

	@Test
	void itStopsWhenAsked() {
		final Progress stopped = CancelAfter.atOnce();
		assertThrows(CancellationException.class, () -> LabelComparison.of(map(2, 1, 2), map(2, 1, 2), stopped));
	}

	private static LabelMap map(final int width, final int... labels) {
		return new LabelMap(new long[] { width, labels.length / width }, labels);
	}
}
