package org.parcelj.choice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.spectral.Affinity;
import org.parcelj.cluster.spectral.Contrast;

/** The usual criteria of each method on data whose number of clusters is known. */
class MadeDataTest {

	private static final double ENOUGH = 0.8;

	@Test
	void kMeans() {
		check(ChoiceMethod.KMEANS, MadeData.classes(), data -> MethodCriteria.ofKMeans(0));
	}

	@Test
	void mixtures() {
		check(ChoiceMethod.GMM, MadeData.classes(),
			data -> MethodCriteria.ofMixtures(
				k -> new GaussianMixture(GaussianMixture.Options.of(k).withIterations(500).withTolerance(1e-5)),
				data.features(), 0));
	}

	@Test
	void wardsMethod() {
		check(ChoiceMethod.AGGLOMERATIVE, MadeData.shadesAndParcels(), data -> MethodCriteria.ofWard(data.graph(), 0));
	}

	@Test
	void spectral() {
		check(ChoiceMethod.SPECTRAL, MadeData.discsAndShades(),
			data -> MethodCriteria.ofSpectral(data.graph(), new Affinity(data.beta(), 1e-6, Contrast.EDGES), 0));
	}

	private static void check(final ChoiceMethod method, final List<MadeData> all,
		final Function<MadeData, MethodCriteria> criteria)
	{
		final List<String> wrong = all.parallelStream().map(data -> wrong(method, data, criteria.apply(data)))
			.filter(found -> !found.isEmpty()).collect(Collectors.toList());
		assertTrue(wrong.size() <= (1 - ENOUGH) * all.size(), wrong.toString());
	}

	/** What was suggested instead of the truth; empty where it was suggested. */
	private static String wrong(final ChoiceMethod method, final MadeData data, final MethodCriteria fitting) {
		final int[] clusters = IntStream.rangeClosed(2, data.clusters() + 4).toArray();
		final ChoiceOfK choice = ChoiceOfK.of(new Comparison(data.features(), clusters, fitting.method(), Progress.NONE),
			method.criteria("auto").stream().map(fitting::criterion).collect(Collectors.toList()));
		if (choice.suggestion() == data.clusters()) return "";
		final String found = data.name() + ": " + choice.suggestion() + " instead of " + data.clusters() + ", " +
			choice.verdict();
		assertFalse(choice.isConfident(), found);
		return found;
	}
}
