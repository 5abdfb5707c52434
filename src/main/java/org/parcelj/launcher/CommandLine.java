package org.parcelj.launcher;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.files.PartFolder;

/**
 * The command line: runs a command on files, runs a macro, or explains itself. Results go to standard output; one line
 * on standard error says why something cannot be done.
 */
final class CommandLine {

	static final String MACRO = "macro";
	private static final String RERUN = "rerun";

	private static final List<String> HELP = Arrays.asList("help", "--help", "-h");

	private static final List<String> VERSION = Arrays.asList("--version", "-V");
	private static final String COMPLETION = "completion";
	static final List<String> FLAGS = List.of(OutputKeys.OVERWRITE, Console.QUIET, Console.JSON, ZarrKeys.IN_PLACE);

	private static final char UNDECODED = '\uFFFD';

	private static final int DONE = 0;
	private static final int DEFECT = 1;
	static final int REFUSED = 2;
	private static final int INCOMPLETE = 3;

	private final PrintStream out;
	private final PrintStream err;

	CommandLine(final PrintStream out, final PrintStream err) {
		this.out = out;
		this.err = err;
	}

	/**
	 * Returns the exit status: 0, 1 for a defect of ours, 2 for wrong use or input that cannot be used, 3 for results
	 * from which something was left out.
	 *
	 * @throws NoClassDefFoundError if a library is missing
	 */
	int run(final String... arguments) {
		try {
			if (arguments.length == 0) {
				err.print(Help.overview());
				return REFUSED;
			}
			requireReadable(arguments);
			OwnLoader.with(() -> dispatch(arguments));
			return DONE;
		}
		catch (final IncompleteException e) {
			err.println(e.getMessage());
			return INCOMPLETE;
		}
		catch (final InvalidPathException e) {
			err.println(OneLine
				.of("\"" + e.getInput() + "\" cannot be the name of a file here: " + e.getReason() + "; " + NameEncoding.HINT));
			return REFUSED;
		}
		catch (final InputException e) {
			if (!PartFolder.isEnding()) err.println(OneLine.of(e.getMessage()));
			return REFUSED;
		}
		catch (final NoClassDefFoundError e) {
			throw e;
		}
		catch (final RuntimeException | Error e) {
			if (Memory.ranOut(e)) {
				err.println(OutOfMemory.message());
				return REFUSED;
			}
			e.printStackTrace(err);
			return DEFECT;
		}
	}

	private void dispatch(final String[] arguments) {
		final List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
		if (VERSION.contains(arguments[0])) out.println(Version.text());
		else if (HELP.contains(arguments[0])) out.print(rest.isEmpty() ? Help.overview() : Help.of(rest.get(0)));
		else if (rest.stream().anyMatch(HELP.subList(1, HELP.size())::contains)) out.print(Help.of(arguments[0]));
		else if (arguments[0].equals(COMPLETION)) out.print(Completion.script(rest));
		else if (arguments[0].equals(MACRO)) macro(rest);
		else if (arguments[0].equals(RERUN)) rerun(rest);
		else command(new CommandRun(arguments[0]), rest);
	}

	private void rerun(final List<String> arguments) {
		if (arguments.isEmpty() || arguments.get(0).isEmpty())
			throw new InputException("a recorded run is repeated with: rerun parcelj.json [key=value ...]");
		final Rerun rerun = Rerun.of(Path.of(arguments.get(0)));
		final CommandRun run = new CommandRun(rerun.command());
		final Options others = options(run, arguments.subList(1, arguments.size()));
		final ConsoleRun again = new ConsoleRun(run, rerun.options(run, others), out, err);
		rerun.compareInputs(again.console()::warn);
		rerun.compareOutputs(again.run(), again.console()::say);
		again.requireComplete();
	}

	/** Which keys are flags is known once the command is. */
	private static Options options(final CommandRun run, final List<String> arguments) {
		return Options.ofArguments(arguments,
			key -> FLAGS.contains(key) || run.allKeys().stream().anyMatch(each -> each.isFlag() && each.name().equals(key)));
	}

	/** Java replaces what it cannot decode in the names of files by a mark of its own. */
	private static void requireReadable(final String[] arguments) {
		for (final String argument : arguments)
			if (argument.indexOf(UNDECODED) >= 0)
				throw new InputException("\"" + argument + "\" cannot be decoded: " + NameEncoding.HINT);
	}

	private void macro(final List<String> arguments) {
		if (arguments.isEmpty() || arguments.size() > 2)
			throw new InputException("a macro is run with: macro FILE [argument]");
		final MacroFile macro = MacroFile.read(new File(arguments.get(0)));
		NameEncoding.here().warning(macro.text()).ifPresent(line -> err.println(OneLine.of("warning: " + line)));
		macro.run(arguments.size() == 2 ? arguments.get(1) : "");
	}

	private void command(final CommandRun run, final List<String> arguments) {
		final ConsoleRun once = new ConsoleRun(run, options(run, arguments), out, err);
		once.run();
		once.requireComplete();
	}
}
