package org.parcelj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.cluster.Clustering;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.kmeans.KMeansAlgorithm;
import org.parcelj.cluster.kmeans.KMeansResult;
import org.parcelj.cluster.rena.Rena;
import org.parcelj.cluster.rena.RenaResult;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/** The labels of a cluster are those of one machine, for every pixel, also where machines fail. */
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.0 needs a Java up to 23")
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

	private static Process rena(final String name, final Connectivity connectivity) throws Exception {
		return submit("rena", name, "clusters=" + CLUSTERS, "connectivity=" + connectivity.label());
	}

	private static Process submit(final String command, final String name, final String... keys) throws Exception {
		final List<String> all = new ArrayList<>(List.of(command, "image=" + folder.resolve("a.zarr"), "block=32",
			"output=" + folder.resolve(name), "checkpoint=" + folder.resolve(name + "-checkpoint")));
		all.addAll(List.of(keys));
		return cluster.submit(name, all.toArray(new String[0]));
	}

	/** Waits until a run has finished a step. */
	private static void awaitStep(final String name, final int step, final Process run) throws Exception {
		Cluster.until(() -> Files.exists(step(name, step)) || !run.isAlive());
		assertTrue(run.isAlive(), () -> cluster.said(name));
	}

	private static Path step(final String name, final int step) {
		return folder.resolve(name + "-checkpoint/parcelj-blocks/done/" + step);
	}

	private static void finish(final String name, final Process run) throws Exception {
		assertTrue(run.waitFor(5, TimeUnit.MINUTES), () -> cluster.said(name));
		assertEquals(0, run.exitValue(), () -> cluster.said(name));
	}

	/** First the run itself is killed and begun again, then, in another, a worker with its executor. */
	@Test
	void theLabelsAreThoseOfOneMachine() throws Exception {
		final Process first = rena("driver", Connectivity.FULL);
		awaitStep("driver", 4, first);
		first.destroyForcibly().waitFor();
		finish("driver", rena("driver", Connectivity.FULL));
		assertFalse(cluster.said("driver").contains("counting pixels"), "what was done is not done again");
		assertArrayEquals(expected(Connectivity.FULL), labels("driver"));
		assertFalse(Files.exists(folder.resolve("driver-checkpoint/parcelj-blocks")));
		final Process second = rena("worker", Connectivity.FACES);
		awaitStep("worker", 3, second);
		cluster.kill(1);
		finish("worker", second);
		assertArrayEquals(expected(Connectivity.FACES), labels("worker"));
		assertTrue(cluster.said("worker").contains("Lost executor"), () -> cluster.said("worker"));
		// on the worker that is left
		finish("kmeans", submit("kmeans", "kmeans", "clusters=5", "algorithm=lloyd", "restarts=1", "iterations=4"));
		assertArrayEquals(expectedOfKMeans(), labels("kmeans"));
		assertTrue(cluster.said("kmeans").contains("k-means, iteration 4"), () -> cluster.said("kmeans"));
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
