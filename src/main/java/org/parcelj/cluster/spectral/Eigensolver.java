package org.parcelj.cluster.spectral;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * Finds the smallest eigenpairs of the normalised Laplacian of a mask's graph: {@link BlockLanczos} on a
 * {@link CholeskyFactor}. That none was passed over, as the method may where an eigenvalue is multiple, is checked by
 * their {@link Inertia}.
 */
final class Eigensolver {

	/** Just below 0, where the matrix is positive definite, and far below any eigenvalue that matters. */
	private static final double SHIFT = 1e-9;

	/** Fewer pixels are solved for one right-hand side at a time. */
	private static final int SMALL = 10_000;

	private static final int LARGEST_BLOCK = 32;

	private final NormalizedLaplacian laplacian;
	private final double tolerance;
	private final long seed;

	Eigensolver(final NormalizedLaplacian laplacian, final double tolerance, final long seed) {
		this.laplacian = laplacian;
		this.tolerance = tolerance;
		this.seed = seed;
	}

	/**
	 * @param count number of pairs, at least as many as there are components
	 * @throws InputException if memory does not suffice, or the tolerance is not reached
	 */
	Eigenpairs smallest(final int count, final Progress progress) {
		final int components = laplacian.components().count();
		requireMemory(count, places(count));
		final double[][] vectors = new double[count][];
		final int[] pixels = new int[laplacian.size()];
		for (int i = 0; i < pixels.length; i++)
			pixels[i] = i;
		final NullSpace nullSpace = new NullSpace(laplacian, pixels);
		for (int c = 0; c < components; c++)
			vectors[c] = nullSpace.vector(c);
		return count == components ? Eigenpairs.of(laplacian, vectors) : above(vectors, progress);
	}

	private Eigenpairs above(final double[][] vectors, final Progress progress) {
		final EliminationTree tree = new EliminationTree(laplacian, progress);
		final int wanted = vectors.length - laplacian.components().count();
		final int limit = limit(tree, vectors.length, wanted);
		final Schedule schedule = new Schedule(tree);
		final CholeskyFactor factor = new CholeskyFactor(tree, schedule, SHIFT, progress.part(0, 0.3));
		final Inertia inertia = new Inertia(tree, schedule);
		final NullSpace nullSpace = new NullSpace(laplacian, tree.order());
		for (int block = laplacian.size() < SMALL ? 1 : 2; block <= LARGEST_BLOCK; block *= 2) {
			final OrthonormalBasis basis = new OrthonormalBasis(nullSpace, laplacian.size(), seed);
			final double[][] found = new BlockLanczos(factor, basis, wanted, tolerance).run(block, limit,
				progress.part(0.3, 0.9));
			for (int pair = 0; pair < wanted; pair++)
				vectors[vectors.length - wanted + pair] = byPixel(found[pair], tree.order());
			final Eigenpairs pairs = Eigenpairs.of(laplacian, vectors);
			if (pairs.worstResidual() > tolerance)
				throw new InputException("the eigenvectors have a residual of " + (float) pairs.worstResidual() +
					", but the tolerance is " + (float) tolerance);
			if (inertia.isComplete(pairs, progress.part(0.9, 1))) return pairs;
		}
		throw new InputException("an eigenvalue of more than " + LARGEST_BLOCK +
			" dimensions was found; use an image with more contrast, or fewer clusters");
	}

	private static double[] byPixel(final double[] byPlace, final int[] order) {
		final double[] vector = new double[order.length];
		for (int place = 0; place < order.length; place++)
			vector[order[place]] = byPlace[place];
		return vector;
	}

	/** The number of vectors that fit into memory beside the factor. */
	private int limit(final EliminationTree tree, final int count, final int wanted) {
		final long n = laplacian.size();
		final long fixed = 8 * tree.factorSize() + places(count);
		requireMemory(count, fixed + 8 * n * Math.min(n, 2L * wanted + 40));
		return (int) Math.min(Integer.MAX_VALUE / 2, (Runtime.getRuntime().maxMemory() - fixed) / (8 * n));
	}

	/** The bytes of eigenvectors and embedding, and of what is held for each pixel beside them. */
	private long places(final int count) {
		return 8L * laplacian.size() * (12 + 2L * count);
	}

	private void requireMemory(final int count, final long bytes) {
		final long available = Runtime.getRuntime().maxMemory();
		if (bytes > available)
			throw new InputException("finding " + count + " eigenvectors of " + laplacian.size() + " pixels needs about " +
				megabytes(bytes) + " MB, but Java may use at most " + megabytes(available) + " MB");
	}

	private static long megabytes(final long bytes) {
		return (bytes >> 20) + 1;
	}
}
