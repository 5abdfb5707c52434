package org.parcelj.blocks.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import net.imglib2.parallel.Parallelization;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.blocks.BlockGrid;
import org.parcelj.blocks.Engine;
import org.parcelj.blocks.FolderShelf;
import org.parcelj.blocks.MemoryShelf;
import org.parcelj.blocks.RoomyShelf;
import org.parcelj.blocks.Shelf;
import org.parcelj.blocks.Supersteps;
import org.parcelj.zarr.ngff.LabelGrid;
import org.parcelj.zarr.ngff.OmeImage;
import org.parcelj.zarr.ngff.Region;
import org.parcelj.zarr.store.FileStore;
import org.parcelj.zarr.store.StoreLocation;

/** One run of a command on an image in blocks. */
public final class BlockRun {

	private static final double SHARE = 0.5;
	/** Less than this part of what blocks leave is not worth keeping in memory. */
	private static final double FEW = 0.125;
	/** Bytes for each pixel of a block that is worked on. */
	private static final long BLOCK = 256;

	private final EngineKind kind;
	private final BlockWork work;
	private final BlockKeys keys;
	private final List<String> idle;
	private final Consumer<String> lines;
	private final Consumer<String> warnings;
	private final IntUnaryOperator colours;

	/**
	 * @param lines receives what the run says
	 * @param warnings receives what looks wrong, although the run goes on
	 * @param colours of labels, 0xRRGGBB
	 */
	public BlockRun(final BlockCommand command, final Consumer<String> lines, final Consumer<String> warnings,
		final IntUnaryOperator colours)
	{
		kind = command.engine();
		work = command.work();
		keys = command.keys();
		idle = command.warnings();
		this.lines = lines;
		this.warnings = warnings;
		this.colours = colours;
	}

	/**
	 * Whether the image as a whole does not fit into the memory that is free.
	 *
	 * @throws org.parcelj.InputException if the image cannot be read
	 */
	public static boolean isTooLarge(final BlockCommand command) {
		final BlockWork.Opened opened = command.work().open(command.keys());
		final double pixels = pixels(opened.size());
		return pixels > Integer.MAX_VALUE ||
			pixels * opened.bytesInMemory() > Memory.free(Runtime.getRuntime().maxMemory());
	}

	private static double pixels(final long[] size) {
		return (double) size[0] * size[1] * size[2];
	}

	/**
	 * Runs it.
	 *
	 * @param place where the main result will be
	 * @param delivery takes the results to their places when they are whole
	 * @throws org.parcelj.InputException if the image cannot be read or worked on, or the results cannot be written
	 */
	public void run(final Engine engine, final Path place, final Consumer<BlockResult> delivery,
		final Progress progress)
	{
		// what blocks leave has to be in files where other machines take part
		final boolean kept = kind == EngineKind.SPARK || keys.checkpoint() != null;
		idle.forEach(warnings);
		work.inputs().addresses().stream().distinct()
			.forEach(address -> OmeImage.open(StoreLocation.of(address)).note().ifPresent(warnings));
		final OmeImage image = OmeImage.open(StoreLocation.of(work.inputs().addresses().get(0)));
		final LabelGrid labels = LabelGrid.of(image, keys.level(), Region.parse(keys.region()));
		final BlockWork.Opened opened = work.open(keys);
		final BlockGrid grid = grid(opened.size(), labels);
		lines.accept(String.format(Locale.ROOT, "%s pixels in %d blocks of %s", text(opened.size()), grid.count(),
			text(Arrays.stream(grid.block()).asLongStream().toArray())));
		final Path part = part(place);
		final Path folder = keys.checkpoint() != null ? keys.checkpoint().resolve("parcelj-blocks") : folderOf(place);
		try {
			if (!kept) OwnFolders.delete(folder);
			OwnFolders.make(place.getParent());
			final Shelf shelf = kept ? new FolderShelf(folder) : shelf(opened, grid, folder);
			final Supersteps steps = new Supersteps(engine, shelf, grid.count(),
				opened.identity() + " block=" + Arrays.toString(grid.block()));
			delivery.accept(opened
				.run(new BlockRoom(steps, grid, labels, part, reference(image, place), lines, warnings, colours), progress));
		}
		catch (final Throwable e) {
			tidy(folder, kept, part, e);
			throw e;
		}
		OwnFolders.delete(folder);
		OwnFolders.delete(part);
	}

	private static Path part(final Path place) {
		return place.resolveSibling("." + place.getFileName() + ".part");
	}

	/** Where blocks leave what they have to beside the main result: the longest name of all. */
	public static Path folderOf(final Path place) {
		return place.resolveSibling(part(place).getFileName() + ".blocks");
	}

	/** What a later run can resume from stays; the labels are written again then. */
	private static void tidy(final Path folder, final boolean kept, final Path part, final Throwable failure) {
		try {
			if (!kept) OwnFolders.delete(folder);
			OwnFolders.delete(part);
		}
		catch (final RuntimeException e) {
			// other threads may still write there; what went wrong first is what is to be told
			failure.addSuppressed(e);
		}
	}

	/** In memory as far as there is room beside the blocks that are worked on. */
	private static Shelf shelf(final BlockWork.Opened opened, final BlockGrid grid, final Path folder) {
		final long free = Memory.free(Runtime.getRuntime().maxMemory());
		if (pixels(opened.size()) * opened.bytesLeft() < SHARE * free) return new MemoryShelf();
		final long working = (long) (BLOCK * pixels(Arrays.stream(grid.block()).asLongStream().toArray())) *
			Parallelization.getTaskExecutor().getParallelism();
		final double room = SHARE * Math.max(0, free - working);
		final FolderShelf files = new FolderShelf(folder);
		// what is kept of a few blocks out of many saves little, and keeps the collector of garbage at work for all
		return room < FEW * pixels(opened.size()) * opened.bytesLeft() ? files : new RoomyShelf(files, (long) room);
	}

	/** Blocks of about the size asked for, each of whole units of the label image. */
	private BlockGrid grid(final long[] size, final LabelGrid labels) {
		final int[] block = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int unit = labels.unit()[axis];
			final int units = (int) Math.max(1, Math.min(keys.block() / unit, (size[axis] + unit - 1) / unit));
			block[axis] = units * unit;
		}
		return new BlockGrid(size, block);
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
