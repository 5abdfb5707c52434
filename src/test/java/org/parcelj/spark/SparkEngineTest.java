package org.parcelj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.ArraySource;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.kmeans.BlockKMeans;
import org.parcelj.blocks.mixture.BlockMixture;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.mixture.GaussianMixture;

/** What travels to Spark's tasks and back, in one process; {@link ClusterTest} has several. */
class SparkEngineTest {

	private static final int[] SIZE = { 30, 20, 12 };

	@TempDir
	static Path folder;

	private static SparkEngine engine;
	private static ArraySource source;

	@BeforeAll
	static void start() {
		engine = new SparkEngine(
			new SparkConf().setMaster("local[2]").set("spark.log.level", "OFF").set("spark.driver.host", "127.0.0.1")
				.set("spark.driver.bindAddress", "127.0.0.1").set("spark.local.dir", folder.toString()));
		final SplittableRandom random = new SplittableRandom(2);
		final float[] values = new float[SIZE[0] * SIZE[1] * SIZE[2]];
		final boolean[] inside = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) ((i / 9 % 3) * 100 + 40 * random.nextDouble());
			inside[i] = i % 11 > 0;
		}
		source = new ArraySource(SIZE, 1, values, inside);
	}

	@AfterAll
	static void stop() {
		engine.close();
	}

	/** In 1, 2 and 6 tasks. */
	@Test
	void theLabelsAreThoseOfTheLocalEngine() {
		for (final BlockMethod method : List.of(new BlockKMeans(KMeans.Options.of(5)),
			new BlockMixture(GaussianMixture.Options.of(3)))) {
			final int[] expected = source.inBlocks(method, SIZE, new LocalEngine(), new MemoryShelf(), Progress.NONE);
			for (final int[] block : new int[][] { SIZE, { 15, 20, 12 }, { 15, 7, 12 } })
				assertArrayEquals(expected, source.inBlocks(method, block, engine,
					new FolderShelf(folder.resolve(method.identity().hashCode() + Arrays.toString(block))), Progress.NONE));
		}
	}

	@Test
	void aBlockThatFailsIsNamed() {
		assertEquals("trying, block 3: no",
			assertThrows(InputException.class, () -> engine.map("trying", 5, (block, progress) -> {
				if (block == 3) throw new InputException("no");
				return block;
			}, Progress.NONE)).getMessage());
	}
}
