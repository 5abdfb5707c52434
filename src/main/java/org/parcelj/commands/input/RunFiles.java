package org.parcelj.commands.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.parcelj.InputException;
import org.parcelj.files.WholeFiles;
import org.parcelj.provenance.FolderRecord;

/** The files that a command reads and writes by itself, beside the images that it is given and the outputs it gives. */
public interface RunFiles {

	/** What may be replaced. */
	enum Replacing {
		/** Files that ParcelJ wrote and nobody has changed since. */
		OWN,
		/** Any file. */
		ANY
	}

	/** Where no launcher takes them: files are written at once, and without a record. */
	RunFiles DIRECT = new RunFiles() {

		@Override
		public void read(final Path file) {
			// nobody keeps a record
		}

		@Override
		public void write(final Path file, final Replacing replacing, final WholeFiles.Writer writer) {
			final Path place = file.toAbsolutePath();
			if (Files.isDirectory(place)) throw new InputException("\"" + file + "\" is a folder");
			if (replacing == Replacing.OWN && Files.exists(place) && !isOurs(place))
				throw new InputException("\"" + file + "\" already exists; overwrite=true replaces it");
			try {
				writer.write(file);
			}
			catch (final IOException e) {
				throw new InputException("\"" + file + "\" cannot be written: " + WholeFiles.reason(e), e);
			}
		}

		private boolean isOurs(final Path place) {
			try {
				return FolderRecord.in(place.getParent()).makerOf(place.getFileName().toString(), place.getParent())
					.isPresent();
			}
			catch (final IOException | InputException e) {
				return false;
			}
		}
	};

	/** Whether the outputs of the command become files too, so that pictures are made for them. */
	default boolean takesOutputs() {
		return false;
	}

	/** Told once the command has read its files, or what it needs of them at once. */
	default void hasRead() {
		// nobody waits for it
	}

	/** Notes a file that the command reads. */
	void read(Path file);

	/**
	 * Writes a file, at the latest when the command has come to its end.
	 *
	 * @throws InputException if it cannot be written, or something is there that may not be replaced
	 */
	void write(Path file, Replacing replacing, WholeFiles.Writer writer);
}
