package org.parcelj.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Components;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class FourCirclesTest {

	private final FourCircles circles = new FourCircles(0);

	@Test
	void theDiscsAreOneRegionOfBrightPixels() {
		final Mask mask = Mask.nonzero(circles.mask());
		assertEquals(2678, mask.size());
		assertEquals(1, Components.of(GridGraph.of(mask, Connectivity.FACES)).count());
		final FeatureMatrix inside = FeatureMatrix.of(circles.picture(), mask);
		double sum = 0;
		for (final float value : inside.sharedValues())
			sum += value;
		assertEquals(2, sum / mask.size(), 0.02);
	}

	@Test
	void theTruthCoversTheMask() {
		assertEquals(Mask.nonzero(circles.mask()), Mask.nonzero(circles.truth()));
	}

	@Test
	void theSameSeedGivesTheSamePicture() {
		final Mask all = Mask.all(FourCircles.SIZE, FourCircles.SIZE);
		assertArrayEquals(FeatureMatrix.of(circles.picture(), all).sharedValues(),
			FeatureMatrix.of(new FourCircles(0).picture(), all).sharedValues());
	}
}
