package org.parcelj.cluster.spectral;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * Vectors of length 1, at right angles to each other and to a null space, to which more are added. Sums are taken in
 * chunks that do not depend on the number of threads.
 */
final class OrthonormalBasis {

	private static final int CHUNK = 1 << 12;

	/** For work on single vectors, which is so little for each number that sharing it out in more parts costs more. */
	private static final int LONG_CHUNK = 1 << 17;

	/** Rows of as many vectors as are usual stay in the second nearest cache. */
	private static final int ROWS = 512;

	/** What may be left, relative to its length, of a new vector along the others. */
	private static final double LOSS = 1e-13;

	/** Shorter vectors are always cleaned twice, since that costs little. */
	private static final int SHORT = 10_000;

	/** A vector of which no more than this share is new is taken as dependent on the others. */
	private static final double DEPENDENT = 1e-13;

	private final NullSpace nullSpace;
	private final int length;
	private final SplittableRandom random;
	private double[][] vectors = new double[64][];
	private int size;
	/**
	 * A bound on the inner products of the newest vectors with the others, and whether the next are to be cleaned too.
	 */
	private double loss = Math.ulp(1.0);
	private boolean cleaning;

	OrthonormalBasis(final NullSpace nullSpace, final int length, final long seed) {
		this.nullSpace = nullSpace;
		this.length = length;
		random = new SplittableRandom(seed);
	}

	int size() {
		return size;
	}

	/** The number of dimensions that are left. */
	int room() {
		return length - nullSpace.dimension() - size;
	}

	double[] vector(final int number) {
		return vectors[number];
	}

	/** Adds {@code count} random vectors, or as many as there is room for. */
	void addRandom(final int count) {
		for (int c = 0; c < count && room() > 0; c++)
			add(randomDirection());
	}

	private double[] randomDirection() {
		while (true) {
			final double[][] w = { new double[length] };
			for (int i = 0; i < length; i++)
				w[0][i] = random.nextDouble() - 0.5;
			for (int pass = 0; pass < 3; pass++) {
				nullSpace.removeFrom(w[0]);
				subtract(w, inner(w));
			}
			final double norm = norm(w[0]);
			if (norm > 1e-8) {
				Kernels.scale(w[0], 1 / norm, 0, length);
				return w[0];
			}
		}
	}

	private void add(final double[] vector) {
		if (size == vectors.length) vectors = Arrays.copyOf(vectors, 2 * size);
		vectors[size++] = vector;
	}

	/**
	 * Takes over some vectors, made orthonormal to what is there and to each other. One that depends on them is replaced
	 * by a random one while there is room, else dropped.
	 *
	 * @return for each of the vectors its inner products with all vectors of the basis, old and new
	 */
	double[][] addAll(final double[][] w) {
		final int old = size;
		final double[] before = new double[w.length];
		for (int r = 0; r < w.length; r++) {
			nullSpace.removeFrom(w[r]);
			before[r] = norm(w[r]);
		}
		final double[][] products = inner(w);
		subtract(w, products);
		if (isUnclean(w, before)) {
			for (final double[] one : w)
				nullSpace.removeFrom(one);
			final double[][] rest = inner(w);
			subtract(w, rest);
			for (int r = 0; r < w.length; r++)
				Kernels.add(products[r], new double[][] { rest[r] }, 0, 1, new double[] { 1 }, 0, old);
		}
		for (int r = 0; r < w.length; r++)
			products[r] = addOne(w[r], before[r], old, Arrays.copyOf(products[r], old + w.length));
		return products;
	}

	/** Whether rounding may have left a part along the others: it grows as the new part of a vector shrinks. */
	private boolean isUnclean(final double[][] w, final double[] before) {
		double worst = 0;
		for (int r = 0; r < w.length; r++)
			worst = Math.max(worst, before[r] / norm(w[r]));
		final double grown = (loss + 4 * Math.ulp(1.0)) * worst;
		final boolean unclean = length < SHORT || cleaning || !(grown < LOSS);
		// The vectors before these are as unclean, so that two steps in a row are needed.
		cleaning = !cleaning && unclean;
		loss = unclean && !cleaning ? Math.ulp(1.0) : grown < LOSS ? grown : LOSS;
		return unclean;
	}

	private double[] addOne(final double[] w, final double before, final int old, final double[] products) {
		for (int pass = 0; pass < 2; pass++)
			for (int i = old; i < size; i++) {
				final double product = inner(w, vectors[i]);
				products[i] += product;
				final double[] v = vectors[i];
				Chunks.forEach(length, LONG_CHUNK,
					(chunk, from, to) -> Kernels.add(w, new double[][] { v }, 0, 1, new double[] { -product }, from, to));
			}
		final double norm = norm(w);
		if (norm > DEPENDENT * before) {
			Kernels.scale(w, 1 / norm, 0, length);
			if (room() > 0) {
				products[size] = norm;
				add(w);
			}
		}
		else addRandom(1);
		return products;
	}

	private double norm(final double[] w) {
		return Math.sqrt(inner(w, w));
	}

	private static double inner(final double[] a, final double[] b) {
		return Chunks.sum(a.length, LONG_CHUNK, (from, to) -> {
			final double[] sum = new double[1];
			Kernels.dot(a, new double[][] { b }, 0, 1, sum, 0, from, to);
			return sum[0];
		});
	}

	/** The inner products of each of some vectors with all of the basis. */
	private double[][] inner(final double[][] w) {
		final double[][][] parts = new double[Chunks.count(length, CHUNK)][w.length][size];
		Chunks.forEach(length, CHUNK, (chunk, from, to) -> {
			for (int group = 0; group < size; group += Kernels.GROUP)
				for (int r = 0; r < w.length; r++)
					Kernels.dot(w[r], vectors, group, Math.min(Kernels.GROUP, size - group), parts[chunk][r], group, from, to);
		});
		final double[][] sums = new double[w.length][size];
		for (final double[][] part : parts)
			for (int r = 0; r < w.length; r++)
				for (int i = 0; i < size; i++)
					sums[r][i] += part[r][i];
		return sums;
	}

	private void subtract(final double[][] w, final double[][] products) {
		Chunks.forEach(length, CHUNK, (chunk, from, to) -> {
			final double[] factors = new double[Kernels.GROUP];
			for (int group = 0; group < size; group += Kernels.GROUP)
				for (int r = 0; r < w.length; r++) {
					final int count = Math.min(Kernels.GROUP, size - group);
					for (int q = 0; q < count; q++)
						factors[q] = -products[r][group + q];
					Kernels.add(w[r], vectors, group, count, factors, from, to);
				}
		});
	}

	/**
	 * Vectors that are sums of the first ones of this basis, each times its factor. They are formed in place, a few rows
	 * at a time, so that no second set of vectors is needed; the basis is used up.
	 *
	 * @param factors [vectors] [first ones]; no more vectors than there are in the basis
	 */
	double[][] combine(final double[][] factors, final Progress progress) {
		final int count = factors.length == 0 ? 0 : factors[0].length;
		Chunks.forEach(length, ROWS, (chunk, from, to) -> {
			progress.check();
			final double[][] rows = new double[count][];
			for (int i = 0; i < count; i++)
				rows[i] = Arrays.copyOfRange(vectors[i], from, to);
			final double[] sum = new double[to - from];
			for (int vector = 0; vector < factors.length; vector++) {
				Arrays.fill(sum, 0);
				for (int group = 0; group < count; group += Kernels.GROUP) {
					final int members = Math.min(Kernels.GROUP, count - group);
					Kernels.add(sum, rows, group, members, Arrays.copyOfRange(factors[vector], group, group + members), 0,
						sum.length);
				}
				System.arraycopy(sum, 0, vectors[vector], from, sum.length);
			}
		});
		final double[][] combined = Arrays.copyOf(vectors, factors.length);
		vectors = new double[0][];
		size = 0;
		return combined;
	}
}
