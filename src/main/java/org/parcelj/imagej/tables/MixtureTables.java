package org.parcelj.imagej.tables;

import java.util.ArrayList;
import java.util.List;

import ij.measure.ResultsTable;

import org.parcelj.cluster.mixture.FittedMixture;
import org.parcelj.cluster.mixture.MixtureModel;
import org.parcelj.cluster.mixture.ModelTable;

/** Fitted mixtures as ImageJ's tables. */
public final class MixtureTables {

	private static final int DIGITS = 6;

	private MixtureTables() {
		// not to be instantiated
	}

	/**
	 * A row for each component with the columns of {@link ModelTable}, then {@code loglikelihood} (the mean over the
	 * pixels), {@code bic} and {@code aic}, which are the same in each row. Saved, it can be read as a model.
	 */
	public static ResultsTable of(final FittedMixture result) {
		final MixtureModel model = result.model();
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		final List<String> header = new ArrayList<>(ModelTable.header(model.features()));
		header.addAll(List.of("loglikelihood", "bic", "aic"));
		for (int c = 0; c < model.components(); c++) {
			table.addRow();
			final List<Object> row = new ArrayList<>(ModelTable.row(model, c));
			row.addAll(List.of(result.meanLogLikelihood(), result.bic(), result.aic()));
			for (int column = 0; column < row.size(); column++)
				set(table, column, c, row.get(column));
		}
		for (int column = 0; column < header.size(); column++)
			table.setHeading(column, header.get(column));
		return table;
	}

	/** By number: by name ImageJ looks through all headings for each cell, and full covariances have thousands. */
	private static void set(final ResultsTable table, final int column, final int row, final Object value) {
		if (value instanceof Number) table.addValue(column, ((Number) value).doubleValue());
		else {
			table.addValue(column, Double.NaN);
			table.setValue(column, row, (String) value);
		}
	}
}
