package org.parcelj.zarr.ngff;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

import org.parcelj.Chunks;
import org.parcelj.PixelType;
import org.parcelj.Progress;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ZarrGroup;
import org.parcelj.zarr.store.FileStore;
import org.parcelj.zarr.store.Keys;

/**
 * A label image that is being written as NGFF wants it: unsigned 32-bit, with a pyramid of nearest neighbours. First
 * the finest level is written unit by unit, in any order and from several threads, then {@link #finish} is called: only
 * then do the group's metadata say that there is an image.
 */
public final class LabelImage {

	/** Colours are written for so many labels; viewers have their own for more. */
	private static final int MOST_COLOURS = 10_000;

	private final FileStore store;
	private final String path;
	private final LabelGrid grid;
	private final List<ZarrArray> levels = new ArrayList<>();

	private LabelImage(final FileStore store, final String path, final LabelGrid grid) {
		this.store = store;
		this.path = path;
		this.grid = grid;
	}

	/**
	 * Starts a label image in a folder where there is none yet.
	 *
	 * @param path of its group
	 */
	public static LabelImage create(final FileStore store, final String path, final LabelGrid grid) {
		final LabelImage image = new LabelImage(store, path, grid);
		for (int level = 0; level < grid.levels(); level++) {
			final ArrayLayout layout = new ArrayLayout(grid.format(), PixelType.UINT32, grid.shape(level), grid.chunks(level),
				grid.shards(level), org.parcelj.zarr.Compression.BLOSC, grid.letters());
			image.levels.add(ZarrArray.create(store, Keys.join(path, Integer.toString(level)), layout, new JsonObject()));
		}
		return image;
	}

	/** A label image that {@link #create} has started, here or on another machine. */
	public static LabelImage reopen(final FileStore store, final String path, final LabelGrid grid) {
		final LabelImage image = new LabelImage(store, path, grid);
		for (int level = 0; level < grid.levels(); level++)
			image.levels.add(ZarrArray.open(store, Keys.join(path, Integer.toString(level))));
		return image;
	}

	/**
	 * Writes the labels of a box of the finest level.
	 *
	 * @param min its first pixel along x, y and z; the box is of whole {@linkplain LabelGrid#unit() units}, but at the
	 * image's end
	 * @param size how many along each
	 * @param labels x fastest
	 */
	public void writeBox(final long[] min, final int[] size, final int[] labels) {
		grid.forEachUnitOf(min, size, (number, start, part) -> finest().write(grid.unitIndex(number, 0, 0),
			grid.unit(cut(labels, size, start, part), part, PixelType.UINT32)));
	}

	private static int[] cut(final int[] labels, final int[] size, final int[] start, final int[] part) {
		final int[] box = new int[part[0] * part[1] * part[2]];
		for (int z = 0, at = 0; z < part[2]; z++)
			for (int y = 0; y < part[1]; y++, at += part[0])
				System.arraycopy(labels, ((start[2] + z) * size[1] + start[1] + y) * size[0] + start[0], box, at, part[0]);
		return box;
	}

	/** The finest level; its units are to be written to {@link ZarrArray#write}. */
	public ZarrArray finest() {
		return levels.get(0);
	}

	public LabelGrid grid() {
		return grid;
	}

	/**
	 * Writes labels that are in memory as the finest level.
	 *
	 * @param labels x fastest, then y and z
	 */
	public void write(final int[] labels, final Progress progress) {
		final int[] space = grid.space();
		grid.forEachUnit(0, progress.part(0, 0.6),
			(index, corner, size) -> finest().write(index,
				grid.unit(cut(labels, space, new int[] { (int) corner[0], (int) corner[1], (int) corner[2] }, size), size,
					PixelType.UINT32)));
	}

	/**
	 * Writes the coarser levels, and then the metadata.
	 *
	 * @param largest label
	 * @param colours of a label, 0xRRGGBB
	 * @param source where the image is whose labels these are, relative to their group; empty where that cannot be said
	 */
	public ZarrGroup finish(final int largest, final IntUnaryOperator colours, final String source,
		final Progress progress)
	{
		for (int level = 1; level < levels.size(); level++)
			shrink(level, progress.part(0.6 + 0.4 * (level - 1) / levels.size(), 0.6 + 0.4 * level / levels.size()));
		final JsonObject label = new JsonObject();
		label.addProperty("version", grid.version());
		label.add("colors", colours(largest, colours));
		if (!source.isEmpty()) {
			final JsonObject from = new JsonObject();
			from.addProperty("image", source);
			label.add("source", from);
		}
		final JsonObject ngff = new JsonObject();
		ngff.add("image-label", label);
		ngff.add("multiscales", grid.multiscales());
		if (grid.format() == ZarrFormat.V2) return ZarrGroup.write(store, path, ZarrFormat.V2, ngff);
		ngff.addProperty("version", grid.version());
		final JsonObject attributes = new JsonObject();
		attributes.add("ome", ngff);
		return ZarrGroup.write(store, path, ZarrFormat.V3, attributes);
	}

	private static JsonArray colours(final int largest, final IntUnaryOperator colours) {
		final JsonArray list = new JsonArray();
		for (int label = 1; label <= largest && largest <= MOST_COLOURS; label++) {
			final int rgb = colours.applyAsInt(label);
			final JsonObject colour = new JsonObject();
			colour.addProperty("label-value", label);
			final JsonArray rgba = new JsonArray();
			for (final int shift : new int[] { 16, 8, 0 })
				rgba.add(rgb >> shift & 0xff);
			rgba.add(255);
			colour.add("rgba", rgba);
			list.add(colour);
		}
		return list;
	}

	/** Writes a level from the one before. */
	private void shrink(final int level, final Progress progress) {
		final Level finer = grid.level(level - 1, levels.get(level - 1));
		grid.forEachUnit(level, progress, (index, corner, size) -> {
			final int[][] places = new int[3][];
			final long[] min = new long[5];
			final int[] span = { 1, 1, 1, 1, 1 };
			for (int axis = 0; axis < 3; axis++) {
				places[axis] = grid.places(level, axis, corner[axis], size[axis]);
				min[axis] = places[axis][0];
				span[axis] = places[axis][size[axis] - 1] - places[axis][0] + 1;
			}
			final int[] fine = (int[]) finer.read(new Box(min, span), progress);
			final int[] coarse = new int[size[0] * size[1] * size[2]];
			int at = 0;
			for (int z = 0; z < size[2]; z++)
				for (int y = 0; y < size[1]; y++) {
					final int line = ((places[2][z] - places[2][0]) * span[1] + places[1][y] - places[1][0]) * span[0];
					for (int x = 0; x < size[0]; x++)
						coarse[at++] = fine[line + places[0][x] - places[0][0]];
				}
			levels.get(level).write(index, grid.unit(coarse, size, PixelType.UINT32));
		});
	}

	/** What is done with a unit. */
	@FunctionalInterface
	interface UnitAction {

		/**
		 * @param index number of the unit along each axis of the array
		 * @param corner its first pixel along x, y and z
		 * @param size pixels of it that are inside the image
		 */
		void on(long[] index, long[] corner, int[] size);
	}

	/** Runs over chunks of work that may be more than an int counts. */
	static void forEach(final long[] counts, final Progress progress, final java.util.function.Consumer<long[]> action) {
		final long total = counts[0] * counts[1] * counts[2];
		for (long start = 0; start < total; start += 1 << 16) {
			final long first = start;
			Chunks.forEach((int) Math.min(1 << 16, total - first), 1, (number, from, to) -> {
				final long n = first + number;
				progress.step((double) n / total, "Writing labels");
				action.accept(new long[] { n % counts[0], n / counts[0] % counts[1], n / counts[0] / counts[1] });
			});
		}
	}
}
