package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.Collectors;

import ij.gui.Plot;

import org.parcelj.imagej.labels.LabelLut;

/** Plots of parcels' signals, a line for each parcel in the colour of its label. Immutable. */
public final class SignalFigure {

	private static final int WIDTH = 640;
	private static final int HEIGHT = 320;
	/** More entries would hide the lines. */
	private static final int LONGEST_LEGEND = 12;
	/** The share of white's luminance that is still told from it. */
	private static final double BRIGHTEST = 0.55;

	private final double[][] signals;
	private final int[] labels;
	private final double[] x;
	private final String xLabel;
	private final String yLabel;

	/**
	 * @param signals [features × parcels]; not to be written to any more
	 * @param labels of the parcels, ascending
	 * @param x where each feature stands
	 */
	public SignalFigure(final double[][] signals, final int[] labels, final double[] x, final String xLabel,
		final String yLabel)
	{
		this.signals = signals;
		this.labels = labels.clone();
		this.x = x.clone();
		this.xLabel = xLabel;
		this.yLabel = yLabel;
	}

	/** Whether there is a signal of a label. */
	public boolean has(final int label) {
		return Arrays.binarySearch(labels, label) >= 0;
	}

	/**
	 * @param chosen labels that there are
	 */
	public Plot of(final int[] chosen, final String title) {
		final Plot plot = new Plot(title, xLabel, yLabel);
		plot.setSize(WIDTH, HEIGHT);
		plot.setLineWidth(chosen.length > LONGEST_LEGEND ? 1 : 2);
		for (final int label : chosen) {
			final int parcel = Arrays.binarySearch(labels, label);
			plot.setColor(onWhite(LabelLut.colour(label)));
			plot.add(x.length > 1 ? "line" : "circle", x, Arrays.stream(signals).mapToDouble(row -> row[parcel]).toArray());
		}
		plot.setLineWidth(1);
		plot.setColor(Color.BLACK);
		if (chosen.length <= LONGEST_LEGEND)
			plot.addLegend(Arrays.stream(chosen).mapToObj(label -> "parcel " + label).collect(Collectors.joining("\n")));
		plot.setLimitsToFit(false);
		return plot;
	}

	/** The colour, darkened as far as it takes to be seen on white. */
	private static Color onWhite(final Color colour) {
		final double luminance = (0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue()) / 255;
		final double factor = Math.min(1, BRIGHTEST / luminance);
		return new Color((int) (factor * colour.getRed()), (int) (factor * colour.getGreen()),
			(int) (factor * colour.getBlue()));
	}
}
