package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplineGapsTest {

	/** Numbers of SciPy's {@code CubicSpline}, gaps beside both ends among them. */
	@ParameterizedTest
	@CsvSource({
		"0 2 3 7 8 11, 1 4 -2 5 0 3, 8.158940397350992 -2.5537044701986753 0.8683774834437088 4.606270695364238 " +
			"-6.001655629139073 -7.002483443708609",
		"0 3 4 6, 2 -1 3 1, -4.416666666666669 -4.444444444444448 4.638888888888889" })
	void missingFramesLieOnTheSpline(final String frames, final String values, final String expected) {
		final int[] kept = Arrays.stream(frames.split(" ")).mapToInt(Integer::parseInt).toArray();
		final double[] known = numbers(values);
		final double[] filled = numbers(expected);
		final double[][] rows = new double[kept[kept.length - 1] + 1][];
		Arrays.setAll(rows, t -> new double[] { 1e9, -1e9 });
		for (int i = 0; i < kept.length; i++)
			rows[kept[i]] = new double[] { known[i], -2 * known[i] };
		new SplineGaps(kept).fill(rows);
		for (int t = 0, gap = 0; t < rows.length; t++) {
			final int i = Arrays.binarySearch(kept, t);
			final double value = i >= 0 ? known[i] : filled[gap++];
			assertEquals(value, rows[t][0], 1e-12);
			assertEquals(-2 * value, rows[t][1], 1e-12);
		}
	}

	private static double[] numbers(final String text) {
		return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
	}
}
