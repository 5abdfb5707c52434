package org.parcelj.cluster.mixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.files.CsvReader;
import org.parcelj.files.CsvRow;
import org.parcelj.files.CsvWriter;
import org.parcelj.files.Separator;
import org.parcelj.Labelled;

/**
 * Models as CSV tables with a row for each component: its number from 1, the covariance type, the strength of the
 * spatial prior, the weight, the means ({@code mean_1} …) and the whole covariance matrix row by row
 * ({@code covariance_1_1}, {@code covariance_1_2} …). Numbers have all their digits, so that a model that was read
 * predicts what the one that was written did. Columns before and behind these are passed over when a table is read.
 */
public final class ModelTable {

	private static final int TYPE = 1;
	private static final int SPATIAL = 2;
	private static final int FIRST_MEAN = 4;
	/** Tables that ImageJ saves are rounded to what they show. */
	private static final double ROUNDING = 1e-4;

	private ModelTable() {
		// not to be instantiated
	}

	/** Writes a model; an existing file is replaced. */
	public static void write(final MixtureModel model, final Path file) throws IOException {
		try (CsvWriter out = new CsvWriter(file)) {
			out.names(header(model.features()));
			for (int c = 0; c < model.components(); c++)
				out.row(row(model, c));
		}
	}

	/** The names of the columns for a number of features. */
	public static List<String> header(final int features) {
		final List<String> names = new ArrayList<>(List.of("component", "covariance", "spatial", "weight"));
		for (int f = 1; f <= features; f++)
			names.add("mean_" + f);
		for (int f = 1; f <= features; f++)
			for (int g = 1; g <= features; g++)
				names.add("covariance_" + f + "_" + g);
		return names;
	}

	/** The values of a component's row: numbers, and the covariance type's label. */
	public static List<Object> row(final MixtureModel model, final int component) {
		final List<Object> row = new ArrayList<>(
			List.of(component + 1, model.covarianceType().label(), model.spatial(), model.weight(component)));
		for (final double mean : model.mean(component))
			row.add(mean);
		for (final double[] line : model.covariance(component))
			for (final double value : line)
				row.add(value);
		return row;
	}

	/**
	 * @throws InputException if the file cannot be read or is not such a table; the message names line and column
	 */
	public static MixtureModel read(final Path file) {
		try (CsvReader in = new CsvReader(file, "the fitted model " + file, Separator.COMMA)) {
			return new Reader("the fitted model " + file, in).model();
		}
	}

	/** Reads one table. */
	private static final class Reader {

		private final String table;
		private final List<CsvRow> rows = new ArrayList<>();
		private final List<String> header;
		/** The columns before the model's own. */
		private final int before;
		private final int p;

		Reader(final String table, final CsvReader in) {
			this.table = table;
			header = in.readNames();
			before = Math.max(0, header.indexOf(header(1).get(0)));
			p = (int) header.stream().filter(name -> name.startsWith("mean_")).count();
			final int end = Math.min(header.size(), before + header(p).size());
			if (p == 0 || !header.subList(before, end).equals(header(p)))
				throw new InputException(table + " does not have the columns of a mixture, which are " +
					String.join(",", header(1)) + " and more of the last two kinds");
			for (CsvRow row = in.next(); row != null; row = in.next())
				rows.add(row);
			if (rows.isEmpty()) throw new InputException(table + " has no row; a mixture has one for each component");
		}

		MixtureModel model() {
			final int k = rows.size();
			final double[] weights = new double[k];
			final double[][] means = new double[k][p];
			final double[][] covariances = new double[k][p * p];
			for (int c = 0; c < k; c++) {
				requireComplete(c);
				weights[c] = number(c, FIRST_MEAN - 1);
				for (int f = 0; f < p; f++)
					means[c][f] = number(c, FIRST_MEAN + f);
				for (int i = 0; i < p * p; i++)
					covariances[c][i] = number(c, FIRST_MEAN + p + i);
				requireSymmetric(c, covariances[c]);
			}
			requireShares(weights);
			final MixtureModel model = new MixtureModel(Labelled.parse(CovarianceType.class, "covariance", type(0)),
				InputException.requireAtLeast("spatial", number(0, SPATIAL), 0), weights, means, covariances);
			new Gaussians(model);
			return model;
		}

		private void requireComplete(final int c) {
			rows.get(c).requireSize(header.size());
			if (!type(c).equals(type(0)))
				throw rows.get(c).wrong(before + TYPE,
					type(c) + " is not the covariance type of the first component, " + type(0));
		}

		private String type(final int c) {
			return rows.get(c).text(before + TYPE);
		}

		private double number(final int row, final int column) {
			return rows.get(row).number(before + column);
		}

		private void requireSymmetric(final int c, final double[] covariance) {
			for (int f = 0; f < p; f++)
				for (int g = 0; g < f; g++)
					if (Math.abs(covariance[f * p + g] - covariance[g * p + f]) > ROUNDING * Math.abs(covariance[f * p + g]))
						throw rows.get(c).wrong("the covariance matrix is not symmetric");
		}

		private void requireShares(final double[] weights) {
			final double sum = Arrays.stream(weights).sum();
			if (Arrays.stream(weights).anyMatch(w -> w <= 0) || Math.abs(sum - 1) > ROUNDING)
				throw new InputException(
					table + " has weights that add up to " + sum + ", but they must be above 0 and add up to 1");
		}
	}
}
