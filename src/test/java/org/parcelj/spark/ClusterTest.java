package org.parcelj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.kmeans.KMeansResult;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.cluster.rena.RenaResult;
import org.parcelj.commands.input.Report;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.launcher.BlockRuns;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/** The labels of a cluster are those of one machine, for every pixel, also where machines fail. */
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.0 needs a Java up to 23")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

	private static final int N = 64;
	private static final int CLUSTERS = 300;

	@TempDir
	static Path folder;

	private static float[] values;
	private static Cluster cluster;

	@BeforeAll
	static void start() throws Exception {
		final ZarrArray array = ZarrArray.create(new FileStore(folder.resolve("a.zarr")), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.UINT16, new long[] { N, N, N }, new int[] { 16, 16, 16 }),
			SmallZarrs.json("{}"));
		final short[] pixels = new short[N * N * N];
		values = new float[pixels.length];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < pixels.length; i++) {
			// a third is constant, and whole numbers have ties
			pixels[i] = (short) (i < pixels.length / 3 ? 9 : random.nextInt(60) + 40 * (i / 20 % 7));
			values[i] = pixels[i];
		}
		SmallZarrs.fill(array, pixels);
		cluster = new Cluster(folder, 2);
	}

	@AfterAll
	static void stop() throws Exception {
		if (cluster != null) cluster.close();
	}

	private static int[] expected(final Connectivity connectivity) {
		final RenaResult result = new Rena(CLUSTERS).fit(new FeatureMatrix(values.length, 1, values),
			GridGraph.of(Mask.all(N, N, N), connectivity), Progress.NONE);
		return Arrays.stream(result.clustering().labels()).map(label -> label + 1).toArray();
	}

	private static int[] labels(final String output) {
		final ZarrArray array = ZarrArray.open(new FileStore(folder.resolve(output).resolve("labels.ome.zarr")), "0");
		return (int[]) array.read(new long[3], new int[] { N, N, N }, Progress.NONE);
	}

	private static Map<String, String> keys(final String name) {
		return Map.of("image", folder.resolve("a.zarr").toString(), "block", "32", "output",
			folder.resolve(name).toString(), "checkpoint", folder.resolve(name + "-checkpoint").toString());
	}

	/** A run of its own process, in which neighbours share corners. */
	private static Process submitted(final String name) throws Exception {
		final List<String> words = new ArrayList<>(List.of("rena", "clusters=" + CLUSTERS, "connectivity=full"));
		keys(name).forEach((key, value) -> words.add(key + "=" + value));
		return cluster.submit(name, words.toArray(new String[0]));
	}

	/** A run on the cluster that this process drives. */
	private static CompletableFuture<Void> begun(final SparkEngine engine, final String command, final String name,
		final Said said, final Map<String, String> more)
	{
		final Map<String, String> all = new HashMap<>(keys(name));
		all.putAll(more);
		final BlockRuns run = new BlockRuns(command, all, EngineKind.SPARK);
		return CompletableFuture.runAsync(() -> run.run(engine, said, said));
	}

	/** What a run says, and its steps. */
	private static final class Said implements Report, Progress {

		private final Set<String> lines = ConcurrentHashMap.newKeySet();

		@Override
		public void say(final String line) {
			lines.add(line);
		}

		@Override
		public void warn(final String line) {
			lines.add(line);
		}

		@Override
		public void report(final double fraction, final String message) {
			lines.add(message);
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	}

	private static boolean hasDone(final String name, final int step) {
		return Files.exists(folder.resolve(name + "-checkpoint/parcelj-blocks/done/" + step));
	}

	/** The run itself is killed, and goes on where it is begun again by the same line. */
	@Test
	@Order(1)
	void aRunThatIsKilledGoesOn() throws Exception {
		final Process first = submitted("driver");
		Cluster.until(() -> hasDone("driver", 4) || !first.isAlive());
		assertTrue(first.isAlive(), () -> cluster.said("driver"));
		first.destroyForcibly().waitFor();
		final Process second = submitted("driver");
		assertTrue(second.waitFor(5, TimeUnit.MINUTES), () -> cluster.said("driver"));
		assertEquals(0, second.exitValue(), () -> cluster.said("driver"));
		assertFalse(cluster.said("driver").contains("counting pixels"), "what was done is not done again");
		assertTrue(cluster.said("driver").contains(" %: labelling pixels"), () -> cluster.said("driver"));
		assertArrayEquals(expected(Connectivity.FULL), labels("driver"));
		assertFalse(Files.exists(folder.resolve("driver-checkpoint/parcelj-blocks")));
	}

	/** A worker is killed with its executor, after the other test; what follows is done by the one that is left. */
	@Test
	@Order(2)
	void theLabelsAreThoseOfOneMachine() throws Exception {
		try (SparkEngine engine = cluster.engine()) {
			final CompletableFuture<Void> rena = begun(engine, "rena", "worker", new Said(),
				Map.of("clusters", Integer.toString(CLUSTERS)));
			Cluster.until(() -> hasDone("worker", 3) || rena.isDone());
			cluster.kill(1);
			Cluster.until(() -> cluster.said("master").contains("Telling app of lost executor"));
			assertFalse(rena.isDone());
			rena.get(5, TimeUnit.MINUTES);
			assertArrayEquals(expected(Connectivity.FACES), labels("worker"));
			final Said said = new Said();
			begun(engine, "kmeans", "kmeans", said,
				Map.of("clusters", "5", "algorithm", "lloyd", "restarts", "1", "iterations", "4")).get(5, TimeUnit.MINUTES);
			assertArrayEquals(expectedOfKMeans(), labels("kmeans"));
			assertTrue(said.lines.contains("k-means, iteration 4"), () -> said.lines.toString());
		}
	}

	private static int[] expectedOfKMeans() {
		final FeatureMatrix features = new FeatureMatrix(values.length, 1, values);
		final KMeansResult result = new KMeans(
			KMeans.Options.of(5).withAlgorithm(KMeansAlgorithm.LLOYD).withRestarts(1).withIterations(4))
			.fit(features, Progress.NONE);
		return Arrays.stream(Clustering.byFirstFeature(result.labels(), features).labels()).map(label -> label + 1)
			.toArray();
	}
}
