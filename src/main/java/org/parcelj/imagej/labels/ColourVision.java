package org.parcelj.imagej.labels;

import java.util.Arrays;

/**
 * How people see colours, with all three kinds of cones or without one of them, by the matrices of Machado, Oliveira
 * and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", IEEE Transactions on
 * Visualization and Computer Graphics 15, 1291-1298, doi:10.1109/TVCG.2009.113, at full severity.
 */
public enum ColourVision {

	NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),

	PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),

	DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),

	TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

	private static final int CHANNELS = 3;

	/** From linear red, green and blue to those that look the same to this kind of eyes, row by row. */
	private final double[] matrix;

	ColourVision(final double... matrix) {
		this.matrix = matrix;
	}

	/** The colour that somebody with all cones sees as these eyes see the given one. */
	public int simulated(final int rgb) {
		final double[] linear = { Lab.linear(rgb >> 16 & 255), Lab.linear(rgb >> 8 & 255), Lab.linear(rgb & 255) };
		int seen = 0;
		for (int channel = 0; channel < CHANNELS; channel++) {
			double value = 0;
			for (int from = 0; from < CHANNELS; from++)
				value += matrix[CHANNELS * channel + from] * linear[from];
			seen = seen << 8 | Lab.value(value);
		}
		return seen;
	}

	/**
	 * How far apart colours are in CIELAB, squared, to the eyes that tell them apart least.
	 *
	 * @return [colours × colours]
	 */
	static float[][] squaredDistances(final int[] colours) {
		final float[][] least = new float[colours.length][colours.length];
		for (final float[] row : least)
			Arrays.fill(row, Float.POSITIVE_INFINITY);
		for (final ColourVision vision : values()) {
			final double[][] seen = Arrays.stream(colours).mapToObj(rgb -> Lab.of(vision.simulated(rgb)))
				.toArray(double[][]::new);
			for (int a = 0; a < seen.length; a++)
				for (int b = 0; b < seen.length; b++)
					least[a][b] = Math.min(least[a][b], (float) Lab.squaredDistance(seen[a], seen[b]));
		}
		return least;
	}
}
