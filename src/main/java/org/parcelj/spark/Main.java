package org.parcelj.spark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.LocalEngine;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.commands.batch.FileRuns;
import org.parcelj.commands.input.Report;
import org.parcelj.launcher.BatchElsewhere;
import org.parcelj.launcher.BlockRuns;
import org.parcelj.launcher.SubjectsElsewhere;

/**
 * The entry point for spark-submit: {@code COMMAND key=value …}, with the keys of the command line. A command on an
 * image works on it in blocks, {@code batch} on each of its files as a task. Run again with the same line, it continues
 * after the last step, or the last file, that was finished. With {@code engine=local} it needs no Spark.
 */
public final class Main {

	private static final int REFUSED = 2;

	private Main() {
		// not to be instantiated
	}

	public static void main(final String... arguments) {
		System.setProperty("java.awt.headless", "true");
		try {
			run(List.of(arguments));
		}
		catch (final InputException e) {
			System.err.println(e.getMessage());
			System.exit(REFUSED);
		}
	}

	private static void run(final List<String> arguments) {
		if (arguments.isEmpty()) throw new InputException("usage: COMMAND key=value ...");
		final Map<String, String> texts = texts(arguments.subList(1, arguments.size()));
		final EngineKind kind = Labelled.parse(EngineKind.class, "engine", texts.getOrDefault("engine", "spark"));
		if (kind != EngineKind.SPARK && kind != EngineKind.LOCAL)
			throw new InputException("engine is \"" + texts.get("engine") + "\", but here must be spark or local");
		texts.put("engine", kind.label());
		if (arguments.get(0).equals(BatchElsewhere.NAME)) batch(texts, kind);
		else if (!texts.getOrDefault(SubjectsElsewhere.KEY, "").isBlank()) subjects(arguments.get(0), texts, kind);
		else inBlocks(arguments.get(0), texts, kind);
	}

	private static void inBlocks(final String command, final Map<String, String> texts, final EngineKind kind) {
		final BlockRuns run = new BlockRuns(command, texts, kind);
		try (Engine engine = kind == EngineKind.SPARK ? new SparkEngine() : new LocalEngine()) {
			final List<Path> files = run.run(engine, new Printed(), new Said());
			System.out.println("written: " + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
		}
	}

	private static void batch(final Map<String, String> texts, final EngineKind kind) {
		texts.remove("engine");
		if (kind == EngineKind.LOCAL) BatchElsewhere.run(texts, FileRuns.find(), System.out, System.err);
		else try (Engine engine = new SparkEngine()) {
			BatchElsewhere.run(texts, new SparkFileRuns(engine), System.out, System.err);
		}
	}

	private static void subjects(final String command, final Map<String, String> texts, final EngineKind kind) {
		if (kind == EngineKind.LOCAL) SubjectsElsewhere.run(command, texts, Optional.empty(), System.out, System.err);
		else try (Engine engine = new SparkEngine()) {
			texts.remove("engine");
			SubjectsElsewhere.run(command, texts, Optional.of(engine), System.out, System.err);
		}
	}

	private static Map<String, String> texts(final List<String> arguments) {
		final Map<String, String> texts = new HashMap<>();
		for (final String argument : arguments) {
			final int equals = argument.indexOf('=');
			if (equals < 1) throw new InputException("\"" + argument + "\" is not of the form key=value");
			final String key = argument.substring(0, equals).toLowerCase(Locale.ROOT);
			if (texts.put(key, argument.substring(equals + 1)) != null)
				throw new InputException("key \"" + key + "\" is given twice");
		}
		return texts;
	}

	/** What a run says, in the log. */
	private static final class Printed implements Report {

		@Override
		public void say(final String line) {
			System.out.println(line);
		}

		@Override
		public void warn(final String line) {
			System.out.println("warning: " + line);
		}
	}

	/** A line in the log for each step. */
	private static final class Said implements Progress {

		private String last = "";

		@Override
		public synchronized void report(final double fraction, final String message) {
			if (message.equals(last)) return;
			last = message;
			System.out.printf(Locale.ROOT, "%3.0f %%: %s%n", 100 * fraction, message);
		}

		@Override
		public boolean isCanceled() {
			return false;
		}
	}
}
