package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.features.Positions;
import org.parcelj.grid.Mask;

class LocalKMeansTest {

	private static final long[] STACK = { 24, 19, 11 };
	private static final PixelSpace SPACE = new PixelSpace(new double[] { 0.5, 0.5, 2 }, "µm", null);
	private static final PixelSpace PLANE = new PixelSpace(new double[] { 0.5, 0.5 }, "µm", null);
	private static final PixelSpace CUBES = PixelSpace.uncalibrated(3);
	/** A ball with a hole, far from full. */
	private static final Mask BALL = Mask.of(STACK, position -> {
		final double square = Math.pow(position % 24 / 12.0 - 1, 2) + Math.pow(position / 24 % 19 / 9.0 - 1, 2) +
			Math.pow(position / (24 * 19) / 5.0 - 1, 2);
		return square < 0.9 && square > 0.2;
	});

	private static FeatureMatrix noise(final Mask mask, final int features) {
		final SplittableRandom random = new SplittableRandom(7);
		final float[] values = new float[mask.size() * features];
		mask.forEach(0, mask.size(), (index, position) -> {
			for (int f = 0; f < features; f++)
				values[index * features +
					f] = (float) (1000 + position % 24 / (f + 3) + position / 300 % 7 + 2 * random.nextDouble());
		});
		return new FeatureMatrix(mask.size(), features, values);
	}

	private static KMeansResult fit(final FeatureMatrix features, final Mask mask, final int clusters,
		final double compactness)
	{
		return new LocalKMeans(KMeans.Options.of(clusters), compactness).fit(features, mask,
			mask.numDimensions() == 2 ? PLANE : SPACE, Progress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "3, 1", "3, 20" })
	void whereAllCentresAreNearItIsLloyds(final int features, final double compactness) {
		// three parcels make two cells along each axis at most
		final FeatureMatrix x = noise(BALL, features);
		final double weight = Positions.weight(x, BALL, CUBES, compactness, 3);
		final double[] start = new EvenStart(new PlacedPixels(x, BALL, CUBES, weight), 3, new SplittableRandom(0))
			.centres();
		final float[] centres = new float[start.length];
		for (int i = 0; i < start.length; i++) {
			final int axis = i % (features + 3) - features;
			centres[i] = (float) (start[i] * (axis < 0 ? 1 : weight * CUBES.pixelSize(axis)));
		}
		final KMeans.Options options = KMeans.Options.of(3).withIterations(2);
		final KMeansResult all = new KMeans(options).fit(Positions.beside(x, BALL, CUBES, compactness, 3),
			new FeatureMatrix(3, features + 3, centres), Progress.NONE);
		// which ends with an iteration beyond the last that it looks at
		final KMeansResult local = new LocalKMeans(options.withIterations(3), compactness).fit(x, BALL, CUBES,
			Progress.NONE);
		assertEquals(3, local.iterations());
		assertArrayEquals(all.labels(), local.labels());
		for (int i = 0; i < centres.length; i++)
			assertEquals(all.centres().sharedValues()[i], local.centres().sharedValues()[i], 1e-3);
	}

	@Test
	void itIsAsGoodAsAllCentresWhereParcelsAreCompact() {
		final Mask mask = Mask.all(120, 90);
		final FeatureMatrix x = noise(mask, 1);
		final KMeansResult all = new KMeans(KMeans.Options.of(60)).fit(Positions.beside(x, mask, PLANE, 1, 60),
			Progress.NONE);
		assertTrue(fit(x, mask, 60, 1).inertia() < 1.02 * all.inertia());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 0.01", "40, 0.01", "40, 1", "40, 1000", "1500, 3" })
	void thereAreAsManyClustersAsAskedOnAnyNumberOfThreads(final int clusters, final double compactness) {
		final FeatureMatrix x = noise(BALL, 2);
		final int[] labels = fit(x, BALL, clusters, compactness).labels();
		assertEquals(clusters, Arrays.stream(labels).distinct().count());
		for (final int threads : new int[] { 1, 3 })
			Parallelization.runWithNumThreads(threads,
				() -> assertArrayEquals(labels, fit(x, BALL, clusters, compactness).labels()));
	}

	@Test
	void eachPixelMayBeAClusterAndAFlatImageIsDivided() {
		final int n = BALL.size();
		assertEquals(n, Arrays.stream(fit(noise(BALL, 1), BALL, n, 1).labels()).distinct().count());
		final int[] flat = fit(new FeatureMatrix(n, 1, new float[n]), BALL, 30, 1).labels();
		final int[] sizes = new int[30];
		Arrays.stream(flat).forEach(label -> sizes[label]++);
		assertTrue(Arrays.stream(sizes).max().getAsInt() < 3 * n / 30, Arrays.toString(sizes));
	}

	@Test
	void moreCompactParcelsAreMoreEven() {
		final Mask mask = Mask.all(96, 96);
		final FeatureMatrix x = noise(mask, 1);
		double before = Double.MAX_VALUE;
		for (final double compactness : new double[] { 0.3, 1, 10 }) {
			final int[] sizes = new int[36];
			Arrays.stream(fit(x, mask, 36, compactness).labels()).forEach(label -> sizes[label]++);
			final double spread = Arrays.stream(sizes).mapToDouble(size -> Math.pow(size - 256, 2)).sum();
			assertTrue(spread < before, compactness + ": " + Arrays.toString(sizes));
			before = spread;
		}
	}

	@Test
	void whatCannotBeIsRefusedAndItStopsWhenAsked() {
		final FeatureMatrix x = noise(BALL, 1);
		assertTrue(
			assertThrows(InputException.class, () -> fit(x, BALL, 8, 0)).getMessage().startsWith("compactness is 0"));
		assertThrows(InputException.class, () -> fit(x, BALL, BALL.size() + 1, 1));
		assertThrows(InputException.class, () -> fit(x, Mask.all(STACK), 8, 1));
		final float[] hole = x.toArray();
		hole[5] = Float.NaN;
		assertThrows(InputException.class, () -> fit(new FeatureMatrix(hole.length, 1, hole), BALL, 8, 1));
		assertEquals("algorithm is local, which needs the places of the pixels: LocalKMeans",
			assertThrows(InputException.class,
				() -> new KMeans(KMeans.Options.of(8).withAlgorithm(KMeansAlgorithm.LOCAL)).fit(x, Progress.NONE))
				.getMessage());
		assertThrows(CancellationException.class,
			() -> new LocalKMeans(KMeans.Options.of(8), 1).fit(x, BALL, SPACE, CancelAfter.atOnce()));
	}
}
