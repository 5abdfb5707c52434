package org.parcelj.commands.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.commands.input.RunFiles.Replacing;
import org.parcelj.commands.input.Session;

/** Runs a command on one file after the other: files that fail are listed as such, and the rest are done. */
public final class BatchRun {

	private final FileRuns engine;
	private final FileRuns.Job job;
	private final Session session;

	private final Map<Path, String> files;
	private final ResultsTable table = new ResultsTable();
	private final BatchTables tables = new BatchTables();
	/** The results of files that were done before. */
	private final Map<Path, List<Path>> before = new LinkedHashMap<>();
	private final List<String> failures = new ArrayList<>();
	/** After the preparation, in which a cluster does the work. */
	private long start;
	/** Files that were not there before and have been tried. */
	private int tried;
	private int made;

	/** @param files each with what the names of its results begin with */
	public BatchRun(final FileRuns engine, final FileRuns.Job job, final Map<Path, String> files, final Session session) {
		this.engine = engine;
		this.job = job;
		this.files = new LinkedHashMap<>(files);
		this.session = session;
	}

	/**
	 * Runs the command on all files.
	 *
	 * @throws java.util.concurrent.CancellationException if the user cancels; what is done stays
	 * @throws InputException if not one of them could be done
	 */
	public void run() {
		prepare();
		start = System.nanoTime();
		int number = 0;
		for (final Map.Entry<Path, String> file : files.entrySet()) {
			session.progress().step((double) number / files.size(),
				(number + 1) + " of " + files.size() + ": " + file.getValue());
			add(file.getKey(), file.getValue(), number++);
			session.say(number + " of " + files.size() + ": " + file.getValue() + " " +
				table.getStringValue("status", number - 1) + left());
		}
		if (failures.size() == files.size())
			throw new InputException("none of the " + files.size() + " files could be processed; " + failures.get(0));
		for (final String failure : failures)
			session.warn(failure);
		session
			.say(files.size() - failures.size() + " of " + files.size() + " files done, " + made + " of them in this run");
	}

	private void prepare() {
		final Map<Path, String> missing = new LinkedHashMap<>(files);
		files.forEach((file, name) -> {
			session.progress().check();
			final List<Path> there = engine.results(job, file, name);
			if (there.isEmpty()) return;
			before.put(file, there);
			missing.remove(file);
		});
		engine.prepare(job, missing, session.progress());
	}

	private void add(final Path file, final String name, final int number) {
		table.addRow();
		table.addValue("image", name);
		table.addValue("file", file.toString());
		final long begun = System.nanoTime();
		final List<Path> there = before.get(file);
		if (there != null) {
			row("done before", 0, there.size(), "");
			tables.add(name, there);
			return;
		}
		tried++;
		try {
			final FileRuns.Done done = engine.run(job, file, name,
				session.progress().part((double) number / files.size(), (number + 1.0) / files.size()));
			made++;
			row(done.missing().isEmpty() ? "done" : "incomplete", done.seconds(), done.files().size(),
				String.join("; ", done.said()));
			session.addMissing(done.missing());
			done.warnings().forEach(warning -> session.warn(name + ": " + warning));
			tables.add(name, done.files());
		}
		catch (final RuntimeException | OutOfMemoryError e) {
			if (!(e instanceof InputException) && !Memory.ranOut(e)) throw e;
			final String reason = e instanceof InputException ? e.getMessage() : Memory.exhausted();
			failures.add(file + ": " + reason);
			row("failed", (System.nanoTime() - begun) * 1e-9, 0, reason);
		}
	}

	private void row(final String status, final double seconds, final int results, final String message) {
		table.addValue("status", status);
		table.addValue("seconds", seconds);
		table.addValue("results", results);
		table.addValue("message", message);
	}

	/** What is left takes as long as what was tried, on average. */
	private String left() {
		final int left = files.size() - before.size() - tried;
		if (tried == 0 || left == 0) return "";
		final double seconds = (System.nanoTime() - start) * 1e-9 / tried * left;
		return seconds < 2 ? "" : String.format(Locale.ROOT, ", about %.0f s left", seconds);
	}

	/** A row for each file: what came of it. */
	public ResultsTable table() {
		return table;
	}

	/** Writes a table over all files for each kind of table that the command gave. */
	public void writeTables() {
		for (final String kind : tables.kinds())
			session.files().write(job.folder().toAbsolutePath().resolve("all_" + kind), Replacing.OWN,
				to -> tables.write(kind, to));
	}
}
