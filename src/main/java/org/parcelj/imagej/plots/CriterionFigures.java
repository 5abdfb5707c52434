package org.parcelj.imagej.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

import ij.measure.ResultsTable;

import org.parcelj.Terms;
import org.parcelj.choice.ChoiceOfK;
import org.parcelj.choice.Curve;
import org.parcelj.imagej.pictures.Legend;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/** The choice of a number of clusters as a table and a plot. */
public final class CriterionFigures {

	private static final int DIGITS = 6;
	/** Above and below the curve, as a share of its height. */
	private static final double MARGIN = 0.05;
	private static final double WIDTH = 640;
	private static final double SHARE = 0.6;
	/** The width of the line that decides, in hairlines. */
	private static final double THICK = 2.5;
	private static final double THIN = 1.3;
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
	public static Picture plot(final ChoiceOfK choice, final PictureOptions options) {
		final List<Curve> curves = choice.curves();
		final boolean alone = curves.size() == 1;
		final int[] clusters = choice.clusters();
		final Chart chart = new Chart(Axis.whole(clusters[0] - 0.5, clusters[clusters.length - 1] + 0.5),
			"number of clusters", alone ? own(curves.get(0)) : Axis.linear(-MARGIN, 1 + MARGIN),
			alone ? Terms.of(curves.get(0).name()) : "criterion, lowest to highest");
		chart.note(choice.suggestion() + " clusters: " + choice.reason() + (alone ? "" : "; " + choice.verdict()));
		// the one that decides is drawn last, on top
		for (int c = curves.size() - 1; c >= 0; c--) {
			final Curve curve = curves.get(c);
			final Color colour = COLOURS[c % COLOURS.length];
			final double hairs = c == 0 ? THICK : THIN;
			chart.draw(panel -> draw(panel, curve, alone ? curve.values() : scaled(curve.values()), clusters, colour, hairs));
		}
		for (int c = 0; c < curves.size() && !alone; c++)
			chart.entry(Terms.of(curves.get(c).name()) + ": " + curves.get(c).best(), COLOURS[c % COLOURS.length],
				Legend.Sample.LINE);
		return chart.picture(options, WIDTH, SHARE);
	}

	private static double[] finite(final double[] values) {
		return Arrays.stream(values).filter(Double::isFinite).toArray();
	}

	private static Axis own(final Curve curve) {
		final double low = Arrays.stream(finite(curve.values())).min().orElse(0);
		final double high = Arrays.stream(finite(curve.values())).max().orElse(1);
		return Axis.linear(low - MARGIN * (high - low), high + MARGIN * (high - low));
	}

	private static double[] scaled(final double[] values) {
		final double low = Arrays.stream(finite(values)).min().orElse(0);
		final double high = Arrays.stream(finite(values)).max().orElse(1);
		return Arrays.stream(values).map(value -> high > low ? (value - low) / (high - low) : 0.5).toArray();
	}

	private static void draw(final Panel panel, final Curve curve, final double[] values, final int[] clusters,
		final Color colour, final double hairs)
	{
		final int chosen = Arrays.binarySearch(clusters, curve.best());
		panel.curve(Arrays.stream(clusters).asDoubleStream().toArray(), values, colour, hairs);
		panel.disc(clusters[chosen], values[chosen], colour, 2 + hairs);
	}
}
