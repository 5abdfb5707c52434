package org.parcelj.cluster.agglomerative;

import java.util.SplittableRandom;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** Ward's tree of a picture of 1000 × 1000 pixels: waves in noise. */
@State(Scope.Benchmark)
public class WardBenchmark {

	private static final int SIDE = 1000;
	private static final double WAVE = 40;

	public static final double MERGES = SIDE * SIDE - 1;

	private FeatureMatrix features;
	private GridGraph graph;

	@Setup
	public void simulate() {
		final SplittableRandom random = new SplittableRandom(0);
		final float[] values = new float[SIDE * SIDE];
		for (int y = 0, i = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++, i++)
				values[i] = (float) (Math.sin(x / WAVE) + Math.sin(y / WAVE) + random.nextDouble(-0.2, 0.2));
		features = new FeatureMatrix(values.length, 1, values);
		graph = GridGraph.of(Mask.all(SIDE, SIDE), Connectivity.FACES).withArrays(Progress.NONE);
	}

	@Benchmark
	public Dendrogram tree() {
		return new WardMerging(features, graph, Progress.NONE).run();
	}
}
