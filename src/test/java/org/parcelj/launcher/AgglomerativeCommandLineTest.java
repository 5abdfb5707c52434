package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.parcelj.imagej.labels.LabelImages;

/** A tree is made, saved and cut again from the command line. */
class AgglomerativeCommandLineTest extends CommandLineRuns {

	@Test
	void aSavedTreeGivesEveryNumberOfParcels() throws Exception {
		final Java run = Java.run(folder, null, Main.class, "agglomerative", "image=sample:four-circles",
			"mask=sample:four-circles-mask", "clusters=4", "tree=true", "output=out");
		assertEquals(0, run.status(), run.err());
		assertTrue(run.out().contains("2678 pixels, 1 feature, 4 clusters, explained variance "), run.out());
		assertTrue(run.out().contains("largest parcel: "), run.out());
		assertEquals(
			Set.of("labels.tif", "parcels.csv", "dendrogram.csv", "variance.csv", "plot.png", "treetop.png", "parcelj.json"),
			files("out"));
		assertEquals(2678, Files.readAllLines(folder.resolve("out/dendrogram.csv")).size());

		final Java cut = Java.run(folder, null, Main.class, "cut", "labels=out/labels.tif", "tree=out/dendrogram.csv",
			"clusters=50", "output=cut");
		assertEquals(0, cut.status(), cut.err());
		assertTrue(cut.out().startsWith("2678 pixels, 50 clusters, height "), cut.out());
		assertTrue(cut.out().contains(", explained variance 0."), cut.out());
		assertEquals(0, run("agglomerative", "image=sample:four-circles", "mask=sample:four-circles-mask", "clusters=50",
			"output=" + folder.resolve("direct")));
		assertArrayEquals(labels("direct"), labels("cut"));
	}

	@Test
	void wrongUseIsOneLineAndWritesNothing() throws IOException {
		IJ.saveAsTiff(new ImagePlus("labels", IJ.createImage("l", "8-bit ramp", 10, 4, 1).getProcessor()),
			folder.resolve("l.tif").toString());
		Files.writeString(folder.resolve("t.csv"), "child1,child2,height,size\n0,0,1,2\n");
		final String labels = "labels=" + folder.resolve("l.tif");
		refused("there is no dendrogram behind \"l.tif\"", "cut", labels, "clusters=3");
		refused("no image is given: write labels=FILE", "cut", "clusters=3");
		refused("tree t.csv, line 2, column 2 (child2): 0 is merged already", "cut", labels,
			"tree=" + folder.resolve("t.csv"));
		refused("tree nothere.csv cannot be read: there is no such file", "cut", labels, "tree=nothere.csv");
		refused("height is -1, but must be a number of at least 0", "cut", labels, "height=-1");
		refused("linkage is \"wards\", but must be one of ward, average, complete, single; did you mean \"ward\"?",
			"agglomerative", "image=sample:coins", "linkage=wards");
		refused("clusters is 116353, but must be at most 116352", "agglomerative", "image=sample:coins", "clusters=116353");
		refused("unknown key \"heights\"; did you mean \"height\"?", "agglomerative", "image=sample:coins", "heights=3");
	}

	private void refused(final String message, final String command, final String... options) {
		err.reset();
		final String[] arguments = Stream.concat(Stream.of(command, "output=" + folder.resolve("none")), Stream.of(options))
			.toArray(String[]::new);
		assertEquals(2, run(arguments), message);
		assertTrue(err.toString(StandardCharsets.UTF_8).startsWith(message), err.toString(StandardCharsets.UTF_8));
		assertEquals(1, err.toString().lines().count(), err.toString());
		assertFalse(Files.exists(folder.resolve("none")));
	}

	private int[] labels(final String name) {
		return LabelImages.read(IJ.openImage(folder.resolve(name).resolve("labels.tif").toString())).sharedLabels();
	}
}
