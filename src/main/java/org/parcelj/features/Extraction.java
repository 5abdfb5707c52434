package org.parcelj.features;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;
import org.parcelj.grid.MaskBox;
import org.parcelj.grid.SliceChange;
import org.parcelj.grid.Slices;

/** One run of reading the masked pixels of images into a matrix, some hyperslices at a time. */
final class Extraction {

	/** Pixels of a hyperslice that are read together where it is not changed as a whole. */
	private static final int RANGE = 1 << 14;

	/** As many hyperslices go into the matrix together, so that its rows are not touched once for each. */
	private static final int GROUP = 8;

	/** Whole hyperslices in memory for each thread, in pixels. */
	private static final int GROUP_PIXELS = 1 << 19;

	/** From so many on the threads are busy with a group each; with fewer they share the work on it. */
	private static final int GROUPS_PER_THREAD = 4;

	private final Mask mask;
	private final SliceChange change;
	/** What is changed, and how it is; null for none. */
	private MaskBox box;
	private final Slices slices;
	private final Queue<float[][]> idle = new ConcurrentLinkedQueue<>();
	private float[] values;

	/** @param change null for none */
	Extraction(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images, final Mask mask,
		final SliceChange change)
	{
		this.mask = mask;
		this.change = change;
		slices = new Slices(images, mask.numDimensions());
	}

	int features() {
		return slices.size();
	}

	/** @param target [masked pixels × features] */
	void run(final float[] target, final Progress progress) {
		values = target;
		if (change != null) box = MaskBox.of(mask, change::reach, progress);
		final int group = group();
		final int groups = Chunks.count(slices.size(), group);
		final boolean enough = groups >= GROUPS_PER_THREAD * Parallelization.getTaskExecutor().getParallelism();
		final AtomicInteger done = new AtomicInteger();
		Chunks.forEach(slices.size(), group, (chunk, first, end) -> {
			progress.step((double) done.getAndAdd(end - first) / slices.size(), "Reading");
			if (enough) Parallelization.runSingleThreaded(() -> read(first, end));
			else read(first, end);
		});
	}

	private int group() {
		if (!slices.areStored()) return 1;
		return change == null ? GROUP : Math.max(1, Math.min(GROUP, GROUP_PIXELS / box.span()));
	}

	private void read(final int first, final int end) {
		final int pixels = mask.gridSize();
		// one pass through a hyperslice holds each plane that is loaded until it has been read
		if (change != null) readChanged(first, end);
		else if (slices.areStored()) Chunks.forEach(pixels, RANGE, (range, from, to) -> read(first, end, from, to, RANGE));
		else read(first, end, 0, pixels, pixels);
	}

	/** From the first masked pixel of a range to the last. */
	private void read(final int first, final int end, final int from, final int to, final int most) {
		final int[] ends = mask.endsWithin(from, to);
		if (ends[0] == ends[1]) return;
		final float[][] rows = rows(end - first, most);
		for (int f = first; f < end; f++)
			slices.copy(f, ends[0], ends[1] - ends[0], rows[f - first]);
		take(mask, first, end, rows, ends[0], ends[1]);
	}

	private void readChanged(final int first, final int end) {
		final Mask pixels = box.mask();
		final float[][] rows = rows(end - first, box.span());
		for (int f = first; f < end; f++) {
			slices.copy(f, box.first(), box.span(), rows[f - first]);
			box.gather(rows[f - first]);
			change.change(rows[f - first], pixels.dimensions());
		}
		take(pixels, first, end, rows, 0, pixels.gridSize());
	}

	private float[][] rows(final int count, final int length) {
		final float[][] kept = idle.poll();
		return kept != null && kept.length >= count ? kept : new float[count][length];
	}

	private void take(final Mask pixels, final int first, final int end, final float[][] rows, final int from,
		final int to)
	{
		final int features = slices.size();
		pixels.forEachRunWithin(from, to, (index, position, length) -> {
			for (int f = first; f < end; f++)
				copy(rows[f - first], position - from, length, values, index * features + f, features);
		});
		idle.add(rows);
	}

	private static void copy(final float[] row, final int from, final int length, final float[] values, final int at,
		final int stride)
	{
		for (int p = from, to = at; p < from + length; p++, to += stride)
			values[to] = row[p];
	}
}
