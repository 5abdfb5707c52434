package org.parcelj.blocks;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import org.parcelj.Progress;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.grid.Connectivity;
import org.parcelj.parcels.ParcelSums;
import org.parcelj.parcels.ParcelTotals;

/**
 * Measures the parcels of a volume in blocks: each block measures its own part, and the faces at its upper ends, where
 * its neighbours tell it their labels.
 */
record ParcelPass(PixelSource source, BlockGrid grid, BlockLabelling labels) implements Serializable {

	private static final int[][] AXES = Connectivity.FACES.forwardSteps(3);

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
		for (final int[] step : AXES) {
			final int before = grid.beside(desk.block(), -step[0], -step[1], -step[2]);
			if (before >= 0)
				desk.send(before, Message.of(Arrays.stream(grid.layer(of, desk.block(), step)).asLongStream().toArray()));
		}
		return 0;
	}

	private ParcelSums measure(final Desk desk) {
		final int[] of = labels.labels(desk);
		final long[] min = grid.min(desk.block());
		final int[] size = grid.core(desk.block());
		final Pixels read = source.read(min, size, desk.progress());
		final ParcelSums sums = ParcelSums.of(of, min, size, read.features(), read.rows());
		for (int axis = 0; axis < 3; axis++) {
			final int[] step = AXES[axis];
			final int behind = grid.beside(desk.block(), step);
			if (behind >= 0)
				sums.faces().addLayers(grid.layer(of, desk.block(), -step[0], -step[1], -step[2]), desk.from(behind).longs(),
					axis);
		}
		return sums;
	}
}
