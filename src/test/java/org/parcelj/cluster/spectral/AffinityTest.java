package org.parcelj.cluster.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import org.parcelj.InputException;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class AffinityTest {

	private static final GridGraph LINE = GridGraph.of(Mask.all(4, 1), Connectivity.FACES);

	@Test
	void theFormula() {
		// differences 1, 3, 0: mean 4/3, sd sqrt(14/9)
		final Similarities similarities = new Affinity(2, 0.5, Contrast.EDGES).of(Reference.oneFeature(5, 6, 3, 3), LINE);
		final double scale = Math.sqrt(14.0 / 9);
		assertEquals(scale, similarities.scale(), 1e-12);
		assertArrayEquals(new double[] { Math.exp(-2 / scale) + 0.5, Math.exp(-6 / scale) + 0.5, 1.5 },
			similarities.values(), 1e-12);
	}

	@Test
	void distancesAreEuclidean() {
		final FeatureMatrix features = new FeatureMatrix(4, 2, new float[] { 0, 0, 3, 4, 3, 4, 3, 4 });
		final Similarities similarities = new Affinity(1, 0, Contrast.EDGES).of(features, LINE);
		assertEquals(Math.exp(-5 / similarities.scale()), similarities.values()[0], 1e-12);
	}

	@Test
	void sklearnsScaleCountsEdgesTwiceAndPixels() {
		// 1, 3, 0 twice and 5, 6, 3, 3: mean 2.5, squares 99
		final Similarities similarities = new Affinity(2, 0, Contrast.SKLEARN).of(Reference.oneFeature(5, 6, 3, 3), LINE);
		assertEquals(Math.sqrt(9.9 - 6.25), similarities.scale(), 1e-12);
	}

	@Test
	void anOffsetLowersOnlySklearnsContrast() {
		final FeatureMatrix near = Reference.oneFeature(0, 1, 0, 2);
		final FeatureMatrix far = Reference.oneFeature(1000, 1001, 1000, 1002);
		assertArrayEquals(new Affinity(10, 0, Contrast.EDGES).of(near, LINE).values(),
			new Affinity(10, 0, Contrast.EDGES).of(far, LINE).values());
		assertFalse(new Affinity(10, 0, Contrast.SKLEARN).of(near, LINE).isLowContrast());
		assertTrue(new Affinity(10, 0, Contrast.SKLEARN).of(far, LINE).isLowContrast());
	}

	@Test
	void flatImagesAreAlikeEverywhere() {
		for (final Contrast contrast : Contrast.values())
			for (final double value : new double[] { 0, 7 })
				assertArrayEquals(new double[] { 1.25, 1.25, 1.25 },
					new Affinity(10, 0.25, contrast).of(Reference.oneFeature(value, value, value, value), LINE).values());
	}

	@Test
	void unusableInputIsNamed() {
		assertNames("beta is -1,", () -> new Affinity(-1, 0, Contrast.EDGES));
		assertNames("beta is NaN", () -> new Affinity(Double.NaN, 0, Contrast.EDGES));
		assertNames("eps is Infinity", () -> new Affinity(1, Double.POSITIVE_INFINITY, Contrast.EDGES));
		assertNames("\"edges\" is the only choice",
			() -> new Affinity(1, 0, Contrast.SKLEARN).of(new FeatureMatrix(4, 2, new float[8]), LINE));
		assertNames("features of 3 pixels for a graph of 4 pixels",
			() -> new Affinity(1, 0, Contrast.EDGES).of(Reference.oneFeature(1, 2, 3), LINE));
		assertNames("NaN", () -> new Affinity(1, 0, Contrast.EDGES).of(Reference.oneFeature(0, Double.NaN, 0, 0), LINE));
	}

	@Test
	void ownSimilaritiesAreOneForEachEdge() {
		final double[] own = { 1, 0.5, 0 };
		final Similarities similarities = Similarities.of(LINE, own);
		own[0] = 7;
		similarities.values()[1] = 7;
		assertArrayEquals(new double[] { 1, 0.5, 0 }, similarities.values());
		assertEquals(0.5, similarities.value(1));
		assertFalse(similarities.isLowContrast());
		assertNames("2 similarities for a graph of 3 edges", () -> Similarities.of(LINE, 1, 2));
		assertNames("similarity 1 is -1,", () -> Similarities.of(LINE, 1, -1, 1));
		assertNames("similarity 2 is NaN", () -> Similarities.of(LINE, 1, 1, Double.NaN));
	}

	private static void assertNames(final String part, final Runnable call) {
		final String message = assertThrows(InputException.class, call::run).getMessage();
		assertTrue(message.contains(part), message);
	}
}
