package org.parcelj.cluster.spectral;

import java.util.SplittableRandom;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

/** A solution with the factor of a picture of 303 × 384 pixels for two right-hand sides. */
@State(Scope.Benchmark)
public class PanelsBenchmark {

	private static final int WIDTH = 384;
	private static final int HEIGHT = 303;
	private static final double SHIFT = 1e-9;

	private CholeskyFactor factor;
	private double bytes;
	private double[][] sides;
	private double[][] copy;

	@Setup
	public void factorise() {
		final SplittableRandom random = new SplittableRandom(0);
		final GridGraph graph = GridGraph.of(Mask.all(WIDTH, HEIGHT), Connectivity.FACES);
		final Similarities similarities = Similarities.of(graph,
			random.doubles(graph.edges()).map(x -> Math.pow(10, -2 * x)).toArray());
		final EliminationTree tree = new EliminationTree(new NormalizedLaplacian(similarities), Progress.NONE);
		final Schedule schedule = new Schedule(tree);
		factor = new CholeskyFactor(tree, schedule, SHIFT, Progress.NONE);
		bytes = 2.0 * new Footprint(tree, schedule).factor(0);
		sides = new double[][] { random.doubles(graph.size()).toArray(), random.doubles(graph.size()).toArray() };
		copy = new double[2][graph.size()];
	}

	/** The factor read forward and backward. */
	public static double bytes() {
		final PanelsBenchmark benchmark = new PanelsBenchmark();
		benchmark.factorise();
		return benchmark.bytes;
	}

	@Benchmark
	public double[][] solve() {
		for (int i = 0; i < copy.length; i++)
			System.arraycopy(sides[i], 0, copy[i], 0, copy[i].length);
		factor.solve(copy);
		return copy;
	}
}
