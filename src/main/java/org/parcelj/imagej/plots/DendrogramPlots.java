package org.parcelj.imagej.plots;

import ij.gui.Plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

import org.parcelj.cluster.agglomerative.Dendrogram;
import org.parcelj.parcels.ExplainedVariance;
import org.parcelj.parcels.Parcellation;

/** Trees of merges as ImageJ's plots. */
public final class DendrogramPlots {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 400;
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
	public static Plot variance(final ExplainedVariance variance, final int chosen) {
		final double[] numbers = spread(Math.max(2, variance.smallest()), variance.largest());
		final double[] shares = Arrays.stream(numbers).map(k -> 100 * variance.at((int) k)).toArray();
		final Plot plot = new Plot("Explained Variance", "Number of parcels", "Explained variance (%)");
		plot.setSize(WIDTH, HEIGHT);
		plot.setColor(LINE);
		plot.setLineWidth(2);
		plot.addPoints(numbers, shares, Plot.LINE);
		plot.setLogScaleX();
		plot.setLogScaleY();
		if (chosen > 1) mark(plot, chosen, 100 * variance.at(chosen));
		plot.setLimitsToFit(false);
		return plot;
	}

	/** The last merges of a tree; where there are few parcels, they are the leaves, in the colours of their labels. */
	public static Plot top(final Dendrogram tree, final Parcellation parcels) {
		final Treetop top = new Treetop(tree, parcels);
		final Plot plot = new Plot("Top of the Dendrogram", "Clusters", "Height");
		plot.setSize(WIDTH, HEIGHT);
		plot.setFormatFlags(Plot.X_NUMBERS | Plot.Y_NUMBERS | Plot.Y_TICKS | Plot.Y_GRID);
		top.draw(plot);
		plot.setXYLabels(top.leaves() + " clusters", "Height");
		return plot;
	}

	private static void mark(final Plot plot, final int chosen, final double share) {
		plot.setColor(CHOSEN, CHOSEN);
		plot.addPoints(new double[] { chosen }, new double[] { share }, Plot.CIRCLE);
		plot.setColor(Color.BLACK);
		plot.setJustification(Plot.RIGHT);
		plot.addLabel(0.97, 0.95, String.format(Locale.ROOT, "%d parcels explain %.1f %%", chosen, share));
	}

	/** Whole numbers that ascend, evenly on a log axis where they are far enough apart. */
	private static double[] spread(final int smallest, final int largest) {
		if (largest <= smallest) return new double[] { largest };
		final double step = Math.log((double) largest / smallest) / POINTS;
		return IntStream.rangeClosed(0, POINTS).mapToDouble(i -> Math.rint(smallest * Math.exp(i * step))).distinct()
			.toArray();
	}
}
