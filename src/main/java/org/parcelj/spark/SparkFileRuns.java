package org.parcelj.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.commands.batch.FileRuns;

/**
 * Runs a command on many files, each as a task on whatever machine is free; the folders of files and results are shared
 * by all of them under the same path. The failure of one file is reported as such, and does not stop the others.
 */
final class SparkFileRuns implements FileRuns {

	private final Engine engine;
	private final FileRuns here = FileRuns.find();
	private final Map<Path, Outcome> outcomes = new HashMap<>();

	SparkFileRuns(final Engine engine) {
		this.engine = engine;
	}

	/** What came of a file, as it travels: the results, or why there are none. */
	private record Outcome(ArrayList<String> said, ArrayList<String> warnings, ArrayList<String> missing,
		ArrayList<String> files, double seconds, String failure) implements Serializable {

		static Outcome of(final Done done) {
			final ArrayList<String> files = new ArrayList<>();
			done.files().forEach(file -> files.add(file.toString()));
			return new Outcome(new ArrayList<>(done.said()), new ArrayList<>(done.warnings()),
				new ArrayList<>(done.missing()), files, done.seconds(), null);
		}

		static Outcome failed(final String reason) {
			return new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0, reason);
		}

		Done done() {
			if (failure != null) throw new InputException(failure);
			return new Done(said, warnings, missing, files.stream().map(Path::of).toList(), seconds);
		}
	}

	/** A file with the name of its results, as it travels. */
	private record Work(String file, String name) implements Serializable {}

	@Override
	public void check(final Job job) {
		here.check(job);
	}

	@Override
	public List<Path> results(final Job job, final Path file, final String name) {
		return here.results(job, file, name);
	}

	@Override
	public void prepare(final Job job, final Map<Path, String> files, final Progress progress) {
		final List<Path> order = List.copyOf(files.keySet());
		if (order.isEmpty()) return;
		final ArrayList<Work> works = new ArrayList<>();
		files.forEach((file, name) -> works.add(new Work(file.toAbsolutePath().toString(), name)));
		final String command = job.command();
		final String keys = job.keys();
		final String folder = job.folder().toAbsolutePath().toString();
		final List<Outcome> all = engine.map(command + " on " + order.size() + " files", order.size(),
			(number, asked) -> run(new Job(command, keys, Path.of(folder)), works.get(number), asked), progress);
		for (int i = 0; i < order.size(); i++)
			outcomes.put(order.get(i), all.get(i));
	}

	/** On the machine that has the file. */
	private static Outcome run(final Job job, final Work work, final Progress progress) {
		try {
			return Outcome.of(FileRuns.find().run(job, Path.of(work.file), work.name, progress));
		}
		catch (final InputException e) {
			return Outcome.failed(e.getMessage());
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			if (!Memory.ranOut(e)) throw e;
			return Outcome.failed(Memory.exhausted());
		}
	}

	@Override
	public Done run(final Job job, final Path file, final String name, final Progress progress) {
		return outcomes.get(file).done();
	}
}
