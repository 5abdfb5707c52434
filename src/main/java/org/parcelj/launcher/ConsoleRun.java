package org.parcelj.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.parcelj.blocks.Engine;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.commands.input.Session;

/** One run of a command on the command line: files in, files out. */
final class ConsoleRun {

	private final CommandRun run;
	private final Options options;
	private final Console console;
	private final PrintStream err;
	/** That works on further subjects; null for one on this machine. */
	private Engine cluster;
	/** The keys whose results were left out. */
	private Set<String> missing = Set.of();

	/** @param options the keys that the user gave */
	ConsoleRun(final CommandRun run, final Options options, final PrintStream out, final PrintStream err) {
		this.run = run;
		this.options = options.without(Console.KEYS);
		this.err = err;
		console = new Console(out, err, Console.mode(options));
	}

	/** Has another engine work on further subjects. */
	void subjectsBy(final Engine engine) {
		cluster = engine;
	}

	Console console() {
		return console;
	}

	/**
	 * After a run, and when its files are in their place.
	 *
	 * @throws IncompleteException if something that was asked for is not among them
	 */
	void requireComplete() {
		IncompleteException.throwIf(missing);
	}

	/**
	 * @return the files that were written
	 * @throws org.parcelj.InputException if the input cannot be used
	 */
	List<Path> run() {
		final ZarrKeys zarr = ZarrKeys.of(options);
		final Optional<BlockRuns> inBlocks = zarr.inBlocks(run.name(), console::say);
		if (inBlocks.isPresent()) return run(inBlocks.get());
		final EarlyImages early = new EarlyImages(options);
		final FileImages images = new FileImages(run.mainImage() == null ? "" : run.mainImage().name(), early, zarr.view());
		final Delivery delivery = new Delivery(OutputKeys.of(options), Optional.of(Path.of("")));
		delivery.note(zarr.given(cluster != null));
		run.takeImagesFrom(delivery.noting(images));
		final long start = System.nanoTime();
		run.set(zarr.others().without(run.keys().notOwn(OutputKeys.ALL)));
		final double reading = secondsSince(start);
		if (run.isSet(CommandLauncher.KEEP_ROIS))
			console.warn(CommandLauncher.KEEP_ROIS + "=true has no effect: the command line has no ROI Manager");
		delivery.require(run);
		zarr.require(images.zarrs());
		delivery.computeChecksumsAfter(run, images.reading());
		final Session session;
		final long fitted;
		final List<Path> files = new ArrayList<>();
		try (SubjectsFolder subjects = zarr.subjects(run.mainTitle(), cluster, run::workOnSubjectsAt)) {
			try (TerminalProgress progress = TerminalProgress.on(err)) {
				session = run.run(progress, console, delivery);
				images.await();
			}
			fitted = System.nanoTime();
			files.addAll(zarr.writeInPlace(run.outputs()));
			files.addAll(delivery.write(run, session, console::say));
			if (subjects != null) subjects.done();
		}
		missing = session.missing();
		final RunRecords records = delivery.records(run, session);
		console.end(records.summary(), records.warnings(), seconds(session, reading, secondsSince(fitted)), files);
		return files;
	}

	private List<Path> run(final BlockRuns blocks) {
		final List<Path> files;
		try (TerminalProgress progress = TerminalProgress.on(err)) {
			files = blocks.run(new LocalEngine(), console, progress);
		}
		console.end(blocks.summary(), blocks.warnings(), Map.of("working", blocks.seconds()), files);
		return files;
	}

	/** The images that the keys name are read before the command runs, and count as reading. */
	private static Map<String, Double> seconds(final Session session, final double reading, final double writing) {
		final Map<String, Double> seconds = new LinkedHashMap<>();
		seconds.put("reading", reading);
		session.seconds().forEach((phase, time) -> seconds.merge(phase.label(), time, Double::sum));
		seconds.put("writing", writing);
		return seconds;
	}

	private static double secondsSince(final long nanoTime) {
		return (System.nanoTime() - nanoTime) * 1e-9;
	}
}
