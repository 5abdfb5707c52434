package org.parcelj.cluster.mixture;

import java.util.Arrays;
import java.util.function.Consumer;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

/** Passes over pixels in memory. */
final class MemoryPasses implements MixturePasses {

	private final int pixels;
	private final int components;
	private final Monomials monomials;
	private final Expectation expectation;

	MemoryPasses(final FeatureMatrix features, final int components, final Prior prior, final CovarianceType type) {
		pixels = features.pixels();
		this.components = components;
		monomials = new Monomials(features.features(), type.isDiagonal());
		expectation = new Expectation(features, components, prior, (long) components * monomials.count());
	}

	@Override
	public MixturePass pass(final MixtureModel model, final Progress progress) {
		final double[] likelihood = new double[1];
		// the pass measures from the same origins, which depend on the model alone
		final Moments moments = moments(Origins.of(model),
			visitor -> likelihood[0] = expectation.pass(model, visitor, progress));
		return new MixturePass(pixels, moments.sums, likelihood[0]);
	}

	@Override
	public MixtureModel reweighted(final MixtureModel next, final MixtureModel last) {
		return expectation.reweighted(next, last);
	}

	/** Where each pixel belongs to one component alone. */
	Moments ofLabels(final int[] labels, final Origins origins, final Progress progress) {
		return moments(origins, visitor -> expectation.forEachBlock(origins, (chunk, from, block) -> {
			progress.check();
			block.belong(labels, from);
			visitor.visit(chunk, from, block);
		}));
	}

	/** The moments of a pass over the pixels, added up in the order of the chunks. */
	private Moments moments(final Origins origins, final Consumer<Expectation.Visitor> pass) {
		final Moments[] parts = new Moments[Math.max(1, expectation.chunks())];
		Arrays.setAll(parts, chunk -> new Moments(monomials, origins, components));
		pass.accept((chunk, from, block) -> block.addTo(parts[chunk]));
		for (int chunk = 1; chunk < parts.length; chunk++)
			parts[0].add(parts[chunk]);
		return parts[0];
	}
}
