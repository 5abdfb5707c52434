package org.parcelj.signal;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.parcelj.InputException;

/**
 * Series of known disturbances (motion, heart beat, …), to be regressed out: a row for each frame, a column for each
 * disturbance. Immutable.
 */
public final class Confounds implements Serializable {

	private static final long serialVersionUID = 1L;

	/** What messages call them. */
	private final String called;
	private final List<String> names;
	private final double[][] values;
	private final double[] rounding;

	/**
	 * @param called what messages call them
	 * @param values [frames × columns], not copied
	 * @param rounding of each column how much its values may be off because they were written with so many digits
	 */
	Confounds(final String called, final List<String> names, final double[][] values, final double[] rounding) {
		this.called = called;
		this.names = List.copyOf(names);
		this.values = values;
		this.rounding = rounding;
	}

	/**
	 * @param values [frames × columns]
	 * @throws InputException if there are none, rows differ in length, or a value is NaN or infinite
	 */
	public static Confounds of(final double[][] values) {
		if (values.length == 0 || values[0].length == 0)
			throw new InputException("the confounds have " + values.length + " rows and no column");
		final int columns = values[0].length;
		for (int row = 0; row < values.length; row++) {
			if (values[row].length != columns)
				throw new InputException(
					"the confounds have " + columns + " columns, but row " + (row + 1) + " has " + values[row].length);
			for (int c = 0; c < columns; c++)
				if (!Double.isFinite(values[row][c]))
					throw new InputException("the confounds have " + values[row][c] + " in row " + (row + 1) + ", column " +
						(c + 1) + ", but must have finite numbers");
		}
		return numbered("", Arrays.stream(values).map(double[]::clone).toArray(double[][]::new));
	}

	/** Columns that are called by a word and a number from 1. */
	static Confounds numbered(final String word, final double[][] values) {
		final List<String> names = new ArrayList<>();
		for (int c = 1; c <= values[0].length; c++)
			names.add(word + c);
		return new Confounds("the confounds", names, values, new double[names.size()]);
	}

	/**
	 * These and others beside them.
	 *
	 * @throws InputException if they have another number of rows
	 */
	public Confounds and(final Confounds others) {
		if (others.frames() != frames())
			throw new InputException("some confounds have " + frames() + " rows and others " + others.frames() +
				", but all must have the same number");
		final List<String> all = new ArrayList<>(names);
		all.addAll(others.names);
		final double[][] rows = new double[frames()][];
		for (int t = 0; t < rows.length; t++)
			rows[t] = joined(values[t], others.values[t]);
		return new Confounds(called, all, rows, joined(rounding, others.rounding));
	}

	private static double[] joined(final double[] a, final double[] b) {
		return IntStream.range(0, a.length + b.length).mapToDouble(i -> i < a.length ? a[i] : b[i - a.length]).toArray();
	}

	/** What messages call them, in the plural. */
	String called() {
		return called;
	}

	/** The number of rows. */
	public int frames() {
		return values.length;
	}

	/** The number of confounds. */
	public int columns() {
		return names.size();
	}

	/** The column's name, or its number from 1 where there was none. */
	public String name(final int column) {
		return names.get(column);
	}

	/** [frames × columns], a copy. */
	public double[][] values() {
		return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
	}

	/** How far each column's values may be off because they were written with so many digits; a copy. */
	double[] rounding() {
		return rounding.clone();
	}
}
