package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ij.IJ;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.SmallZarrs;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.store.FileStore;

/**
 * A run that does not fit into memory says before its work, in one line, what it needs and what there is. All commands
 * with many heaps are tried by {@code src/benchmark/memory.py}.
 */
class LittleMemoryTest {

	private static final String REFUSED = "[^\n]+ needs [0-9.]+ MB of memory" +
		"(, but only [0-9.]+ MB| in one piece, but only smaller ones) of the [0-9.]+ MB that Java may use are free\n";
	private static final List<String> HEAP = List.of("-Xmx48m", "-XX:TieredStopAtLevel=1");

	@TempDir
	private static Path folder;

	@BeforeAll
	static void makeFiles() throws Exception {
		final LargeImages images = new LargeImages(1500, new int[] { 30, 40, 25 });
		IJ.saveAsTiff(images.image("picture"), folder.resolve("picture.tif").toString());
		for (final String name : new String[] { "one.nii", "two.nii" })
			NiftiImages.write(images.image("series"), folder.resolve(name), Progress.NONE);
		final SplittableRandom random = new SplittableRandom(1);
		final byte[] noise = new byte[1000 * 1000];
		for (int i = 0; i < noise.length; i++)
			noise[i] = (byte) (1 + random.nextInt(30));
		SmallZarrs.fill(ZarrArray.create(new FileStore(folder.resolve("noise.zarr")), "",
			new ArrayLayout(ZarrFormat.V2, PixelType.UINT8, new long[] { 1000, 1000 }, new int[] { 250, 250 }),
			SmallZarrs.json("{}")), noise);
		Files.createDirectory(folder.resolve("many.zarr"));
		Files.writeString(folder.resolve("many.zarr/.zattrs"), "{\"a\":[" + "1,".repeat(1_000_000) + "1]}");
	}

	/** How many corners outlines have is known only when there are parcels, which are not lost then. */
	@Test
	void outlinesAreLeftOutWhereTheyDoNotFit() throws Exception {
		IJ.saveAsTiff(new LargeImages(500, new int[] { 4, 4, 4 }).image("picture"), folder.resolve("noise.tif").toString());
		final Java run = Java.run(folder, null, HEAP, Main.class, "kmeans", "image=noise.tif", "clusters=20", "rois=true",
			"outlines=true", "output=parts");
		assertEquals(3, run.status(), run.err());
		assertEquals("left out, since there is too little memory: rois, outlines; the warnings say what each needs\n",
			run.err());
		final String needed = REFUSED.substring(0, REFUSED.length() - 1);
		assertTrue(run.out().lines().anyMatch(line -> line.matches("warning: rois is left out: " + needed +
			"; with more memory, Labels to ROIs \\(labels-to-rois\\) makes ROIs of the label image, .*")), run.out());
		for (final String name : List.of("labels.tif", "parcels.csv", "centres.csv"))
			assertTrue(Files.exists(folder.resolve("parts").resolve(name)), name);
		for (final String name : List.of("rois.zip", "outlines.png"))
			assertFalse(Files.exists(folder.resolve("parts").resolve(name)), name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "agglomerative image=picture.tif clusters=20",
		"kmeans image=picture.tif clusters=20 rois=true", "kmeans image=one.nii more=two.nii mask=all clusters=5",
		"kmeans image=many.zarr clusters=5", "components labels=noise.zarr engine=local" })
	void whatIsNeededAndWhatThereIs(final String line) throws Exception {
		final List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
		arguments.add("output=out");
		final Java run = Java.run(folder, null, HEAP, Main.class, arguments.toArray(String[]::new));
		assertEquals(2, run.status(), run.err());
		assertTrue(run.err().matches(REFUSED), run.err());
	}
}
