package org.parcelj.choice;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Criteria that hold for any method. Those that look for a highest or lowest value, or for the first or last that is
 * enough, do not depend on the range of numbers that are compared, as long as the best is among them; the knee does.
 */
public final class Criteria {

	/** Pixels of which silhouettes are taken. */
	static final int SILHOUETTE_PIXELS = 2000;
	/** Adjusted Rand indices that differ by less are taken for equal. */
	private static final double EQUALLY_REPRODUCIBLE = 0.005;
	/** Silhouette widths that differ by less are taken for equal. */
	private static final double EQUALLY_WIDE = 0.01;
	private static final int RANDOM_PARCELLATIONS = 10;

	private Criteria() {
		// not to be instantiated
	}

	/**
	 * The highest mean silhouette width of a sample of the pixels; of widths that are nearly the same the largest number.
	 */
	public static Criterion silhouette(final long seed) {
		final Silhouette silhouette = new Silhouette(SILHOUETTE_PIXELS, seed);
		return c -> {
			final ToDoubleFunction<int[]> width = silhouette.of(c.features(), c.progress());
			return Curve.lastNearHighest("silhouette", c.clusters(), c.values(i -> width.applyAsDouble(c.labels(i))),
				EQUALLY_WIDE, "highest silhouette");
		};
	}

	/** The highest ratio of Caliński and Harabasz. */
	public static Criterion calinskiHarabasz() {
		return c -> Curve.highest("calinski_harabasz", c.clusters(), c.values(i -> c.scatter(i).calinskiHarabasz()),
			"highest variance ratio of Caliński and Harabasz");
	}

	/** The lowest index of Davies and Bouldin. */
	public static Criterion daviesBouldin() {
		return c -> Curve.lowest("davies_bouldin", c.clusters(), c.values(i -> c.scatter(i).daviesBouldin(c.progress())),
			"lowest index of Davies and Bouldin");
	}

	/** The knee of the explained variance; at least 3 numbers. */
	public static Criterion variance() {
		return c -> {
			final double[] explained = c.values(i -> c.scatter(i).explained());
			return new Curve("explained_variance", explained, Knee.of(c.clusters(), explained),
				"knee of the explained variance");
		};
	}

	/** The gap statistic of a sample of the pixels, for methods that know nothing of where pixels lie. */
	public static Criterion gapOfValues(final long seed) {
		return c -> GapStatistic.ofValues(c, seed);
	}

	/** The gap statistic of Ward's method against the same pixels in random places. */
	public static Criterion gapOfPlaces(final GridGraph graph, final long seed) {
		return c -> GapStatistic.ofPlaces(c, CoarsePixels.of(graph, CoarsePixels.ENOUGH, c.progress()), seed);
	}

	/** The largest number of clusters that are found again in other pixels. */
	public static Criterion predictionStrength(final long seed) {
		final PredictionStrength strength = new PredictionStrength(seed);
		return c -> {
			final double[] values = c.values(i -> strength.of(c.features(), c.method(), c.clusters()[i], c.progress()));
			for (int i = values.length - 1; i >= 0; i--)
				if (values[i] >= PredictionStrength.ENOUGH)
					return new Curve("prediction_strength", values, c.clusters()[i], "largest number that is found again");
			return Curve.highest("prediction_strength", c.clusters(), values, "highest prediction strength");
		};
	}

	/** What is explained more than by random connected parcels of the same number, the most of it. */
	public static Criterion randomParcels(final GridGraph graph, final long seed) {
		return c -> {
			final CoarsePixels pixels = CoarsePixels.of(graph, CoarsePixels.ENOUGH, c.progress());
			final RandomParcels random = new RandomParcels(pixels.graph());
			final FeatureMatrix features = pixels.of(c.features(), c.progress());
			final SplittableRandom numbers = new SplittableRandom(seed);
			return Curve.highest("above_random", c.clusters(), c.values(i -> {
				double explained = 0;
				for (int r = 0; r < RANDOM_PARCELLATIONS; r++) {
					c.progress().check();
					explained += new Scatter(features, random.of(c.clusters()[i], numbers, c.progress()), c.progress())
						.explained();
				}
				return c.scatter(i).explained() - explained / RANDOM_PARCELLATIONS;
			}), "most explained above random parcels");
		};
	}

	/** The highest reproducibility in two halves; of numbers that are equally reproducible the largest. */
	public static Criterion reproducibility(final SplitHalf halves) {
		return c -> {
			final double[] values = c.values(i -> halves.reproducibility(c.method(), c.clusters()[i], c.progress()));
			return Curve.lastNearHighest("adjusted_rand_index", c.clusters(), values, EQUALLY_REPRODUCIBLE,
				"highest agreement of the two halves");
		};
	}
}
