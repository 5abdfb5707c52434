package org.parcelj.launcher;

import ij.plugin.BrowserLauncher;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.parcelj.InputException;
import org.parcelj.commands.PictureCommand;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.commands.input.RunFiles;
import org.parcelj.commands.input.Session;
import org.parcelj.files.WholeFiles;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.pictures.PictureFormat;
import org.parcelj.launcher.output.OutputFile;
import org.parcelj.launcher.output.OutputPlace;
import org.parcelj.launcher.output.RunInputs;

/**
 * The files that one run reads, and those that its results are written to: checked before the work, written after it.
 */
final class Delivery implements RunFiles {

	private static final String REPORT_LATER = "with more memory, Report... (report) makes one of the label image";

	private final OutputKeys keys;
	/** The folder for the outputs; none where they get windows alone. */
	private final Optional<Path> folder;

	private final RunInputs inputs = new RunInputs();
	private final RunClock clock = new RunClock();
	private final List<OwnFile> own = new ArrayList<>();
	private NamedSource images;
	/** Returns when the files have been read; null where no checksums are computed beside the work. */
	private Runnable reading;
	private Map<String, String> further = Map.of();

	/** A file that the command writes by itself. */
	private record OwnFile(Path file, Replacing replacing, WholeFiles.Writer writer) {}

	/**
	 * @param otherwise the folder where the keys name none; empty where outputs become files only when that is asked for
	 * @throws InputException if a key needs a folder, and there is none
	 */
	Delivery(final OutputKeys keys, final Optional<Path> otherwise) {
		this.keys = keys;
		folder = keys.folder().or(() -> otherwise);
	}

	/** A source of images that notes what is asked of it. */
	ImageSource noting(final ImageSource source) {
		images = new NamedSource(source, inputs);
		return images;
	}

	/** Has further keys, which are no command's own, stand in the record of the run. */
	void note(final Map<String, String> keys) {
		further = Map.copyOf(keys);
	}

	@Override
	public boolean takesOutputs() {
		return folder.isPresent();
	}

	@Override
	public void read(final Path file) {
		inputs.add(file);
	}

	@Override
	public void write(final Path file, final Replacing replacing, final WholeFiles.Writer writer) {
		own.add(new OwnFile(file, replacing, writer));
	}

	/**
	 * Checks the places of all files that the run will write, as far as they are known before its work.
	 *
	 * @throws InputException if one may not be taken
	 */
	void require(final CommandRun run) {
		run.filesRead().forEach(this::read);
		if (folder.isEmpty() && keys.needsFolder() && run.writesOutputs())
			throw new InputException("name and overwrite are for files: write output=FOLDER too");
		if (folder.isEmpty() && run.isSet(RunReport.KEY) && GraphicsEnvironment.isHeadless())
			throw new InputException("report is a file: write output=FOLDER too");
		if (folder.isEmpty() && run.command() instanceof PictureCommand drawn && drawn.pictureFormat() != PictureFormat.PNG)
			throw new InputException(
				"format is for files: write output=FOLDER too; Save Picture... saves what is in a window");
		for (final Path file : run.filesWritten())
			ownPlace(file, run, run.isSet(OutputKeys.OVERWRITE)).require(List.of(whole(file).getFileName().toString()),
				false);
		if (folder.isEmpty() || !run.writesOutputs()) return;
		run.requireOneFrameOfZarr();
		final OutputPlace place = place(folder.get(), run, keys.overwrite());
		run.expectedOutputs().forEach(output -> place.require(output.files(), output.inPlace()));
	}

	/**
	 * Has checksums computed beside the work, where there will be a record that they stand in: from when the command has
	 * read its files, so that it waits for nothing but that.
	 *
	 * @param read returns when the files have been read whole
	 */
	void computeChecksumsAfter(final CommandRun run, final Runnable read) {
		if (folder.isPresent() && run.writesOutputs()) reading = read;
	}

	@Override
	public void hasRead() {
		if (reading != null) inputs.beginChecksums(reading);
	}

	private OutputPlace place(final Path where, final CommandRun run, final boolean overwrite) {
		return new OutputPlace(where, keys.prefix(run.mainTitle()), overwrite, inputs);
	}

	/**
	 * Writes the outputs, where they are to become files, and what the command writes by itself.
	 *
	 * @param said receives what the user should know about a file
	 * @return the files
	 * @throws InputException if they cannot be written; then none has changed
	 * @throws java.util.concurrent.CancellationException if the user canceled meanwhile; then none has changed either
	 */
	List<Path> write(final CommandRun run, final Session session, final Consumer<String> said) {
		final RunRecords records = records(run, session);
		final List<Path> written = new ArrayList<>();
		if (folder.isPresent()) {
			run.outputs().forEach(output -> records.describe(output, RunRecords.Detail.LASTING));
			final List<OutputFile> files = new ArrayList<>(OutputFile.of(run.outputs(), run.command().pictures()));
			if (run.isSet(RunReport.KEY))
				report(run, session)
					.ifPresent(text -> files.add(OutputFile.of(FileNames.REPORT, file -> Files.writeString(file, text))));
			written.addAll(write(place(folder.get(), run, keys.overwrite()), files, records, said, session));
		}
		for (final OwnFile file : own)
			written.addAll(write(file, run, records, said, session));
		return written;
	}

	/** What is put on record of the run. */
	RunRecords records(final CommandRun run, final Session session) {
		return new RunRecords(run, images, session, clock, keys, further);
	}

	/** The text of the run's report; none where there is too little memory for it. */
	private Optional<String> report(final CommandRun run, final Session session) {
		return Optional.ofNullable(session.beside(RunReport.KEY, REPORT_LATER,
			() -> new RunReport(run, session).html(records(run, session).record(inputs.records(), List.of()))));
	}

	/**
	 * Opens the report of a run in a browser, where it was asked for and has not been written to a folder.
	 *
	 * @throws InputException if there is no room for it
	 */
	void showReport(final CommandRun run, final Session session) {
		if (folder.isPresent() || !run.isSet(RunReport.KEY)) return;
		final Optional<String> text = report(run, session);
		if (text.isEmpty()) return;
		try {
			final Path file = Files.createTempFile("parcelj-report", ".html");
			file.toFile().deleteOnExit();
			Files.writeString(file, text.get());
			BrowserLauncher.openURL(file.toUri().toString());
		}
		catch (final IOException e) {
			throw new InputException("the report cannot be shown: " + e.getMessage(), e);
		}
	}

	/** Tells the images that get windows what made them. */
	void describe(final CommandRun run, final Session session) {
		final RunRecords records = records(run, session);
		run.outputs().forEach(output -> records.describe(output, RunRecords.Detail.WHOLE));
	}

	private List<Path> write(final OwnFile file, final CommandRun run, final RunRecords records,
		final Consumer<String> said, final Session session)
	{
		final OutputPlace place = ownPlace(file.file(), run, file.replacing() == Replacing.ANY);
		return write(place, List.of(OutputFile.of(whole(file.file()).getFileName().toString(), file.writer())), records,
			said, session);
	}

	/** The place of a file that the command writes by itself. */
	private OutputPlace ownPlace(final Path file, final CommandRun run, final boolean overwrite) {
		final Path parent = whole(file).getParent();
		return place(parent == null ? Path.of("") : parent, run, keys.overwrite() || overwrite);
	}

	/** An absolute path stands for itself. */
	private Path whole(final Path file) {
		return keys.folder().orElse(Path.of("")).resolve(file);
	}

	private List<Path> write(final OutputPlace place, final List<OutputFile> files, final RunRecords records,
		final Consumer<String> said, final Session session)
	{
		return place.write(files, outputs -> records.record(inputs.records(), outputs), said, session.progress().quiet());
	}

	/** When a run began, and how long it has taken. */
	static final class RunClock {

		private final Instant started = Instant.now();
		private final long nanoTime = System.nanoTime();

		Instant started() {
			return started;
		}

		double seconds() {
			return (System.nanoTime() - nanoTime) * 1e-9;
		}
	}
}
