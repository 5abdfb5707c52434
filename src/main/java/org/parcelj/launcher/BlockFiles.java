package org.parcelj.launcher;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.blocks.run.BlockKeys;
import org.parcelj.blocks.run.BlockResult;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.tables.ChannelColumns;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.imagej.tables.Tables;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.launcher.output.OutputFile;
import org.parcelj.parcels.ParcelTotals;

/** The files of what came of a command on blocks. */
final class BlockFiles {

	private static final String LABELS = "labels" + FileNames.ZARR;
	private static final String COMPONENTS = "components" + FileNames.ZARR;
	private static final String PARCELS = "parcels" + FileNames.CSV;
	/** What the commands write, by name; the main file first. */
	private static final Map<String, List<String>> NAMES = Map.of("components", List.of(COMPONENTS));
	private static final List<String> OF_CLUSTERS = List.of(LABELS, PARCELS);
	/** As in memory: more channels than these are not looked at each. */
	private static final int MOST_CHANNELS = 16;

	private final BlockKeys keys;
	private final Consumer<String> said;

	/** @param said receives what the user should know */
	BlockFiles(final BlockKeys keys, final Consumer<String> said) {
		this.keys = keys;
		this.said = said;
	}

	/** The names of all files that a command may write, the main one first. */
	static List<String> names(final String command) {
		return NAMES.getOrDefault(command, OF_CLUSTERS);
	}

	List<OutputFile> of(final BlockResult result) {
		if (result instanceof BlockResult.Components components) return List.of(zarr(COMPONENTS, components.labels()));
		return of((BlockResult.Clusters) result);
	}

	private static OutputFile zarr(final String name, final Path folder) {
		return OutputFile.of(name, file -> Files.move(folder, file));
	}

	private List<OutputFile> of(final BlockResult.Clusters clusters) {
		final List<OutputFile> files = new ArrayList<>(List.of(zarr(LABELS, clusters.labels())));
		clusters.parcels().ifPresent(parcels -> {
			try {
				final ResultsTable table = table(parcels, clusters);
				files.add(OutputFile.of(PARCELS, file -> Tables.write(table, file)));
			}
			catch (final InputException e) {
				said.accept("there is no table of parcels: " + e.getMessage());
			}
		});
		return files;
	}

	/** As in memory, but without medians. */
	private ResultsTable table(final ParcelTotals parcels, final BlockResult.Clusters clusters) {
		// as ImageJ sees them, for their units and names
		final ZarrImages.View view = ZarrImages.View.of(keys.level(), keys.region());
		final List<ImagePlus> images = clusters.images().stream().map(image -> ZarrImages.openVirtual(image, view))
			.toList();
		final PixelSpace space = ImagePlusImgs.space(images.get(0));
		final ResultsTable table = ParcelTables.parcels(parcels.statistics(space.numDimensions()), space);
		if (images.get(0).getNFrames() == 1 && clusters.features() <= MOST_CHANNELS)
			ChannelColumns.put(table, parcels, FeatureNames.of(images, clusters.features()));
		return table;
	}
}
