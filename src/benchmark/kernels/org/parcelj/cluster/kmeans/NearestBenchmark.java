package org.parcelj.cluster.kmeans;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** The nearest of 300 centres for each of 50,000 pixels of 156 features, as in an iteration of k-means without bounds. */
@State(Scope.Benchmark)
public class NearestBenchmark {

	private static final int PIXELS = 50_000;
	private static final int FEATURES = 156;
	private static final int CENTRES = 300;

	/** A multiply-add for each feature of each pair of a pixel and a centre. */
	public static final double OPERATIONS = 2.0 * PIXELS * FEATURES * CENTRES;

	private Nearest nearest;
	private PixelBlocks blocks;
	private Centres centres;

	@Setup
	public void simulate() {
		final SplittableRandom random = new SplittableRandom(0);
		final float[] values = new float[PIXELS * FEATURES];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble(-1, 1);
		final CentredFeatures data = new CentredFeatures(new FeatureMatrix(PIXELS, FEATURES, values), Progress.NONE);
		nearest = new Nearest(data);
		blocks = PixelBlocks.of(IntStream.range(0, PIXELS).toArray());
		centres = new Centres(data, random.doubles((long) CENTRES * FEATURES, -1, 1).toArray());
	}

	@Benchmark
	public int[] search() {
		nearest.search(blocks, centres, null, null, Progress.NONE);
		return nearest.labels();
	}
}
