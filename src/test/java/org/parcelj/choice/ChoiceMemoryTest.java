package org.parcelj.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.Progress;
import org.parcelj.cluster.agglomerative.AgglomerativeClustering;
import org.parcelj.cluster.agglomerative.Linkage;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class ChoiceMemoryTest {

	private static final int SIDE = 100;

	private static ChoiceMemory memory(final ChoiceMethod method) {
		return new ChoiceMemory(method, GridGraph.of(Mask.all(SIDE, SIDE), Connectivity.FACES), 3, Progress.NONE);
	}

	/** Of each number the labels stay; a mixture keeps its own too. */
	@ParameterizedTest
	@EnumSource
	void eachNumberTakesItsLabels(final ChoiceMethod method) {
		final List<String> names = List.of("davies_bouldin");
		final long labels = (method == ChoiceMethod.GMM ? 2 : 1) * 4 * SIDE * SIDE;
		final long few = memory(method).bytes(names, 40, 50);
		final long more = memory(method).bytes(names, 20, 50);
		assertTrue(few > 0);
		// those of a tree come only after it
		if (method != ChoiceMethod.AGGLOMERATIVE) assertEquals(20 * labels, more - few);
		else assertTrue(more > few);
	}

	/** Silhouettes are looked at while numbers are fitted one by one. */
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SPECTRAL")
	void theDistancesOfSilhouettesStandBesideAFit(final ChoiceMethod method) {
		final long fit = memory(method).bytes(List.of("davies_bouldin"), 2, 3);
		assertEquals(fit + Silhouette.bytes(SIDE * SIDE), memory(method).bytes(List.of("silhouette"), 2, 3));
	}

	@Test
	void aReferenceStandsBesideTheTreeOfTheImage() {
		final long alone = memory(ChoiceMethod.AGGLOMERATIVE).bytes(List.of("davies_bouldin"), 2, 3);
		final long both = memory(ChoiceMethod.AGGLOMERATIVE).bytes(List.of("gap_statistic"), 2, 3);
		final long making = new AgglomerativeClustering(Linkage.WARD).withBridges().bytes(3,
			GridGraph.of(Mask.all(SIDE, SIDE), Connectivity.FACES), Progress.NONE);
		// the tree that is being made, its features and the order of its pixels come on top of the first one and the labels
		assertEquals(making, alone, "more than what is kept");
		assertEquals(making + SIDE * SIDE * (20 + 2 * 4 + 4 * 3 + 4), both);
	}
}
