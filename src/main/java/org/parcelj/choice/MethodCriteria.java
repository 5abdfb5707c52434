package org.parcelj.choice;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

import org.parcelj.InputException;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/** A method and the criteria for its number of clusters, by name. One object is one run, for one thread. */
public final class MethodCriteria {

	private static final double KMEANS_TOLERANCE = 1e-4;
	private static final int FEW_VALUES = 1 << 20;

	private final Clusterer method;
	private final Map<String, Criterion> criteria = new HashMap<>();

	private MethodCriteria(final Clusterer method, final long seed) {
		this.method = method;
		criteria.put("silhouette", Criteria.silhouette(seed));
		criteria.put("davies_bouldin", Criteria.daviesBouldin());
		criteria.put("calinski_harabasz", Criteria.calinskiHarabasz());
		criteria.put("variance", Criteria.variance());
	}

	/** Clusters all pixels from several starts if there are few values; otherwise as k-means does by default. */
	public static MethodCriteria ofKMeans(final long seed) {
		final MethodCriteria made = new MethodCriteria((features, k, progress) -> {
			final KMeansAlgorithm algorithm = features.sharedValues().length > FEW_VALUES
				? KMeansAlgorithm.AUTO
				: KMeansAlgorithm.LLOYD;
			return new KMeans(KMeans.Options.of(k).withAlgorithm(algorithm).withTolerance(KMEANS_TOLERANCE).withSeed(seed))
				.fit(features, progress).labels();
		}, seed);
		made.criteria.put("prediction_strength", Criteria.predictionStrength(seed));
		made.criteria.put("gap_statistic", Criteria.gapOfValues(seed));
		return made;
	}

	/**
	 * @param mixtures makes the mixture that is fitted for a number of components
	 * @param features that are compared
	 */
	public static MethodCriteria ofMixtures(final IntFunction<GaussianMixture> mixtures, final FeatureMatrix features,
		final long seed)
	{
		final Mixtures fits = new Mixtures(mixtures, features);
		final MethodCriteria made = new MethodCriteria(fits, seed);
		made.criteria.put("bic", fits.bic());
		made.criteria.put("aic", fits.aic());
		made.criteria.put("icl", fits.icl());
		return made;
	}

	public static MethodCriteria ofWard(final GridGraph graph, final long seed) {
		final MethodCriteria made = new MethodCriteria(new WardTrees(graph), seed);
		made.criteria.put("gap_statistic", Criteria.gapOfPlaces(graph, seed));
		made.criteria.put("above_random", Criteria.randomParcels(graph, seed));
		return made;
	}

	/**
	 * @param features that are compared
	 */
	public static MethodCriteria ofSpectral(final GridGraph graph, final FeatureMatrix features,
		final SpectralCuts.Options options)
	{
		final SpectralCuts cuts = new SpectralCuts(graph, features, options);
		final MethodCriteria made = new MethodCriteria(cuts, options.seed());
		made.criteria.put("eigengap", cuts.eigengap());
		made.criteria.put("separation", cuts.separation());
		made.criteria.put("above_random", Criteria.randomParcels(graph, options.seed()));
		return made;
	}

	/** Adds the reproducibility in two halves. */
	public MethodCriteria withHalves(final SplitHalf halves) {
		criteria.put(ChoiceMethod.REPRODUCIBILITY, Criteria.reproducibility(halves));
		return this;
	}

	public Clusterer method() {
		return method;
	}

	/**
	 * @throws InputException if there is none of that name
	 */
	public Criterion criterion(final String name) {
		final Criterion criterion = criteria.get(name);
		if (criterion == null) throw new InputException("there is no criterion \"" + name + "\" for this method");
		return criterion;
	}
}
