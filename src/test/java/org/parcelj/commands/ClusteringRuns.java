package org.parcelj.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.parcelj.Progress;
import org.parcelj.commands.input.OpenImages;
import org.parcelj.commands.input.Session;
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

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;

/**
 * Runs clustering commands on small images, in the thread that asks, whose number of threads counts; an extension of
 * the tests that use it.
 */
final class ClusteringRuns implements BeforeAllCallback, AfterAllCallback {

	/** Methods whose parcels are connected, and methods that need a cluster for each part of the mask. */
	static final Set<String> CONNECTED = Set.of("agglomerative", "rena");
	static final Set<String> ON_PARTS = Set.of("agglomerative", "rena", "spectral");

	static final int WIDTH = 24;
	static final int HEIGHT = 20;

	private static Context context;

	@Override
	public void beforeAll(final ExtensionContext tests) {
		context = new Context(CommandService.class);
	}

	@Override
	public void afterAll(final ExtensionContext tests) {
		context.dispose();
	}

	static Stream<String> methods() {
		try (Context own = new Context(CommandService.class)) {
			return own.service(CommandService.class).getCommandsOfType(Command.class).stream()
				.filter(info -> isClustering(info.getClassName())).map(info -> info.getName()).sorted().toList().stream();
		}
	}

	private static boolean isClustering(final String className) {
		try {
			return ClusteringCommand.class.isAssignableFrom(Class.forName(className)) && !className.contains(".Probe");
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	static void assertLabels(final int clusters, final int[] labels) {
		assertArrayEquals(IntStream.rangeClosed(1, clusters).toArray(),
			Arrays.stream(labels).distinct().sorted().toArray());
	}

	/** How many connected parts the parcels have together. */
	static int parts(final int[] labels, final Connectivity connectivity) {
		final GridGraph graph = GridGraph.of(Mask.all(WIDTH, HEIGHT), connectivity);
		final DisjointSets sets = new DisjointSets(labels.length);
		for (int i = 0; i < labels.length; i++)
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++)
				if (labels[i] == labels[graph.neighbours()[e]]) sets.join(i, graph.neighbours()[e]);
		return (int) IntStream.range(0, labels.length).filter(i -> labels[i] > 0 && sets.root(i) == i).count();
	}

	static Progress progress(final AtomicInteger asked, final int last) {
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

	static CommandModule run(final String method, final Object... inputs) {
		return run(method, new Lines(), inputs);
	}

	/** @param lines receive what the run says */
	static CommandModule run(final String method, final Lines lines, final Object... inputs) {
		final CommandModule module = module(method);
		run(module, Progress.NONE, lines, inputs);
		final ParcelCommand command = (ParcelCommand) module.getCommand();
		assertFalse(command.isCanceled(), command.getCancelReason());
		return module;
	}

	static String refusal(final String method, final Object... inputs) {
		final CommandModule module = module(method);
		run(module, Progress.NONE, inputs);
		final String reason = ((ParcelCommand) module.getCommand()).getCancelReason();
		assertNotNull(reason, "it must be refused");
		module.getOutputs().forEach((name, value) -> assertNull(value, name));
		return reason;
	}

	/** In this thread, whose number of threads counts. */
	static void run(final CommandModule module, final Progress progress, final Object... inputs) {
		run(module, progress, new Lines(), inputs);
	}

	private static void run(final CommandModule module, final Progress progress, final Lines lines,
		final Object... inputs)
	{
		final ParcelCommand command = (ParcelCommand) module.getCommand();
		for (int i = 0; i < inputs.length; i += 2)
			module.setInput((String) inputs[i], inputs[i + 1]);
		command.runIn(new Session(new OpenImages(), progress, lines));
		command.run();
	}

	static CommandModule module(final String method) {
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

	static int[] labels(final CommandModule module) {
		final ImagePlus labels = (ImagePlus) module.getOutput("labels");
		final int[] all = new int[WIDTH * HEIGHT];
		for (int i = 0; i < all.length; i++)
			all[i] = labels.getProcessor().get(i);
		return all;
	}

	/** Four columns of different brightness in noise. */
	static ImagePlus noisy(final int channels) {
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
	static ImagePlus series(final int seed) {
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

	static ImagePlus threeParts() {
		return picture(i -> i % WIDTH == 5 || i % WIDTH == 15 ? 0 : 1);
	}

	static ImagePlus picture(final IntToDoubleFunction value) {
		final FloatProcessor plane = new FloatProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < WIDTH * HEIGHT; i++)
			plane.setf(i, (float) value.applyAsDouble(i));
		return new ImagePlus("picture", plane);
	}
}
