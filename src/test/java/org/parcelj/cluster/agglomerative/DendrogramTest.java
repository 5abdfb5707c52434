package org.parcelj.cluster.agglomerative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.parcelj.cluster.agglomerative.AgglomerativeClusteringTest.assertMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

class DendrogramTest {

	/** Two rows of pixels with a gap between; the third merge is lower than the second. */
	private static final Dendrogram TREE = new Dendrogram(6, new int[] { 0, 4, 2 }, new int[] { 1, 5, 6 },
		new double[] { 1, 4, 3 }, new int[] { 2, 2, 3 });

	@TempDir
	private Path folder;

	@Test
	void cutsUndoTheLastMerges() {
		assertEquals(3, TREE.components());
		assertArrayEquals(new int[] { 0, 0, 0, 1, 2, 2 }, TREE.cut(3).labels());
		assertArrayEquals(new int[] { 0, 0, 1, 2, 3, 3 }, TREE.cut(4).labels());
		assertArrayEquals(new int[] { 0, 0, 1, 2, 3, 4 }, TREE.cut(5).labels());
		assertArrayEquals(new int[] { 0, 1, 2, 3, 4, 5 }, TREE.cut(6).labels());
	}

	@Test
	void cutsAtAHeightCountTheMergesAtOrAboveIt() {
		assertEquals(3, TREE.cutAtHeight(4.5).size());
		assertEquals(4, TREE.cutAtHeight(4).size());
		assertEquals(5, TREE.cutAtHeight(3).size());
		assertEquals(6, TREE.cutAtHeight(0).size());
		assertMessage("height is NaN, but must be a finite number of at least 0", () -> TREE.cutAtHeight(Double.NaN));
	}

	@Test
	void refusesCutsThatItCannotMake() {
		assertMessage("clusters is 2, but the mask has 3 components that do not touch, and each is at least one cluster; " +
			"ask for at least 3 or set bridge", () -> TREE.cut(2));
		assertMessage("clusters is 0, but must be at least 1", () -> TREE.cut(0));
		assertMessage("clusters is 7, but must be at most 6", () -> TREE.cut(7));
	}

	@Test
	void isReadAsItWasWritten() throws IOException {
		final Path file = folder.resolve("dendrogram.csv");
		final float[] values = new float[120];
		Arrays.setAll(new double[120], i -> values[i] = (float) Math.sin(i * i));
		final Dendrogram tree = new AgglomerativeClustering(Linkage.WARD).fit(new FeatureMatrix(120, 1, values),
			GridGraph.of(Mask.all(12, 10), Connectivity.FACES), Progress.NONE);
		DendrogramFiles.write(tree, file);
		final Dendrogram read = DendrogramFiles.read(file, 120);
		assertEquals(tree.merges(), read.merges());
		for (int t = 0; t < tree.merges(); t++) {
			assertEquals(tree.height(t), read.height(t));
			assertEquals(tree.size(t), read.size(t));
			assertEquals(tree.left(t), read.left(t));
			assertEquals(tree.right(t), read.right(t));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { //
		"a,b|line 1: has the columns \"a,b\", but must have \"child1,child2,height,size\"", //
		"child,child,height,size;0,1,2|line 2: has 3 fields, but must have 4", //
		"child,child,height,size;0,3,2,2|line 2, column 2 (child): 3 is not from 0 to 2", //
		"child,child,height,size;-1,2,2,2|line 2, column 1 (child): -1 is not from 0 to 2", //
		"child,child,height,size;0,0,2,2|line 2, column 2 (child): 0 is merged already", //
		"child,child,height,size;0,1,2,2;;1,2,2,2|line 4, column 1 (child): 1 is merged already", //
		"' ,child1,child2,height,size;1,0,x,2,2'|line 2, column 2 (child2): \"x\" is not an integer", //
		"child,child,height,size;0,1,-2,2|line 2, column 3 (height): \"-2\" is not at least 0", //
		"child,child,height,size;0,1,NaN,2|line 2, column 3 (height): \"NaN\" is not a finite number", //
		"child,child,height,size;0,1,0x1p3,2|line 2, column 3 (height): \"0x1p3\" is not a finite number", //
		"child,child,height,size;0,1,1e999,2|line 2, column 3 (height): \"1e999\" is not a finite number", //
		"child,child,height,size;0,1,2,2;2,3,2,4|line 3, column 4 (size): 4 is not 3, the pixels of its children", //
		"child,child,height,size;0,1,2,2;2,3,2,3;4,0,5,4|line 4: is merge 3, but a tree of 3 pixels has at most 2" })
	void refusesTablesThatAreNoTrees(final String table, final String message) throws IOException {
		final Path file = folder.resolve("t.csv");
		Files.writeString(file, table.replace(';', '\n'));
		assertMessage("tree t.csv, " + message, () -> DendrogramFiles.read(file, 3));
	}

	@Test
	void refusesWhatIsNoText() throws IOException {
		final Path file = folder.resolve("t.csv");
		Files.write(file, "\u00e9\u00e8".getBytes(StandardCharsets.ISO_8859_1));
		assertMessage("tree t.csv is not a text file in UTF-8", () -> DendrogramFiles.read(file, 3));
	}
}
