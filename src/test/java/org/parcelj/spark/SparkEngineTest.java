package org.parcelj.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.blocks.ArraySource;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.kmeans.BlockKMeans;
import org.parcelj.blocks.mixture.BlockMixture;
import org.parcelj.cluster.kmeans.KMeans;
import org.parcelj.cluster.mixture.GaussianMixture;
import org.parcelj.commands.batch.FileRuns;
import org.parcelj.files.CsvTable;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.launcher.BatchElsewhere;
import org.parcelj.launcher.PhantomFiles;
import org.parcelj.launcher.SubjectsElsewhere;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiWriter;

/** What travels to Spark's tasks and back, in one process; {@link ClusterTest} has several. */
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "Spark 4.0 needs a Java up to 23")
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

	/** Each file is a task; one that cannot be done is on the list; done ones are not done again. */
	@Test
	void aBatchIsThatOfOneMachine() throws Exception {
		final Path input = Files.createDirectories(folder.resolve("pictures"));
		for (int i = 0; i < 3; i++)
			ImageFiles.writeTiff(IJ.createImage("ramp", "8-bit ramp", 30 + i, 20, 1), input.resolve("a" + i + ".tif"));
		Files.writeString(input.resolve("broken.tif"), "no picture");
		final Map<String, String> keys = Map.of("command", "kmeans", "keys", "clusters=3", "input", input.toString());
		batch(keys, "here", FileRuns.find());
		batch(keys, "there", new SparkFileRuns(engine));
		for (int i = 0; i < 3; i++)
			for (final String kind : new String[] { "labels.tif", "parcels.csv", "centres.csv" })
				if (kind.endsWith("csv"))
					assertEquals(-1,
						Files.mismatch(folder.resolve("here/a" + i + "_" + kind), folder.resolve("there/a" + i + "_" + kind)));
				else
					assertTrue(Files.exists(folder.resolve("there/a" + i + "_" + kind)));
		assertEquals(List.of("done", "done", "done", "failed"), statuses());
		batch(keys, "there", new SparkFileRuns(engine));
		assertEquals(List.of("done before", "done before", "done before", "failed"), statuses());
		assertEquals(-1, Files.mismatch(folder.resolve("here/all_parcels.csv"), folder.resolve("there/all_parcels.csv")));
	}

	private static void batch(final Map<String, String> keys, final String output, final FileRuns by) {
		final Map<String, String> all = new HashMap<>(keys);
		all.put("output", folder.resolve(output).toString());
		final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
		BatchElsewhere.run(all, by, nowhere, nowhere);
	}

	/**
	 * Each subject is a task; those that cannot be used are named, and the others not read again. The labels of a cluster
	 * are those of one machine's files to the last, and those of its memory.
	 */
	@Test
	void subjectsAreThoseOfOneMachine() throws Exception {
		final Path input = Files.createDirectories(folder.resolve("subjects"));
		for (int subject = 0; subject < 4; subject++)
			PhantomFiles.write(subject, input.resolve("sub-" + subject + "_bold.nii.gz"));
		Files.writeString(input.resolve("sub-5_bold.nii.gz"), "no series");
		final NiftiFile bold = NiftiFile.open(input.resolve("sub-1_bold.nii.gz"));
		final double[][] moved = bold.header().affine();
		moved[0][3] += 9;
		NiftiWriter.write(input.resolve("sub-6_bold.nii.gz"), bold.header().withSform(1, moved),
			bold.read(Progress.NONE)::plane, Progress.NONE);
		final String message = assertThrows(InputException.class, () -> subjects("cluster", Optional.of(engine)))
			.getMessage();
		for (final String part : new String[] { "masks of 5 subjects: 2 of 5 cannot be used: ", "sub-5_bold.nii.gz (",
			"sub-6_bold.nii.gz\" lies elsewhere in the scanner than \"sub-0_bold.nii.gz\"" })
			assertTrue(message.contains(part), message);
		Files.delete(input.resolve("sub-6_bold.nii.gz"));
		Files.delete(input.resolve("sub-5_bold.nii.gz"));
		assertTrue(subjects("cluster", Optional.of(engine)).contains("masks of 3 subjects: 3 of 3 were done before"));
		subjects("files", Optional.empty(), "engine=local");
		subjects("memory", Optional.empty(), "engine=memory");
		assertArrayEquals(pixels("files"), pixels("cluster"));
		assertArrayEquals(pixels("memory"), pixels("cluster"));
		assertEquals(-1, Files.mismatch(folder.resolve("files/parcels.csv"), folder.resolve("cluster/parcels.csv")));
		try (Stream<Path> files = Files.list(folder.resolve("cluster"))) {
			assertEquals(Set.of("labels.tif", "labels.nii.gz", "parcels.csv", "parcelj.json"),
				files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
		}
	}

	private static int[] pixels(final String output) {
		return LabelImages.read(IJ.openImage(folder.resolve(output).resolve("labels.tif").toString())).sharedLabels();
	}

	private static String subjects(final String output, final Optional<Engine> by, final String... keys) {
		final Map<String, String> all = new HashMap<>(
			Map.of("image", folder + "/subjects/sub-0_bold.nii.gz", "subjects", folder + "/subjects", "clusters", "5",
				"components", "6", "detrend", "linear", "standardize", "zscore", "output", folder.resolve(output).toString()));
		for (final String key : keys)
			all.put(key.substring(0, key.indexOf('=')), key.substring(key.indexOf('=') + 1));
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		SubjectsElsewhere.run("agglomerative", all, by, new PrintStream(said), new PrintStream(said));
		return said.toString();
	}

	private static List<String> statuses() {
		final CsvTable table = CsvTable.read(folder.resolve("there/summary.csv"), "summary");
		return IntStream.range(0, table.rows()).mapToObj(row -> table.text(row, table.names().indexOf("status"))).toList();
	}
}
