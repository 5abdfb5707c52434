package org.parcelj.cluster.mixture;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;

/**
 * The probabilities of a Potts model by loopy belief propagation (J. Pearl, Probabilistic Reasoning in Intelligent
 * Systems, 1988; J. S. Yedidia, W. T. Freeman, Y. Weiss, Constructing free-energy approximations and generalized belief
 * propagation algorithms, IEEE Trans. Inf. Theory 51, 2005, doi:10.1109/TIT.2005.850085): each pixel tells each
 * neighbour how probable it finds the components without what that neighbour told it, which a mean field hands back to
 * it. Exact along a line, and close where a pixel has four neighbours; a mean field is too sure there. Holds a message
 * for each edge and component in float, to the one of its two pixels that is updated next.
 */
final class BeliefPropagation {

	/**
	 * The strongest coupling; above it the model itself makes borders follow the grid, because it counts their length in
	 * steps along the axes, and a mean field that goes on from here leaves them in their places.
	 */
	private static final double STRONGEST = 2.5;
	/** Up to it a mean field is about as close, and smooths a little more. */
	private static final double WEAKEST = 1.2;
	/**
	 * How much stronger neighbours are coupled than in the mean field of the same strength: coupled equally, up to seven
	 * of 9216 pixels in strong noise stay unlike all neighbours at a strength of 1.5, and at most three so.
	 */
	static final double MORE = 1.2;
	private static final int MOST_SWEEPS = 100;
	/** The relative change of what neighbours say that ends the sweeps. */
	private static final double SETTLED = 1e-3;
	private static final int MOST_NEIGHBOURS = 4;

	private final Neighbours neighbours;
	private final Sweeps sweeps;
	private final float[] densities;
	/** By component and edge. */
	private final float[][] messages;
	private final float[] products;
	private final int k;

	/**
	 * @param densities logarithms, [pixels × components]
	 * @param products of the messages to each pixel, which are written; [pixels × components]
	 */
	BeliefPropagation(final Neighbours neighbours, final Sweeps sweeps, final int components, final float[] densities,
		final float[] products)
	{
		this.neighbours = neighbours;
		this.sweeps = sweeps;
		this.densities = densities;
		this.products = products;
		k = components;
		messages = new float[k][neighbours.graph().edges()];
		for (final float[] ofOne : messages)
			Arrays.fill(ofOne, 1);
		Arrays.fill(products, 1);
	}

	/**
	 * Whether a mean field would be too sure: at a strong prior where a pixel has few neighbours, those that share a face
	 * in a plane or along a line.
	 */
	static boolean suits(final GridGraph graph, final double strength) {
		return strength > WEAKEST && graph.connectivity() == Connectivity.FACES && Neighbours.axes(graph) <= 2;
	}

	static long bytes(final GridGraph graph, final double strength, final int components) {
		return suits(graph, strength) ? (long) Float.BYTES * graph.edges() * components : 0;
	}

	/**
	 * Passes messages until they settle.
	 *
	 * @return the strength that they stand for, which is at most the one given
	 */
	double run(final double[] logWeights, final double strength, final Progress progress) {
		final double reached = Math.min(strength, STRONGEST);
		final double gain = Math.expm1(Math.min(MORE * strength, STRONGEST));
		double change = Double.POSITIVE_INFINITY;
		for (int sweep = 0; sweep < MOST_SWEEPS && change >= SETTLED; sweep++)
			change = sweeps.run((block, at, count) -> update(block, at, count, logWeights, gain), progress);
		return reached;
	}

	private double update(final ResponsibilityBlock block, final int at, final int count, final double[] logWeights,
		final double gain)
	{
		block.begin(count);
		for (int i = 0; i < count; i++)
			for (int c = 0; c < k; c++)
				block.responsibilities[c][i] = logWeights[c] + densities[sweeps.pixel(at + i) * k + c];
		block.normalise();
		final int[] edges = new int[MOST_NEIGHBOURS];
		final double[] shares = new double[k];
		double largest = 0;
		for (int i = 0; i < count; i++) {
			final int pixel = sweeps.pixel(at + i);
			final int degree = neighbours.edges(pixel, edges);
			largest = Math.max(largest, hear(pixel, edges, degree));
			for (int c = 0; c < k; c++)
				shares[c] = block.responsibilities[c][i] * products[pixel * k + c];
			for (int e = 0; e < degree; e++)
				answer(edges[e], shares, gain);
		}
		return largest;
	}

	/** Multiplies the messages to a pixel, and gives the largest relative change. */
	private double hear(final int pixel, final int[] edges, final int degree) {
		double largest = 0;
		for (int c = 0; c < k; c++) {
			float product = 1;
			for (int e = 0; e < degree; e++)
				product *= messages[c][edges[e]];
			largest = Math.max(largest, Math.abs(product / products[pixel * k + c] - 1));
			products[pixel * k + c] = product;
		}
		return largest;
	}

	/** Puts the message back along an edge in the place of the one that came. */
	private void answer(final int edge, final double[] shares, final double gain) {
		double whole = 0;
		for (int c = 0; c < k; c++)
			whole += shares[c] / messages[c][edge];
		for (int c = 0; c < k; c++)
			messages[c][edge] = (float) (1 + gain * shares[c] / messages[c][edge] / whole);
	}
}
