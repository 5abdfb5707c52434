package org.parcelj.launcher;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;
import org.parcelj.files.PartFolder;

/**
 * What the command line does: runs a command on files, runs a macro, or explains itself. Results go to standard output;
 * one line on standard error says why something cannot be done.
 */
final class CommandLine {

	static final String MACRO = "macro";
	private static final String RERUN = "rerun";

	private static final List<String> HELP = Arrays.asList("help", "--help", "-h");

	private static final int DONE = 0;
	private static final int DEFECT = 1;
	private static final int REFUSED = 2;

	private final PrintStream out;
	private final PrintStream err;

	CommandLine(final PrintStream out, final PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/** Returns the exit status: 0, 1 for a defect of ours, 2 for wrong use or input that cannot be used. */
	int run(final String... arguments) {
		try {
			SciJava.withLoader(() -> dispatch(arguments));
			return DONE;
		}
		catch (final InputException e) {
			if (!PartFolder.isEnding()) err.println(OneLine.of(e.getMessage()));
			return REFUSED;
		}
		catch (final OutOfMemoryError e) {
			err.println(OutOfMemory.message());
			return REFUSED;
		}
		catch (final RuntimeException | Error e) {
			e.printStackTrace(err);
			return DEFECT;
		}
	}

	private void dispatch(final String[] arguments) {
		final List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
		if (arguments.length == 0) out.print(Help.overview());
		else if (HELP.contains(arguments[0])) out.print(rest.isEmpty() ? Help.overview() : Help.of(rest.get(0)));
		else if (rest.size() == 1 && HELP.contains(rest.get(0))) out.print(Help.of(arguments[0]));
		else if (arguments[0].equals(MACRO)) macro(rest);
		else if (arguments[0].equals(RERUN)) rerun(rest);
		else command(arguments[0], Options.ofArguments(rest));
	}

	private void rerun(final List<String> arguments) {
		if (arguments.isEmpty() || arguments.get(0).isEmpty())
			throw new InputException("a run on record is done again with: rerun parcelj.json [key=value ...]");
		final Rerun rerun = Rerun.of(Path.of(arguments.get(0)));
		final Options others = Options.ofArguments(arguments.subList(1, arguments.size()));
		rerun.compareInputs(line -> say("warning: " + line));
		rerun.compareOutputs(command(rerun.command(), rerun.options(new CommandRun(rerun.command()), others)), this::say);
	}

	private static void macro(final List<String> arguments) {
		if (arguments.isEmpty() || arguments.size() > 2)
			throw new InputException("a macro is run with: macro FILE [argument]");
		MacroFile.read(new File(arguments.get(0))).run(arguments.size() == 2 ? arguments.get(1) : "");
	}

	private List<Path> command(final String name, final Options options) {
		final EarlyImages early = new EarlyImages(options);
		final CommandRun run = new CommandRun(name);
		final FileImages images = new FileImages(run.mainImage() == null ? "" : run.mainImage().name(), early);
		final Delivery delivery = new Delivery(OutputKeys.of(options), Optional.of(Path.of("")));
		run.takeImagesFrom(delivery.noting(images));
		final long start = System.nanoTime();
		run.set(options.without(OutputKeys.ALL));
		final double reading = secondsSince(start);
		delivery.require(run);
		final Session session = run.run(Progress.NONE, new Lines(), delivery);
		images.await();
		final long fitted = System.nanoTime();
		final List<Path> files = delivery.write(run, session, this::say);
		report(session.seconds(), reading, secondsSince(fitted), files);
		return files;
	}

	/** The images that the keys name are read before the command runs, and count as reading. */
	private void report(final Map<Phase, Double> spent, final double reading, final double writing,
		final List<Path> files)
	{
		final Map<String, Double> seconds = new LinkedHashMap<>();
		seconds.put("reading", reading);
		spent.forEach((phase, time) -> seconds.merge(phase.label(), time, Double::sum));
		seconds.put("writing", writing);
		out.println("seconds: " +
			seconds.entrySet().stream().map(phase -> String.format(Locale.ROOT, "%s %.2f", phase.getKey(), phase.getValue()))
				.collect(Collectors.joining(", ")));
		if (!files.isEmpty())
			out.println("written: " + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
	}

	private void say(final String line) {
		out.println(OneLine.of(line));
	}

	/** What a command says goes to standard output. */
	private final class Lines implements Report {

		@Override
		public void say(final String line) {
			CommandLine.this.say(line);
		}

		@Override
		public void warn(final String line) {
			CommandLine.this.say("warning: " + line);
		}
	}

	private static double secondsSince(final long nanoTime) {
		return (System.nanoTime() - nanoTime) * 1e-9;
	}
}
