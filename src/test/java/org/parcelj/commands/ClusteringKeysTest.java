package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parcelj.commands.ClusteringRuns.CONNECTED;
import static org.parcelj.commands.ClusteringRuns.HEIGHT;
import static org.parcelj.commands.ClusteringRuns.WIDTH;
import static org.parcelj.commands.ClusteringRuns.assertLabels;
import static org.parcelj.commands.ClusteringRuns.labels;
import static org.parcelj.commands.ClusteringRuns.noisy;
import static org.parcelj.commands.ClusteringRuns.parts;
import static org.parcelj.commands.ClusteringRuns.refusal;
import static org.parcelj.commands.ClusteringRuns.run;
import static org.parcelj.commands.ClusteringRuns.series;

import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parcelj.grid.Connectivity;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

/** The keys of all clustering commands mean the same whatever the method. */
class ClusteringKeysTest {

	@BeforeAll
	static void open() {
		ClusteringRuns.open();
	}

	@AfterAll
	static void close() {
		ClusteringRuns.close();
	}

	/** With compactness the pixels of a parcel are nearer to each other. */
	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void compactnessMakesParcelsCompact(final String method) {
		final ImagePlus image = noisy(2);
		final int[] loose = labels(run(method, "image", image, "clusters", 6));
		assertArrayEquals(loose, labels(run(method, "image", image, "clusters", 6, "compactness", 0)));
		final int[] compact = labels(run(method, "image", image, "clusters", 6, "compactness", 4));
		assertLabels(6, compact);
		// the columns themselves are what spectral finds, and nothing is more compact with as low a cut
		assertTrue(spread(compact) < spread(loose) || method.equals("spectral") && spread(compact) == spread(loose),
			method + ": " + spread(compact) + " and " + spread(loose));
		assertEquals("compactness is -1, but must be a finite number of at least 0",
			refusal(method, "image", image, "compactness", -1));
	}

	/** With a smallest size no parcel is smaller, and there are as many all the same. */
	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void parcelsHaveASmallestSize(final String method) {
		final ImagePlus image = noisy(2);
		final int[] any = labels(run(method, "image", image, "clusters", 6));
		assertArrayEquals(any, labels(run(method, "image", image, "clusters", 6, "smallest", 1)));
		// up to what leaves all of them equal
		for (final int smallest : new int[] { 40, 70, 80 }) {
			final int[] large = labels(run(method, "image", image, "clusters", 6, "smallest", smallest));
			assertLabels(6, large);
			for (int label = 1; label <= 6; label++)
				assertTrue(size(large, label) >= smallest, method + ": " + size(large, label) + " pixels of label " + label);
			if (CONNECTED.contains(method)) assertEquals(6, parts(large, Connectivity.FACES));
		}
		assertEquals("smallest is 81, but 6 clusters of 480 pixels have at most 80 each",
			refusal(method, "image", image, "clusters", 6, "smallest", 81));
		assertTrue(refusal(method, "image", image, "smallest", 0).startsWith("smallest is 0"));
	}

	private static long size(final int[] labels, final int label) {
		return Arrays.stream(labels).filter(other -> other == label).count();
	}

	/** The mean squared distance of pixels from the middle of their parcels. */
	private static double spread(final int[] labels) {
		final int k = Arrays.stream(labels).max().orElseThrow();
		final double[][] sums = new double[k + 1][3];
		for (int i = 0; i < labels.length; i++) {
			sums[labels[i]][0]++;
			sums[labels[i]][1] += i % WIDTH;
			sums[labels[i]][2] += i / WIDTH;
		}
		double spread = 0;
		for (int i = 0; i < labels.length; i++) {
			final double[] sum = sums[labels[i]];
			spread += Math.pow(i % WIDTH - sum[1] / sum[0], 2) + Math.pow(i / WIDTH - sum[2] / sum[0], 2);
		}
		return spread / labels.length;
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void severalSubjects(final String method, @TempDir final Path folder) {
		final String file = folder.resolve("second.tif").toString();
		IJ.saveAsTiff(series(2), file);
		final CommandModule module = run(method, "image", series(1), "subjects", file, "components", 3, "clusters", 4);
		final int[] labels = labels(module);
		for (int i = 0; i < labels.length; i++)
			assertEquals(labels[i % WIDTH / 6 * 6], labels[i], "the four columns");
		assertLabels(4, labels);
		assertEquals(WIDTH * HEIGHT, Arrays.stream(((ResultsTable) module.getOutput("parcels")).getColumn("pixels")).sum());
	}
}
