package org.parcelj.launcher;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.input.Phase;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;

/**
 * What the command line does: runs a command on files, runs a macro, or explains itself. Results go to standard output;
 * one line on standard error says why something cannot be done.
 */
final class CommandLine {

	static final String MACRO = "macro";

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
			err.println(e.getMessage());
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
		else command(arguments[0], Options.ofArguments(rest));
	}

	private static void macro(final List<String> arguments) {
		if (arguments.isEmpty() || arguments.size() > 2)
			throw new InputException("a macro is run with: macro FILE [argument]");
		MacroFile.read(new File(arguments.get(0))).run(arguments.size() == 2 ? arguments.get(1) : "");
	}

	private void command(final String name, final Options options) {
		final EarlyImages early = new EarlyImages(options);
		final CommandRun run = new CommandRun(name);
		final FileImages images = new FileImages(run.mainImage() == null ? "" : run.mainImage().name(), early);
		run.takeImagesFrom(images);
		final OutputFolder folder = OutputFolder.asked(options).orElseGet(() -> OutputFolder.of("."));
		final long start = System.nanoTime();
		run.set(options.without(OutputFolder.KEY));
		final double reading = secondsSince(start);
		final Session session = run.run(Progress.NONE, new Lines());
		images.await();
		final long fitted = System.nanoTime();
		final List<Path> files = folder.write(OutputFile.of(run.outputs(), run.command().pictures()), out::println);
		report(session.seconds(), reading, secondsSince(fitted), files);
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

	/** What a command says goes to standard output. */
	private final class Lines implements Report {

		@Override
		public void say(final String line) {
			out.println(line);
		}

		@Override
		public void warn(final String line) {
			out.println("warning: " + line);
		}
	}

	private static double secondsSince(final long nanoTime) {
		return (System.nanoTime() - nanoTime) * 1e-9;
	}
}
