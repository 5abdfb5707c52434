package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Memory;
import org.parcelj.PixelType;
import org.parcelj.files.CsvTable;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/** Zarrs on the command line, from the array to labels in a Zarr. */
class ZarrLineTest extends ZarrLine {

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

	/** As in memory, whatever the command does with them. */
	@ParameterizedTest
	@ValueSource(strings = { "kmeans image=IN/wide.zarr clusters=2", "rena image=IN/wide.zarr clusters=2",
		"signals image=IN/wide.zarr labels=IN/labels.zarr", "compress image=IN/wide.zarr labels=IN/labels.zarr" })
	void valuesThatSinglePrecisionMakesOneAreWarnedOfInBlocks(final String line) throws Exception {
		final int[] values = new int[2 * 9 * 9];
		values[100] = 2_000_000_009;
		SmallZarrs.fill(ZarrArray.create(new FileStore(folder.resolve("wide.zarr")), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.INT32, new long[] { 2, 9, 9 }, new int[] { 1, 9, 9 }),
			SmallZarrs.json("{}")), values);
		writeLabels("labels.zarr", 1, 2, 9, 9);
		final String warning = "the values of \"wide\" go up to 2000000009, where single precision can only tell apart values " +
			"that are 128 from each other";
		assertEquals(0, run(line + " output=IN/wm"), err.toString());
		assertTrue(out.toString().contains("warning: " + warning + "\n"), out.toString());
		assertEquals(0, run(line + " engine=local block=8 output=IN/wl"), err.toString());
		assertTrue(out.toString().contains("warning: " + warning + "\n"), out.toString());
		assertEquals(List.of(warning), FolderRecord.in(folder.resolve("wl")).runs().get(0).warnings());
		assertEquals(List.of(warning), inBlocksElsewhere(line + " block=8 output=IN/we"));
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

	/** A group may hold several images, of which no key names another one than the first. */
	@ParameterizedTest
	@ValueSource(strings = { "memory", "local" })
	void theFirstOfSeveralImagesIsReadWithAWarning(final String engine) {
		final String axes = "'axes':[{'name':'z','type':'space'},{'name':'y','type':'space'},{'name':'x','type':'space'}]";
		SmallZarrs.group(folder.resolve("a.ome.zarr"), "", ZarrFormat.V2, "{'multiscales':[{'name':'raw'," + axes +
			",'datasets':[{'path':'0'}]},{" + axes + ",'datasets':[{'path':'missing'}]}]}");
		assertEquals(0, run("kmeans image=IN/a.ome.zarr clusters=2 engine=" + engine + " output=IN/o"), err.toString());
		assertEquals("warning: \"a\" holds 2 images in one group: the first of them, \"raw\", is read; " +
			"to read another one, name one of its arrays", said("holds 2 images"));
	}
}
