package org.parcelj.cluster.mixture;

import java.util.Random;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Draws labels from the Potts model whose classes lie at 0, 1 and 2, by Gibbs sampling (Geman and Geman 1984,
 * <a href="https://doi.org/10.1109/TPAMI.1984.4767596">doi:10.1109/TPAMI.1984.4767596</a>), instead of approximating
 * it.
 */
final class PottsSampler {

	private static final int CLASSES = 3;
	private static final int WARMING = 50;
	private static final int DRAWS = 250;

	private final GridGraph graph;
	private final Neighbours neighbours;
	private final FeatureMatrix x;
	private final double variance;
	private final double strength;

	/**
	 * @param sd the true one of the noise
	 */
	PottsSampler(final GridGraph graph, final FeatureMatrix x, final double sd, final double strength) {
		this.graph = graph;
		this.x = x;
		this.strength = strength;
		variance = sd * sd;
		neighbours = Neighbours.weighted(graph, Progress.NONE);
	}

	/**
	 * The most probable class of each pixel, from draws that begin at labels; the true ones flatter it, since a strong
	 * prior leaves them slowly.
	 */
	int[] mostProbable(final int[] start) {
		final Random random = new Random(1);
		final float[] drawn = new float[graph.size() * CLASSES];
		for (int i = 0; i < graph.size(); i++)
			drawn[i * CLASSES + start[i]] = 1;
		final int[] counts = new int[drawn.length];
		for (int sweep = 0; sweep < WARMING + DRAWS; sweep++)
			for (int i = 0; i < graph.size(); i++) {
				final int c = draw(i, drawn, random);
				if (sweep >= WARMING) counts[i * CLASSES + c]++;
			}
		final int[] best = new int[graph.size()];
		for (int i = 0; i < best.length; i++)
			for (int c = 1; c < CLASSES; c++)
				if (counts[i * CLASSES + c] > counts[i * CLASSES + best[i]]) best[i] = c;
		return best;
	}

	private int draw(final int pixel, final float[] drawn, final Random random) {
		final double[] shares = new double[CLASSES];
		neighbours.sum(pixel, drawn, shares);
		double whole = 0;
		for (int c = 0; c < CLASSES; c++) {
			final double away = x.get(pixel, 0) - c;
			shares[c] = Math.exp(strength * shares[c] - away * away / 2 / variance);
			whole += shares[c];
		}
		double rest = random.nextDouble() * whole;
		int c = 0;
		while (c < CLASSES - 1 && rest >= shares[c])
			rest -= shares[c++];
		for (int other = 0; other < CLASSES; other++)
			drawn[pixel * CLASSES + other] = other == c ? 1 : 0;
		return c;
	}
}
