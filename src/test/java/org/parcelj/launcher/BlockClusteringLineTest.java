package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrFormat;

/** Commands that cluster give in blocks what they give in memory. */
class BlockClusteringLineTest extends ZarrLine {

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

	/** As in memory. */
	@ParameterizedTest
	@ValueSource(
		strings = { "rena image=IN/a.ome.zarr clusters=5", "agglomerative image=IN/a.ome.zarr clusters=5 superpixels=20" })
	void aSeedWithoutRandomNumbersIsWarnedOf(final String line) {
		final String warning = "seed=5 has no effect: nothing in this run is random";
		assertEquals(0, run(line + " seed=5 output=IN/sm"), err.toString());
		assertTrue(out.toString().contains("warning: " + warning + "\n"), out.toString());
		assertEquals(0, run(line + " seed=5 engine=local output=IN/sl"), err.toString());
		assertTrue(out.toString().contains("warning: " + warning + "\n"), out.toString());
		assertEquals(List.of(warning), inBlocksElsewhere(line + " seed=5 output=IN/se"));
		refused("seed is \"x\", but must be a whole number", line + " seed=x engine=local output=IN/sl");
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
}
