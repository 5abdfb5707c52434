package org.parcelj.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.grid.Mask;

class ResamplingTest {

	/** scikit-image shrank the coins after SciPy had smoothed them in 8 bits, cut off after each axis. */
	@Test
	void theCoinsAreShrunkAsScikitImageDoes() throws IOException {
		final Raster raster = ImageIO.read(new ByteArrayInputStream(ReferenceData.bytes("/pictures-2d/coins.png")))
			.getRaster();
		final float[] coins = raster.getSamples(0, 0, 384, 303, 0, (float[]) null);
		for (final double[] sigma : new double[][] { { 0, 2 }, { 2, 0 } }) {
			GaussianSmoothing.ofSigma(sigma).smooth(coins, Progress.NONE, 384, 303);
			for (int i = 0; i < coins.length; i++)
				coins[i] = (float) Math.floor(coins[i] + 1e-5);
		}
		final float[] shrunk = shrink(coins, 0.2, 384, 303);
		for (int i = 0; i < shrunk.length; i++)
			shrunk[i] /= 255;
		assertArrayEquals(GaussianSmoothingTest.flat(ReferenceData.csv("/reference/spectral-picture/image.csv")), shrunk,
			1e-7f);
	}

	/** 2.5 pixels become 2, 3.5 become 4. */
	@Test
	void halfPixelsAreRoundedToEven() {
		final float[] noise = GaussianSmoothingTest.flat(ReferenceData.csv("/reference/smoothing/noise.csv"));
		final double[][] expected = ReferenceData.csv("/reference/smoothing/noise_rescaled_0.5.csv");
		assertArrayEquals(GaussianSmoothingTest.flat(expected), shrink(noise, 0.5, 7, 5), 1e-6f);
		assertArrayEquals(new long[] { 4, 2 }, new Resampling(new long[] { 7, 5 }, 0.5).smallDimensions());
	}

	@Test
	void scaleOneIsTheImageItself() {
		final float[] image = { 1, 2, 3, 4, 5, 6 };
		assertArrayEquals(image, shrink(image, 1, 3, 2), 0);
	}

	@Test
	void channelsAreNotMixed() {
		final float[] image = { 1, 3, 5, 7, 10, 30, 50, 70 };
		final Resampling half = new Resampling(new long[] { 4 }, 0.5);
		final float[] shrunk = half.shrink(ArrayImgs.floats(image, 4, 2), Progress.NONE).update(null)
			.getCurrentStorageArray();
		assertArrayEquals(new float[] { 2, 6, 20, 60 }, shrunk, 0);
	}

	@Test
	void everyPixelLiesOverItsSmallPixel() {
		final Resampling resampling = new Resampling(new long[] { 5, 2 }, 0.6);
		assertArrayEquals(new long[] { 3, 1 }, resampling.smallDimensions());
		assertArrayEquals(new int[] { 0, 0, 1, 2, 2, 0, 0, 1, 2, 2 }, resampling.positions());
	}

	@Test
	void aSmallPixelTakesPartIfAnyPixelOverItDoes() {
		final Resampling resampling = new Resampling(new long[] { 5, 2 }, 0.6);
		final Mask mask = Mask.of(new long[] { 5, 2 }, position -> position == 1 || position == 8);
		assertEquals(Mask.of(new long[] { 3, 1 }, position -> position != 1), resampling.shrink(mask, Progress.NONE));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.5, 1.01, Double.NaN })
	void aScaleOutsideItsLimitsIsRefused(final double scale) {
		assertThrows(InputException.class, () -> new Resampling(new long[] { 9 }, scale));
	}

	private static float[] shrink(final float[] image, final double scale, final long... dimensions) {
		return new Resampling(dimensions, scale).shrink(ArrayImgs.floats(image, dimensions), Progress.NONE).update(null)
			.getCurrentStorageArray();
	}
}
