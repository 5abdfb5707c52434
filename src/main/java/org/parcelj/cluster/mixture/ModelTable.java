package org.parcelj.cluster.mixture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Labelled;

/**
 * Models as CSV tables with a row for each component: its number from 1, the covariance type, the strength of the
 * spatial prior, the weight, the means ({@code mean_1} …) and the whole covariance matrix row by row
 * ({@code covariance_1_1}, {@code covariance_1_2} …). Numbers have all their digits, so that a model that was read
 * predicts what the one that was written did. Columns before and behind these are passed over when a table is read.
 */
public final class ModelTable {

	private static final int FIRST_MEAN = 4;
	/** Tables that ImageJ saves are rounded to what they show. */
	private static final double ROUNDING = 1e-4;

	private ModelTable() {
		// not to be instantiated
	}

	/** Writes a model; an existing file is replaced. */
	public static void write(final MixtureModel model, final Path file) throws IOException {
		final List<String> lines = new ArrayList<>();
		lines.add(String.join(",", header(model.features())));
		for (int c = 0; c < model.components(); c++)
			lines.add(row(model, c).stream().map(Object::toString).collect(Collectors.joining(",")));
		Files.write(file, lines, StandardCharsets.US_ASCII);
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
	 * @throws InputException if the file cannot be read or is not such a table; the message names the line and the column
	 */
	public static MixtureModel read(final Path file) {
		final List<String> lines = new ArrayList<>();
		try {
			lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
		}
		catch (final IOException exc) {
			throw new InputException(
				"the model " + file + " cannot be read: " + (Files.exists(file) ? exc.getMessage() : "there is no such file"));
		}
		lines.removeIf(String::isBlank);
		if (lines.size() < 2)
			throw new InputException(
				file + " has " + lines.size() + " lines, but a mixture has a header and a row for each component");
		return new Reader(file, lines).model();
	}

	/** Reads one table. */
	private static final class Reader {

		private final Path file;
		private final List<String[]> rows = new ArrayList<>();
		private final List<String> header;
		/** The columns before the model's own. */
		private final int before;
		private final int p;

		Reader(final Path file, final List<String> lines) {
			this.file = file;
			header = List.of(lines.get(0).trim().split("\\s*,\\s*"));
			before = Math.max(0, header.indexOf(header(1).get(0)));
			p = (int) header.stream().filter(name -> name.startsWith("mean_")).count();
			final int end = Math.min(header.size(), before + header(p).size());
			if (p == 0 || !header.subList(before, end).equals(header(p)))
				throw new InputException(file + " does not have the columns of a mixture, which are " +
					String.join(",", header(1)) + " and more of the last two kinds");
			for (final String line : lines.subList(1, lines.size()))
				rows.add(line.trim().split("\\s*,\\s*"));
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
				InputException.requireAtLeast("spatial", number(0, 2), 0), weights, means, covariances);
			new Gaussians(model);
			return model;
		}

		private void requireComplete(final int c) {
			if (rows.get(c).length != header.size())
				throw new InputException(file + " has " + rows.get(c).length + " values in the row of component " + (c + 1) +
					", but " + header.size() + " columns");
			if (!type(c).equals(type(0)))
				throw new InputException(file + " has the covariance type " + type(c) + " for component " + (c + 1) + ", but " +
					type(0) + " for the first");
		}

		private String type(final int c) {
			return rows.get(c)[before + 1];
		}

		private double number(final int row, final int column) {
			final String text = rows.get(row)[before + column];
			try {
				final double value = Double.parseDouble(text);
				if (Double.isFinite(value)) return value;
			}
			catch (final NumberFormatException exc) {
				// said below
			}
			throw new InputException(file + " has '" + text + "' as " + header.get(before + column) + " of component " +
				(row + 1) + ", but it must be a finite number");
		}

		private void requireSymmetric(final int c, final double[] covariance) {
			for (int f = 0; f < p; f++)
				for (int g = 0; g < f; g++)
					if (Math.abs(covariance[f * p + g] - covariance[g * p + f]) > ROUNDING * Math.abs(covariance[f * p + g]))
						throw new InputException(
							file + " has a covariance matrix of component " + (c + 1) + " that is not symmetric");
		}

		private void requireShares(final double[] weights) {
			final double sum = Arrays.stream(weights).sum();
			if (Arrays.stream(weights).anyMatch(w -> w <= 0) || Math.abs(sum - 1) > ROUNDING)
				throw new InputException(
					file + " has weights that add up to " + sum + ", but they must be above 0 and add up to 1");
		}
	}
}
