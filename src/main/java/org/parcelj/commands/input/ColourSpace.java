package org.parcelj.commands.input;

import java.util.List;

import org.parcelj.Labelled;
import org.parcelj.imagej.labels.Lab;

/** The colour space that the three channels of an RGB image are converted to. */
public enum ColourSpace implements Labelled {

	/** Red, green and blue, as they are. */
	RGB("red", "green", "blue") {

		@Override
		double[] of(final int rgb) {
			return new double[] { rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255 };
		}
	},

	/** CIE L*a*b*, in which distances are about as large as they look. */
	LAB("L", "a", "b") {

		@Override
		double[] of(final int rgb) {
			return Lab.of(rgb);
		}
	},

	/**
	 * The amounts of haematoxylin, eosin and DAB, from the optical densities: Ruifrok and Johnston (2001),
	 * "Quantification of histochemical staining by color deconvolution", Analytical and Quantitative Cytology and
	 * Histology 23, 291-299, with their vectors of the stains.
	 */
	OD("haematoxylin", "eosin", "DAB") {

		@Override
		double[] of(final int rgb) {
			final double[] density = { density(rgb >> 16 & 255), density(rgb >> 8 & 255), density(rgb & 255) };
			final double[] amounts = new double[3];
			for (int stain = 0; stain < 3; stain++)
				for (int channel = 0; channel < 3; channel++)
					amounts[stain] += density[channel] * Stains.INVERSE[channel][stain];
			return amounts;
		}
	};

	private final List<String> names;

	ColourSpace(final String... names) {
		this.names = List.of(names);
	}

	/** The names of the three channels. */
	List<String> names() {
		return names;
	}

	/** The three values of a colour. */
	abstract double[] of(int rgb);

	/** The optical density that weakens light from 255 to a value; black counts as the second darkest grey. */
	private static double density(final int value) {
		return -Math.log10(Math.max(1, value) / 255.0);
	}

	/** Optical densities of pure stains in red, green and blue, and the way back. */
	private static final class Stains {

		private static final double[][] DENSITIES = { { 0.65, 0.70, 0.29 }, { 0.07, 0.99, 0.11 }, { 0.27, 0.57, 0.78 } };

		static final double[][] INVERSE = inverse(DENSITIES);

		/** By cofactors. */
		private static double[][] inverse(final double[][] m) {
			final double[][] inverse = new double[3][3];
			double determinant = 0;
			for (int i = 0; i < 3; i++)
				determinant += m[0][i] * cofactor(m, 0, i);
			for (int i = 0; i < 3; i++)
				for (int j = 0; j < 3; j++)
					inverse[j][i] = cofactor(m, i, j) / determinant;
			return inverse;
		}

		private static double cofactor(final double[][] m, final int row, final int column) {
			final int r1 = (row + 1) % 3;
			final int r2 = (row + 2) % 3;
			final int c1 = (column + 1) % 3;
			final int c2 = (column + 2) % 3;
			return m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1];
		}
	}
}
