package org.parcelj.launcher;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.run.BlockCommand;
import org.parcelj.blocks.run.BlockRun;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.commands.input.Report;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.launcher.output.OutputPlace;
import org.parcelj.launcher.output.RunInputs;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.RunRecord;

import com.google.gson.JsonObject;

/**
 * One run of a command in blocks, whose results are put in place by the same rules as those of other runs, and
 * recorded. Its inputs are recorded without checksums, for which they would have to be read once more.
 */
public final class BlockRuns {

	private final BlockCommand command;
	private final OutputKeys keys;
	private final RunInputs inputs = new RunInputs();
	private final Path folder;
	private final OutputPlace place;
	private final List<String> warnings = new ArrayList<>();
	private final Delivery.RunClock clock = new Delivery.RunClock();

	/**
	 * @param given keys with their texts
	 * @throws org.parcelj.InputException if the command cannot run in blocks, a key cannot be used, or the place of the
	 * results may not be taken
	 */
	public BlockRuns(final String name, final Map<String, String> given, final EngineKind kind) {
		command = BlockCommand.of(name, given, kind);
		keys = OutputKeys.of(Options.of(given));
		for (final String input : command.work().inputs().addresses())
			if (input.contains("://")) inputs.addWithoutFile(input);
			else inputs.add(Path.of(input));
		folder = keys.folder().orElse(Path.of("")).toAbsolutePath().normalize();
		place = new OutputPlace(folder, prefix(), keys.overwrite(), inputs);
		place.require(BlockFiles.names(name), false);
		place.requirePossible(BlockRun.folderOf(main(name)).getFileName().toString());
	}

	/** Where the main result will be. */
	private Path main(final String name) {
		return folder.resolve(prefix() + BlockFiles.names(name).get(0));
	}

	private String prefix() {
		final String main = inputs.main();
		return keys.prefix(main.substring(Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\')) + 1));
	}

	/**
	 * @param report receives what the run says
	 * @return the files
	 * @throws org.parcelj.InputException if the image cannot be read or worked on, or the results cannot be written
	 */
	public List<Path> run(final Engine engine, final Report report, final Progress progress) {
		final List<Path> files = new ArrayList<>();
		final BlockFiles made = new BlockFiles(command.name(), command.keys(), report::say);
		final Consumer<String> warned = line -> {
			warnings.add(line);
			report.warn(line);
		};
		new BlockRun(command, report::say, warned, label -> LabelLut.colour(label).getRGB()).run(engine,
			main(command.name()),
			result -> files.addAll(place.write(made.of(result), this::record, report::say, Progress.NONE)), progress);
		return files;
	}

	private RunRecord record(final List<FileRecord> outputs) {
		final Map<String, String> given = new LinkedHashMap<>(command.given());
		if (!keys.name().isEmpty()) given.put(OutputKeys.NAME, keys.name());
		return new RunRecord(Version.number(), command.name(), given, command.values(),
			command.work().inputs().addresses().stream().map(FileRecord::withoutFile).toList(), outputs,
			clock.started().truncatedTo(ChronoUnit.SECONDS).toString(), clock.seconds(), Version.java(), Version.system(),
			List.copyOf(warnings), List.of());
	}

	/** The command and its keys, for a summary. */
	JsonObject summary() {
		return RunRecords.summary(record(List.of()));
	}

	/** What looked wrong so far. */
	List<String> warnings() {
		return List.copyOf(warnings);
	}

	double seconds() {
		return clock.seconds();
	}
}
