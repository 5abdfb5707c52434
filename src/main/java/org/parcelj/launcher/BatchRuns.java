package org.parcelj.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.batch.FileRuns;
import org.parcelj.commands.input.Report;
import org.parcelj.commands.input.Session;
import org.parcelj.files.WholeFiles;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;

/** Runs commands on files in this process, as the command line does. */
public final class BatchRuns implements FileRuns {

	private static final String BATCH = "batch";

	/** What the folder said of its files before the first of them was made. */
	private FolderRecord before = FolderRecord.EMPTY;

	@Override
	public void check(final Job job) {
		if (job.command().equals(BATCH)) throw new InputException("command is \"batch\", which cannot run itself");
		final CommandRun run = new CommandRun(job.command());
		final Key main = run.mainImage();
		if (main == null)
			throw new InputException("command is \"" + job.command() + "\", but must be one that takes an image");
		final Options options = Options.ofMacro(job.keys());
		for (final String key : List.of(main.name(), OutputKeys.OUTPUT, OutputKeys.NAME))
			if (options.has(key)) throw new InputException("keys has \"" + key + "\", which batch itself sets for each file");
		run.keys().check(options.without(OutputKeys.ALL));
		try {
			before = FolderRecord.in(job.folder());
		}
		catch (final IOException e) {
			throw new InputException("the record of \"" + job.folder() + "\" cannot be read: " + WholeFiles.reason(e), e);
		}
	}

	@Override
	public List<Path> results(final Job job, final Path file, final String name) {
		final Path folder = job.folder();
		try {
			for (final RunRecord run : before.runs())
				if (isSame(run, job, file, name) && isThere(run, folder))
					return run.outputs().stream().map(output -> folder.resolve(output.name())).toList();
		}
		catch (final IOException e) {
			// it is made again, and what is wrong is told then
		}
		return List.of();
	}

	private static boolean isSame(final RunRecord record, final Job job, final Path file, final String name)
		throws IOException
	{
		if (!record.command().equals(job.command()) || !record.version().equals(Version.number())) return false;
		if (record.inputs().isEmpty() || !record.inputs().get(0).name().equals(Paths.absolute(file))) return false;
		final CommandRun run = new CommandRun(job.command());
		final Map<Key, Object> keys = run.keys().check(Options.ofMacro(job.keys()).without(OutputKeys.ALL));
		final Map<String, String> given = new LinkedHashMap<>(record.given());
		given.remove(run.mainImage().name());
		if (!prefix(name).equals(given.remove(OutputKeys.NAME)) || given.size() != keys.size()) return false;
		return keys.entrySet().stream().allMatch(key -> isSame(given.get(key.getKey().name()), key)) &&
			record.inputs().get(0).isUnchanged(file);
	}

	/** Paths are on record as such from anywhere. */
	private static boolean isSame(final String then, final Map.Entry<Key, Object> key) {
		final String now = key.getKey().format(key.getValue());
		return now.equals(then) || Paths.absolute(now).equals(then);
	}

	private static String prefix(final String name) {
		return name + "_";
	}

	private static boolean isThere(final RunRecord run, final Path folder) throws IOException {
		if (!run.missing().isEmpty()) return false;
		for (final FileRecord output : run.outputs())
			if (!output.isUnchanged(folder.resolve(output.name()))) return false;
		return true;
	}

	@Override
	public Done run(final Job job, final Path file, final String name, final Progress progress) {
		final long begun = System.nanoTime();
		final CommandRun run = new CommandRun(job.command());
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put(run.mainImage().name(), file.toString());
		final Options keys = Options.ofMacro(job.keys());
		final Options places = keys
			.with(Options.of(Map.of(OutputKeys.OUTPUT, job.folder().toString(), OutputKeys.NAME, prefix(name))));
		final Delivery delivery = new Delivery(OutputKeys.of(places), Optional.empty());
		final FileImages images = new FileImages(run.mainImage().name(), new EarlyImages(Options.NONE),
			ZarrKeys.of(Options.NONE).view());
		run.takeImagesFrom(delivery.noting(images));
		run.set(Options.of(texts).with(keys.without(OutputKeys.ALL)));
		delivery.require(run);
		final Lines lines = new Lines();
		final Session session = run.run(progress, lines, delivery);
		images.await();
		final List<Path> files = delivery.write(run, session, lines::say);
		return new Done(lines.said, session.warnings(), List.copyOf(session.missing()), files,
			(System.nanoTime() - begun) * 1e-9);
	}

	/** Keeps what a command says. */
	private static final class Lines implements Report {

		private final List<String> said = new ArrayList<>();

		@Override
		public void say(final String line) {
			said.add(line);
		}

		@Override
		public void warn(final String line) {
			// the session keeps it
		}
	}
}
