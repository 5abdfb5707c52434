package org.parcelj.cluster.mixture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.parcelj.features.FeatureMatrix;

/** The tables under {@code reference/gaussian-mixture}. */
final class Reference {

	private Reference() {
		// not to be instantiated
	}

	static double[][] table(final String name) throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
			Reference.class.getResourceAsStream("/reference/gaussian-mixture/" + name), StandardCharsets.US_ASCII))) {
			return reader.lines().map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
				.toArray(double[][]::new);
		}
	}

	static int[] labels(final String name) throws IOException {
		return Arrays.stream(table(name)).mapToInt(row -> (int) row[0]).toArray();
	}

	static FeatureMatrix features(final String name) throws IOException {
		return features(table(name));
	}

	static FeatureMatrix features(final double[][] rows) {
		final int p = rows[0].length;
		final float[] values = new float[rows.length * p];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) rows[i / p][i % p];
		return new FeatureMatrix(rows.length, p, values);
	}
}
