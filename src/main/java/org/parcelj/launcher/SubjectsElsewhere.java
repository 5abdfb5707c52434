package org.parcelj.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.parcelj.blocks.Engine;

/** A command on many subjects as on the command line, with the subjects done by another engine. */
public final class SubjectsElsewhere {

	/** The key that names them. */
	public static final String KEY = ZarrKeys.SUBJECTS;

	private SubjectsElsewhere() {
		// not to be instantiated
	}

	/**
	 * @param keys with their texts
	 * @param engine whose machines share the folders of subjects and results under the same paths; empty for what the
	 * keys say
	 * @return the files that were written
	 * @throws org.parcelj.InputException if the input cannot be used
	 */
	public static List<Path> run(final String command, final Map<String, String> keys, final Optional<Engine> engine,
		final PrintStream out, final PrintStream err)
	{
		final ConsoleRun run = new ConsoleRun(new CommandRun(command), Options.of(keys), out, err);
		engine.ifPresent(run::subjectsBy);
		return run.run();
	}
}
