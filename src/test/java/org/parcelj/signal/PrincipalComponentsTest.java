package org.parcelj.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.ReferenceData;
import org.parcelj.features.FeatureMatrix;

class PrincipalComponentsTest {

	private static final String FOLDER = "/reference/components/";

	/** The Gram matrix of the features, that of the pixels, and subspace iteration. */
	@ParameterizedTest
	@CsvSource({ "900, 40", "60, 700", "1200, 1100" })
	void singularValuesAndAxesAreScikitLearns(final int pixels, final int features) {
		final Reduction reduction = new PrincipalComponents(Components.of(10)).fit(made(pixels, features, 1, 0),
			Progress.NONE);
		final double[] expected = ReferenceData.csv(FOLDER + "singular_values_" + pixels + "x" + features + ".csv")[0];
		for (int c = 0; c < 10; c++)
			assertEquals(1, reduction.singularValues()[c] / expected[c], 1e-4);
		final float[] axes = ReferenceData.floats(FOLDER + "axes_" + pixels + "x" + features + ".f32");
		for (int c = 0; c < 10; c++)
			assertEquals(1, share(reduction, axes, c), 1e-6);
	}

	/** How much of an axis of unit length lies in the subspace: the squared cosine of the angle between them. */
	private static double share(final Reduction reduction, final float[] axes, final int axis) {
		double share = 0;
		final int features = axes.length / reduction.components();
		for (int c = 0; c < reduction.components(); c++) {
			double dot = 0;
			for (int f = 0; f < features; f++)
				dot += reduction.axis(f, c) * axes[axis * features + f];
			share += dot * dot;
		}
		return share;
	}

	@Test
	void allComponentsKeepAllDistances() {
		final FeatureMatrix data = made(50, 20, 1, 0);
		final FeatureMatrix scores = new PrincipalComponents(Components.of(99)).fit(data, Progress.NONE).scores();
		assertEquals(20, scores.features());
		for (int i = 1; i < 50; i++)
			assertEquals(data.squaredDistance(0, i), scores.squaredDistance(0, i), 1e-4);
	}

	@Test
	void whitenedComponentsHaveLengthOneOrAreNothing() {
		// the third feature is the sum of the others
		final float[] values = { 1, 2, 3, 4, 1, 5, 0, 1, 1, 2, 5, 7 };
		final Reduction reduction = new PrincipalComponents(Components.of(3).withWhitening(Whitening.ON))
			.fit(new FeatureMatrix(4, 3, values), Progress.NONE);
		final double[] squares = new double[3];
		for (int i = 0; i < 12; i++)
			squares[i % 3] += reduction.scores().sharedValues()[i] * reduction.scores().sharedValues()[i];
		assertArrayEquals(new double[] { 1, 1, 0 }, squares, 1e-5);
		assertTrue(reduction.singularValues()[1] > 1);
	}

	@Test
	void subjectsAreReducedOneByOneAndThenTogether() {
		final AtomicInteger asked = new AtomicInteger();
		final Supplier<FeatureMatrix> next = () -> {
			final int s = asked.getAndIncrement();
			return made(300, 50 + 10 * s, 1 + s, s + 2);
		};
		final Reduction reduction = new GroupReduction(Components.of(6).withWhitening(Whitening.ON))
			.fit(List.of(next, next, next), Progress.NONE);
		final double[] expected = ReferenceData.csv(FOLDER + "group_singular_values.csv")[0];
		final float[] left = ReferenceData.floats(FOLDER + "group_left.f32");
		for (int c = 0; c < 6; c++) {
			assertEquals(1, reduction.singularValues()[c] / expected[c], 1e-4);
			double cosine = 0;
			for (int i = 0; i < 300; i++)
				cosine += left[c * 300 + i] * reduction.scores().get(i, c);
			assertEquals(1, Math.abs(cosine), 1e-6);
		}
	}

	@Test
	void oneSubjectHasItsOwnComponents() {
		final FeatureMatrix data = made(80, 30, 1, 0);
		assertArrayEquals(
			new PrincipalComponents(Components.of(5).withSeed(3)).fit(data, Progress.NONE).scores().sharedValues(),
			new GroupReduction(Components.of(5).withSeed(3)).fit(List.of(() -> data), Progress.NONE).scores().sharedValues(),
			0);
	}

	@Test
	void badInputIsRefused() {
		assertEquals("components is 0, but must be at least 1", refused(() -> new PrincipalComponents(Components.of(0))));
		assertEquals("the number of subjects is 0, but must be at least 1",
			refused(() -> new GroupReduction(Components.of(1)).fit(List.of(), Progress.NONE)));
		assertEquals("subject 2 has 40 pixels, but the first has 80", refused(() -> new GroupReduction(Components.of(1))
			.fit(List.of(() -> made(80, 9, 1, 0), () -> made(40, 9, 1, 0)), Progress.NONE)));
	}

	private static String refused(final Runnable call) {
		return assertThrows(InputException.class, call::run).getMessage();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void threadsChangeNothing(final int threads) {
		final FeatureMatrix data = made(1100, 1030, 1, 0);
		final PrincipalComponents method = new PrincipalComponents(
			Components.of(4).withWhitening(Whitening.ON).withSeed(7));
		final float[] expected = Parallelization
			.runSingleThreaded(() -> method.fit(data, Progress.NONE).scores().sharedValues());
		assertArrayEquals(expected,
			Parallelization.runWithNumThreads(threads, () -> method.fit(data, Progress.NONE).scores().sharedValues()), 0);
	}

	/** Waves of falling weight and a little noise. */
	private static FeatureMatrix made(final int pixels, final int features, final double factor, final double wave) {
		final float[] values = new float[pixels * features];
		final double[][] right = new double[features][30];
		for (int j = 0; j < features; j++) {
			final int feature = j;
			Arrays.setAll(right[j], r -> Math.sin(0.7 * (r + 1) * feature + (r + 1) * (r + 1)));
		}
		for (int i = 0; i < pixels; i++) {
			final int pixel = i;
			final double[] left = new double[30];
			Arrays.setAll(left, r -> Math.pow(0.8, r + 1) * Math.cos(1.3 * (r + 1) * pixel + r + 1));
			for (int j = 0; j < features; j++) {
				final double hash = Math.sin(i * 12.9898 + j * 78.233) * 43758.5453;
				double value = 0.05 * (hash - Math.floor(hash));
				for (int r = 0; r < 30; r++)
					value += left[r] * right[j][r];
				values[i * features + j] = (float) (factor * (float) value + 0.1 * Math.sin(i * wave));
			}
		}
		return new FeatureMatrix(pixels, features, values);
	}
}
