package org.parcelj.signal;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/**
 * The Gram matrix XᵀX of a matrix [pixels × features], as a whole or as its product with a few vectors; and X itself.
 * Immutable.
 */
final class GramMatrix {

	/** Pixels that are turned to double at a time. */
	private static final int BLOCK = 64;

	/** Blocks that one thread takes at a time with the same memory. */
	private static final int BLOCKS = 16;

	/** Parts that are summed up apart; few, since each holds a sum of its own. */
	private static final int PARTS = 16;

	private final FeatureMatrix data;
	private final Progress progress;

	GramMatrix(final FeatureMatrix data, final Progress progress) {
		this.data = data;
		this.progress = progress;
	}

	int features() {
		return data.features();
	}

	/** [features × features] */
	double[][] whole() {
		final double[][] gram = sum(data.features(), (total, rows, from) -> Rows.addUpperSquare(total, rows));
		Rows.mirrorUpper(gram);
		return gram;
	}

	/**
	 * XᵀX times some vectors.
	 *
	 * @param vectors [features × k]
	 */
	double[][] times(final double[][] vectors) {
		final int k = vectors[0].length;
		return sum(k, (total, rows, from) -> {
			final double[][] projected = new double[rows.length][k];
			Rows.addProduct(projected, rows, vectors);
			Rows.addTransposedProduct(total, rows, projected);
		});
	}

	/**
	 * XᵀY.
	 *
	 * @param other Y, of the same pixels
	 * @return [features × Y's features]
	 */
	double[][] cross(final FeatureMatrix other) {
		return sum(other.features(),
			(total, rows, from) -> Rows.addTransposedProduct(total, rows, rows(other, from, from + rows.length)));
	}

	/**
	 * X times some vectors.
	 *
	 * @param vectors [features × k]
	 * @return [pixels × k]
	 */
	FeatureMatrix project(final double[][] vectors) {
		final int k = vectors[0].length;
		final int size = Memory.requireArray(data.pixels() + " pixels × " + k + " components", (long) data.pixels() * k);
		final float[] values = new float[size];
		Chunks.forEach(data.pixels(), BLOCKS * BLOCK, (chunk, from, to) -> {
			final double[][] rows = new double[BLOCK][data.features()];
			final double[][] projected = new double[BLOCK][k];
			for (int i = from; i < to; i += BLOCK) {
				progress.check();
				final int end = Math.min(to, i + BLOCK);
				for (final double[] row : projected)
					Arrays.fill(row, 0);
				Rows.addProduct(first(projected, end - i), read(data, i, end, rows), vectors);
				for (int p = i; p < end; p++)
					toFloat(projected[p - i], values, p * k);
			}
		});
		return new FeatureMatrix(data.pixels(), k, values);
	}

	private static void toFloat(final double[] row, final float[] values, final int at) {
		for (int c = 0; c < row.length; c++)
			values[at + c] = (float) row[c];
	}

	/** Adds what some pixels contribute. */
	@FunctionalInterface
	private interface Term {

		/** @param from the first of the pixels */
		void add(double[][] total, double[][] rows, int from);
	}

	private double[][] sum(final int columns, final Term term) {
		final int length = Math.max(BLOCK, (data.pixels() + PARTS - 1) / PARTS);
		final double[][][] parts = new double[Chunks.count(data.pixels(), length)][][];
		Chunks.forEach(data.pixels(), length, (part, from, to) -> {
			final double[][] total = new double[data.features()][columns];
			final double[][] rows = new double[BLOCK][data.features()];
			for (int i = from; i < to; i += BLOCK) {
				progress.check();
				term.add(total, read(data, i, Math.min(to, i + BLOCK), rows), i);
			}
			parts[part] = total;
		});
		for (int part = 1; part < parts.length; part++)
			for (int f = 0; f < data.features(); f++)
				Rows.add(parts[0][f], 1, parts[part][f]);
		return parts[0];
	}

	private static double[][] rows(final FeatureMatrix data, final int from, final int to) {
		return read(data, from, to, new double[to - from][data.features()]);
	}

	/** @param rows receive the pixels, and may be more */
	private static double[][] read(final FeatureMatrix data, final int from, final int to, final double[][] rows) {
		for (int i = from; i < to; i++)
			toDouble(data.sharedValues(), i * data.features(), rows[i - from]);
		return first(rows, to - from);
	}

	private static void toDouble(final float[] values, final int at, final double[] row) {
		for (int f = 0; f < row.length; f++)
			row[f] = values[at + f];
	}

	private static double[][] first(final double[][] rows, final int count) {
		return count == rows.length ? rows : Arrays.copyOf(rows, count);
	}
}
