package org.parcelj.cluster.kmeans;

import java.util.stream.IntStream;

import org.parcelj.OrderlessSums;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.SumRange;

/** Some of the pixels that k-means clusters, and what it needs to know of them. For one thread. */
public final class PartOfPixels {

	private final SumRange range;
	private final CentredFeatures data;

	/**
	 * @param range of all the pixels
	 * @throws org.parcelj.InputException if a value is not finite
	 */
	public PartOfPixels(final FeatureMatrix features, final SumRange range, final Progress progress) {
		this.range = range;
		data = new CentredFeatures(features, progress);
	}

	/**
	 * The nearest of the centres of each pixel, of equally near ones the first.
	 *
	 * @param centres [clusters × features]
	 */
	public int[] nearest(final double[] centres, final Progress progress) {
		final Nearest nearest = new Nearest(data);
		final int[] all = IntStream.range(0, data.pixels()).toArray();
		nearest.search(PixelBlocks.of(all), new Centres(data, centres), null, null, progress);
		return nearest.labels();
	}

	/**
	 * The same where pixels leave their clusters only for a centre that is nearer.
	 *
	 * @param labels [pixels]: the cluster that each is in
	 * @param moved [clusters]: which centres have moved since pixels were last compared with all of them
	 */
	public int[] nearer(final double[] centres, final int[] labels, final boolean[] moved, final Progress progress) {
		final Nearest nearest = new Nearest(data);
		System.arraycopy(labels, 0, nearest.labels(), 0, labels.length);
		final Gaps gaps = Gaps.ofMoved(moved);
		final int[][] rivals = IntStream.range(0, moved.length).mapToObj(gaps::rivals).toArray(int[][]::new);
		nearest.search(PixelBlocks.of(labels, moved.length), new Centres(data, centres), rivals, gaps, progress);
		return nearest.labels();
	}

	/** The means of these pixels' clusters. */
	public Means means(final int[] labels, final int clusters, final Progress progress) {
		final Means means = new Means(range, clusters);
		means.recount(data.matrix(), labels, progress);
		return means;
	}

	/** The squared distances of these pixels from their centres, in one sum. */
	public OrderlessSums inertia(final double[] centres, final int[] labels) {
		final OrderlessSums sum = range.distances();
		for (int i = 0; i < labels.length; i++)
			sum.add(0, data.squaredDistance(i, centres, labels[i]));
		return sum;
	}

	/**
	 * The pixels that are farthest from their centres, the farthest first, equally far ones in their order.
	 *
	 * @param count how many at most
	 */
	public int[] farthest(final double[] centres, final int[] labels, final int count, final Progress progress) {
		return FarthestPixels.of(data, centres, labels, count, progress);
	}

	/** How far a pixel is from its centre, as precisely as {@link #farthest} looks. */
	public float distance(final int pixel, final double[] centres, final int label) {
		return FarthestPixels.distance(data, pixel, centres, label);
	}
}
