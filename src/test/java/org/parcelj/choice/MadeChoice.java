package org.parcelj.choice;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.parcelj.Progress;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Contrast;
import org.parcelj.parcels.Agreement;

/**
 * What a method suggests for a made data set by the defaults of {@code suggest}.
 *
 * @param agreement the adjusted Rand index of the truth and what the method gives for the true number of clusters
 */
record MadeChoice(ChoiceMethod method, MadeData data, ChoiceOfK choice, double agreement) {

	/** The share of data sets for which a method's suggestion should be right. */
	static final double ENOUGH = 0.8;

	/** A method that agrees less with the truth when told the number cannot be asked for it. */
	private static final double FOUND = 0.6;

	private static final int LARGEST = 10;

	/** What is compared beyond the true number where that is near the default largest one, or above it. */
	private static final int BEYOND = 4;

	static MadeChoice of(final ChoiceMethod method, final MadeData data) {
		final int largest = Math.max(LARGEST, data.clusters() + BEYOND);
		final MethodCriteria fitting = criteria(method, data, largest);
		final Comparison comparison = new Comparison(data.features(), IntStream.rangeClosed(2, largest).toArray(),
			fitting.method(), Progress.NONE);
		final ChoiceOfK choice = ChoiceOfK.of(comparison,
			method.criteria("auto").stream().map(fitting::criterion).collect(Collectors.toList()));
		final int[] found = fitting.method().labels(data.features(), data.clusters(), Progress.NONE);
		return new MadeChoice(method, data, choice, new Agreement(data.truth(), found).adjustedRandIndex());
	}

	/** Those of several data sets, in their order. */
	static List<MadeChoice> of(final ChoiceMethod method, final List<MadeData> sets) {
		return sets.parallelStream().map(data -> of(method, data)).collect(Collectors.toList());
	}

	static MethodCriteria criteria(final ChoiceMethod method, final MadeData data, final int largest) {
		return switch (method) {
			case KMEANS -> MethodCriteria.ofKMeans(0);
			case GMM -> MethodCriteria.ofMixtures(
				k -> new GaussianMixture(GaussianMixture.Options.of(k).withIterations(500).withTolerance(1e-5)),
				data.features(), 0);
			case AGGLOMERATIVE -> MethodCriteria.ofWard(data.graph(), 0);
			case SPECTRAL -> MethodCriteria.ofSpectral(data.graph(), data.features(),
				new SpectralCuts.Options(new Affinity(3, 1e-6, Contrast.EDGES), largest, 0));
		};
	}

	/** Whether the method finds the clusters at all. */
	boolean isWithinReach() {
		return agreement >= FOUND;
	}

	boolean isRight() {
		return choice.suggestion() == data.clusters();
	}

	/** The worst that can be: a wrong number that the user is told to rely on. */
	boolean misleads() {
		return !isRight() && choice.isConfident();
	}

	@Override
	public String toString() {
		return method.label() + " | " + data.name() + " | " + data.clusters() + " | " + choice.suggestion() + " | " +
			(isRight() ? "right" : "WRONG") + " | " + String.format(Locale.ROOT, "%.2f", agreement) + " | " +
			choice.verdict();
	}
}
