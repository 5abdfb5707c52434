package org.parcelj.zarr.ngff;

import com.google.gson.JsonObject;

import org.parcelj.PixelType;
import org.parcelj.zarr.ArrayLayout;
import org.parcelj.zarr.ZarrArray;
import org.parcelj.zarr.ZarrFormat;
import org.parcelj.zarr.ZarrGroup;
import org.parcelj.zarr.store.FileStore;

/**
 * An image of 32-bit values that is being written, at one resolution, with the axes, pixels and chunks of a label
 * image's finest level, and channels and frames. First it is written unit by unit, in any order and from several
 * threads, then {@link #finish} is called: only then do the group's metadata say that there is an image.
 */
public final class ValueImage {

	private static final String PATH = "0";

	private final FileStore store;
	private final LabelGrid grid;
	private final ZarrArray array;

	/**
	 * What an image has of each pixel.
	 *
	 * @param interval between frames
	 */
	public record Planes(int channels, int frames, double interval) {}

	private ValueImage(final FileStore store, final LabelGrid grid, final ZarrArray array) {
		this.store = store;
		this.grid = grid;
		this.array = array;
	}

	/** Starts an image in a folder where there is none yet. Axes that the grid lacks have one pixel. */
	public static ValueImage create(final FileStore store, final LabelGrid grid, final Planes planes) {
		final ArrayLayout layout = new ArrayLayout(grid.format(), PixelType.FLOAT32,
			grid.shape(planes.channels, planes.frames), grid.chunks(0), grid.shards(0), org.parcelj.zarr.Compression.BLOSC,
			grid.letters());
		return new ValueImage(store, grid, ZarrArray.create(store, PATH, layout, new JsonObject()));
	}

	/** An image that {@link #create} has started, here or on another machine. */
	public static ValueImage reopen(final FileStore store, final LabelGrid grid) {
		return new ValueImage(store, grid, ZarrArray.open(store, PATH));
	}

	/**
	 * Writes a box of one channel and frame.
	 *
	 * @param box of whole {@linkplain LabelGrid#unit() units}, but at the image's end
	 * @param values x fastest
	 */
	public void write(final Box box, final float[] values) {
		final int[] size = box.size();
		grid.forEachUnitOf(box.min(), size, (number, start, part) -> {
			final float[] inside = new float[part[0] * part[1] * part[2]];
			for (int z = 0, at = 0; z < part[2]; z++)
				for (int y = 0; y < part[1]; y++, at += part[0])
					System.arraycopy(values, ((start[2] + z) * size[1] + start[1] + y) * size[0] + start[0], inside, at, part[0]);
			array.write(grid.unitIndex(number, (int) box.min()[3], (int) box.min()[4]),
				grid.unit(inside, part, PixelType.FLOAT32));
		});
	}

	/** Writes the metadata. */
	public void finish(final String name, final Planes planes) {
		final JsonObject ngff = new JsonObject();
		ngff.add("multiscales", grid.multiscales(name, planes.interval));
		if (grid.format() == ZarrFormat.V2) {
			ZarrGroup.write(store, "", ZarrFormat.V2, ngff);
			return;
		}
		ngff.addProperty("version", grid.version());
		final JsonObject attributes = new JsonObject();
		attributes.add("ome", ngff);
		ZarrGroup.write(store, "", ZarrFormat.V3, attributes);
	}
}
