package org.parcelj.launcher;

import java.nio.file.Path;

import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.run.OwnFolders;
import org.parcelj.commands.input.SubjectRuns;

/** The folder in which a run keeps what it makes of further subjects, until the run has ended well, or for good. */
final class SubjectsFolder implements AutoCloseable {

	private static final String NAME = "parcelj-subjects";

	private final Path folder;
	private final boolean kept;
	private boolean done;

	private SubjectsFolder(final Path folder, final boolean kept) {
		this.folder = folder;
		this.kept = kept;
		if (!kept) OwnFolders.delete(folder);
	}

	/** In a folder from which a run goes on that has ended before time. */
	static SubjectsFolder kept(final Path checkpoint) {
		return new SubjectsFolder(checkpoint.resolve(NAME), true);
	}

	/**
	 * In the output folder, unseen.
	 *
	 * @param prefix of the run's outputs
	 * @param kept whether it stays where the run ends before time
	 */
	static SubjectsFolder beside(final Path output, final String prefix, final boolean kept) {
		final String name = "." + prefix + NAME;
		// what another process works on is not to be deleted
		return new SubjectsFolder(output.resolve(kept ? name : name + "-" + ProcessHandle.current().pid()), kept);
	}

	SubjectRuns.Place place(final Engine engine, final SubjectRuns.Use use) {
		return new SubjectRuns.Place(engine, new FolderShelf(folder), use);
	}

	/** The run has ended well. */
	void done() {
		done = true;
	}

	@Override
	public void close() {
		if (done || !kept) OwnFolders.delete(folder);
	}
}
