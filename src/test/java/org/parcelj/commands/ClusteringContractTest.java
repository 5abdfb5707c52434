package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.parcelj.commands.ClusteringRuns.CONNECTED;
import static org.parcelj.commands.ClusteringRuns.HEIGHT;
import static org.parcelj.commands.ClusteringRuns.ON_PARTS;
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
import static org.parcelj.commands.ClusteringRuns.threeParts;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parcelj.cluster.Clustering;
import org.parcelj.grid.Connectivity;
import org.scijava.command.CommandModule;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.process.ShortProcessor;

/** What every clustering command keeps to, whatever its method. */
@ExtendWith(ClusteringRuns.class)
class ClusteringContractTest {

	private static Stream<String> methodsButMixtures() {
		return ClusteringRuns.methods().filter(method -> !method.equals("gmm"));
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void exactlyAsManyClustersAsAsked(final String method) {
		for (final int clusters : new int[] { 1, 2, 5, 12 })
			assertLabels(clusters, labels(run(method, "image", noisy(3), "clusters", clusters)));
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void itHasADefault(final String method) {
		assertTrue((int) module(method).getInput("clusters") > 1);
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void parcelsAreConnectedWhereTheMethodSaysSo(final String method) {
		if (!CONNECTED.contains(method)) return;
		final int[] labels = labels(run(method, "image", noisy(2), "clusters", 30));
		assertEquals(30, parts(labels, Connectivity.FACES));
		final int[] full = labels(run(method, "image", noisy(2), "clusters", 30, "connectivity", "full"));
		assertEquals(30, parts(full, Connectivity.FULL));
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void seedsAndThreads(final String method) {
		final ImagePlus image = noisy(3);
		final int[] once = labels(run(method, "image", image, "clusters", 7, "seed", 5));
		for (final int threads : new int[] { 1, 2, 8 })
			assertArrayEquals(once,
				Parallelization.runWithNumThreads(threads, () -> labels(run(method, "image", image, "clusters", 7, "seed", 5))),
				threads + " threads");
	}

	/** Mixtures number their components by the first feature's mean, whatever the features are. */
	@ParameterizedTest
	@MethodSource("methodsButMixtures")
	void seriesAreNumberedByFirstPixels(final String method) {
		final int[] labels = labels(run(method, "image", series(3), "clusters", 4, "standardize", "zscore"));
		assertArrayEquals(Clustering.byFirstPixel(labels).labels(), Arrays.stream(labels).map(l -> l - 1).toArray());
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void wrongNumbersAreRefusedInOneLine(final String method) {
		assertEquals("clusters is 0, but must be at least 1", refusal(method, "image", noisy(1), "clusters", 0));
		assertEquals("clusters is -3, but must be at least 1", refusal(method, "image", noisy(1), "clusters", -3));
		assertEquals("clusters is 481, but must be at most 480", refusal(method, "image", noisy(1), "clusters", 481));
		final String nan = refusal(method, "image", picture(i -> i == 7 ? Double.NaN : i), "clusters", 3);
		assertTrue(nan.startsWith("1 value inside the mask is NaN or infinite"), nan);
		if (!ON_PARTS.contains(method)) return;
		final String parts = refusal(method, "image", noisy(1), "maskimage", threeParts(), "clusters", 2);
		assertTrue(parts.contains("clusters is 2") && parts.contains("3") && parts.lines().count() == 1, parts);
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void aMaskOfSeveralPartsWorks(final String method) {
		final ImagePlus mask = threeParts();
		final int[] labels = labels(run(method, "image", noisy(2), "maskimage", mask, "clusters", 6));
		for (int i = 0; i < labels.length; i++)
			assertEquals(mask.getProcessor().getf(i) > 0, labels[i] > 0);
		assertEquals(6, Arrays.stream(labels).max().getAsInt());
		if (CONNECTED.contains(method)) assertEquals(6, parts(labels, Connectivity.FACES));
	}

	/** Wherever a run asks whether to stop, it stops there and gives nothing. */
	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void itStopsWhenAsked(final String method) {
		final AtomicInteger asked = new AtomicInteger();
		run(module(method), progress(asked, Integer.MAX_VALUE), "image", noisy(3), "clusters", 9);
		final int all = asked.get();
		for (final int last : new int[] { 1, all / 4, all / 2, 3 * all / 4 }) {
			asked.set(0);
			final CommandModule module = module(method);
			// an image of its own: one that has a tree already is asked less
			run(module, progress(asked, Math.max(1, last)), "image", noisy(3), "clusters", 9);
			final ParcelCommand command = (ParcelCommand) module.getCommand();
			assertTrue(command.isCanceled(), last + " of " + all);
			assertEquals("", command.getCancelReason(), "nobody is told what they know");
			module.getOutputs().forEach((name, value) -> assertNull(value, name));
		}
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void theLabelImageIsOnTheGridOfTheInput(final String method) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		final SplittableRandom random = new SplittableRandom(4);
		for (int z = 0; z < 3; z++) {
			final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
			for (int i = 0; i < plane.getPixelCount(); i++)
				plane.set(i, 1000 * (i % WIDTH / 6) + 300 * z + random.nextInt(50));
			stack.addSlice("depth " + z, plane);
		}
		final ImagePlus image = new ImagePlus("deep.tif", stack);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.5;
		calibration.pixelDepth = 2;
		calibration.zOrigin = 1;
		calibration.setUnit("um");
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { 5, 2 }, "optical density");
		final ImagePlus labels = (ImagePlus) run(method, "image", image, "clusters", 4).getOutput("labels");
		assertTrue(labels.getTitle().matches("deep [\\w -]+ 4"), labels.getTitle());
		assertEquals(16, labels.getBitDepth());
		assertArrayEquals(new int[] { WIDTH, HEIGHT, 1, 3, 1 }, labels.getDimensions());
		final Calibration kept = labels.getCalibration();
		assertArrayEquals(new double[] { 0.5, 2, 1 }, new double[] { kept.pixelWidth, kept.pixelDepth, kept.zOrigin });
		assertEquals(calibration.getUnit(), kept.getUnit());
		assertFalse(kept.calibrated());
		assertEquals("depth 2", labels.getStack().getSliceLabel(3));
		assertEquals(0, labels.getDisplayRangeMin());
		assertEquals(255, labels.getDisplayRangeMax());
		assertEquals(0, labels.getLuts()[0].getRGB(0) & 0xffffff);
		assertTrue(calibration.calibrated() && image.getOverlay() == null, "the input stays as it was");
	}

	@ParameterizedTest
	@MethodSource("org.parcelj.commands.ClusteringRuns#methods")
	void theGraphHasTheBordersOfTheTable(final String method) {
		assertNull(run(method, "image", noisy(2), "clusters", 6).getOutput("neighbours"));
		final CommandModule module = run(method, "image", noisy(2), "clusters", 6, "graph", true);
		final ResultsTable parcels = (ResultsTable) module.getOutput("parcels");
		final ResultsTable neighbours = (ResultsTable) module.getOutput("neighbours");
		assertEquals("label neighbour faces border unit", String.join(" ", neighbours.getHeadings()));
		final int[] labels = labels(module);
		final int[] degree = new int[7];
		final double[] border = new double[7];
		int faces = 0;
		for (int pair = 0; pair < neighbours.size(); pair++) {
			for (final String end : new String[] { "label", "neighbour" }) {
				degree[(int) neighbours.getValue(end, pair)]++;
				border[(int) neighbours.getValue(end, pair)] += neighbours.getValue("border", pair);
			}
			assertTrue(neighbours.getValue("label", pair) < neighbours.getValue("neighbour", pair));
			faces += (int) neighbours.getValue("faces", pair);
		}
		for (int parcel = 0; parcel < 6; parcel++) {
			assertEquals(degree[parcel + 1], parcels.getValue("neighbours", parcel));
			assertEquals(border[parcel + 1], parcels.getValue("border", parcel), 1e-9);
		}
		int expected = 0;
		for (int i = 0; i < labels.length; i++) {
			if (i % WIDTH < WIDTH - 1 && labels[i] != labels[i + 1]) expected++;
			if (i / WIDTH < HEIGHT - 1 && labels[i] != labels[i + WIDTH]) expected++;
		}
		assertEquals(expected, faces);
	}
}
