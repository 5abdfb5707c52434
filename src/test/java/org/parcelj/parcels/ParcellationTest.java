package org.parcelj.parcels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.parcelj.InputException;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

class ParcellationTest {

	private final Parcellation parcels = new Parcellation(Mask.all(2, 2),
		Clustering.byFirstPixel(new int[] { 0, 0, 1, 1 }));

	@Test
	void transformGivesTheMeansOfTheParcels() {
		final FeatureMatrix features = new FeatureMatrix(4, 2, new float[] { 1, 10, 3, 20, 5, 30, 7, 50 });
		assertArrayEquals(new float[] { 2, 15, 6, 40 }, parcels.transform(features).sharedValues());
	}

	@Test
	void explainedVarianceIsTheShareBetweenTheParcels() {
		// total 9+1+1+9 = 20 around the mean 4, within 1+1+1+1
		assertEquals(0.8, parcels.explainedVariance(new FeatureMatrix(4, 1, new float[] { 1, 3, 5, 7 })), 1e-12);
		assertEquals(1, parcels.explainedVariance(new FeatureMatrix(4, 1, new float[] { 2, 2, 9, 9 })), 1e-12);
		assertEquals(1, parcels.explainedVariance(new FeatureMatrix(4, 1, new float[] { 2, 2, 2, 2 })));
	}

	@Test
	void labelsMustFitTheMask() {
		assertThrows(InputException.class,
			() -> new Parcellation(Mask.all(3), Clustering.byFirstPixel(new int[] { 0, 1 })));
	}
}
