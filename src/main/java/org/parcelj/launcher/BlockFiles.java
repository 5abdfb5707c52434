package org.parcelj.launcher;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.blocks.run.BlockKeys;
import org.parcelj.blocks.run.BlockResult;
import org.parcelj.commands.SizesCommand;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.pictures.PictureFormat;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.plots.LabelSizes;
import org.parcelj.imagej.plots.SizesFigure;
import org.parcelj.imagej.tables.ChannelColumns;
import org.parcelj.imagej.tables.ComparisonTables;
import org.parcelj.imagej.tables.MixtureTables;
import org.parcelj.imagej.tables.ParcelTables;
import org.parcelj.imagej.tables.SignalTables;
import org.parcelj.imagej.tables.Tables;
import org.parcelj.imagej.zarr.ZarrImages;
import org.parcelj.launcher.output.OutputFile;
import org.parcelj.parcels.ParcelPlaces;
import org.parcelj.parcels.ParcelTotals;
import org.parcelj.parcels.ValueTotals;

/** The files with the results of a command on blocks. */
final class BlockFiles {

	private static final String LABELS = "labels" + FileNames.ZARR;
	private static final String COMPONENTS = "components" + FileNames.ZARR;
	private static final String CENTRES = "centres" + FileNames.CSV;
	private static final String MODEL = "model" + FileNames.CSV;
	private static final String SIZES = "sizes" + FileNames.CSV;
	private static final String SIZES_PICTURE = "sizes" + FileNames.PNG;
	private static final String SUMMARY = "summary" + FileNames.CSV;
	private static final String NEIGHBOURS = "neighbours" + FileNames.CSV;
	private static final String SIGNALS = "signals" + FileNames.CSV;
	private static final String COMPRESSED = "compressed" + FileNames.ZARR;
	private static final String VARIANCE = "variance" + FileNames.CSV;
	private static final String MATCHED = "matched" + FileNames.ZARR;
	private static final String AGREEMENT = "agreement" + FileNames.CSV;
	private static final String MATCHES = "matches" + FileNames.CSV;
	private static final String PARCELS = "parcels" + FileNames.CSV;
	/** What the commands write, by name; the main file first. */
	private static final Map<String, List<String>> NAMES = Map.of("kmeans", List.of(LABELS, PARCELS, CENTRES), "gmm",
		List.of(LABELS, PARCELS, MODEL), "components", List.of(COMPONENTS), "sizes",
		List.of(SIZES, SIZES_PICTURE, SUMMARY, NEIGHBOURS), "signals", List.of(SIGNALS), "compress",
		List.of(COMPRESSED, VARIANCE), "compare", List.of(MATCHED, AGREEMENT, MATCHES));
	private static final List<String> OF_CLUSTERS = List.of(LABELS, PARCELS);

	private final List<String> names;
	private final BlockKeys keys;
	private final Consumer<String> said;

	/** @param said receives what the user should know */
	BlockFiles(final String command, final BlockKeys keys, final Consumer<String> said) {
		names = names(command);
		this.keys = keys;
		this.said = said;
	}

	/** The names of all files that a command may write, the main one first. */
	static List<String> names(final String command) {
		return NAMES.getOrDefault(command, OF_CLUSTERS);
	}

	List<OutputFile> of(final BlockResult result) {
		if (result instanceof BlockResult.Components components) return List.of(zarr(COMPONENTS, components.labels()));
		if (result instanceof BlockResult.Sizes sizes) return of(sizes);
		if (result instanceof BlockResult.Signals signals)
			return List.of(table(SIGNALS, SignalTables.signals(signals.signals(), signals.numbers())));
		if (result instanceof BlockResult.Compressed compressed) return of(compressed);
		if (result instanceof BlockResult.Compared compared) return of(compared);
		return of((BlockResult.Clusters) result);
	}

	private List<OutputFile> of(final BlockResult.Compared compared) {
		final ResultsTable measures = ComparisonTables.agreement(compared.overlap(), Progress.NONE);
		said.accept(ComparisonTables.dice(compared.overlap()));
		ComparisonTables.overlap(compared.overlap(), measures).forEach(said);
		return List.of(zarr(MATCHED, compared.matched()), table(AGREEMENT, measures),
			table(MATCHES, ComparisonTables.matches(compared.overlap())));
	}

	private static OutputFile table(final String name, final ResultsTable table) {
		return OutputFile.of(name, file -> Tables.write(table, file));
	}

	private List<OutputFile> of(final BlockResult.Compressed compressed) {
		final ValueTotals totals = compressed.totals();
		return List.of(zarr(COMPRESSED, compressed.image()),
			table(VARIANCE, SignalTables.variance(totals::kept, totals.features(), compressed.channels())));
	}

	private List<OutputFile> of(final BlockResult.Sizes sizes) {
		final List<ImagePlus> images = sizes.images().stream().map(image -> open(image.address())).toList();
		final List<String> names = SizesCommand.names(images);
		final List<PixelSpace> spaces = images.stream().map(ImagePlusImgs::space).toList();
		final List<ParcelPlaces> places = new ArrayList<>();
		final List<LabelSizes> all = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			places.add(sizes.images().get(i).totals().places(spaces.get(i).numDimensions()));
			all.add(new LabelSizes(names.get(i), pixels(places.get(i))));
		}
		all.forEach(each -> said.accept(each.describe()));
		final List<OutputFile> files = new ArrayList<>();
		files.add(OutputFile.of(SIZES_PICTURE,
			file -> SizesFigure.of(all, PictureOptions.USUAL).write(file, PictureFormat.PNG, names.get(0) + " sizes")));
		files.add(table(SIZES, ParcelTables.ofImages(names, spaces,
			sizes.images().stream().map(BlockResult.Sizes.OfImage::numbers).toList(), places)));
		files.add(table(SUMMARY, LabelSizes.table(all)));
		if (sizes.graph())
			files.add(table(NEIGHBOURS,
				ParcelTables.neighbours(places.get(0).neighbours(), spaces.get(0), sizes.images().get(0).numbers())));
		return files;
	}

	private static long[] pixels(final ParcelPlaces places) {
		return IntStream.range(0, places.size()).mapToLong(places::pixels).toArray();
	}

	private static OutputFile zarr(final String name, final Path folder) {
		return OutputFile.of(name, file -> Files.move(folder, file));
	}

	private List<OutputFile> of(final BlockResult.Clusters clusters) {
		final List<OutputFile> files = new ArrayList<>(List.of(zarr(LABELS, clusters.labels())));
		clusters.mixture().ifPresent(mixture -> files.add(table(MODEL, MixtureTables.of(mixture))));
		clusters.parcels().ifPresent(parcels -> {
			try {
				final List<ImagePlus> images = clusters.images().stream().map(this::open).toList();
				files.add(table(PARCELS, table(parcels, clusters, images)));
				if (names.contains(CENTRES))
					files.add(table(CENTRES,
						ParcelTables.centres(parcels.values().allMeans(), FeatureNames.of(images, clusters.features()))));
			}
			catch (final InputException e) {
				said.accept("there is no table of parcels: " + e.getMessage());
			}
		});
		return files;
	}

	/** An image as ImageJ sees it, for its units and names. */
	private ImagePlus open(final String address) {
		return ZarrImages.openVirtual(address, ZarrImages.View.of(keys.level(), keys.region()));
	}

	/** As in memory. */
	private static ResultsTable table(final ParcelTotals parcels, final BlockResult.Clusters clusters,
		final List<ImagePlus> images)
	{
		final PixelSpace space = ImagePlusImgs.space(images.get(0));
		final ResultsTable table = ParcelTables.parcels(parcels.statistics(space.numDimensions()), space);
		if (images.get(0).getNFrames() == 1 && clusters.features() <= BlockResult.Clusters.MOST_CHANNELS)
			ChannelColumns.put(table, parcels.values(), clusters.medians(), FeatureNames.of(images, clusters.features()));
		return table;
	}
}
