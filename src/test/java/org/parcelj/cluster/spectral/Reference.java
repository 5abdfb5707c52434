package org.parcelj.cluster.spectral;

import java.util.Arrays;

import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/** Reads the reference results, and compares with them. */
final class Reference {

	private Reference() {
		// not to be instantiated
	}

	/** The rows of a file of numbers with commas between them. */
	static double[][] rows(final String path) {
		return ReferenceData.csv("/reference/" + path);
	}

	/** All numbers of a file, row by row. */
	static double[] flat(final String path) {
		return Arrays.stream(rows(path)).flatMapToDouble(Arrays::stream).toArray();
	}

	static int[] labels(final String path) {
		return Arrays.stream(flat(path)).mapToInt(x -> (int) x).toArray();
	}

	static double[][] transposed(final double[][] rows) {
		final double[][] columns = new double[rows[0].length][rows.length];
		for (int i = 0; i < rows.length; i++)
			for (int d = 0; d < columns.length; d++)
				columns[d][i] = rows[i][d];
		return columns;
	}

	static FeatureMatrix oneFeature(final double... values) {
		final float[] features = new float[values.length];
		for (int i = 0; i < values.length; i++)
			features[i] = (float) values[i];
		return new FeatureMatrix(values.length, 1, features);
	}

	/** Similarities in double precision throughout, by a given contrast scale. */
	static Similarities similarities(final double[] image, final GridGraph graph, final double beta, final double eps,
		final double scale)
	{
		return Similarities.of(graph,
			graph.edgeValues((i, j) -> Math.exp(-beta * Math.abs(image[i] - image[j]) / scale) + eps));
	}

	/** The adjusted Rand index of two partitions: 1 where they are equal, about 0 where one is random. */
	static double agreement(final int[] a, final int[] b) {
		final long[][] both = new long[max(a) + 1][max(b) + 1];
		for (int i = 0; i < a.length; i++)
			both[a[i]][b[i]]++;
		double pairs = 0;
		double pairsA = 0;
		final long[] sumsB = new long[max(b) + 1];
		for (final long[] row : both) {
			long sum = 0;
			for (int j = 0; j < row.length; j++) {
				pairs += choose2(row[j]);
				sum += row[j];
				sumsB[j] += row[j];
			}
			pairsA += choose2(sum);
		}
		final double pairsB = Arrays.stream(sumsB).mapToDouble(Reference::choose2).sum();
		final double expected = pairsA * pairsB / choose2(a.length);
		final double most = (pairsA + pairsB) / 2;
		return most == expected ? 1 : (pairs - expected) / (most - expected);
	}

	private static int max(final int[] labels) {
		return Arrays.stream(labels).max().getAsInt();
	}

	private static double choose2(final long n) {
		return n * (n - 1) / 2.0;
	}
}
