package org.parcelj.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.parcelj.InputException;
import org.parcelj.files.InputFiles;
import org.parcelj.files.WholeFiles;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.FolderRecord;
import org.parcelj.provenance.RunRecord;

/** Repeats a recorded run: with the same keys, into the same folder. */
final class Rerun {

	private final RunRecord record;
	private final Path folder;

	private Rerun(final RunRecord record, final Path folder) {
		this.record = record;
		this.folder = folder;
	}

	/**
	 * The latest run that a file, or a folder's, has on record.
	 *
	 * @throws InputException if there is none
	 */
	static Rerun of(final Path path) {
		final Path file = Files.isDirectory(path) ? path.resolve(FolderRecord.FILE) : path;
		InputFiles.require("record", file);
		try {
			return new Rerun(FolderRecord.read(file).runs().get(0), file.toAbsolutePath().getParent());
		}
		catch (final IOException e) {
			throw new InputException("record \"" + file + "\" cannot be read: " + WholeFiles.reason(e), e);
		}
	}

	String command() {
		return record.command();
	}

	/**
	 * The keys of the run; those of others go in their place. Defaults that were others then are among them.
	 *
	 * @param now the command as it is now
	 */
	Options options(final CommandRun now, final Options others) {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final Key key : now.allKeys()) {
			final String then = record.keys().get(key.name());
			if (then != null && !key.isImage() && !then.equals(key.format(key.defaultValue()))) texts.put(key.name(), then);
		}
		texts.keySet().removeIf(key -> record.version().equals(Version.number()) && !record.given().containsKey(key));
		texts.putAll(record.given());
		texts.put(OutputKeys.OUTPUT, folder.toString());
		return Options.of(texts).with(others);
	}

	/** Warns of inputs that are no longer what they were. */
	void compareInputs(final Consumer<String> warned) {
		for (final FileRecord input : record.inputs())
			if (!input.sha256().isEmpty() && !isUnchanged(input, Path.of(input.name())))
				warned.accept("\"" + input.name() + "\" has changed since");
	}

	/** Says which of the files are the same as those of then. */
	void compareOutputs(final List<Path> files, final Consumer<String> said) {
		final List<String> same = new ArrayList<>();
		final List<String> other = new ArrayList<>();
		for (final FileRecord output : record.outputs())
			for (final Path file : files)
				if (file.getFileName().toString().equals(output.name()))
					(isUnchanged(output, file) ? same : other).add(output.name());
		if (!same.isEmpty()) said.accept("the same as before: " + String.join(", ", same));
		if (!other.isEmpty()) said.accept("not the same as before: " + String.join(", ", other));
	}

	private static boolean isUnchanged(final FileRecord record, final Path file) {
		try {
			return record.isUnchanged(file);
		}
		catch (final IOException e) {
			return false;
		}
	}
}
