package org.parcelj.provenance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.files.InputFiles;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The runs whose files lie in a folder, the latest first. As JSON, the latest run is the object itself, and has those
 * before it as "earlier". Immutable.
 */
public final class FolderRecord {

	/** That of a folder in which nothing has been made. */
	public static final FolderRecord EMPTY = new FolderRecord(List.of());

	/** The name of the file that has it. */
	public static final String FILE = "parcelj.json";

	private static final String EARLIER = "earlier";

	private final List<RunRecord> runs;

	private FolderRecord(final List<RunRecord> runs) {
		this.runs = List.copyOf(runs);
	}

	/**
	 * That of a folder; empty where the folder has none.
	 *
	 * @throws InputException if the file that has it is no such record
	 */
	public static FolderRecord in(final Path folder) throws IOException {
		final Path file = folder.resolve(FILE);
		return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? read(file) : EMPTY;
	}

	/**
	 * @throws InputException if the file is no such record
	 */
	public static FolderRecord read(final Path file) throws IOException {
		InputFiles.problem(file).ifPresent(problem -> {
			throw new InputException("\"" + file + "\" is not a record that ParcelJ wrote: " + problem);
		});
		try {
			final JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
			final List<RunRecord> runs = new ArrayList<>(List.of(RunRecord.ofJson(json)));
			if (json.has(EARLIER))
				json.getAsJsonArray(EARLIER).forEach(run -> runs.add(RunRecord.ofJson(run.getAsJsonObject())));
			return new FolderRecord(runs);
		}
		catch (final JsonParseException | IllegalStateException | NullPointerException | ClassCastException
			| NumberFormatException | java.nio.charset.CharacterCodingException e) {
			throw new InputException("\"" + file + "\" is not a record that ParcelJ wrote", e);
		}
	}

	/** The latest first. */
	public List<RunRecord> runs() {
		return runs;
	}

	/** The run that made a file of the folder, if ParcelJ made it and nobody has changed it since. */
	public Optional<RunRecord> makerOf(final String name, final Path folder) throws IOException {
		for (final RunRecord run : runs)
			for (final FileRecord output : run.outputs())
				if (output.name().equals(name))
					return output.isUnchanged(folder.resolve(name)) ? Optional.of(run) : Optional.empty();
		return Optional.empty();
	}

	/** A record with one more run, which replaces the files of the same name that earlier ones made. */
	public FolderRecord with(final RunRecord run) {
		final Set<String> replaced = run.outputs().stream().map(FileRecord::name).collect(Collectors.toSet());
		final List<RunRecord> all = new ArrayList<>(List.of(run));
		for (final RunRecord earlier : runs) {
			final List<FileRecord> left = earlier.outputs().stream().filter(file -> !replaced.contains(file.name())).toList();
			if (!left.isEmpty()) all.add(earlier.withOutputs(left));
		}
		return new FolderRecord(all);
	}

	/** Writes it, in lines that people can read. */
	public void write(final Path file) throws IOException {
		final JsonObject json = runs.get(0).toJson();
		final JsonArray earlier = new JsonArray();
		runs.subList(1, runs.size()).forEach(run -> earlier.add(run.toJson()));
		if (!earlier.isEmpty()) json.add(EARLIER, earlier);
		Files.writeString(file, JsonText.of(json) + "\n");
	}
}
