package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;

import ij.gui.Plot;
import ij.measure.ResultsTable;

import org.parcelj.choice.ChoiceOfK;
import org.parcelj.choice.Curve;

/** The choice of a number of clusters as a table and a plot. */
public final class CriterionFigures {

	private static final int DIGITS = 6;
	/** Above and below the curve, as a share of its height. */
	private static final double MARGIN = 0.05;
	/** The first is that of the criterion that decides. */
	private static final Color[] COLOURS = { new Color(0xd95f0e), new Color(0x30688e), new Color(0x35b779),
		new Color(0x7b3294), new Color(0x8c510a), new Color(0x878787), new Color(0xe7298a) };

	private CriterionFigures() {
		// not to be instantiated
	}

	/** A row for each number of clusters, a column for each criterion. */
	public static ResultsTable table(final ChoiceOfK choice) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		final int[] clusters = choice.clusters();
		for (int i = 0; i < clusters.length; i++) {
			table.addRow();
			table.addValue("clusters", clusters[i]);
			for (final Curve curve : choice.curves())
				table.addValue(curve.name(), curve.values()[i]);
		}
		return table;
	}

	/**
	 * The criteria over the number of clusters, the number that each prefers marked; one alone in its own units, several
	 * each from its lowest to its highest value.
	 */
	public static Plot plot(final ChoiceOfK choice, final String title) {
		final boolean alone = choice.curves().size() == 1;
		final double[] x = Arrays.stream(choice.clusters()).asDoubleStream().toArray();
		final Plot plot = new Plot(title, "clusters",
			alone ? words(choice.curves().get(0)) : "criteria, each from its lowest to its highest value");
		double low = 0;
		double high = 1;
		// the one that decides is drawn last, on top
		for (int c = choice.curves().size() - 1; c >= 0; c--) {
			final Curve curve = choice.curves().get(c);
			final double[] finite = Arrays.stream(curve.values()).filter(Double::isFinite).toArray();
			low = Arrays.stream(finite).min().orElse(0);
			high = Arrays.stream(finite).max().orElse(1);
			add(plot, curve, x, alone ? curve.values() : scaled(curve.values(), low, high), choice.clusters(), c);
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLabel(0, 0, choice.suggestion() + " clusters: " + choice.reason() + (alone ? "" : "; " + choice.verdict()));
		if (!alone) {
			low = 0;
			high = 1;
			addLegend(plot, choice);
		}
		final double room = high > low ? MARGIN * (high - low) : 0.5;
		plot.setLimits(x[0] - 0.5, x[x.length - 1] + 0.5, low - room, high + room);
		return plot;
	}

	private static String words(final Curve curve) {
		return curve.name().replace('_', ' ');
	}

	private static double[] scaled(final double[] values, final double low, final double high) {
		return Arrays.stream(values).map(value -> high > low ? (value - low) / (high - low) : 0.5).toArray();
	}

	private static void add(final Plot plot, final Curve curve, final double[] x, final double[] y, final int[] clusters,
		final int number)
	{
		final Color colour = COLOURS[number % COLOURS.length];
		final int chosen = Arrays.binarySearch(clusters, curve.best());
		plot.setColor(colour);
		plot.setLineWidth(number == 0 ? 3 : 1);
		plot.add("line", x, y);
		plot.setColor(colour, colour);
		plot.setLineWidth(number == 0 ? 4 : 2);
		plot.add("circle", new double[] { x[chosen] }, new double[] { y[chosen] });
	}

	private static void addLegend(final Plot plot, final ChoiceOfK choice) {
		for (int c = 0; c < choice.curves().size(); c++) {
			final Curve curve = choice.curves().get(c);
			plot.setColor(COLOURS[c % COLOURS.length]);
			plot.addLabel(0.02, 0.06 + 0.05 * c, words(curve) + ": " + curve.best());
		}
	}
}
