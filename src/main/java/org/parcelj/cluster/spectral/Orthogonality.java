package org.parcelj.cluster.spectral;

import java.util.Arrays;

/**
 * Estimates, without looking at the vectors, how far those of a block Lanczos run are from being orthogonal to each
 * other when each new one is made orthogonal only to the last blocks. The numbers follow the recurrence that the
 * vectors themselves follow, from the rounding of each step on (H. D. Simon, The Lanczos algorithm with partial
 * reorthogonalization, Math. Comp. 42, 1984, doi:10.2307/2007563; here with a band in place of the three diagonals).
 */
final class Orthogonality {

	/** What rounding in one step adds at most, relative to the largest number of the projection. */
	private static final double ROUNDING = 16 * Math.ulp(1.0);

	/** [vectors] [vectors up to it]: estimated inner products. */
	private double[][] products = new double[64][];
	/** [vectors] [from the diagonal down]: the columns of the projection. */
	private double[][] columns = new double[64][];
	private int count;
	private double largest;

	/**
	 * Notes new vectors: each made of the image of the vector as many places before it, which all but the last of the
	 * older ones have no part in.
	 *
	 * @param images of each image the inner products with all vectors, to the new ones
	 * @return the largest estimated inner product of a new vector with another
	 */
	double addAll(final double[][] images) {
		final int band = images.length;
		while (count < images[0].length - band)
			append();
		double worst = 0;
		for (final double[] image : images)
			worst = Math.max(worst, add(image, band));
		return worst;
	}

	private double add(final double[] image, final int band) {
		final int made = count;
		final int from = made - band;
		columns[from] = Arrays.copyOfRange(image, from, made + 1);
		largest = Math.max(largest, Math.abs(image[from]));
		append();
		double worst = 0;
		for (int k = 0; k < from - band; k++) {
			double sum = 0;
			for (int l = Math.max(0, k - band); l <= k + band; l++)
				sum += entry(l, k) * product(l, from);
			for (int i = from - band; i < made; i++)
				sum -= entry(i, from) * product(i, k);
			sum += Math.copySign(ROUNDING * largest, sum);
			products[made][k] = sum / image[made];
			worst = Math.max(worst, Math.abs(products[made][k]));
		}
		return worst;
	}

	/** Notes that the last vectors have been made orthogonal to all before them. */
	void clean(final int vectors) {
		for (int vector = count - vectors; vector < count; vector++)
			Arrays.fill(products[vector], 0, vector, ROUNDING);
	}

	private void append() {
		if (count == products.length) {
			products = Arrays.copyOf(products, 2 * count);
			columns = Arrays.copyOf(columns, 2 * count);
		}
		products[count] = new double[count + 1];
		products[count][count++] = 1;
		clean(1);
	}

	private double product(final int a, final int b) {
		return products[Math.max(a, b)][Math.min(a, b)];
	}

	private double entry(final int a, final int b) {
		final double[] column = columns[Math.min(a, b)];
		final int place = Math.abs(a - b);
		return place < column.length ? column[place] : 0;
	}
}
