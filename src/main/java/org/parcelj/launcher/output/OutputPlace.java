package org.parcelj.launcher.output;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.files.PartFolder;
import org.parcelj.files.WholeFiles;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;

/**
 * Where a run's files go: a folder, a prefix of their names, and what may be replaced there: only files that ParcelJ
 * itself made from the same input and nobody has changed since, unless the user allows more; never an input. All files
 * are put in place together with the record of the run, or none is.
 */
public final class OutputPlace {

	private final Path folder;
	private final String prefix;
	private final boolean overwrite;
	private final RunInputs inputs;

	/**
	 * The folder is made when there is something to write.
	 *
	 * @param overwrite whether files of others are replaced too
	 * @throws InputException if the folder cannot be written to, or cannot be made
	 */
	public OutputPlace(final Path folder, final String prefix, final boolean overwrite, final RunInputs inputs) {
		requireWritable(folder);
		this.folder = folder.normalize();
		this.prefix = prefix;
		this.overwrite = overwrite;
		this.inputs = inputs;
	}

	private static void requireWritable(final Path folder) {
		File there = folder.toFile().getAbsoluteFile();
		while (there.getParentFile() != null && !there.exists())
			there = there.getParentFile();
		if (!there.isDirectory())
			throw new InputException("output folder \"" + folder + "\" cannot be made: \"" + there + "\" is not a folder");
		if (!Files.isWritable(there.toPath()))
			throw new InputException(
				"output folder \"" + shown(folder) + "\" cannot be written to: no permission in \"" + there + "\"");
	}

	/**
	 * Checks the places of files before there is anything to write.
	 *
	 * @throws InputException if one may not be taken
	 */
	public void require(final List<String> names, final boolean inPlace) {
		try {
			final FolderRecord record = record();
			for (final String name : names) {
				requirePossible(prefix + name);
				require(prefix + name, inPlace, record);
			}
		}
		catch (final IOException e) {
			throw unusable(e);
		}
	}

	/** What the folder says of its files. One that is not ours counts as none where it may be replaced. */
	private FolderRecord record() throws IOException {
		requireNoPipe(folder.resolve(FolderRecord.FILE));
		try {
			return FolderRecord.in(folder);
		}
		catch (final InputException e) {
			if (overwrite) return FolderRecord.EMPTY;
			throw new InputException(e.getMessage() + "; overwrite=true replaces it", e);
		}
	}

	/**
	 * @throws InputException if no file can have a name: it is too long, say; that shows in any folder that is there
	 */
	public void requirePossible(final String name) {
		Path there = folder.toAbsolutePath();
		while (there.getParent() != null && !Files.exists(there))
			there = there.getParent();
		try {
			Files.readAttributes(there.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		}
		catch (final NoSuchFileException e) {
			// as it should be
		}
		catch (final IOException e) {
			throw notWritten(name, e);
		}
	}

	private void require(final String name, final boolean inPlace, final FolderRecord record) throws IOException {
		final Path place = folder.resolve(name);
		if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) return;
		requireNoInput(place, inPlace);
		requireNoPipe(place);
		// where any file may be replaced, only a folder's maker matters: checksums of large files take a while
		if (overwrite && !Files.isDirectory(place)) return;
		final Optional<RunRecord> maker = record.makerOf(name, folder);
		if (maker.isEmpty() && Files.isDirectory(place)) throw new InputException("\"" + place + "\" is a folder");
		if (overwrite) return;
		if (maker.isEmpty())
			throw new InputException("\"" + place + "\" already exists and is not as ParcelJ wrote it; give another output " +
				"folder or name, or overwrite=true");
		final List<FileRecord> of = maker.get().inputs();
		if (!of.isEmpty() && !of.get(0).name().equals(inputs.main()))
			throw new InputException("\"" + place + "\" was made of another input, \"" + of.get(0).name() +
				"\"; name={image} keeps both, overwrite=true replaces it");
	}

	/** An image that a command is there to change is replaced where the user says so, but nothing else that it reads. */
	private void requireNoInput(final Path place, final boolean inPlace) throws IOException {
		if (!inputs.contains(place)) return;
		final boolean changed = inPlace && inputs.isMain(place);
		if (!changed || !overwrite)
			throw new InputException("\"" + place + "\" is an input, and would be replaced; give another output folder or " +
				(changed ? "name, or overwrite=true" : "name"));
	}

	private static void requireNoPipe(final Path place) {
		if (Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place))
			throw new InputException("\"" + place + "\" is a pipe or a device");
	}

	/**
	 * Writes files, and the record of the run that made them.
	 *
	 * @param run gives the record for its outputs
	 * @param said receives what the user should know about a file
	 * @param progress is asked whether to stop, as long as nothing has been put in its place
	 * @return the files
	 * @throws InputException if they cannot be written; then none has changed
	 */
	public List<Path> write(final List<OutputFile> files, final Function<List<FileRecord>, RunRecord> run,
		final Consumer<String> said, final Progress progress)
	{
		if (files.isEmpty()) return List.of();
		try (PartFolder part = PartFolder.in(folder); OutputRecords records = new OutputRecords()) {
			write(files, part, records, said, progress);
			final List<String> names = records.names();
			final RunRecord made = run.apply(records.all());
			progress.check();
			final List<String> all = new ArrayList<>(names);
			all.add(FolderRecord.FILE);
			part.place(all, () -> {
				final FolderRecord record = record();
				for (final String name : names)
					require(name, isInPlace(name, files), record);
				record.with(made).write(part.resolve(FolderRecord.FILE));
			});
			return names.stream().map(folder::resolve).toList();
		}
		catch (final IOException e) {
			throw unusable(e);
		}
	}

	/** In the order of the files, one of which may become two on the disk. */
	private void write(final List<OutputFile> files, final PartFolder part, final OutputRecords records,
		final Consumer<String> said, final Progress progress) throws IOException
	{
		for (final OutputFile file : files) {
			progress.check();
			write(file, part, progress).ifPresent(said);
			for (final String name : part.names())
				records.add(name, part.resolve(name));
		}
	}

	private boolean isInPlace(final String name, final List<OutputFile> files) {
		return files.stream().anyMatch(file -> name.equals(prefix + file.name()) && file.isInPlace());
	}

	/** What fails is told of the place that was asked for, not of where the file is written first. */
	private Optional<String> write(final OutputFile file, final PartFolder part, final Progress progress)
		throws IOException
	{
		final String name = prefix + file.name();
		try {
			return file.write(part.resolve(name), progress);
		}
		catch (final InputException e) {
			if (!(e.getCause() instanceof IOException)) throw e;
			throw notWritten(name, (IOException) e.getCause());
		}
		catch (final IOException e) {
			throw notWritten(name, e);
		}
	}

	private InputException notWritten(final String name, final IOException e) {
		return new InputException("\"" + folder.resolve(name) + "\" cannot be written: " + WholeFiles.reason(e), e);
	}

	/** In some folders the files of others may not be replaced, though there may be further ones. */
	private InputException unusable(final IOException e) {
		if (e instanceof FileSystemException moved && moved.getOtherFile() != null)
			return new InputException("\"" + moved.getFile() + "\" cannot be replaced: " + WholeFiles.reason(e), e);
		return new InputException("output folder \"" + shown(folder) + "\" cannot be written to: " + WholeFiles.reason(e),
			e);
	}

	/** The current folder has an empty path. */
	private static String shown(final Path folder) {
		return folder.toString().isEmpty() ? "." : folder.toString();
	}
}
