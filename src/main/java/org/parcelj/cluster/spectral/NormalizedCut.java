package org.parcelj.cluster.spectral;

/**
 * The normalised cut of a partition: over its clusters the sum of the weight of the edges that leave a cluster divided
 * by the sum of its pixels' degrees (J. Shi, J. Malik, Normalized cuts and image segmentation, IEEE Trans. PAMI 22,
 * 2000, doi:10.1109/34.868688). A cluster without edges counts 0.
 */
final class NormalizedCut {

	private NormalizedCut() {
		// not to be instantiated
	}

	/**
	 * @param labels of each pixel a number under {@code clusters}
	 */
	static double of(final NormalizedLaplacian laplacian, final int[] labels, final int clusters) {
		final double[] cut = new double[clusters];
		final double[] volume = new double[clusters];
		laplacian.forEachEdge((i, j, w) -> {
			volume[labels[i]] += w;
			volume[labels[j]] += w;
			if (labels[i] == labels[j]) return;
			cut[labels[i]] += w;
			cut[labels[j]] += w;
		});
		for (int i = 0; i < labels.length; i++)
			volume[labels[i]] += laplacian.loops(i);
		double sum = 0;
		for (int c = 0; c < clusters; c++)
			sum += ratio(cut[c], volume[c]);
		return sum;
	}

	static double ratio(final double cut, final double volume) {
		return volume > 0 ? cut / volume : 0;
	}
}
