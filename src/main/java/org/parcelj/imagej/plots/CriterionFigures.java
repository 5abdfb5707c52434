package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.Map;

import ij.gui.Plot;
import ij.measure.ResultsTable;

import org.parcelj.parcels.ChoiceOfK;

/** The choice of a number of clusters as a table and a plot. */
public final class CriterionFigures {

	private static final int DIGITS = 6;
	/** Above and below the curve, as a share of its height. */
	private static final double MARGIN = 0.05;
	private static final Color LINE = new Color(0x30688e);
	private static final Color CHOSEN = new Color(0xd95f0e);

	private CriterionFigures() {
		// not to be instantiated
	}

	/** A row for each number of clusters. */
	public static ResultsTable table(final ChoiceOfK choice) {
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		final int[] clusters = choice.clusters();
		for (int i = 0; i < clusters.length; i++) {
			table.addRow();
			table.addValue("clusters", clusters[i]);
			for (final Map.Entry<String, double[]> column : choice.values().entrySet())
				table.addValue(column.getKey(), column.getValue()[i]);
		}
		return table;
	}

	/** The criterion over the number of clusters, the suggested one marked. */
	public static Plot plot(final ChoiceOfK choice, final String title) {
		final Map.Entry<String, double[]> criterion = choice.values().entrySet().iterator().next();
		final double[] x = Arrays.stream(choice.clusters()).asDoubleStream().toArray();
		final double[] y = criterion.getValue();
		final int chosen = Arrays.binarySearch(choice.clusters(), choice.suggestion());
		final Plot plot = new Plot(title, "clusters", criterion.getKey().replace('_', ' '));
		plot.setColor(LINE);
		plot.setLineWidth(2);
		plot.add("line", x, y);
		plot.add("circle", x, y);
		plot.setColor(CHOSEN, CHOSEN);
		plot.setLineWidth(3);
		plot.add("circle", new double[] { x[chosen] }, new double[] { y[chosen] });
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLabel(0, 0, choice.suggestion() + " clusters: " + choice.reason());
		final double low = Arrays.stream(y).min().orElse(0);
		final double high = Arrays.stream(y).max().orElse(1);
		final double room = high > low ? MARGIN * (high - low) : 0.5;
		plot.setLimits(x[0] - 0.5, x[x.length - 1] + 0.5, low - room, high + room);
		return plot;
	}
}
