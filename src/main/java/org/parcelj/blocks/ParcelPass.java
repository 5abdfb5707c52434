package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

import org.parcelj.Progress;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.parcels.ParcelSums;
import org.parcelj.parcels.ParcelTotals;

/**
 * Measures the parcels of a volume in blocks: each block its own part, and the faces at its upper ends, beyond which it
 * is told the labels by the blocks there.
 */
record ParcelPass(PixelSource source, BlockGrid grid, BlockLabelling labels) implements Serializable {

	ParcelTotals run(final Supersteps steps, final int parcels, final Progress progress) {
		steps.run("telling labels", this::tell, progress.part(0, 0.2));
		final List<ParcelSums> parts = steps.run("measuring parcels", this::measure, progress.part(0.2, 1));
		final ParcelTotals totals = new ParcelTotals(parcels, source.features());
		parts.forEach(totals::add);
		return totals;
	}

	/** Sends the labels of the first layer along each axis to the block before. */
	private int tell(final Desk desk) {
		final int[] of = labels.labels(desk);
		final long[] min = grid.min(desk.block());
		for (int axis = 0; axis < 3; axis++)
			if (min[axis] > 0)
				desk.send(neighbour(min, axis, -1),
					Message.of(Arrays.stream(layer(of, grid.core(desk.block()), axis, 0)).asLongStream().toArray()));
		return 0;
	}

	/** The block that holds a pixel beside another one. */
	private int neighbour(final long[] place, final int axis, final long step) {
		final long[] beside = place.clone();
		beside[axis] += step;
		return grid.owner(grid.index(beside[0], beside[1], beside[2]));
	}

	/** The labels of the pixels at an index along an axis. */
	private static int[] layer(final int[] labels, final int[] size, final int axis, final int at) {
		final int[] layer = new int[labels.length / size[axis]];
		int count = 0;
		for (int i = 0; i < labels.length; i++) {
			final int along = axis == 0 ? i % size[0] : axis == 1 ? i / size[0] % size[1] : i / size[0] / size[1];
			if (along == at) layer[count++] = labels[i];
		}
		return layer;
	}

	private ParcelSums measure(final Desk desk) {
		final int[] of = labels.labels(desk);
		final long[] min = grid.min(desk.block());
		final int[] size = grid.core(desk.block());
		final Pixels read = source.read(min, size, desk.progress());
		final ParcelSums sums = ParcelSums.of(of, min, size, read.features(), read.rows());
		for (int axis = 0; axis < 3; axis++)
			if (min[axis] + size[axis] < grid.size()[axis])
				touch(sums.faces(), layer(of, size, axis, size[axis] - 1), desk.from(neighbour(min, axis, size[axis])).longs(),
					axis);
		return sums;
	}

	private static void touch(final HashMap<Long, long[]> faces, final int[] here, final long[] there, final int axis) {
		for (int i = 0; i < here.length; i++)
			ParcelSums.touch(faces, here[i], (int) there[i], axis);
	}
}
