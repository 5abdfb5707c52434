package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;

import ij.IJ;

/** k-means, hierarchical k-means and ReNA from the command line. */
class KMeansCommandLineTest extends CommandLineRuns {

	@Test
	void renaSaysTheSizesAfterEveryRound() {
		runsOnCoins("rena", "clusters=1000");
		assertTrue(out.toString().matches("(?s).*clusters after each round: \\d+(, \\d+)*, 1000\n.*"), out.toString());
		assertEquals(1000, IJ.openImage(folder.resolve("labels.tif").toString()).getStatistics().max);
	}

	@Test
	void kMeansWritesItsCentres() throws Exception {
		runsOnCoins("kmeans", "clusters=3", "algorithm=lloyd");
		assertTrue(out.toString().contains(" iterations, inertia "), out.toString());
		final List<String> lines = Files.readAllLines(folder.resolve("centres.csv"));
		assertEquals("value", lines.get(0));
		assertEquals(4, lines.size());
		assertTrue(Double.parseDouble(lines.get(1)) < Double.parseDouble(lines.get(2)));
	}

	@Test
	void hierarchicalKMeansHasFiftyClustersByDefault() {
		runsOnCoins("hierarchical-kmeans");
		assertTrue(out.toString().contains("116352 pixels, 1 feature, 50 clusters"), out.toString());
	}

	private void runsOnCoins(final String command, final String... keys) {
		final String[] arguments = new String[keys.length + 3];
		arguments[0] = command;
		arguments[1] = "image=sample:coins";
		arguments[2] = "output=" + folder;
		System.arraycopy(keys, 0, arguments, 3, keys.length);
		runs(arguments);
	}
}
