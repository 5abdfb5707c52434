package org.parcelj.cluster.agglomerative;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

/** Reads the reference results among the test resources. */
final class References {

	private References() {
		// not to be instantiated
	}

	static double[][] table(final String name) {
		try (BufferedReader in = new BufferedReader(
			new InputStreamReader(References.class.getResourceAsStream("/reference/" + name), StandardCharsets.UTF_8))) {
			return in.lines().map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
				.toArray(double[][]::new);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}

	static double[] numbers(final String name) {
		return Arrays.stream(table(name)).flatMapToDouble(Arrays::stream).toArray();
	}

	static int[] labels(final String name) {
		return Arrays.stream(numbers(name)).mapToInt(x -> (int) x).toArray();
	}

	static FeatureMatrix features(final double[][] rows) {
		final float[] values = new float[rows.length * rows[0].length];
		for (int v = 0; v < values.length; v++)
			values[v] = (float) rows[v / rows[0].length][v % rows[0].length];
		return new FeatureMatrix(rows.length, rows[0].length, values);
	}

	static Mask mask(final double[] members, final long... dimensions) {
		return Mask.of(dimensions, position -> members[position] != 0);
	}
}
