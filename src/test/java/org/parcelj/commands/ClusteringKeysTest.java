package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parcelj.commands.ClusteringRuns.CONNECTED;
import static org.parcelj.commands.ClusteringRuns.HEIGHT;
import static org.parcelj.commands.ClusteringRuns.WIDTH;
import static org.parcelj.commands.ClusteringRuns.assertLabels;
import static org.parcelj.commands.ClusteringRuns.labels;
import static org.parcelj.commands.ClusteringRuns.module;
import static org.parcelj.commands.ClusteringRuns.noisy;
import static org.parcelj.commands.ClusteringRuns.parts;
import static org.parcelj.commands.ClusteringRuns.picture;
import static org.parcelj.commands.ClusteringRuns.progress;
import static org.parcelj.commands.ClusteringRuns.refusal;
import static org.parcelj.commands.ClusteringRuns.run;
import static org.parcelj.commands.ClusteringRuns.series;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.Mask;
import org.parcelj.masking.Masks;
import org.scijava.command.CommandModule;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

/** The keys of all clustering commands mean the same whatever the method. */
@ExtendWith(ClusteringRuns.class)
class ClusteringKeysTest {

	/** Methods by which clusters need not be connected. */
	private static final Set<String> BY_VALUES = Set.of("gmm", "kmeans", "hierarchical-kmeans");

	@TempDir
	Path folder;

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

	/** Masks of scattered pixels, of which connected parcels may not be as many as are asked for; then that is told. */
	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void smallestSizesHoldInMasksOfAnyShape(final String method) {
		final ImagePlus image = noisy(2);
		for (int seed = 1; seed <= 4; seed++) {
			final ImagePlus mask = scattered(seed);
			for (final int smallest : new int[] { 3, 9 }) {
				final Object[] keys = { "image", image, "maskimage", mask, "clusters", 12, "smallest", smallest };
				final Lines lines = new Lines();
				final int[] labels = labels(run(method, lines, keys));
				final int k = Arrays.stream(labels).max().orElseThrow();
				for (int label = 1; label <= k; label++)
					assertTrue(size(labels, label) >= smallest, method + ": " + size(labels, label) + " of label " + label);
				for (int i = 0; i < labels.length; i++)
					assertEquals(mask.getProcessor().getf(i) > 0, labels[i] > 0);
				if (BY_VALUES.contains(method)) assertEquals(12, k);
				else assertEquals(k == 12 ? "" : "only " + k + " of 12 clusters have " + smallest + " pixels", few(lines));
				assertArrayEquals(labels, Parallelization.runWithNumThreads(1, () -> labels(run(method, keys))));
			}
		}
	}

	private static String few(final Lines lines) {
		return lines.warned.stream().filter(line -> line.startsWith("only ")).findFirst().orElse("");
	}

	/** Most of the pixels, as one piece: those of the largest component of three in four. */
	private static ImagePlus scattered(final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Mask some = Mask.of(new long[] { WIDTH, HEIGHT }, position -> random.nextInt(4) > 0);
		final Mask largest = Masks.largestComponent(some);
		return picture(i -> largest.contains(i) ? 1 : 0);
	}

	/** Exactly as many clusters, the same for any number of threads, and it stops when it is asked to. */
	@ParameterizedTest
	@MethodSource("keys")
	void whatTheContractSaysHoldsWithEveryKey(final String line) {
		final String method = line.substring(0, line.indexOf(' '));
		final Object[] inputs = inputs(line);
		final int[] labels = labels(run(method, inputs));
		assertLabels(4, labels);
		for (final int threads : new int[] { 1, 3 })
			assertArrayEquals(labels, Parallelization.runWithNumThreads(threads, () -> labels(run(method, inputs))));
		// of images of their own, since a tree that an earlier run left, until it is collected, makes the next one shorter
		final AtomicInteger asked = new AtomicInteger();
		run(module(method), progress(asked, Integer.MAX_VALUE), inputs(line));
		final int half = asked.getAndSet(0) / 2;
		final CommandModule stopped = module(method);
		run(stopped, progress(asked, half), inputs(line));
		assertTrue(((ParcelCommand) stopped.getCommand()).isCanceled(), half + " of " + 2 * half);
		stopped.getOutputs().forEach((name, value) -> assertNull(value, name));
	}

	private static Stream<String> keys() {
		final Stream<String> own = Stream.of("spectral superpixels=60", "spectral assignment=best",
			"spectral sigma=1 scale=0.5", "spectral contrast=sklearn beta=10 channels=1", "agglomerative superpixels=60",
			"agglomerative linkage=average superpixels=60", "kmeans algorithm=local compactness=1", "kmeans algorithm=lloyd",
			"kmeans algorithm=minibatch", "gmm biasfield=20", "gmm spatial=1", "gmm spatial=3", "gmm start=columns",
			"gmm regularization=1e-3 covariance=tied");
		final Stream<String> common = Stream.of("compactness=0.5 smallest=10", "channels=1", "scalechannels=true fwhm=2");
		final Stream<String> series = Stream.of("filter=cosine highpass=0.03 tr=2", "highvariance=2",
			"confounds=table columns=wm_csf scrub=frames", "components=3 whiten=true");
		final List<String> methods = ClusteringRuns.methods().toList();
		return Stream.of(own, common.flatMap(keys -> methods.stream().map(method -> method + " " + keys)),
			series.flatMap(keys -> methods.stream().map(method -> method + " series=1 " + keys))).flatMap(lines -> lines);
	}

	private Object[] inputs(final String line) {
		final List<Object> inputs = new ArrayList<>();
		// a start says itself how many classes there are
		if (!line.contains("start=")) inputs.addAll(List.of("clusters", 4));
		inputs.addAll(List.of("image", line.contains("series=") ? series(1) : noisy(2)));
		for (final String key : line.split(" ")) {
			final String[] parts = key.split("=");
			if (parts.length == 2 && !parts[0].equals("series")) inputs.addAll(List.of(parts[0], value(parts[0], parts[1])));
		}
		return inputs.toArray();
	}

	private Object value(final String key, final String text) {
		switch (key) {
			case "start" :
				return picture(i -> 1 + i % WIDTH / 6);
			case "confounds" :
				return file("confounds.tsv", "csf\twhite_matter\tother\n" +
					IntStream.range(0, 12).mapToObj(t -> t * t % 7 + "\t" + t + "\t1").collect(Collectors.joining("\n")));
			case "scrub" :
				return file("frames.txt", "3\n8\n");
			default :
				return text.matches("true|false") ? (Object) Boolean.valueOf(text) : text;
		}
	}

	private String file(final String name, final String text) {
		try {
			return Files.writeString(folder.resolve(name), text).toString();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
