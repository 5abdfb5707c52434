package org.parcelj.blocks.mixture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.ArraySource;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockPixels.Reader;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.cluster.mixture.CovarianceType;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.cluster.mixture.MixtureFit;
import org.parcelj.cluster.mixture.MixtureResult;

/** The fit of blocks is that of the whole up to rounding. */
class BlockMixtureTest {

	/** So many pixels that the starts are on a sample. */
	private static final int[] LARGE = { 96, 64, 48 };
	private static final int[] SMALL = { 24, 18, 10 };

	/** Three classes in two contrasts. */
	private static ArraySource source(final int[] size) {
		final SplittableRandom random = new SplittableRandom(8);
		final int pixels = size[0] * size[1] * size[2];
		final float[] values = new float[2 * pixels];
		final boolean[] inside = new boolean[pixels];
		for (int i = 0; i < pixels; i++) {
			inside[i] = i % 50 > 0;
			final int tissue = i / 7 % 3;
			values[2 * i] = (float) (100 + 40 * tissue + 12 * noise(random));
			values[2 * i + 1] = (float) (900 - 200 * (tissue % 2) + 60 * noise(random) + 2 * values[2 * i]);
		}
		return new ArraySource(size, 2, values, inside);
	}

	private static double noise(final SplittableRandom random) {
		return random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
	}

	private static int[] labels(final ArraySource source, final MixtureResult result) {
		return source.labels(result::label);
	}

	private static int[] inBlocks(final ArraySource source, final GaussianMixture.Options options, final int block) {
		return source.inBlocks(new BlockMixture(options), new int[] { block, block, block }, new LocalEngine(),
			new MemoryShelf(), Progress.NONE);
	}

	@Test
	void theFitIsThatOfTheWhole() {
		final ArraySource source = source(LARGE);
		final GaussianMixture.Options options = GaussianMixture.Options.of(3);
		final MixtureResult whole = new GaussianMixture(options).fit(source.matrix(), Progress.NONE);
		final BlockGrid grid = new BlockGrid(source.size(), new int[] { 40, 40, 40 });
		final Supersteps steps = new Supersteps(new LocalEngine(), new MemoryShelf(), grid.count(), "fit");
		final MixtureFit fit = new GaussianMixture(options).fit(
			new MixtureOfBlocks(steps, new Reader(source, grid, 0, 0), options.covariance(), Progress.NONE), Progress.NONE);
		assertEquals(whole.iterations(), fit.iterations());
		assertTrue(fit.converged());
		assertEquals(whole.meanLogLikelihood(), fit.model().meanLogLikelihood(source.matrix(), Progress.NONE), 1e-9);
		final int[] expected = labels(source, whole);
		final int[] found = inBlocks(source, options, 40);
		int different = 0;
		for (int i = 0; i < expected.length; i++)
			if (expected[i] != found[i]) different++;
		assertTrue(different <= 1e-4 * expected.length, different + " labels differ");
	}

	/** Where the sample is the whole, the model is found in one place. */
	@ParameterizedTest
	@EnumSource(CovarianceType.class)
	void smallVolumesAreFittedInOnePlace(final CovarianceType type) {
		final ArraySource source = source(SMALL);
		final GaussianMixture.Options options = GaussianMixture.Options.of(3).withCovariance(type);
		assertArrayEquals(labels(source, new GaussianMixture(options).fit(source.matrix(), Progress.NONE)),
			inBlocks(source, options, 8));
	}

	@Test
	void whatCannotBeFittedIsRefused() {
		final String message = assertThrows(InputException.class,
			() -> inBlocks(new ArraySource(new int[] { 3, 3, 3 }, 1, new float[27], all(27)), GaussianMixture.Options.of(28),
				8))
			.getMessage();
		assertTrue(message.contains("at most the number of pixels, 27"), message);
		assertFalse(message.contains("\n"));
	}

	private static boolean[] all(final int pixels) {
		final boolean[] inside = new boolean[pixels];
		Arrays.fill(inside, true);
		return inside;
	}

	@Test
	void aCanceledRunStops() {
		final ArraySource source = source(SMALL);
		CancelAfter.assertStops(100, progress -> source.inBlocks(new BlockMixture(GaussianMixture.Options.of(3)),
			new int[] { 8, 8, 8 }, new LocalEngine(), new MemoryShelf(), progress));
	}
}
