package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** The responsibilities of 4 components of full covariance for each of a million pixels of 4 features. */
@State(Scope.Benchmark)
public class ExpectationBenchmark {

	private static final int PIXELS = 1_000_000;
	private static final int FEATURES = 4;
	private static final int COMPONENTS = 4;

	/**
	 * For each pair of a pixel and a component a triangular product and a sum of squares. The exponentials, one for each
	 * pair, and the logarithms, one for each pixel, come on top.
	 */
	public static final double OPERATIONS = (double) PIXELS * COMPONENTS * (FEATURES * (FEATURES + 1) + 2 * FEATURES);
	/** The features, read once. */
	public static final double BYTES = (double) Float.BYTES * PIXELS * FEATURES;

	private FeatureMatrix features;
	private MixtureModel model;
	private Expectation expectation;

	@Setup
	public void simulate() {
		final SplittableRandom random = new SplittableRandom(0);
		final float[] values = new float[PIXELS * FEATURES];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble(-1, 1);
		features = new FeatureMatrix(PIXELS, FEATURES, values);
		final double[] weights = new double[COMPONENTS];
		Arrays.fill(weights, 1.0 / COMPONENTS);
		final double[][] means = new double[COMPONENTS][];
		final double[][] covariances = new double[COMPONENTS][FEATURES * FEATURES];
		for (int c = 0; c < COMPONENTS; c++) {
			means[c] = random.doubles(FEATURES, -0.5, 0.5).toArray();
			for (int f = 0; f < FEATURES; f++)
				covariances[c][f * FEATURES + f] = random.nextDouble(0.1, 0.5);
		}
		model = new MixtureModel(CovarianceType.FULL, 0, weights, means, covariances);
		expectation = new Expectation(features, COMPONENTS, Prior.WEIGHTS, 1);
	}

	@Benchmark
	public double pass() {
		return expectation.pass(model, (chunk, from, block) -> {}, Progress.NONE);
	}
}
