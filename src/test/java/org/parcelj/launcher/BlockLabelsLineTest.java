package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.Opener;

import java.nio.file.Files;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.files.CsvTable;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/** Commands that read labels give in blocks what they give in memory. */
class BlockLabelsLineTest extends ZarrLine {

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

	/** A picture is none in blocks either; edited on the user's word it says so of itself. */
	@Test
	void picturesAreNoLabels() {
		writeLabels("r.zarr", 4, 12, 20, 30);
		for (final String line : new String[] { "sizes labels=IN/a.ome.zarr", "components labels=IN/a.ome.zarr",
			"compare labels=IN/a.ome.zarr reference=IN/r.zarr", "compare labels=IN/r.zarr reference=IN/a.ome.zarr",
			"signals image=IN/r.zarr labels=IN/a.ome.zarr", "compress image=IN/r.zarr labels=IN/a.ome.zarr" }) {
			refused("a.ome.zarr\" holds 399 values in ", line + " output=IN/p engine=local block=8");
			refused("\" holds 399 values in ", line + " output=IN/p");
		}
		assertEquals(0, run("edit labels=IN/a.ome.zarr trustlabels=true output=IN/t"), err.toString());
		assertEquals(0, run("sizes labels=IN/t/labels.ome.zarr output=IN/p engine=local block=8"), err.toString());
		assertEquals(0, run("sizes labels=IN/t/labels.ome.zarr output=IN/q"), err.toString());
		sameRows("q/sizes.csv", "p/sizes.csv");
	}

	private static final ZarrImages.View WHOLE = ZarrImages.View.of(0, "");

	private static float[] values(final ImagePlus image) {
		final int pixels = image.getWidth() * image.getHeight();
		final float[] values = new float[pixels * image.getStackSize()];
		for (int plane = 0; plane < image.getStackSize(); plane++)
			System.arraycopy(image.getStack().getProcessor(plane + 1).toFloat(0, null).getPixels(), 0, values, plane * pixels,
				pixels);
		return values;
	}
}
