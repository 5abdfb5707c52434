package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class StaticMeanTest {

	@Test
	void theShareIsThatOfTheMeans() {
		// around the grand mean (5, 5): (-3, -5), (3, 5); means over time -4 and 4: 2 · 2 · 16 of 68
		assertEquals(64.0 / 68, StaticMean.share(new FeatureMatrix(2, 2, new float[] { 2, 0, 8, 10 }), Progress.NONE),
			1e-12);
	}

	@Test
	void constantSeriesAreAllMeanAndDetrendedOnesNone() {
		final FeatureMatrix series = new FeatureMatrix(2, 4, new float[] { 1, 1, 1, 1, 7, 7, 7, 7 });
		assertEquals(1, StaticMean.share(series, Progress.NONE), 1e-12);
		final FeatureMatrix ramps = new FeatureMatrix(2, 4, new float[] { 1, 2, 1, 5, 7, 9, 8, 7 });
		assertEquals(0, StaticMean.share(Cleaning.NONE.detrend(Detrend.LINEAR).clean(ramps, Progress.NONE), Progress.NONE),
			1e-12);
		assertEquals(0, StaticMean.share(new FeatureMatrix(2, 1, new float[] { 3, 3 }), Progress.NONE));
	}
}
