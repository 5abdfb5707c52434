package org.parcelj.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.Progress;
import org.parcelj.features.EqualPixels;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** More clusters than the pixels have kinds: exactly so many, one warning, and no number that is none. */
class EqualPixelsTest extends CommandLineRuns {

	private static final int CLUSTERS = 7;

	@ParameterizedTest
	@ValueSource(
		strings = { "kmeans", "kmeans algorithm=minibatch", "kmeans algorithm=lloyd", "hierarchical-kmeans", "gmm",
			"gmm covariance=tied", "gmm covariance=diag", "gmm covariance=spherical", "gmm biasfield=9", "gmm spatial=1" })
	void methodsThatGoByValues(final String method) throws IOException {
		assertEquals("warning: the pixels have only one value, so some of the 7 clusters divide equal pixels",
			warning(method, 1));
		assertEquals("warning: the pixels have only 2 different values, so some of the 7 clusters divide equal pixels",
			warning(method, 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spectral", "spectral superpixels=20", "spectral assignment=kmeans",
		"agglomerative tree=true", "agglomerative linkage=average", "agglomerative linkage=complete",
		"agglomerative linkage=single", "agglomerative superpixels=20", "rena" })
	void methodsWhoseClustersHangTogether(final String method) throws IOException {
		assertEquals(
			"warning: the pixels have only one area of equal pixels, so some of the 7 clusters divide equal pixels",
			warning(method, 1));
		// two stripes of each of two values
		assertTrue(warning(method, 2).startsWith("warning: the pixels have only 4 areas of equal pixels"));
	}

	/** The first of the warnings; an image without any differences has no other. */
	private String warning(final String method, final int kinds) throws IOException {
		final ByteProcessor pixels = new ByteProcessor(16, 12);
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, 50 + i % 16 / 4 % kinds);
		final String image = folder.resolve(kinds + ".tif").toString();
		IJ.saveAsTiff(new ImagePlus("equal", pixels), image);
		final Path results = folder.resolve("of" + kinds);
		out.reset();
		final String[] arguments = Stream.concat(Stream.of(method.split(" ")),
			Stream.of("image=" + image, "clusters=" + CLUSTERS, "graph=true", "output=" + results)).toArray(String[]::new);
		assertEquals(0, run(arguments), err.toString());
		final List<String> warnings = out.toString().lines().filter(line -> line.startsWith("warning")).toList();
		if (kinds == 1) assertEquals(1, warnings.size(), warnings.toString());
		assertFalse(out.toString().contains("NaN"), out.toString());
		assertEquals(CLUSTERS, IJ.openImage(results.resolve("labels.tif").toString()).getStatistics().max);
		assertEquals(CLUSTERS + 1, Files.readAllLines(results.resolve("parcels.csv")).size());
		try (Stream<Path> files = Files.list(results)) {
			for (final Path file : files.filter(path -> path.toString().endsWith(".csv")).toList())
				// the height to cut at for the fewest parcels is missing in every tree
				assertFalse(Files.readString(file).replace("1,NaN,", "").matches("(?is).*\\b(nan|infinity)\\b.*"),
					file.toString());
		}
		return warnings.get(0);
	}

	@Test
	void whatIsNoClusteringHasNoSuchNumbersEither() throws IOException {
		warning("kmeans", 1);
		for (final String line : List.of("compress", "signals", "pairplot", "histogram")) {
			final Path results = folder.resolve("other");
			final boolean labelled = line.equals("compress") || line.equals("signals");
			final String[] arguments = Stream.concat(Stream.of(line.split(" ")), Stream.of("image=" + folder.resolve("1.tif"),
				"output=" + results, labelled ? "labels=" + folder.resolve("of1/labels.tif") : "overwrite=true"))
				.toArray(String[]::new);
			out.reset();
			assertEquals(0, run(arguments), err.toString());
			assertFalse(out.toString().contains("NaN"), line + ": " + out);
			try (Stream<Path> files = Files.list(results)) {
				for (final Path file : files.filter(path -> path.toString().endsWith(".csv")).toList())
					assertFalse(Files.readString(file).matches("(?is).*\\b(nan|infinity)\\b.*"), line + ": " + file);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "kmeans", "gmm", "agglomerative", "spectral" })
	void noNumberOfClustersIsSuggestedForThem(final String method) throws IOException {
		warning("kmeans", 1);
		assertEquals(2,
			run("suggest", "method=" + method, "image=" + folder.resolve("1.tif"), "output=" + folder.resolve("none")));
		assertEquals("all 192 pixels have the same value, so no number of clusters suits them better than another",
			err.toString().strip());
	}

	@Test
	void kindsAreCounted() {
		final FeatureMatrix pixels = new FeatureMatrix(6, 2, new float[] { 0, 1, -0f, 1, 0, 2, 0, 1, 0, 1, 3, 1 });
		assertEquals(3, EqualPixels.values(pixels, 9, Progress.NONE));
		assertEquals(2, EqualPixels.values(pixels, 2, Progress.NONE));
		// 0 0 1
		// 0 0 2
		final FeatureMatrix picture = new FeatureMatrix(6, 1, new float[] { 0, 0, 1, 0, 0, 2 });
		final GridGraph graph = GridGraph.of(Mask.all(3, 2), Connectivity.FACES);
		assertEquals(3, EqualPixels.areas(picture, graph, 9, Progress.NONE));
		assertEquals(3, EqualPixels.areas(picture, graph, 3, Progress.NONE));
		assertEquals(2, EqualPixels.areas(picture, graph, 2, Progress.NONE));
	}

	@Test
	void kindsAreCountedByAllThreads() {
		final int n = 1 << 18;
		final float[] values = new float[n];
		for (int i = 0; i < n; i++)
			values[i] = i % 1000 < 500 ? i / 50_000 : i % 70_001;
		final long kinds = IntStream.range(0, n).mapToObj(i -> values[i]).distinct().count();
		final FeatureMatrix pixels = new FeatureMatrix(n, 1, values);
		assertEquals(kinds, EqualPixels.values(pixels, n, Progress.NONE));
		assertEquals(kinds - 1, EqualPixels.values(pixels, (int) kinds - 1, Progress.NONE));
	}
}
