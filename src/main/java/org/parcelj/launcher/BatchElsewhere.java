package org.parcelj.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.parcelj.commands.BatchCommand;
import org.parcelj.commands.batch.FileRuns;

/** The batch command as on the command line, with its files processed by another engine. */
public final class BatchElsewhere {

	/** The command's name. */
	public static final String NAME = "batch";

	private BatchElsewhere() {
		// not to be instantiated
	}

	/**
	 * @param keys with their texts
	 * @return the files that were written here
	 * @throws org.parcelj.InputException if the input cannot be used, or not one of the files could be done
	 */
	public static List<Path> run(final Map<String, String> keys, final FileRuns engine, final PrintStream out,
		final PrintStream err)
	{
		final CommandRun run = new CommandRun(NAME);
		((BatchCommand) run.command()).runBy(engine);
		return new ConsoleRun(run, Options.of(keys), out, err).run();
	}
}
