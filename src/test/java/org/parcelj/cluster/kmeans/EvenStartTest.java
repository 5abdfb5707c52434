package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.parcelj.PixelSpace;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Mask;

class EvenStartTest {

	/** Centres as value, x, y of pixels whose value is x + 10 y, all of which are in the sample. */
	private static double[] centres(final Mask mask, final int clusters, final double width, final double height) {
		final float[] values = new float[mask.size()];
		final int size = (int) mask.dimension(0);
		mask.forEach(0, mask.size(), (index, position) -> values[index] = position % size + 10 * (position / size));
		final PixelSpace space = new PixelSpace(new double[] { width, height }, "µm", null);
		return new EvenStart(new PlacedPixels(new FeatureMatrix(mask.size(), 1, values), mask, space, 2), clusters,
			new SplittableRandom(0)).centres();
	}

	/** A third of the columns, and a half of the rest, where equally long axes are divided along the first. */
	@Test
	void thePixelsAreDividedInProportionToTheCentres() {
		assertArrayEquals(new double[] { 15.5, 0.5, 1.5, 17.5, 2.5, 1.5, 19.5, 4.5, 1.5 }, //
			centres(Mask.all(6, 4), 3, 1, 1), 1e-12);
	}

	@Test
	void theLongestAxisIsTheLongestInUnitsOfTheSpace() {
		assertArrayEquals(new double[] { 7.5, 2.5, 0.5, 27.5, 2.5, 2.5 }, centres(Mask.all(6, 4), 2, 1, 4), 1e-12);
	}

	/** Not how far from the edge of the image they are. */
	@Test
	void theLongestAxisIsThatOfThePixelsThemselves() {
		final Mask mask = Mask.of(new long[] { 9, 4 }, position -> position % 9 > 6);
		assertArrayEquals(new double[] { 12.5, 7.5, 0.5, 32.5, 7.5, 2.5 }, centres(mask, 2, 1, 1), 1e-12);
	}

	@Test
	void asManyCentresAsPixelsAreThePixels() {
		assertArrayEquals(new double[] { 0, 0, 0, 10, 0, 1, 1, 1, 0, 11, 1, 1 }, centres(Mask.all(2, 2), 4, 1, 1), 1e-12);
	}
}
