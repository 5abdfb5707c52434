package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.blocks.TravellingEngine;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.files.CsvTable;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/** A Zarr, and command lines that read it in memory and in blocks. */
abstract class ZarrLine {

	@TempDir
	Path folder;

	final ByteArrayOutputStream out = new ByteArrayOutputStream();
	final ByteArrayOutputStream err = new ByteArrayOutputStream();

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

	int run(final String line) {
		out.reset();
		err.reset();
		final String[] words = line.replace("IN/", folder + "/").split(" ");
		return new CommandLine(new PrintStream(out), new PrintStream(err)).run(words);
	}

	int[] labels(final String path) {
		return LabelImages.read(ZarrImages.open(folder.resolve(path).toString(), ZarrImages.View.of(0, ""), Progress.NONE))
			.sharedLabels();
	}

	/** Labels with gaps, of which some pixels are none. */
	void writeLabels(final String name, final int seed, final long... shape) {
		final int[] labels = new int[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < labels.length; i++)
			labels[i] = random.nextInt(5) == 0 ? 0 : 7 * (1 + i / 97 % 13);
		SmallZarrs.fill(ZarrArray.create(new FileStore(folder.resolve(name)), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.UINT32, shape, new int[] { 4, 9, 9 }), SmallZarrs.json("{}")), labels);
	}

	void same(final String line, final String... tables) {
		assertEquals(0, run(line + " overwrite=true output=IN/lm"), err.toString());
		final String said = said(" ");
		assertEquals(0, run(line + " overwrite=true engine=local block=9 output=IN/ll"), err.toString());
		assertTrue(out.toString().contains(said), out.toString());
		for (final String name : tables)
			sameRows("lm/" + name, "ll/" + name);
	}

	void sameRows(final String memory, final String blocks) {
		final CsvTable expected = CsvTable.read(folder.resolve(memory), "table");
		final CsvTable found = CsvTable.read(folder.resolve(blocks), "table");
		assertEquals(expected.names(), found.names());
		assertEquals(expected.rows(), found.rows());
		for (int column = 0; column < found.names().size(); column++)
			for (int row = 0; row < found.rows(); row++)
				same(expected.text(row, column), found.text(row, column), memory + " " + found.names().get(column));
	}

	void sameTables(final String memory, final String blocks) {
		sameRows(memory + "/parcels.csv", blocks + "/parcels.csv");
	}

	/** A volume of two channels, with pixel sizes. */
	void writeChannels() {
		SmallZarrs.group(folder.resolve("c.ome.zarr"), "", ZarrFormat.V2,
			"{'multiscales':[{'version':'0.4','axes':" +
				"[{'name':'c','type':'channel'},{'name':'z','type':'space','unit':'micrometer'},{'name':'y','type':'space'," +
				"'unit':'micrometer'},{'name':'x','type':'space','unit':'micrometer'}],'datasets':[{'path':'0'," +
				"'coordinateTransformations':[{'type':'scale','scale':[1,2,0.5,0.5]}]}]}]}");
		SmallZarrs.ramp(folder.resolve("c.ome.zarr"), "0", ZarrFormat.V2, new long[] { 2, 9, 20, 17 },
			new int[] { 1, 4, 8, 8 }, 7);
	}

	void refused(final String words, final String... lines) {
		for (int i = 0; i < lines.length - 1; i++)
			assertEquals(0, run(lines[i]), err.toString());
		assertEquals(2, run(lines[lines.length - 1]), out.toString());
		assertTrue(err.toString().contains(words) && err.toString().lines().count() == 1, err.toString());
	}

	String said(final String words) {
		return out.toString().lines().filter(line -> line.contains(words)).findFirst().orElseThrow();
	}

	static void same(final String expected, final String found, final String name) {
		if (name.matches(".*(unit| image| covariance)") || expected.isEmpty() || expected.equals("NaN"))
			assertEquals(expected, found, name);
		else
			assertEquals(Double.parseDouble(expected), Double.parseDouble(found),
				1e-4 + 1e-6 * Math.abs(Double.parseDouble(expected)), name);
	}

	/** As on a cluster, where everything goes through files and to other machines; gives what is warned of. */
	List<String> inBlocksElsewhere(final String line) {
		final Map<String, String> keys = new HashMap<>();
		final String[] words = line.replace("IN/", folder + "/").split(" ");
		for (int i = 1; i < words.length; i++)
			keys.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
		final BlockRuns run = new BlockRuns(words[0], keys, EngineKind.SPARK);
		run.run(new TravellingEngine(), new Console(new PrintStream(out), new PrintStream(err), Console.Mode.JSON),
			Progress.NONE);
		return run.warnings();
	}
}
