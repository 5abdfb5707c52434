package org.parcelj.blocks.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockClusters;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.BlockMethod;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.blocks.ZarrSink;
import org.parcelj.blocks.ZarrSource;
import org.parcelj.parcels.ParcelTotals;
import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.LabelImage;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.FileStore;
import org.parcelj.zarr.store.StoreLocation;

/** One run of a command on an image in blocks. */
public final class BlockRun {

	/** Bytes for each pixel and its neighbours that the whole takes in memory, beside its features. */
	private static final long WHOLE = 60;
	/** The same of what blocks leave between steps. */
	private static final long LEFT = 120;
	private static final double SHARE = 0.5;

	private final EngineKind kind;
	private final BlockMethod method;
	private final BlockKeys keys;
	private final Consumer<String> lines;
	private final IntUnaryOperator colours;

	/**
	 * @param lines receives what the run says
	 * @param colours of labels, 0xRRGGBB
	 * @throws InputException if a value cannot be used
	 */
	public BlockRun(final BlockCommand command, final Consumer<String> lines, final IntUnaryOperator colours) {
		kind = command.engine();
		method = command.method();
		keys = command.keys();
		this.lines = lines;
		this.colours = colours;
	}

	/** Whether the whole of an image would not do in the memory that is there. */
	public static boolean isTooLarge(final BlockKeys keys) {
		final ZarrSource source = keys.source();
		final double pixels = pixels(source);
		return pixels > Integer.MAX_VALUE ||
			pixels * (WHOLE + 8.0 * source.features()) > Memory.free(Runtime.getRuntime().maxMemory());
	}

	private static double pixels(final ZarrSource source) {
		return (double) source.size()[0] * source.size()[1] * source.size()[2];
	}

	/** Takes results to their places. */
	@FunctionalInterface
	public interface Delivery {

		/**
		 * @param labels a label image in a folder of its own, which may be moved
		 * @param parcels what they measure, in the order of the labels; empty where there is too little memory for so many
		 */
		void deliver(Path labels, Optional<ParcelTotals> parcels);
	}

	/**
	 * Runs it.
	 *
	 * @param place where the label image will be
	 * @param delivery takes it there when it is whole, with the table of parcels
	 * @throws InputException if the image cannot be read or clustered, or the labels cannot be written
	 */
	public void run(final Engine engine, final Path place, final Delivery delivery, final Progress progress) {
		// what blocks leave has to be in files where other machines take part
		final boolean kept = kind == EngineKind.SPARK || keys.checkpoint() != null;
		final OmeImage image = OmeImage.open(StoreLocation.of(keys.images().get(0)));
		final LabelGrid labels = LabelGrid.of(image, keys.level(), Region.parse(keys.region()));
		final ZarrSource source = keys.source();
		final BlockGrid grid = grid(source, labels);
		lines.accept(String.format(Locale.ROOT, "%s pixels in %d blocks of %s", text(source.size()), grid.count(),
			text(Arrays.stream(grid.block()).asLongStream().toArray())));
		final Path part = place.resolveSibling("." + place.getFileName() + ".part");
		final Path folder = keys.checkpoint() != null
			? keys.checkpoint().resolve("parcelj-blocks")
			: part.resolveSibling(part.getFileName() + ".blocks");
		boolean done = false;
		try {
			if (!kept) OwnFolders.delete(folder);
			OwnFolders.make(place.getParent());
			final Shelf shelf = kept || !fits(source) ? new FolderShelf(folder) : new MemoryShelf();
			final Supersteps steps = new Supersteps(engine, shelf, grid.count(),
				method.identity() + " block=" + Arrays.toString(grid.block()) + " " + source.identity());
			final BlockClusters clusters = method.fit(steps, source, grid, progress.part(0, 0.8));
			OwnFolders.delete(part);
			final LabelImage target = LabelImage.create(new FileStore(part), "", labels);
			final Optional<ParcelTotals> parcels = measure(clusters, steps, source, grid, progress.part(0.8, 0.9));
			clusters.write(steps, grid, new ZarrSink(part, labels), progress.part(0.9, 0.95));
			target.finish(clusters.size(), colours, reference(image, place), progress.part(0.95, 1));
			clusters.said().forEach(lines);
			delivery.deliver(part, parcels);
			done = true;
		}
		finally {
			// what can be gone on from stays; labels are written anew then
			if (done || !kept) OwnFolders.delete(folder);
			OwnFolders.delete(part);
		}
	}

	private Optional<ParcelTotals> measure(final BlockClusters clusters, final Supersteps steps, final ZarrSource source,
		final BlockGrid grid, final Progress progress)
	{
		if (ParcelTotals.bytes(clusters.size(), source.features()) > SHARE *
			Memory.free(Runtime.getRuntime().maxMemory())) {
			lines.accept("there is no table of parcels, since there is too little memory for " + clusters.size() + " rows");
			return Optional.empty();
		}
		return Optional.of(clusters.measure(steps, source, grid, progress));
	}

	private static boolean fits(final ZarrSource source) {
		return pixels(source) * (LEFT + 8.0 * source.features()) < SHARE * Memory.free(Runtime.getRuntime().maxMemory());
	}

	/** Blocks of about the size asked for, each of whole units of the label image. */
	private BlockGrid grid(final ZarrSource source, final LabelGrid labels) {
		final int[] block = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int unit = labels.unit()[axis];
			final int units = (int) Math.max(1, Math.min(keys.block() / unit, (source.size()[axis] + unit - 1) / unit));
			block[axis] = units * unit;
		}
		return new BlockGrid(source.size(), block);
	}

	private static String reference(final OmeImage image, final Path place) {
		if (!(image.location().store() instanceof FileStore files)) return image.location().store().name();
		final Path whole = files.folder().resolve(image.location().path());
		return place.getRoot().equals(whole.getRoot())
			? place.relativize(whole).toString().replace('\\', '/')
			: whole.toString();
	}

	private static String text(final long[] size) {
		return List.of(size[0], size[1], size[2]).stream().map(String::valueOf).collect(Collectors.joining(" × "));
	}
}
