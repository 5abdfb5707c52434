package org.parcelj.cluster.rena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.CancelAfter;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class RenaTest {

	@ParameterizedTest
	@CsvSource({ "1, 259", "2, 66" })
	void theFirstRoundsAgreeWithTheReference(final int rounds, final int clusters) throws IOException {
		final int[] expected = text("labels_after_" + rounds + ".csv").lines().mapToInt(Integer::parseInt).toArray();
		final RenaResult result = new Rena(clusters).fit(series(), graph(referenceMask()), Progress.NONE);
		assertArrayEquals(rounds == 1 ? new int[] { 259 } : new int[] { 259, 66 }, result.sizes());
		assertArrayEquals(Clustering.byFirstPixel(expected).labels(), result.clustering().labels());
	}

	@ParameterizedTest
	@CsvSource({ "200, 59.55336273616526", "60, 127.56808904153456", "20, 199.35312461664827" })
	void losesNoMoreThanTheReference(final int clusters, final double reference) throws IOException {
		final FeatureMatrix series = series();
		final Clustering result = new Rena(clusters).fit(series, graph(referenceMask()), Progress.NONE).clustering();
		assertEquals(clusters, result.size());
		assertTrue(withinSquares(series, result) <= reference, withinSquares(series, result) + " is over " + reference);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 17, 100, 399, 400 })
	void everyNumberOfConnectedClusters(final int clusters) {
		final GridGraph graph = graph(Mask.all(20, 20));
		final RenaResult result = new Rena(clusters).fit(noise(400, 2, 5), graph, Progress.NONE);
		assertEquals(clusters, result.clustering().size());
		assertConnected(result.clustering(), graph);
		final int[] sizes = result.sizes();
		for (int round = 1; round < sizes.length; round++)
			assertTrue(sizes[round] < sizes[round - 1]);
		assertEquals(clusters, sizes.length == 0 ? 400 : sizes[sizes.length - 1]);
	}

	@Test
	void equalNeighboursMergeFirst() {
		final FeatureMatrix line = new FeatureMatrix(6, 1, new float[] { 0, 10, 20, 20, 30.5f, 40 });
		assertArrayEquals(new int[] { 0, 1, 2, 2, 3, 4 },
			new Rena(5).fit(line, graph(Mask.all(6)), Progress.NONE).clustering().labels());
	}

	@Test
	void theLastRoundTakesTheLowestWardCostFirst() {
		// After a round of four zeros, four fours and two 8.8s the first two are the nearest to each other (4 to 4.8), but
		// to merge the last two costs less: 4·2/6 · 23.04 = 30.7 to 4·4/8 · 16 = 32.
		final float[] values = { 0, 0, 0, 0, 4, 4, 4, 4, 8.8f, 8.8f };
		final RenaResult result = new Rena(2).fit(new FeatureMatrix(10, 1, values), graph(Mask.all(10)), Progress.NONE);
		assertArrayEquals(new int[] { 3, 2 }, result.sizes());
		assertArrayEquals(new int[] { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1 }, result.clustering().labels());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 99, 100 })
	void aFlatImageWorks(final int clusters) {
		final GridGraph graph = graph(Mask.all(10, 5, 2));
		final Clustering result = new Rena(clusters).fit(new FeatureMatrix(100, 3, new float[300]), graph, Progress.NONE)
			.clustering();
		assertEquals(clusters, result.size());
		assertConnected(result, graph);
	}

	@Test
	void verySmallAndVeryLargeValuesMakeNoDifference() {
		final GridGraph graph = graph(Mask.all(15, 15));
		final FeatureMatrix x = noise(225, 2, 9);
		final int[] expected = new Rena(20).fit(x, graph, Progress.NONE).clustering().labels();
		for (final float factor : new float[] { 0x1p-90f, 0x1p90f }) {
			final float[] scaled = new float[x.sharedValues().length];
			for (int i = 0; i < scaled.length; i++)
				scaled[i] = x.sharedValues()[i] * factor;
			assertArrayEquals(expected,
				new Rena(20).fit(new FeatureMatrix(225, 2, scaled), graph, Progress.NONE).clustering().labels());
		}
	}

	@Test
	void componentsAndIsolatedPixelsStayApart() {
		final boolean[] inside = grid("##.##", "##.##", ".....", "#.#..");
		final Mask mask = Mask.of(new long[] { 5, 4 }, p -> inside[p]);
		final Clustering result = new Rena(4).fit(noise(10, 1, 1), graph(mask), Progress.NONE).clustering();
		assertArrayEquals(new int[] { 0, 0, 1, 1, 0, 0, 1, 1, 2, 3 }, result.labels());
		assertEquals("clusters is 3, but must be at least the number of connected components, 4",
			assertThrows(InputException.class, () -> new Rena(3).fit(noise(10, 1, 1), graph(mask), Progress.NONE))
				.getMessage());
	}

	@Test
	void badInputIsNamed() {
		final GridGraph four = graph(Mask.all(2, 2));
		assertEquals("clusters is 0, but must be at least 1",
			assertThrows(InputException.class, () -> new Rena(0)).getMessage());
		assertEquals("clusters is 5, but must be at most the number of pixels, 4",
			assertThrows(InputException.class, () -> new Rena(5).fit(noise(4, 1, 0), four, Progress.NONE)).getMessage());
		assertEquals("the features are of 3 pixels, but the graph is of 4",
			assertThrows(InputException.class, () -> new Rena(2).fit(noise(3, 1, 0), four, Progress.NONE)).getMessage());
		assertThrows(InputException.class,
			() -> new Rena(2).fit(new FeatureMatrix(4, 1, new float[] { 1, 2, Float.NaN, 3 }), four, Progress.NONE));
	}

	@ParameterizedTest
	@CsvSource({ "FACES, 9", "FACES, 20", "FACES, 40", "FACES, 60", "FULL, 9", "FULL, 20", "FULL, 100" })
	void pixelsThatFillAGridAreClusteredAsTheSameOnesWithin(final Connectivity connectivity, final int clusters) {
		final int[] size = { 7, 6, 5 };
		final SplittableRandom random = new SplittableRandom(4);
		final float[] values = new float[7 * 6 * 5];
		for (int i = 0; i < values.length; i++)
			values[i] = random.nextInt(12);
		final boolean[] member = new boolean[9 * 8 * 7];
		for (int i = 0; i < values.length; i++)
			member[i % size[0] + 1 + 9 * (i / size[0] % size[1] + 1 + 8 * (i / (size[0] * size[1]) + 1))] = true;
		final FeatureMatrix features = new FeatureMatrix(values.length, 1, values);
		final GridGraph filled = GridGraph.of(Mask.all(7, 6, 5), connectivity);
		final GridGraph within = GridGraph.of(Mask.where(new long[] { 9, 8, 7 }, i -> member[i]), connectivity);
		final RenaResult expected = new Rena(clusters).fit(features, within, Progress.NONE);
		final RenaResult actual = new Rena(clusters).fit(features, filled, Progress.NONE);
		assertArrayEquals(expected.sizes(), actual.sizes());
		assertArrayEquals(expected.clustering().labels(), actual.clustering().labels());
	}

	@ParameterizedTest
	@CsvSource({ "1, 26, 46", "2, 41, 61", "5, 49, 129" })
	void moreNeighboursAskForMoreMemory(final int features, final int faces, final int all) {
		final Mask mask = Mask.all(30, 20, 10);
		assertEquals(6000L * faces, Rena.bytes(GridGraph.of(mask, Connectivity.FACES), features));
		assertEquals(6000L * all, Rena.bytes(GridGraph.of(mask, Connectivity.FULL), features));
	}

	@Test
	void threadsChangeNothing() {
		final GridGraph graph = graph(Mask.all(40, 40, 20));
		final FeatureMatrix x = noise(32000, 3, 2);
		final int[] one = Parallelization.runWithNumThreads(1, () -> new Rena(500).fit(x, graph, Progress.NONE))
			.clustering().labels();
		for (final int threads : new int[] { 2, 8 })
			assertArrayEquals(one, Parallelization
				.runWithNumThreads(threads, () -> new Rena(500).fit(x, graph, Progress.NONE)).clustering().labels());
	}

	@Test
	void canBeCanceled() {
		final GridGraph graph = graph(Mask.all(320, 320));
		final FeatureMatrix x = noise(102_400, 1, 0);
		// components, and in the only round distances, limits, joins, links, their order and joins
		CancelAfter.assertStops(1 + 50 + 1 + 1 + 1 + 1 + 1, progress -> new Rena(102_300).fit(x, graph, progress));
		// in each of several rounds also groups, means and what is left of the edges
		CancelAfter.assertStops(15, progress -> new Rena(2).fit(noise(900, 1, 0), graph(Mask.all(30, 30)), progress));
	}

	private static GridGraph graph(final Mask mask) {
		return GridGraph.of(mask, Connectivity.FACES);
	}

	private static FeatureMatrix noise(final int pixels, final int features, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[pixels * features];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextDouble();
		return new FeatureMatrix(pixels, features, values);
	}

	private static boolean[] grid(final String... rows) {
		final String all = String.join("", rows);
		final boolean[] inside = new boolean[all.length()];
		for (int i = 0; i < inside.length; i++)
			inside[i] = all.charAt(i) == '#';
		return inside;
	}

	private static void assertConnected(final Clustering clustering, final GridGraph graph) {
		final DisjointSets sets = new DisjointSets(graph.size());
		final int[] labels = clustering.labels();
		for (int i = 0; i < graph.size(); i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				if (labels[i] == labels[graph.neighbours()[e]]) sets.join(i, graph.neighbours()[e]);
		assertEquals(clustering.size(), sets.count());
	}

	private static double withinSquares(final FeatureMatrix x, final Clustering clustering) {
		final int p = x.features();
		final int[] sizes = clustering.sizes();
		final double[] means = new double[sizes.length * p];
		for (int i = 0; i < x.sharedValues().length; i++)
			means[clustering.label(i / p) * p + i % p] += x.sharedValues()[i] / (double) sizes[clustering.label(i / p)];
		double sum = 0;
		for (int i = 0; i < x.sharedValues().length; i++)
			sum += Math.pow(x.sharedValues()[i] - means[clustering.label(i / p) * p + i % p], 2);
		return sum;
	}

	/** [868 pixels × 25 frames], little-endian floats. */
	private static FeatureMatrix series() throws IOException {
		try (InputStream in = new GZIPInputStream(open("series.f32.gz"))) {
			final ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
			final float[] values = new float[bytes.remaining() / 4];
			bytes.asFloatBuffer().get(values);
			return new FeatureMatrix(values.length / 25, 25, values);
		}
	}

	private static Mask referenceMask() throws IOException {
		final boolean[] inside = grid(text("mask.txt").lines().toArray(String[]::new));
		return Mask.of(new long[] { 12, 13, 11 }, p -> inside[p]);
	}

	private static String text(final String name) throws IOException {
		try (InputStream in = open(name)) {
			return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	private static InputStream open(final String name) {
		return RenaTest.class.getResourceAsStream("/reference/rena-4d/" + name);
	}
}
