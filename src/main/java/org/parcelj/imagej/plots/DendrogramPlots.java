package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.parcels.ExplainedVariance;
import org.parcelj.parcels.Parcellation;

/** Plots of trees of merges. */
public final class DendrogramPlots {

	private static final double WIDTH = 640;
	private static final double SHARE = 0.625;
	/** Around a curve on a log axis, as a factor. */
	private static final double MARGIN = 1.06;
	private static final Color LINE = new Color(0x1f4e9c);
	private static final Color CHOSEN = new Color(0xc02020);
	/** Numbers of parcels that are shown, evenly on a log axis. */
	private static final int POINTS = 400;

	private DendrogramPlots() {
		// not to be instantiated
	}

	/**
	 * The explained variance over the number of parcels, on log axes. One parcel explains nothing, and has no place
	 * there.
	 *
	 * @param chosen a number of parcels that is marked
	 */
	public static Picture variance(final ExplainedVariance variance, final int chosen, final PictureOptions options) {
		final double[] numbers = spread(Math.max(2, variance.smallest()), variance.largest());
		final double[] shares = Arrays.stream(numbers).map(k -> 100 * variance.at((int) k)).toArray();
		final double lowest = Arrays.stream(shares).filter(share -> share > 0).min().orElse(1);
		final double highest = Arrays.stream(shares).max().orElse(0);
		final Axis up = highest > lowest ? Axis.log(lowest / MARGIN, MARGIN * highest) : Axis.linear(lowest, lowest);
		final Chart chart = new Chart(across(numbers), "number of parcels", up, "explained variance (%)");
		chart.draw(panel -> panel.curve(numbers, positive(shares), LINE, 2));
		if (chosen > 1) {
			final double share = 100 * variance.at(chosen);
			chart.note(String.format(Locale.ROOT, "%s parcels explain %.1f %%", Numbers.text(chosen), share));
			if (share > 0) chart.draw(panel -> panel.disc(chosen, share, CHOSEN, 4));
		}
		return chart.picture(options, WIDTH, SHARE);
	}

	private static Axis across(final double[] numbers) {
		final double last = numbers[numbers.length - 1];
		return last > numbers[0] ? Axis.log(numbers[0] / MARGIN, MARGIN * last) : Axis.whole(last - 1, last + 1);
	}

	/** What is not above 0 has no place on a log axis. */
	private static double[] positive(final double[] shares) {
		return Arrays.stream(shares).map(share -> share > 0 ? share : Double.NaN).toArray();
	}

	/** The last merges of a tree; where there are few parcels, they are the leaves, in the colours of their labels. */
	public static Picture top(final Dendrogram tree, final Parcellation parcels, final PictureOptions options) {
		return new Treetop(tree, parcels).chart().picture(options, WIDTH, SHARE);
	}

	/** Whole numbers that ascend, evenly on a log axis where they are far enough apart. */
	private static double[] spread(final int smallest, final int largest) {
		if (largest <= smallest) return new double[] { largest };
		final double step = Math.log((double) largest / smallest) / POINTS;
		return IntStream.rangeClosed(0, POINTS).mapToDouble(i -> Math.rint(smallest * Math.exp(i * step))).distinct()
			.toArray();
	}
}
