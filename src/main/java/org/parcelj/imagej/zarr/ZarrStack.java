package org.parcelj.imagej.zarr;

import ij.VirtualStack;
import ij.process.ImageProcessor;

import org.parcelj.Progress;
import org.parcelj.SinglePrecision;
import org.parcelj.zarr.ChunkCache;
import org.parcelj.zarr.ngff.Box;
import org.parcelj.zarr.ngff.Level;

/** The planes of a part of a Zarr, decoded when they are asked for; the chunks that were read last are kept. */
final class ZarrStack extends VirtualStack {

	private final Level level;
	private final long[] min;
	private final int[] size;
	private final SinglePrecision seen;
	private final ChunkCache cache;

	/**
	 * @param min the first pixel along x, y, z, channel and frame
	 * @param size how many along each
	 * @param seen sees the values of all planes that are read, where they have more digits than a float
	 * @param cacheBytes of chunks that are kept
	 */
	ZarrStack(final Level level, final long[] min, final int[] size, final SinglePrecision seen, final long cacheBytes) {
		super(size[0], size[1], size[2] * size[3] * size[4]);
		setBitDepth(ZarrPlanes.bitDepth(level.type()));
		this.level = level;
		this.min = min.clone();
		this.size = size.clone();
		this.seen = seen;
		cache = new ChunkCache(level.array(), cacheBytes);
	}

	@Override
	public ImageProcessor getProcessor(final int n) {
		// channels are fastest in ImageJ, then slices
		final int channel = (n - 1) % size[3];
		final int slice = (n - 1) / size[3] % size[2];
		final int frame = (n - 1) / size[3] / size[2];
		final Box box = new Box(new long[] { min[0], min[1], min[2] + slice, min[3] + channel, min[4] + frame },
			new int[] { size[0], size[1], 1, 1, 1 });
		final Object values = level.read(box, cache, Progress.NONE);
		if (seen.isWide()) seen.see(values);
		final Object plane = ZarrPlanes.plane(level.type(), values, 0, size[0] * size[1]);
		final ImageProcessor processor = ZarrPlanes.processor(plane, size[0], size[1]);
		if (getColorModel() != null) processor.setColorModel(getColorModel());
		return processor;
	}

	@Override
	public String getSliceLabel(final int n) {
		return null;
	}
}
