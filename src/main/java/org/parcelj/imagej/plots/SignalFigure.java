package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;

import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.pictures.Legend;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/** Plots of parcels' signals, a line for each parcel in the colour of its label. Immutable. */
public final class SignalFigure {

	private static final double WIDTH = 640;
	private static final double SHARE = 0.5;
	/** More entries would leave no room for the lines. */
	private static final int LONGEST_LEGEND = 24;
	/** Lines of fewer parcels are thicker. */
	private static final int FEW = 12;
	/** The share of white's luminance that is still told from it. */
	private static final double BRIGHTEST = 0.55;
	/** Above and below the lines, as a share of their height. */
	private static final double MARGIN = 0.05;

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
	public Picture of(final int[] chosen, final PictureOptions options) {
		final double[][] curves = Arrays.stream(chosen).mapToObj(this::signal).toArray(double[][]::new);
		final Chart chart = new Chart(across(), xLabel, up(curves), yLabel);
		final double hairs = chosen.length > FEW ? 1 : 1.7;
		for (int i = 0; i < chosen.length; i++) {
			final double[] curve = curves[i];
			final Color colour = onWhite(LabelLut.colour(chosen[i]));
			if (chosen.length <= LONGEST_LEGEND) chart.entry("parcel " + chosen[i], colour, Legend.Sample.LINE);
			chart.draw(panel -> draw(panel, curve, colour, hairs));
		}
		return chart.picture(options, WIDTH, SHARE);
	}

	private double[] signal(final int label) {
		final int parcel = Arrays.binarySearch(labels, label);
		return Arrays.stream(signals).mapToDouble(row -> row[parcel]).toArray();
	}

	private Axis across() {
		final boolean whole = Arrays.stream(x).allMatch(at -> at == Math.rint(at));
		final double from = x.length > 1 ? x[0] : x[0] - 1;
		final double to = x.length > 1 ? x[x.length - 1] : x[0] + 1;
		return whole ? Axis.whole(from, to) : Axis.linear(from, to);
	}

	private static Axis up(final double[][] curves) {
		final double low = Arrays.stream(curves).flatMapToDouble(Arrays::stream).filter(Double::isFinite).min().orElse(0);
		final double high = Arrays.stream(curves).flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(0);
		return Axis.linear(low - MARGIN * (high - low), high + MARGIN * (high - low));
	}

	private void draw(final Panel panel, final double[] curve, final Color colour, final double hairs) {
		if (x.length > 1) panel.curve(x, curve, colour, hairs);
		else if (Double.isFinite(curve[0])) panel.disc(x[0], curve[0], colour, 2 * hairs);
	}

	/** The colour, darkened as far as it takes to be seen on white. */
	private static Color onWhite(final Color colour) {
		final double luminance = (0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue()) / 255;
		final double factor = Math.min(1, BRIGHTEST / luminance);
		return new Color((int) (factor * colour.getRed()), (int) (factor * colour.getGreen()),
			(int) (factor * colour.getBlue()));
	}
}
