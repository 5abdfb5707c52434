package org.parcelj.launcher;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.run.BlockCommand;
import org.parcelj.blocks.run.BlockRun;
import org.parcelj.blocks.run.EngineKind;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.labels.LabelLut;
import org.parcelj.imagej.tables.ChannelColumns;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.imagej.tables.Tables;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.launcher.output.OutputFile;
import org.parcelj.launcher.output.OutputPlace;
import org.parcelj.launcher.output.RunInputs;
import org.parcelj.parcels.ParcelTotals;
import org.parcelj.provenance.FileRecord;
import org.parcelj.provenance.RunRecord;

import com.google.gson.JsonObject;

/**
 * One run of a command in blocks, whose results take their places by the rules of all runs and are put on record. Its
 * inputs are recorded without checksums, for which they would be read whole once more.
 */
public final class BlockRuns {

	private static final String LABELS = "labels" + FileNames.ZARR;
	private static final String PARCELS = "parcels" + FileNames.CSV;
	/** As in memory: more channels than these are not looked at each. */
	private static final int MOST_CHANNELS = 16;

	private final BlockCommand command;
	private final OutputKeys keys;
	private final RunInputs inputs = new RunInputs();
	private final Path folder;
	private final OutputPlace place;
	private final Delivery.RunClock clock = new Delivery.RunClock();

	/**
	 * @param given keys with their texts
	 * @throws org.parcelj.InputException if the command cannot run in blocks, a key cannot be used, or the place of the
	 * labels may not be taken
	 */
	public BlockRuns(final String name, final Map<String, String> given, final EngineKind kind) {
		command = BlockCommand.of(name, given, kind);
		keys = OutputKeys.of(Options.of(given));
		for (final String image : command.keys().images())
			if (image.contains("://")) inputs.addWithoutFile(image);
			else inputs.add(Path.of(image));
		folder = keys.folder().orElse(Path.of("")).toAbsolutePath().normalize();
		place = new OutputPlace(folder, prefix(), keys.overwrite(), inputs);
		place.require(List.of(LABELS, PARCELS), false);
	}

	private String prefix() {
		final String main = inputs.main();
		return keys.prefix(main.substring(Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\')) + 1));
	}

	/**
	 * @param said receives what the run says
	 * @return the files
	 * @throws org.parcelj.InputException if the image cannot be read or clustered, or the results cannot be written
	 */
	public List<Path> run(final Engine engine, final Consumer<String> said, final Progress progress) {
		final Optional<List<ImagePlus>> images = images(said);
		final List<Path> files = new ArrayList<>();
		new BlockRun(command, said, label -> LabelLut.colour(label).getRGB()).run(engine, folder.resolve(prefix() + LABELS),
			(labels, parcels) -> {
				final List<OutputFile> all = new ArrayList<>(List.of(OutputFile.of(LABELS, file -> Files.move(labels, file))));
				if (images.isPresent() && parcels.isPresent()) {
					final ResultsTable table = table(parcels.get(), images.get());
					all.add(OutputFile.of(PARCELS, file -> Tables.write(table, file)));
				}
				files.addAll(place.write(all, this::record, said, Progress.NONE));
			}, progress);
		return files;
	}

	/** The images as ImageJ sees them, for their units and names; empty where it cannot. */
	private Optional<List<ImagePlus>> images(final Consumer<String> said) {
		final ZarrImages.View view = ZarrImages.View.of(command.keys().level(), command.keys().region());
		try {
			return Optional.of(command.keys().images().stream().map(image -> ZarrImages.openVirtual(image, view)).toList());
		}
		catch (final InputException e) {
			said.accept("there will be no table of parcels: " + e.getMessage());
			return Optional.empty();
		}
	}

	/** As in memory, but without medians. */
	private ResultsTable table(final ParcelTotals parcels, final List<ImagePlus> images) {
		final PixelSpace space = ImagePlusImgs.space(images.get(0));
		final ResultsTable table = ParcelTables.parcels(parcels.statistics(space.numDimensions()), space);
		final int features = command.keys().source().features();
		if (images.get(0).getNFrames() == 1 && features <= MOST_CHANNELS)
			ChannelColumns.put(table, parcels, FeatureNames.of(images, features));
		return table;
	}

	private RunRecord record(final List<FileRecord> outputs) {
		final Map<String, String> given = new LinkedHashMap<>(command.given());
		if (!keys.name().isEmpty()) given.put(OutputKeys.NAME, keys.name());
		return new RunRecord(Version.number(), command.name(), given, command.values(),
			command.keys().images().stream().map(FileRecord::withoutFile).toList(), outputs,
			clock.started().truncatedTo(ChronoUnit.SECONDS).toString(), clock.seconds(), Version.java(), Version.system(),
			List.of());
	}

	/** The command and its keys, for a summary. */
	JsonObject summary() {
		return RunRecords.summary(record(List.of()));
	}

	double seconds() {
		return clock.seconds();
	}
}
