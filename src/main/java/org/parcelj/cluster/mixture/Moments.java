package org.parcelj.cluster.mixture;

/** For each component the sums over pixels, weighted by its responsibilities, of monomials of x - origin. */
final class Moments {

	final Monomials monomials;
	final Origins origins;
	/** [components][monomials], rounded up to whole tiles. */
	final double[][] sums;

	Moments(final Monomials monomials, final Origins origins, final int components) {
		this(monomials, origins, new double[components][(monomials.count() + ResponsibilityBlock.TILE - 1) /
			ResponsibilityBlock.TILE * ResponsibilityBlock.TILE]);
	}

	private Moments(final Monomials monomials, final Origins origins, final double[][] sums) {
		this.monomials = monomials;
		this.origins = origins;
		this.sums = sums;
	}

	/**
	 * What a pass with a model summed up.
	 *
	 * @param type of the covariances that are looked for
	 */
	static Moments of(final MixturePass pass, final MixtureModel model, final CovarianceType type) {
		return new Moments(new Monomials(model.features(), type.isDiagonal()), Origins.of(model), pass.sums());
	}

	int components() {
		return sums.length;
	}

	/** The sum of a component's responsibilities. */
	double size(final int component) {
		return sums[component][0];
	}

	/** Σ (x - origin) of a feature */
	double first(final int component, final int f) {
		return sums[component][monomials.feature(f)];
	}

	/** Σ of the product of two features' x - origin, where g is f or less */
	double second(final int component, final int f, final int g) {
		return sums[component][monomials.pair(f, g)];
	}

	/** Adds moments about the same origins. */
	void add(final Moments other) {
		for (int c = 0; c < sums.length; c++)
			for (int i = 0; i < sums[c].length; i++)
				sums[c][i] += other.sums[c][i];
	}
}
