package org.parcelj.cluster.kmeans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;

class NearestTest {

	private static final int CLUSTERS = 20;
	/** What bounds may give away to be safe from rounding. */
	private static final double SLACK = 0.02;

	/** As many pixels in one cluster as a block holds, and others in smaller clusters. */
	private final FeatureMatrix x = pixels();
	private final CentredFeatures data = new CentredFeatures(x, Progress.NONE);
	private final double[] coordinates = coordinates();
	private final PlainKMeans plain = new PlainKMeans(x, coordinates);

	private static FeatureMatrix pixels() {
		final SplittableRandom random = new SplittableRandom(3);
		final double[] middles = random.doubles(3 * CLUSTERS, 1, 4).toArray();
		Arrays.fill(middles, 0, 3, 0);
		final float[] values = new float[3 * (ScoreBlock.SIZE + 1500)];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (middles[3 * cluster(i / 3) + i % 3] + 0.1 * (random.nextDouble() - 0.5));
		return new FeatureMatrix(values.length / 3, 3, values);
	}

	private static int cluster(final int pixel) {
		return pixel < ScoreBlock.SIZE ? 0 : 1 + pixel % (CLUSTERS - 1);
	}

	/** A pixel of each cluster. */
	private double[] coordinates() {
		final double[] of = new double[3 * CLUSTERS];
		for (int i = 0; i < x.pixels(); i++)
			for (int f = 0; f < 3; f++)
				of[3 * cluster(i) + f] = x.get(i, f);
		return of;
	}

	/** Every centre has another one so close that single precision does not tell them apart. */
	@Test
	void roundingTakesNoPixelToAFartherCentre() {
		final SplittableRandom random = new SplittableRandom(5);
		final double[] pairs = Arrays.copyOf(coordinates, 2 * coordinates.length);
		for (int i = 0; i < coordinates.length; i++)
			pairs[coordinates.length + i] = coordinates[i] + 1e-7 * (random.nextDouble() - 0.5);
		final PlainKMeans expected = new PlainKMeans(x, pairs);
		expected.assign();
		assertTrue(Arrays.stream(expected.labels()).filter(label -> label >= CLUSTERS).count() > 500);
		assertArrayEquals(expected.labels(), searched(data, pairs).labels());
	}

	/** Single precision is the coarser the farther out a pixel is, however near to the middle the centres are. */
	@Test
	void pixelsFarOutGoToTheirNearestCentreToo() {
		final SplittableRandom random = new SplittableRandom(6);
		final double[] close = new double[3 * CLUSTERS];
		for (int i = 0; i < close.length; i++)
			close[i] = data.shift(i % 3) + 0.01 * (random.nextDouble() - 0.5);
		final double[] pairs = Arrays.copyOf(close, 2 * close.length);
		for (int i = 0; i < close.length; i++)
			pairs[close.length + i] = close[i] + 1e-9 * (random.nextDouble() - 0.5);
		final PlainKMeans expected = new PlainKMeans(x, pairs);
		expected.assign();
		assertArrayEquals(expected.labels(), searched(data, pairs).labels());
	}

	@Test
	void ofEquallyNearCentresTheFirstIsTaken() {
		final CentredFeatures ties = new CentredFeatures(Tables.column(-3, 0, 3, 0), Progress.NONE);
		assertArrayEquals(new int[] { 1, 0, 0, 0 }, searched(ties, 2, -2).labels());
		final CentredFeatures flat = new CentredFeatures(Tables.column(5, 5), Progress.NONE);
		assertArrayEquals(new int[2], searched(flat, 5, 5, 5).labels());
	}

	@Test
	void aRivalThatIsAsNearDoesNotWin() {
		final CentredFeatures ties = new CentredFeatures(Tables.column(-3, 1, 3, -1), Progress.NONE);
		final Nearest nearest = searched(ties, -3, 3);
		assertArrayEquals(new int[] { 0, 1, 1, 0 }, nearest.labels());
		nearest.search(PixelBlocks.of(nearest.labels(), 2), new Centres(ties, new double[] { -1, 3 }),
			new int[][] { { 0, 1 }, { 1, 0 } }, new Gaps(2, 4), Progress.NONE);
		assertArrayEquals(new int[] { 0, 1, 1, 0 }, nearest.labels());
	}

	@Test
	void aSearchAmongRivalsFindsHowMuchFartherTheyAre() {
		assertGaps((nearest, centres, gaps, rivals) -> nearest.search(PixelBlocks.of(nearest.labels(), CLUSTERS), centres,
			rivals, gaps, Progress.NONE));
	}

	@Test
	void measuringFindsHowMuchFartherOtherCentresAre() {
		assertGaps((nearest, centres, gaps, rivals) -> nearest.measure(IntStream.range(0, x.pixels()).toArray(), centres,
			gaps, Progress.NONE));
	}

	/** Lets gaps learn of all pixels. */
	@FunctionalInterface
	private interface Lesson {

		void give(Nearest nearest, Centres centres, Gaps gaps, int[][] rivals);
	}

	private void assertGaps(final Lesson lesson) {
		plain.assign();
		for (int cluster = 0; cluster < CLUSTERS; cluster++) {
			final double[] farther = farther(cluster);
			assertTrue(Arrays.stream(farther).filter(gap -> gap > 2 * SLACK).count() > CLUSTERS / 2);
			final int[] all = after(lesson, cluster, Arrays.stream(farther).map(gap -> Math.max(gap, 1e-9)).toArray());
			assertArrayEquals(IntStream.range(0, CLUSTERS).toArray(), IntStream.of(all).sorted().toArray(),
				"centres that have moved as far as they were farther may win");
			final int[] few = after(lesson, cluster,
				Arrays.stream(farther).map(gap -> Math.max(gap - SLACK, 1e-9)).toArray());
			for (int i = 1; i < few.length; i++)
				assertTrue(farther[few[i]] < 2 * SLACK, "centres that have moved less cannot win");
		}
	}

	/** The rivals of a cluster after the centres have moved by some lengths. */
	private int[] after(final Lesson lesson, final int cluster, final double[] lengths) {
		final Nearest nearest = searched(data, coordinates);
		final Gaps gaps = new Gaps(CLUSTERS, x.pixels());
		final int[][] rivals = new int[CLUSTERS][];
		for (int c = 0; c < CLUSTERS; c++) {
			rivals[c] = gaps.rivals(c);
			gaps.forget(c, rivals[c]);
		}
		lesson.give(nearest, new Centres(data, coordinates), gaps, rivals);
		lengths[cluster] = 0;
		gaps.move(lengths);
		return gaps.rivals(cluster);
	}

	/** For each centre, the least that it is farther from one of the cluster's pixels than their own. */
	private double[] farther(final int cluster) {
		final double[] least = new double[CLUSTERS];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		for (int i = 0; i < x.pixels(); i++)
			for (int c = 0; plain.labels()[i] == cluster && c < CLUSTERS; c++)
				least[c] = Math.min(least[c],
					data.scale() * (Math.sqrt(plain.squaredDistance(i, c)) - Math.sqrt(plain.squaredDistance(i, cluster))));
		return least;
	}

	private static Nearest searched(final CentredFeatures data, final double... centres) {
		final Nearest nearest = new Nearest(data);
		nearest.search(PixelBlocks.of(IntStream.range(0, data.pixels()).toArray()), new Centres(data, centres), null, null,
			Progress.NONE);
		return nearest;
	}
}
