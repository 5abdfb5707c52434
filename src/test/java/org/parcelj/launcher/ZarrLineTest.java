package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.Opener;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.blocks.TravellingEngine;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.files.CsvTable;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/** Zarrs on the command line, from the array to labels in a Zarr. */
class ZarrLineTest {

	@TempDir
	Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@BeforeEach
	void writeImage() {
		SmallZarrs.group(folder.resolve("a.ome.zarr"), "", ZarrFormat.V2, "{'multiscales':[{'version':'0.4','axes':" +
			"[{'name':'z','type':'space'},{'name':'y','type':'space'},{'name':'x','type':'space'}],'datasets':[{'path':'0'}]}]}");
		final ZarrArray array = ZarrArray.create(new FileStore(folder.resolve("a.ome.zarr")), "0",
			new ArrayLayout(ZarrFormat.V2, PixelType.UINT16, new long[] { 12, 20, 30 }, new int[] { 4, 8, 8 }),
			SmallZarrs.json("{}"));
		final short[] values = new short[12 * 20 * 30];
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < values.length; i++)
			values[i] = (short) (random.nextInt(200) + (i % 30 > 15 ? 500 : 0));
		SmallZarrs.fill(array, values);
	}

	private int run(final String line) {
		out.reset();
		err.reset();
		final String[] words = line.replace("IN/", folder + "/").split(" ");
		return new CommandLine(new PrintStream(out), new PrintStream(err)).run(words);
	}

	private int[] labels(final String path) {
		return LabelImages.read(ZarrImages.open(folder.resolve(path).toString(), ZarrImages.View.of(0, ""), Progress.NONE))
			.sharedLabels();
	}

	@Test
	void labelsInBlocksAreThoseInMemory() {
		assertEquals(0, run("rena image=IN/a.ome.zarr clusters=40 engine=memory output=IN/memory"), err.toString());
		assertTrue(Files.exists(folder.resolve("memory/labels.tif")), out.toString());
		for (final String connectivity : new String[] { "faces", "full" }) {
			assertEquals(0,
				run("rena image=IN/a.ome.zarr clusters=40 connectivity=" + connectivity + " output=IN/m-" + connectivity),
				err.toString());
			assertEquals(0, run("rena image=IN/a.ome.zarr clusters=40 engine=local block=8 connectivity=" + connectivity +
				" output=IN/l-" + connectivity), err.toString());
			assertTrue(out.toString().contains("30 × 20 × 12 pixels in 24 blocks of 8 × 8 × 8"), out.toString());
			assertArrayEquals(labels("m-" + connectivity + "/labels.ome.zarr"),
				labels("l-" + connectivity + "/labels.ome.zarr"));
		}
	}

	/** Classes of noise: parts of many blocks, and holes across their borders. */
	@Test
	void componentsInBlocksAreThoseInMemory() {
		final byte[] classes = new byte[11 * 20 * 26];
		final SplittableRandom random = new SplittableRandom(4);
		for (int i = 0; i < classes.length; i++)
			classes[i] = (byte) (random.nextInt(9) < 3 ? 0 : 1 + random.nextInt(4) / 3);
		SmallZarrs.fill(ZarrArray.create(new FileStore(folder.resolve("k.zarr")), "",
			new ArrayLayout(ZarrFormat.V3, PixelType.UINT8, new long[] { 11, 20, 26 }, new int[] { 3, 4, 7 }),
			SmallZarrs.json("{}")), classes);
		int block = 8;
		for (final String keys : new String[] { "", " connectivity=full smallest=2", " smallest=3 fillholes=true",
			" connectivity=full fillholes=true", " fillholes=true region=3:20,:,4:5" }) {
			final String line = "components labels=IN/k.zarr overwrite=true" + keys;
			assertEquals(0, run(line + " output=IN/cm"), err.toString());
			final String components = said("component");
			block = 23 - block;
			assertEquals(0, run(line + " output=IN/cl engine=local block=" + block), err.toString());
			assertEquals(components, said("component"));
			assertArrayEquals(labels("cm/components.ome.zarr"), labels("cl/components.ome.zarr"), line + " in " + block);
		}
		inBlocksElsewhere("components labels=IN/k.zarr fillholes=true block=8 output=IN/ce");
		assertEquals(0, run("components labels=IN/k.zarr fillholes=true output=IN/ci"), err.toString());
		assertArrayEquals(labels("ci/components.ome.zarr"), labels("ce/components.ome.zarr"));
	}

	/** Labels with gaps, of which some pixels are none. */
	private void writeLabels(final String name, final int seed, final long... shape) {
		final int[] labels = new int[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < labels.length; i++)
			labels[i] = random.nextInt(5) == 0 ? 0 : 7 * (1 + i / 97 % 13);
		SmallZarrs.fill(ZarrArray.create(new FileStore(folder.resolve(name)), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.UINT32, shape, new int[] { 4, 9, 9 }), SmallZarrs.json("{}")), labels);
	}

	private void same(final String line, final String... tables) {
		assertEquals(0, run(line + " overwrite=true output=IN/lm"), err.toString());
		final String said = said(" ");
		assertEquals(0, run(line + " overwrite=true engine=local block=9 output=IN/ll"), err.toString());
		assertTrue(out.toString().contains(said), out.toString());
		for (final String name : tables)
			sameRows("lm/" + name, "ll/" + name);
	}

	private void sameRows(final String memory, final String blocks) {
		final CsvTable expected = CsvTable.read(folder.resolve(memory), "table");
		final CsvTable found = CsvTable.read(folder.resolve(blocks), "table");
		assertEquals(expected.names(), found.names());
		assertEquals(expected.rows(), found.rows());
		for (int column = 0; column < found.names().size(); column++)
			for (int row = 0; row < found.rows(); row++)
				same(expected.text(row, column), found.text(row, column), memory + " " + found.names().get(column));
	}

	@Test
	void whatLabelsMeasureInBlocksIsWhatTheyDoInMemory() throws Exception {
		writeChannels();
		writeLabels("l.zarr", 3, 9, 20, 17);
		writeLabels("r.zarr", 4, 9, 20, 17);
		same("sizes labels=IN/l.zarr reference=IN/r.zarr graph=true", "sizes.csv", "summary.csv", "neighbours.csv");
		assertArrayEquals(Files.readAllBytes(folder.resolve("lm/sizes.png")),
			Files.readAllBytes(folder.resolve("ll/sizes.png")));
		for (final String keys : new String[] { " statistic=sd", " statistic=sum scaling=true",
			" statistic=minimum fwhm=2,1,3", " statistic=median" })
			same("signals image=IN/c.ome.zarr labels=IN/l.zarr" + keys, "signals.csv");
		same("compress image=IN/c.ome.zarr labels=IN/l.zarr", "variance.csv");
		assertArrayEquals(values(ZarrImages.open(folder + "/ll/compressed.ome.zarr", WHOLE, Progress.NONE)),
			values(new Opener().openImage(folder + "/lm/compressed.tif")), 1e-3f);
		inBlocksElsewhere("compress image=IN/c.ome.zarr labels=IN/l.zarr block=8 output=IN/le");
		assertArrayEquals(values(ZarrImages.open(folder + "/ll/compressed.ome.zarr", WHOLE, Progress.NONE)),
			values(ZarrImages.open(folder + "/le/compressed.ome.zarr", WHOLE, Progress.NONE)), 1e-3f);
		inBlocksElsewhere("sizes labels=IN/l.zarr output=IN/le");
		inBlocksElsewhere("signals image=IN/c.ome.zarr labels=IN/l.zarr output=IN/le");
	}

	@Test
	void comparisonsInBlocksAreThoseInMemory() {
		writeLabels("l.zarr", 3, 9, 20, 17);
		writeLabels("r.zarr", 4, 9, 20, 17);
		final String line = "compare labels=IN/l.zarr reference=IN/r.zarr output=IN/";
		assertEquals(0, run(line + "pm"), err.toString());
		assertEquals(0, run(line + "pl engine=local block=9"), err.toString());
		assertTrue(out.toString().contains("are not measured in blocks"), out.toString());
		for (final String name : new String[] { "agreement.csv", "matches.csv" }) {
			final CsvTable expected = CsvTable.read(folder.resolve("pm").resolve(name), "table");
			final CsvTable found = CsvTable.read(folder.resolve("pl").resolve(name), "table");
			assertEquals(expected.names().stream().filter(column -> !column.matches("boundary.*|.*hausdorff.*")).toList(),
				found.names());
			assertEquals(expected.rows(), found.rows());
			for (final String column : found.names())
				for (int row = 0; row < found.rows(); row++)
					assertEquals(expected.text(row, expected.names().indexOf(column)),
						found.text(row, found.names().indexOf(column)), column);
		}
		assertArrayEquals(labels("pm/matched.ome.zarr"), labels("pl/matched.ome.zarr"));
		inBlocksElsewhere(line + "pe block=8");
		refused("key \"tolerance\" cannot be used in blocks", line + "po engine=local tolerance=2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "agglomerative image=IN/a.ome.zarr clusters=12 superpixels=60",
		"agglomerative image=IN/a.ome.zarr clusters=9 superpixels=300 linkage=average connectivity=full fwhm=2",
		"agglomerative image=IN/c.ome.zarr mask=nonzero clusters=5 superpixels=50 linkage=complete",
		"spectral image=IN/a.ome.zarr clusters=6 superpixels=80",
		"spectral image=IN/c.ome.zarr mask=nonzero clusters=4 superpixels=60 connectivity=full beta=5" })
	void superpixelsInBlocksAreThoseInMemory(final String line) {
		writeChannels();
		assertEquals(0, run(line + " output=IN/xm"), err.toString());
		assertEquals(0, run(line + " engine=local block=8 output=IN/xl"), err.toString());
		assertArrayEquals(labels("xm/labels.ome.zarr"), labels("xl/labels.ome.zarr"));
		sameTables("xm", "xl");
		inBlocksElsewhere(line + " block=16 output=IN/xe");
		assertArrayEquals(labels("xm/labels.ome.zarr"), labels("xe/labels.ome.zarr"));
	}

	/** Several images, of which one is a mask too, in every command that clusters. */
	@ParameterizedTest
	@ValueSource(strings = { "rena clusters=30", "kmeans clusters=4", "gmm clusters=2 covariance=diag",
		"agglomerative clusters=6 superpixels=40" })
	void severalImagesAndMasksOfBlocksAreThoseInMemory(final String command) {
		writeChannels();
		writeLabels("m.zarr", 3, 9, 20, 17);
		SmallZarrs.ramp(folder.resolve("b.zarr"), "", ZarrFormat.V3, new long[] { 9, 20, 17 }, new int[] { 5, 5, 5 }, 3);
		final String line = command.replaceFirst(" ",
			" image=IN/c.ome.zarr more=IN/b.zarr mask=IN/m.zarr connectivity=full output=IN/OUT ");
		assertEquals(0, run(line.replace("OUT", "im")), err.toString());
		assertEquals(0, run(line.replace("OUT", "il") + " engine=local block=8"), err.toString());
		assertArrayEquals(labels("im/labels.ome.zarr"), labels("il/labels.ome.zarr"));
		sameTables("im", "il");
	}

	@Test
	void superpixelsThatCannotBeAreRefused() {
		final String line = "agglomerative image=IN/a.ome.zarr engine=local output=IN/o ";
		refused("superpixels is 0, but in blocks", line + "clusters=5");
		refused("superpixels is 4, but must be at least the number of clusters, 5", line + "clusters=5 superpixels=4");
		refused("superpixels is 9000, but must be at most the number of pixels, 7200", line + "superpixels=9000");
		refused("contrast is \"sklearn\", but in blocks",
			"spectral image=IN/a.ome.zarr engine=local clusters=5 superpixels=50 contrast=sklearn");
		refused("algorithm is local", "kmeans image=IN/a.ome.zarr algorithm=local engine=local");
	}

	/** While most of the memory is promised to others, a volume of mostly missing chunks would not do in what is left. */
	@Test
	void whatWouldNotDoInMemoryIsWorkedOnInBlocks() {
		final ZarrArray array = ZarrArray.create(new FileStore(folder.resolve("w.zarr")), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.UINT8, new long[] { 64, 320, 320 }, new int[] { 64, 64, 64 }),
			SmallZarrs.json("{}"));
		final byte[] chunk = new byte[64 * 64 * 64];
		Arrays.fill(chunk, 5, 4000, (byte) 3);
		array.write(new long[] { 0, 4, 1 }, chunk);
		assertEquals(0, run("sizes labels=IN/w.zarr output=IN/wm"), err.toString());
		assertFalse(out.toString().contains("in blocks"), out.toString());
		try (Memory.Promise others = Memory.promise("others", Memory.free(Long.MAX_VALUE) - LEFT)) {
			assertEquals(0, run("sizes labels=IN/w.zarr output=IN/wa"), err.toString());
			assertTrue(out.toString().contains("in blocks (engine=local)"), out.toString());
			refused("needs", "sizes labels=IN/w.zarr engine=memory output=IN/wn");
		}
		assertEquals(CsvTable.read(folder.resolve("wm/sizes.csv"), "table").text(0, 2),
			CsvTable.read(folder.resolve("wa/sizes.csv"), "table").text(0, 2));
	}

	/** Enough for a block, and less than the volume needs. */
	private static final long LEFT = 60_000_000;

	private static final ZarrImages.View WHOLE = ZarrImages.View.of(0, "");

	private static float[] values(final ImagePlus image) {
		final int pixels = image.getWidth() * image.getHeight();
		final float[] values = new float[pixels * image.getStackSize()];
		for (int plane = 0; plane < image.getStackSize(); plane++)
			System.arraycopy(image.getStack().getProcessor(plane + 1).toFloat(0, null).getPixels(), 0, values, plane * pixels,
				pixels);
		return values;
	}

	@Test
	void labelsThatDoNotFitAreRefused() {
		writeLabels("l.zarr", 3, 9, 20, 17);
		refused("17 × 20 × 9 pixels, but \"" + folder + "/a.ome.zarr\" has 30 × 20 × 12",
			"signals image=IN/a.ome.zarr labels=IN/l.zarr engine=local output=IN/o");
		refused("is both image and labels", "compress image=IN/l.zarr labels=IN/l.zarr engine=local output=IN/o");
		refused("no labels is given", "sizes image=IN/a.ome.zarr engine=local");
		SmallZarrs.ramp(folder.resolve("z.zarr"), "", ZarrFormat.V2, new long[] { 8, 8, 8 }, new int[] { 8, 8, 8 }, 0);
		refused("is 0 everywhere", "sizes labels=IN/z.zarr engine=local output=IN/o");
	}

	/** As on a cluster, where everything goes through files and to other machines. */
	private void inBlocksElsewhere(final String line) {
		final Map<String, String> keys = new HashMap<>();
		final String[] words = line.replace("IN/", folder + "/").split(" ");
		for (int i = 1; i < words.length; i++)
			keys.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
		new BlockRuns(words[0], keys, EngineKind.SPARK).run(new TravellingEngine(), text -> {}, Progress.NONE);
	}

	/** What is replaced in blocks is what runs in memory replace: our own files, as they are on record. */
	@Test
	void blocksKeepTheRulesAndRecordsOfAllRuns() throws Exception {
		SmallZarrs.ramp(folder.resolve("b.zarr"), "", ZarrFormat.V2, new long[] { 8, 8, 8 }, new int[] { 8, 8, 8 }, 1);
		final String line = "kmeans image=IN/a.ome.zarr clusters=3 seed=5 engine=local name={image} output=IN/o2";
		assertEquals(0, run(line), err.toString());
		final Path labels = folder.resolve("o2/a_labels.ome.zarr");
		final RunRecord record = FolderRecord.in(folder.resolve("o2")).runs().get(0);
		assertEquals(
			"parcelj kmeans image=" + folder.resolve("a.ome.zarr") + " clusters=3 engine=local seed=5 'name={image}'",
			record.commandLine());
		assertEquals("auto", record.keys().get("algorithm"));
		assertTrue(record.outputs().get(0).isUnchanged(labels));
		assertEquals(0, run(line), err.toString());
		refused("was made of another input", "kmeans image=IN/b.zarr clusters=3 engine=local name=a output=IN/o2");
		Files.writeString(labels.resolve("note.txt"), "mine");
		refused("is a folder", line + " overwrite=true");
		assertEquals("mine", Files.readString(labels.resolve("note.txt")));
		try (Stream<Path> files = Files.list(folder.resolve("o2"))) {
			assertEquals(List.of("a_centres.csv", "a_labels.ome.zarr", "a_parcels.csv", "parcelj.json"),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	/** Also one that an earlier run made, by its own name or by that of a part, and whatever else may be replaced. */
	@ParameterizedTest
	@ValueSource(strings = { "", " engine=local" })
	void anInputIsNotReplaced(final String engine) {
		assertEquals(0, run("kmeans image=IN/a.ome.zarr clusters=2 output=IN/own"), err.toString());
		final int[] before = labels("own/labels.ome.zarr");
		for (final String part : new String[] { "", "/0" }) {
			assertEquals(2,
				run("kmeans image=IN/own/labels.ome.zarr" + part + " clusters=3 overwrite=true output=IN/own" + engine));
			assertTrue(
				err.toString().endsWith(
					"own/labels.ome.zarr\" is an input, and would be replaced; give another output " + "folder or name\n"),
				err.toString());
			assertArrayEquals(before, labels("own/labels.ome.zarr"));
		}
	}

	@Test
	void kMeansInBlocksIsThatInMemory() {
		for (final String algorithm : new String[] { "auto", "minibatch", "lloyd" }) {
			final String keys = "kmeans image=IN/a.ome.zarr clusters=4 restarts=2 algorithm=" + algorithm + " output=IN/";
			assertEquals(0, run(keys + "km-" + algorithm), err.toString());
			assertEquals(0, run(keys + "kl-" + algorithm + " engine=local block=8"), err.toString());
			assertTrue(out.toString().contains("iterations, inertia"), out.toString());
			assertArrayEquals(labels("km-" + algorithm + "/labels.ome.zarr"), labels("kl-" + algorithm + "/labels.ome.zarr"));
			sameRows("km-" + algorithm + "/centres.csv", "kl-" + algorithm + "/centres.csv");
		}
	}

	/** A volume of two channels, with pixel sizes. */
	private void writeChannels() {
		SmallZarrs.group(folder.resolve("c.ome.zarr"), "", ZarrFormat.V2,
			"{'multiscales':[{'version':'0.4','axes':" +
				"[{'name':'c','type':'channel'},{'name':'z','type':'space','unit':'micrometer'},{'name':'y','type':'space'," +
				"'unit':'micrometer'},{'name':'x','type':'space','unit':'micrometer'}],'datasets':[{'path':'0'," +
				"'coordinateTransformations':[{'type':'scale','scale':[1,2,0.5,0.5]}]}]}]}");
		SmallZarrs.ramp(folder.resolve("c.ome.zarr"), "0", ZarrFormat.V2, new long[] { 2, 9, 20, 17 },
			new int[] { 1, 4, 8, 8 }, 7);
	}

	@Test
	void tablesOfBlocksAreThoseInMemory() {
		writeChannels();
		for (final String line : new String[] { "rena image=IN/a.ome.zarr clusters=40",
			"kmeans image=IN/c.ome.zarr clusters=5", "rena image=IN/c.ome.zarr clusters=30 mask=nonzero" }) {
			assertEquals(0, run(line + " overwrite=true output=IN/tm"), err.toString());
			assertEquals(0, run(line + " overwrite=true engine=local block=8 output=IN/tl"), err.toString());
			sameTables("tm", "tl");
		}
	}

	private void sameTables(final String memory, final String blocks) {
		sameRows(memory + "/parcels.csv", blocks + "/parcels.csv");
	}

	/** Kernels that reach beyond a block, its neighbours and the edge of the volume. */
	@Test
	void smoothingInBlocksIsThatInMemory() {
		writeChannels();
		for (final String line : new String[] { "rena image=IN/a.ome.zarr clusters=40 fwhm=2.5",
			"rena image=IN/a.ome.zarr clusters=30 fwhm=9,0,30 region=3:27,:,2:9",
			"kmeans image=IN/c.ome.zarr clusters=5 mask=nonzero fwhm=1.3" }) {
			assertEquals(0, run(line + " overwrite=true output=IN/sm"), err.toString());
			assertEquals(0, run(line + " overwrite=true engine=local block=8 output=IN/sl"), err.toString());
			assertArrayEquals(labels("sm/labels.ome.zarr"), labels("sl/labels.ome.zarr"), line);
			sameTables("sm", "sl");
		}
	}

	private static void same(final String expected, final String found, final String name) {
		if (name.matches(".*(unit| image| covariance)") || expected.isEmpty() || expected.equals("NaN"))
			assertEquals(expected, found, name);
		else
			assertEquals(Double.parseDouble(expected), Double.parseDouble(found),
				1e-4 + 1e-6 * Math.abs(Double.parseDouble(expected)), name);
	}

	@Test
	void aMixtureInBlocksIsThatInMemory() {
		assertEquals(0, run("gmm image=IN/a.ome.zarr clusters=2 output=IN/gm"), err.toString());
		final String said = said("log-likelihood");
		assertEquals(0, run("gmm image=IN/a.ome.zarr clusters=2 engine=local block=16 output=IN/gl"), err.toString());
		assertEquals(said, said("log-likelihood"));
		assertArrayEquals(labels("gm/labels.ome.zarr"), labels("gl/labels.ome.zarr"));
		sameRows("gm/model.csv", "gl/model.csv");
		refused("key \"spatial\" cannot be used in blocks", "gmm image=IN/a.ome.zarr spatial=1 engine=local");
	}

	private String said(final String words) {
		return out.toString().lines().filter(line -> line.contains(words)).findFirst().orElseThrow();
	}

	@Test
	void aRegionAndTheImagesOwnLabels() {
		assertEquals(0, run("kmeans image=IN/a.ome.zarr region=0:10,:,2:8 clusters=3 output=IN/out"), err.toString());
		assertEquals(10 * 20 * 6, labels("out/labels.ome.zarr").length);
		assertEquals(0, run("kmeans image=IN/a.ome.zarr clusters=3 inplace=true output=IN/out2"), err.toString());
		assertEquals(12 * 20 * 30, labels("a.ome.zarr/labels/parcels").length);
		assertEquals(2, run("kmeans image=IN/a.ome.zarr clusters=3 inplace=true output=IN/out overwrite=true"));
		assertEquals("a.ome.zarr has labels \"parcels\" already; give another name\n", err.toString());
		assertEquals(0, run("sizes labels=IN/a.ome.zarr/labels/parcels output=IN/out"), err.toString());
		assertEquals(0,
			run("rena image=IN/a.ome.zarr mask=IN/a.ome.zarr/labels/parcels clusters=5 engine=local output=IN/masked"),
			err.toString());
	}

	@Test
	void whatCannotBeDoneIsSaidInALine() {
		refused("level is 3, but a.ome.zarr has level 0 only", "rena image=IN/a.ome.zarr level=3 output=IN/o");
		refused("region is \"0:99\"", "rena image=IN/a.ome.zarr region=0:99");
		refused("there is no folder", "rena image=IN/none.zarr");
		refused("\"hierarchical-kmeans\" cannot run in blocks", "hierarchical-kmeans image=IN/a.ome.zarr engine=local");
		refused("key \"detrend\" cannot be used in blocks", "rena image=IN/a.ome.zarr detrend=linear engine=local");
		refused("fwhm has 2 numbers, but the image has 3 axes",
			"rena image=IN/a.ome.zarr fwhm=3,3 engine=local output=IN/o");
		refused("spark-submit", "rena image=IN/a.ome.zarr engine=spark");
		refused("engine is \"cloud\"", "rena image=IN/a.ome.zarr engine=cloud");
		refused("level is only for images that are Zarrs", "rena image=sample:coins level=1");
		refused("at most the number of pixels", "rena image=IN/a.ome.zarr engine=local clusters=7201 output=IN/o");
	}

	@Test
	void aSeriesOfLabelsIsRefusedBeforeTheWork() {
		SmallZarrs.group(folder.resolve("a.ome.zarr"), "", ZarrFormat.V2, "{'multiscales':[{'version':'0.4','axes':" +
			"[{'name':'t','type':'time'},{'name':'y','type':'space'},{'name':'x','type':'space'}],'datasets':[{'path':'0'}]}]}");
		refused("each is frame, but the labels that go into a Zarr are those of one frame; take one, with region=t=0:1",
			"kmeans image=IN/a.ome.zarr each=frame clusters=2 output=IN/o");
		assertEquals("", out.toString());
		refused("\"a\" is a series, but", "components labels=IN/a.ome.zarr engine=memory output=IN/o");
		assertEquals(0, run("kmeans image=IN/a.ome.zarr each=frame clusters=2 region=t=0:1 output=IN/o"), err.toString());
	}

	private void refused(final String words, final String... lines) {
		for (int i = 0; i < lines.length - 1; i++)
			assertEquals(0, run(lines[i]), err.toString());
		assertEquals(2, run(lines[lines.length - 1]), out.toString());
		assertTrue(err.toString().contains(words) && err.toString().lines().count() == 1, err.toString());
	}
}
