package org.parcelj.imagej.tables;

import java.util.List;

import ij.measure.ResultsTable;

import org.parcelj.cluster.mixture.MixtureModel;
import org.parcelj.cluster.mixture.MixtureResult;
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
	public static ResultsTable of(final MixtureResult result) {
		final MixtureModel model = result.model();
		final ResultsTable table = new ResultsTable();
		table.setPrecision(DIGITS);
		final List<String> header = ModelTable.header(model.features());
		for (int c = 0; c < model.components(); c++) {
			table.addRow();
			int column = 0;
			for (final Object value : ModelTable.row(model, c)) {
				final String name = header.get(column++);
				if (value instanceof String) table.addValue(name, (String) value);
				else table.addValue(name, ((Number) value).doubleValue());
			}
			table.addValue("loglikelihood", result.meanLogLikelihood());
			table.addValue("bic", result.bic());
			table.addValue("aic", result.aic());
		}
		return table;
	}
}
