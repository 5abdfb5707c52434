package org.parcelj;

import java.util.Map;

/** The words that keys take as values, as people write them: in dialogs, plots and sentences. */
public final class Terms {

	/** Those that are more than the word without its underscores. */
	private static final Map<String, String> WRITTEN = Map.ofEntries( //
		Map.entry("aic", "AIC"), //
		Map.entry("bic", "BIC"), //
		Map.entry("butterworth", "Butterworth"), //
		Map.entry("calinski_harabasz", "Calinski\u2013Harabasz"), //
		Map.entry("cluster_qr", "cluster QR"), //
		Map.entry("davies_bouldin", "Davies\u2013Bouldin"), //
		Map.entry("diag", "diagonal"), //
		Map.entry("gmm", "Gaussian mixture"), //
		Map.entry("hist2d", "2-D histogram"), //
		Map.entry("icl", "ICL"), //
		Map.entry("kmeans", "k-means"), //
		Map.entry("lab", "CIE L*a*b*"), //
		Map.entry("lloyd", "Lloyd"), //
		Map.entry("minibatch", "mini-batch"), //
		Map.entry("od", "stains (optical density)"), //
		Map.entry("psc", "percent signal change"), //
		Map.entry("rgb", "RGB"), //
		Map.entry("sd", "standard deviation"), //
		Map.entry("sklearn", "scikit-learn"), //
		Map.entry("ward", "Ward"), //
		Map.entry("zscore", "z-score"));

	private Terms() {
		// not to be instantiated
	}

	/** @param word as a key takes it */
	public static String of(final String word) {
		return WRITTEN.getOrDefault(word, word.replace('_', ' '));
	}
}
