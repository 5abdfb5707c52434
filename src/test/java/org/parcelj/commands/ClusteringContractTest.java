package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parcelj.Progress;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.commands.input.Session;
import org.parcelj.cluster.Clustering;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleException;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;

/** What every clustering command keeps to, whatever its method. */
class ClusteringContractTest {

	/** Methods whose parcels are connected, and methods that need a cluster for each part of the mask. */
	private static final Set<String> CONNECTED = Set.of("agglomerative", "rena");
	private static final Set<String> ON_PARTS = Set.of("agglomerative", "rena", "spectral");

	private static final int WIDTH = 24;
	private static final int HEIGHT = 20;

	private static Context context;

	@BeforeAll
	static void open() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void close() {
		context.dispose();
	}

	private static Stream<String> methods() {
		try (Context own = new Context(CommandService.class)) {
			return own.service(CommandService.class).getCommandsOfType(Command.class).stream()
				.filter(info -> isClustering(info.getClassName())).map(info -> info.getName()).sorted().toList().stream();
		}
	}

	private static Stream<String> methodsButMixtures() {
		return methods().filter(method -> !method.equals("gmm"));
	}

	private static boolean isClustering(final String className) {
		try {
			return ClusteringCommand.class.isAssignableFrom(Class.forName(className)) && !className.contains(".Probe");
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	@ParameterizedTest
	@MethodSource("methods")
	void exactlyAsManyClustersAsAsked(final String method) {
		for (final int clusters : new int[] { 1, 2, 5, 12 })
			assertLabels(clusters, labels(run(method, "image", noisy(3), "clusters", clusters)));
	}

	/** With compactness the pixels of a parcel are nearer to each other. */
	@ParameterizedTest
	@MethodSource("methods")
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
	@MethodSource("methods")
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
	@MethodSource("methods")
	void itHasADefault(final String method) {
		assertTrue((int) module(method).getInput("clusters") > 1);
	}

	@ParameterizedTest
	@MethodSource("methods")
	void parcelsAreConnectedWhereTheMethodSaysSo(final String method) {
		if (!CONNECTED.contains(method)) return;
		final int[] labels = labels(run(method, "image", noisy(2), "clusters", 30));
		assertEquals(30, parts(labels, Connectivity.FACES));
		final int[] full = labels(run(method, "image", noisy(2), "clusters", 30, "connectivity", "full"));
		assertEquals(30, parts(full, Connectivity.FULL));
	}

	@ParameterizedTest
	@MethodSource("methods")
	void seedsAndThreads(final String method) {
		final ImagePlus image = noisy(3);
		final int[] once = labels(run(method, "image", image, "clusters", 7, "seed", 5));
		for (final int threads : new int[] { 1, 2, 8 })
			assertArrayEquals(once,
				Parallelization.runWithNumThreads(threads, () -> labels(run(method, "image", image, "clusters", 7, "seed", 5))),
				threads + " threads");
	}

	@ParameterizedTest
	@MethodSource("methods")
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

	/** Mixtures number their components by the first feature's mean, whatever the features are. */
	@ParameterizedTest
	@MethodSource("methodsButMixtures")
	void seriesAreNumberedByFirstPixels(final String method) {
		final int[] labels = labels(run(method, "image", series(3), "clusters", 4, "standardize", "zscore"));
		assertArrayEquals(Clustering.byFirstPixel(labels).labels(), Arrays.stream(labels).map(l -> l - 1).toArray());
	}

	@ParameterizedTest
	@MethodSource("methods")
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
	@MethodSource("methods")
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
	@MethodSource("methods")
	void itStopsWhenAsked(final String method) {
		final AtomicInteger asked = new AtomicInteger();
		final ImagePlus image = noisy(3);
		run(module(method), progress(asked, Integer.MAX_VALUE), "image", image, "clusters", 9);
		final int all = asked.get();
		for (final int last : new int[] { 1, all / 4, all / 2, 3 * all / 4 }) {
			asked.set(0);
			final CommandModule module = module(method);
			run(module, progress(asked, Math.max(1, last)), "image", image, "clusters", 9);
			final ParcelCommand command = (ParcelCommand) module.getCommand();
			assertTrue(command.isCanceled(), last + " of " + all);
			assertEquals("", command.getCancelReason(), "nobody is told what they know");
			module.getOutputs().forEach((name, value) -> assertNull(value, name));
		}
	}

	private static Progress progress(final AtomicInteger asked, final int last) {
		return new Progress() {

			@Override
			public void report(final double fraction, final String message) {
				// nobody looks
			}

			@Override
			public boolean isCanceled() {
				return asked.incrementAndGet() >= last;
			}
		};
	}

	@ParameterizedTest
	@MethodSource("methods")
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
	@MethodSource("methods")
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

	private static void assertLabels(final int clusters, final int[] labels) {
		assertArrayEquals(IntStream.rangeClosed(1, clusters).toArray(),
			Arrays.stream(labels).distinct().sorted().toArray());
	}

	/** How many connected parts the parcels have together. */
	private static int parts(final int[] labels, final Connectivity connectivity) {
		final GridGraph graph = GridGraph.of(Mask.all(WIDTH, HEIGHT), connectivity);
		final DisjointSets sets = new DisjointSets(labels.length);
		for (int i = 0; i < labels.length; i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				if (labels[i] == labels[graph.neighbours()[e]]) sets.join(i, graph.neighbours()[e]);
		return (int) IntStream.range(0, labels.length).filter(i -> labels[i] > 0 && sets.root(i) == i).count();
	}

	private static CommandModule run(final String method, final Object... inputs) {
		final CommandModule module = module(method);
		run(module, Progress.NONE, inputs);
		final ParcelCommand command = (ParcelCommand) module.getCommand();
		assertFalse(command.isCanceled(), command.getCancelReason());
		return module;
	}

	private static String refusal(final String method, final Object... inputs) {
		final CommandModule module = module(method);
		run(module, Progress.NONE, inputs);
		final String reason = ((ParcelCommand) module.getCommand()).getCancelReason();
		assertNotNull(reason, "it must be refused");
		module.getOutputs().forEach((name, value) -> assertNull(value, name));
		return reason;
	}

	/** In this thread, whose number of threads counts. */
	private static void run(final CommandModule module, final Progress progress, final Object... inputs) {
		final ParcelCommand command = (ParcelCommand) module.getCommand();
		for (int i = 0; i < inputs.length; i += 2)
			module.setInput((String) inputs[i], inputs[i + 1]);
		command.runIn(new Session(new OpenImages(), progress, new Lines()));
		command.run();
	}

	private static CommandModule module(final String method) {
		final CommandInfo info = context.service(CommandService.class).getCommandsOfType(Command.class).stream()
			.filter(i -> method.equals(i.getName())).map(CommandInfo.class::cast).findFirst().orElseThrow();
		try {
			final CommandModule module = (CommandModule) info.createModule();
			context.inject(module.getCommand());
			return module;
		}
		catch (final ModuleException e) {
			throw new AssertionError(e);
		}
	}

	private static int[] labels(final CommandModule module) {
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final int[] all = new int[WIDTH * HEIGHT];
		for (int i = 0; i < all.length; i++)
			all[i] = labels.getProcessor().get(i);
		return all;
	}

	/** Four columns of different brightness in noise. */
	private static ImagePlus noisy(final int channels) {
		final SplittableRandom random = new SplittableRandom(channels);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int c = 0; c < channels; c++) {
			final int channel = c;
			stack.addSlice(picture(i -> 100 * ((i % WIDTH / 6 + channel) % 4) + 20 * random.nextDouble()).getProcessor());
		}
		final ImagePlus image = new ImagePlus("noisy", stack);
		image.setDimensions(channels, 1, 1);
		return image;
	}

	/** Four columns with a time course each. */
	private static ImagePlus series(final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int t = 0; t < 12; t++) {
			final int frame = t;
			stack.addSlice(picture(i -> Math.sin(frame * (1 + i % WIDTH / 6)) + 0.2 * random.nextDouble()).getProcessor());
		}
		final ImagePlus image = new ImagePlus("series", stack);
		image.setDimensions(1, 1, 12);
		return image;
	}

	private static ImagePlus threeParts() {
		return picture(i -> i % WIDTH == 5 || i % WIDTH == 15 ? 0 : 1);
	}

	private static ImagePlus picture(final IntToDoubleFunction value) {
		final FloatProcessor plane = new FloatProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			plane.setf(i, (float) value.applyAsDouble(i));
		return new ImagePlus("picture", plane);
	}
}
