package org.parcelj.choice;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.MixtureResult;
import org.parcelj.features.FeatureMatrix;

/**
 * Gaussian mixtures, and the criteria that are made for them. The fits to the features that are compared are kept, for
 * all criteria. One object is one run, for one thread.
 */
public final class Mixtures implements Clusterer {

	private static final int CHUNK = 1 << 12;

	private final IntFunction<GaussianMixture> mixtures;
	private final FeatureMatrix features;
	private final Map<Integer, MixtureResult> fits = new HashMap<>();

	/**
	 * @param mixtures makes the mixture that is fitted for a number of components
	 * @param features whose fits are kept
	 */
	public Mixtures(final IntFunction<GaussianMixture> mixtures, final FeatureMatrix features) {
		this.mixtures = mixtures;
		this.features = features;
	}

	@Override
	public int[] labels(final FeatureMatrix matrix, final int clusters, final Progress progress) {
		return matrix == features
			? fit(clusters, progress).labels()
			: mixtures.apply(clusters).fit(matrix, progress).labels();
	}

	private MixtureResult fit(final int components, final Progress progress) {
		progress.check();
		return fits.computeIfAbsent(components, k -> mixtures.apply(k).fit(features, progress));
	}

	/** The lowest criterion of Schwarz. */
	public Criterion bic() {
		return lowest("bic", (fit, progress) -> fit.bic(), "lowest BIC");
	}

	/** The lowest criterion of Akaike. */
	public Criterion aic() {
		return lowest("aic", (fit, progress) -> fit.aic(), "lowest AIC");
	}

	/**
	 * The lowest integrated completed likelihood: that of Schwarz and twice the entropy of the pixels' memberships, so
	 * that components count for clusters only where they are apart (C. Biernacki, G. Celeux and G. Govaert, Assessing a
	 * mixture model for clustering with the integrated completed likelihood, IEEE Trans. Pattern Anal. Mach. Intell. 22,
	 * 2000, doi:10.1109/34.865189).
	 */
	public Criterion icl() {
		return lowest("icl", (fit, progress) -> fit.bic() + 2 * entropy(fit, progress), "lowest ICL");
	}

	private Criterion lowest(final String name, final ToDoubleBiFunction<MixtureResult, Progress> value,
		final String reason)
	{
		return c -> Curve.lowest(name, c.clusters(),
			c.values(i -> value.applyAsDouble(fit(c.clusters()[i], c.progress()), c.progress())), reason);
	}

	private double entropy(final MixtureResult fit, final Progress progress) {
		final FeatureMatrix posteriors = fit.model().posteriors(features, progress);
		final float[] values = posteriors.sharedValues();
		final int k = posteriors.features();
		return Chunks.sum(posteriors.pixels(), CHUNK, (from, to) -> {
			progress.check();
			double sum = 0;
			for (int i = from * k; i < to * k; i++)
				if (values[i] > 0) sum -= values[i] * Math.log(values[i]);
			return sum;
		});
	}
}
