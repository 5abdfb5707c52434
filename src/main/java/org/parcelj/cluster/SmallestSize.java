package org.parcelj.cluster;

import java.util.function.IntFunction;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.GridGraph;

/**
 * Leaves no cluster of fewer pixels than a smallest size, for any method: a smaller one, the smallest first, is
 * absorbed by the cluster with the nearest mean among those that it touches or, if it touches none, among all. The
 * method is then asked for as many more clusters as were absorbed, until as many are left as are wanted; any beyond
 * that are absorbed in the same way. Where the method cannot give enough, the largest are divided
 * ({@link EvenDivision}). Immutable.
 */
public final class SmallestSize {

	private static final int MOST_FITS = 14;

	private final int pixels;
	private final boolean anywhere;

	/**
	 * @param pixels that a cluster has at least, 1 or more; with 1 nothing is absorbed
	 * @throws InputException if there are fewer
	 */
	public SmallestSize(final int pixels) {
		this(InputException.requireRange("smallest", pixels, 1, Integer.MAX_VALUE), false);
	}

	private SmallestSize(final int pixels, final boolean anywhere) {
		this.pixels = pixels;
		this.anywhere = anywhere;
	}

	/** The same of clusters of values, whose pixels need not touch. */
	public SmallestSize anywhere() {
		return new SmallestSize(pixels, true);
	}

	public boolean isOff() {
		return pixels == 1;
	}

	/**
	 * @throws InputException if there are too few pixels for so many clusters of the smallest size
	 */
	public void require(final int clusters, final int all) {
		if ((long) clusters * pixels > all)
			throw new InputException("smallest is " + pixels + ", but " + clusters + " clusters of " + all +
				" pixels have at most " + all / clusters + " each");
	}

	/**
	 * Labels from 0 on, numbered by their first pixels.
	 *
	 * @param clusters that are wanted; there may be fewer where no way is found to connected ones that are large enough
	 * @param most clusters that the method can be asked for
	 * @param fit gives a label of 0 or more for each pixel, of so many clusters, which nobody writes to from then on;
	 * asked for {@code clusters} first
	 * @param features [pixels × features], in which means are near
	 * @param graph of the pixels
	 */
	public Clustering of(final int clusters, final int most, final IntFunction<int[]> fit, final FeatureMatrix features,
		final GridGraph graph, final Progress progress)
	{
		if (isOff()) return Clustering.byFirstPixelOf(fit.apply(clusters));
		require(clusters, graph.size());
		Absorption best = absorbed(fit.apply(clusters), features, graph, progress);
		int asked = clusters;
		for (int fits = 0; fits < MOST_FITS && best.count() < clusters && asked < most; fits++) {
			asked = (int) Math.min(most, asked + ((long) clusters - best.count() << fits));
			final int[] labels = labels(fit, asked);
			if (labels == null) break;
			final Absorption found = absorbed(labels, features, graph, progress);
			if (found.count() > best.count()) best = found;
		}
		if (best.count() < clusters)
			return new EvenDivision(pixels, anywhere, features, graph, progress).of(best, clusters);
		best.absorbDownTo(clusters, progress);
		return best.clustering();
	}

	/** Null where there are not so many clusters, which nobody but this class has asked for. */
	private static int[] labels(final IntFunction<int[]> fit, final int clusters) {
		try {
			return fit.apply(clusters);
		}
		catch (final InputException e) {
			return null;
		}
	}

	private Absorption absorbed(final int[] labels, final FeatureMatrix features, final GridGraph graph,
		final Progress progress)
	{
		final Absorption found = new Absorption(Clustering.byFirstPixel(labels), features, graph, progress);
		found.absorbBelow(pixels, progress);
		return found;
	}

	/** The same of labels that are there, whatever the number of clusters that is left. */
	public Clustering of(final int[] labels, final FeatureMatrix features, final GridGraph graph,
		final Progress progress)
	{
		return isOff() ? Clustering.byFirstPixel(labels) : absorbed(labels, features, graph, progress).clustering();
	}
}
