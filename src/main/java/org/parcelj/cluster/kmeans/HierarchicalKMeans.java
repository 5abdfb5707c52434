package org.parcelj.cluster.kmeans;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;

/**
 * {@link KMeans} by batches in two levels, for parcels of more even sizes: ⌊√k⌋ coarse clusters, then each split into a
 * number of clusters in proportion to its pixels. Exactly k clusters, whatever the number of features.
 */
public final class HierarchicalKMeans {

	private static final int ITERATIONS = 100;

	private final int clusters;
	private final int restarts;
	private final long seed;

	/**
	 * @param clusters number of clusters, at least 1
	 * @param restarts number of random starts of each k-means, 1 to 10,000
	 * @param seed of the random starts
	 * @throws InputException if one of them is out of its range
	 */
	public HierarchicalKMeans(final int clusters, final int restarts, final long seed) {
		this.clusters = InputException.requireRange("clusters", clusters, 1, Integer.MAX_VALUE);
		this.restarts = InputException.requireRange("restarts", restarts, 1, KMeans.MOST_RESTARTS);
		this.seed = seed;
	}

	/** The memory that a run takes beside the features; of clusters that are much larger than others it may be more. */
	public static long bytes(final int clusters, final int pixels, final int features) {
		final int coarse = (int) Math.sqrt(clusters);
		return KMeans.bytes(clusters, pixels, features) + Float.BYTES * (long) pixels * features / coarse;
	}

	/**
	 * @param features [pixels × features]
	 * @throws InputException if there are fewer pixels than clusters, or a value is not finite
	 */
	public Clustering fit(final FeatureMatrix features, final Progress progress) {
		KMeans.requirePixels(clusters, features.pixels());
		final int coarse = (int) Math.sqrt(clusters);
		final int[] labels = kMeans(coarse).fit(features, progress.part(0, 0.5)).labels();
		final int[] sizes = new int[coarse];
		for (final int label : labels)
			sizes[label]++;
		final int[] shares = shares(sizes, clusters);
		final int[] first = new int[coarse];
		for (int c = 1; c < coarse; c++)
			first[c] = first[c - 1] + shares[c - 1];
		final int[] fine = new int[labels.length];
		final AtomicInteger done = new AtomicInteger();
		Chunks.forEach(coarse, 1, (chunk, c, end) -> {
			final double part = 0.5 + 0.5 * done.getAndIncrement() / coarse;
			split(features, members(labels, c, sizes[c]), shares[c], first[c], fine, progress.part(part, part));
		});
		return Clustering.byFirstPixel(fine);
	}

	private KMeans kMeans(final int k) {
		return new KMeans(KMeans.Options.of(k).withAlgorithm(KMeansAlgorithm.MINIBATCH).withRestarts(restarts)
			.withIterations(ITERATIONS).withSeed(seed));
	}

	/**
	 * How many clusters each coarse cluster is split into: its share by size rounded, but at least 1, then one more where
	 * most was lost by rounding or one less where most was won, until the sum is right.
	 */
	static int[] shares(final int[] sizes, final int clusters) {
		final double n = Arrays.stream(sizes).asLongStream().sum();
		final double[] exact = Arrays.stream(sizes).mapToDouble(size -> clusters * (size / n)).toArray();
		final int[] shares = Arrays.stream(exact).mapToInt(e -> Math.max(1, (int) Math.rint(e))).toArray();
		int sum = Arrays.stream(shares).sum();
		for (; sum < clusters; sum++) {
			int most = 0;
			for (int c = 1; c < shares.length; c++)
				if (exact[c] - shares[c] > exact[most] - shares[most]) most = c;
			shares[most]++;
		}
		for (; sum > clusters; sum--) {
			int least = -1;
			for (int c = 0; c < shares.length; c++)
				if (shares[c] > 1 && (least < 0 || exact[c] - shares[c] < exact[least] - shares[least])) least = c;
			shares[least]--;
		}
		return shares;
	}

	private static int[] members(final int[] labels, final int cluster, final int size) {
		final int[] members = new int[size];
		for (int i = 0, m = 0; i < labels.length; i++)
			if (labels[i] == cluster) members[m++] = i;
		return members;
	}

	private void split(final FeatureMatrix features, final int[] members, final int share, final int first,
		final int[] fine, final Progress progress)
	{
		final int[] labels = share == 1
			? new int[members.length]
			: kMeans(share).fit(rows(features, members), progress).labels();
		for (int m = 0; m < members.length; m++)
			fine[members[m]] = first + labels[m];
	}

	private static FeatureMatrix rows(final FeatureMatrix features, final int[] pixels) {
		final int p = features.features();
		final float[] values = new float[pixels.length * p];
		for (int i = 0; i < pixels.length; i++)
			System.arraycopy(features.sharedValues(), pixels[i] * p, values, i * p, p);
		return new FeatureMatrix(pixels.length, p, values);
	}
}
