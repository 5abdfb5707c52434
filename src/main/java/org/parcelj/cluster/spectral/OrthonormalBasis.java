package org.parcelj.cluster.spectral;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.parcelj.Chunks;
import org.parcelj.Progress;

/**
 * Vectors of length 1, orthogonal to each other and to a null space, to which more are added. Sums are taken in chunks
 * that do not depend on the number of threads.
 */
final class OrthonormalBasis {

	private static final int CHUNK = 1 << 12;

	/** Vectors of fewer numbers are not worth a second thread. */
	private static final int ALONE = 1 << 14;

	/** For work on single vectors, which is so little for each number that sharing it out in more parts costs more. */
	private static final int LONG_CHUNK = 1 << 17;

	/** Rows of as many vectors as are usual stay in the second nearest cache. */
	private static final int ROWS = 512;

	/** Inner products of two vectors are kept below this. */
	private static final double LOSS = 1e-10;

	/** An image that is shorter by this factor when others have been taken from it is cleaned of them again. */
	private static final double LARGE = 100;

	/** Where an inner product may be more than this, a vector is hardly what it should be. */
	private static final double SPOILT = 1e-4;

	/** Vectors of fewer numbers are always cleaned of all others, twice, since that costs little. */
	private static final int SHORT = 1000;

	/** A vector of which no more than this share is new is taken as dependent on the others. */
	private static final double DEPENDENT = 1e-13;

	private final NullSpace nullSpace;
	private final int length;
	private final SplittableRandom random;
	private double[][] vectors = new double[64][];
	private int size;
	private final Orthogonality orthogonality = new Orthogonality();
	/** Whether the next vectors are to be cleaned too. */
	private boolean cleaning;
	/** Whether from now on all vectors are cleaned of all others, twice. */
	private boolean thorough;

	OrthonormalBasis(final NullSpace nullSpace, final int length, final long seed) {
		this.nullSpace = nullSpace;
		this.length = length;
		random = new SplittableRandom(seed);
		thorough = length < SHORT;
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
				subtract(w, inner(w, 0, size), 0);
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
	 * Takes over the images, under a symmetric operator, of the vectors that were added last, made orthonormal to what is
	 * there and to each other. One that depends on them is replaced by a random one while there is room, else dropped. Of
	 * the older vectors such images lie along the last ones alone; what rounding leaves along the others is taken out
	 * where the {@link Orthogonality} says that it may be too much.
	 *
	 * @return for each of the vectors its inner products with all vectors of the basis, old and new; those that only
	 * rounding makes different from 0 may be 0
	 */
	double[][] addAll(final double[][] w) {
		final int old = size;
		final double[] before = new double[w.length];
		removeNullSpace(w);
		for (int r = 0; r < w.length; r++)
			before[r] = norm(w[r]);
		final double[][] products = new double[w.length][old];
		final boolean estimated = !thorough;
		final int first = estimated ? Math.max(0, old - 2 * w.length) : 0;
		remove(w, products, first, old);
		if (thorough || isShrunk(w, before)) {
			removeNullSpace(w);
			remove(w, products, first, old);
		}
		for (int r = 0; r < w.length; r++)
			products[r] = addOne(w[r], before[r], old, Arrays.copyOf(products[r], old + w.length));
		if (estimated) keepOrthogonal(products, old);
		return products;
	}

	private void removeNullSpace(final double[][] w) {
		for (final double[] one : w)
			nullSpace.removeFrom(one);
	}

	private static boolean isShrunk(final double[][] w, final double[] before) {
		for (int r = 0; r < w.length; r++)
			if (!(norm(w[r]) * LARGE > before[r])) return true;
		return false;
	}

	/** Takes from vectors what lies along those of the basis, {@code from} … {@code to}-1, and adds it to products. */
	private void remove(final double[][] w, final double[][] products, final int from, final int to) {
		final double[][] parts = inner(w, from, to);
		subtract(w, parts, from);
		for (int r = 0; r < w.length; r++)
			for (int i = from; i < to; i++)
				products[r][i] += parts[r][i];
	}

	/** Takes from the newest vectors what lies along any others, where that may be too much. */
	private void keepOrthogonal(final double[][] products, final int old) {
		final double worst = orthogonality.addAll(products);
		final boolean unclean = !(worst <= LOSS);
		final double[][] newest = Arrays.copyOfRange(vectors, old, size);
		if (!(worst <= SPOILT)) {
			thorough = true;
			makeAnew(newest, products, old);
		}
		else if (unclean || cleaning) {
			removeNullSpace(newest);
			remove(newest, new double[newest.length][old], 0, old);
			orthogonality.clean(newest.length);
		}
		// the vectors before these are as unclean, so that two steps in a row are needed
		cleaning = unclean && !cleaning;
	}

	/** Cleans the newest vectors, of which much may lie along the others, so that they get shorter. */
	private void makeAnew(final double[][] newest, final double[][] products, final int old) {
		size = old;
		for (int r = 0; r < newest.length; r++) {
			for (int pass = 0; pass < 3; pass++) {
				final double[][] parts = new double[1][size];
				nullSpace.removeFrom(newest[r]);
				remove(new double[][] { newest[r] }, parts, 0, size);
				final double scale = products[r][size];
				for (int i = 0; i < size; i++)
					products[r][i] += scale * parts[0][i];
				final double norm = norm(newest[r]);
				products[r][size] = scale * norm;
				Kernels.scale(newest[r], 1 / norm, 0, length);
			}
			size++;
		}
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
		else {
			// of which the estimates know nothing
			thorough = true;
			addRandom(1);
		}
		return products;
	}

	private static double norm(final double[] w) {
		return Math.sqrt(inner(w, w));
	}

	private static double inner(final double[] a, final double[] b) {
		return Chunks.sum(a.length, LONG_CHUNK, (from, to) -> Kernels.dot(a, b, from, to));
	}

	/** The same chunks for one thread as for several. */
	private void forChunks(final Chunks.Body body) {
		if (length >= ALONE) Chunks.forEach(length, CHUNK, body);
		else for (int from = 0; from < length; from += CHUNK)
			body.run(from / CHUNK, from, Math.min(length, from + CHUNK));
	}

	/** The inner products of each of some vectors with those of the basis from {@code first} on to {@code end}-1. */
	private double[][] inner(final double[][] w, final int first, final int end) {
		final double[][][] parts = new double[Chunks.count(length, CHUNK)][w.length][end];
		forChunks((chunk, from, to) -> {
			for (int group = first; group < end; group += Kernels.GROUP) {
				final int count = Math.min(Kernels.GROUP, end - group);
				int r = 0;
				for (; r < w.length - 1; r += 2)
					Kernels.dot(w[r], w[r + 1], vectors, group, count, parts[chunk][r], parts[chunk][r + 1], group, from, to);
				if (r < w.length) Kernels.dot(w[r], vectors, group, count, parts[chunk][r], group, from, to);
			}
		});
		final double[][] sums = new double[w.length][end];
		for (final double[][] part : parts)
			for (int r = 0; r < w.length; r++)
				for (int i = first; i < end; i++)
					sums[r][i] += part[r][i];
		return sums;
	}

	/** Takes from some vectors those of the basis, from {@code first} on, times their products. */
	private void subtract(final double[][] w, final double[][] products, final int first) {
		forChunks((chunk, from, to) -> {
			final double[] factors = new double[Kernels.GROUP];
			for (int group = first; group < products[0].length; group += Kernels.GROUP)
				for (int r = 0; r < w.length; r++) {
					final int count = Math.min(Kernels.GROUP, products[0].length - group);
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
