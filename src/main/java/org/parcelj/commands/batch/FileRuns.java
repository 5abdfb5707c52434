package org.parcelj.commands.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import org.parcelj.InputException;
import org.parcelj.Progress;

/**
 * Runs a command on one file after the other; the implementation is found as a service, so that files can be done
 * elsewhere.
 */
public interface FileRuns {

	/**
	 * One command with its keys, for many files.
	 *
	 * @param command its name on the command line
	 * @param keys its keys as a macro has them, without the image
	 * @param folder where results go
	 */
	record Job(String command, String keys, Path folder) {}

	/**
	 * What came of a file.
	 *
	 * @param said the lines that the command said of its result
	 * @param missing the keys whose results were left out for want of memory
	 * @param files the results
	 * @param seconds that it took
	 */
	record Done(List<String> said, List<String> warnings, List<String> missing, List<Path> files, double seconds) {}

	/** The engine that runs here. */
	static FileRuns find() {
		return ServiceLoader.load(FileRuns.class, FileRuns.class.getClassLoader()).findFirst()
			.orElseThrow(() -> new IllegalStateException("nothing runs commands on files"));
	}

	/**
	 * @throws InputException if there is no such command, or a key cannot be used; without looking for images
	 */
	void check(Job job);

	/**
	 * Whether the results of a file are there already, of the same keys and of the file as it is.
	 *
	 * @param name what the names of the results begin with
	 * @return the results; empty where they are not there
	 */
	List<Path> results(Job job, Path file, String name);

	/**
	 * Told of all files that {@link #run} is about to be asked for, one after the other: an engine with many hands does
	 * them now.
	 *
	 * @param files each with what the names of its results begin with
	 * @throws java.util.concurrent.CancellationException if the user cancels; what is done stays
	 */
	default void prepare(final Job job, final Map<Path, String> files, final Progress progress) {
		// one hand does each when it is asked for
	}

	/**
	 * Runs the command on a file.
	 *
	 * @param name what the names of the results begin with
	 * @throws InputException if the file cannot be used
	 */
	Done run(Job job, Path file, String name, Progress progress);
}
