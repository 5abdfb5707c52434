package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Mask;

/**
 * Where each parcel lies, how large it is and which others it touches. Parcels are numbered as in the parcellation.
 * Immutable.
 */
public final class ParcelPlaces {

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 16;

	/** Parts of the mask that threads take: each needs some numbers for every parcel. */
	private static final int PARTS = 8;

	private final long[] sizes;
	private final int axes;
	/** For each parcel and axis, the sum of the pixels' indices along it, the smallest and the largest. */
	private final long[] sum;
	private final int[] lowest;
	private final int[] highest;
	private final ParcelNeighbours neighbours;

	private ParcelPlaces(final Parcellation parcels, final Groups pixels, final Progress progress) {
		axes = parcels.mask().numDimensions();
		sizes = Arrays.stream(parcels.sizes()).asLongStream().toArray();
		sum = new long[sizes.length * axes];
		lowest = new int[sum.length];
		highest = new int[sum.length];
		Arrays.fill(lowest, Integer.MAX_VALUE);
		locate(parcels, progress);
		neighbours = ParcelNeighbours.of(parcels, pixels, progress);
	}

	/** Places from sums that were taken elsewhere. */
	ParcelPlaces(final long[] sizes, final int axes, final long[] sum, final int[] lowest, final int[] highest,
		final ParcelNeighbours neighbours)
	{
		this.sizes = sizes;
		this.axes = axes;
		this.sum = sum;
		this.lowest = lowest;
		this.highest = highest;
		this.neighbours = neighbours;
	}

	public static ParcelPlaces of(final Parcellation parcels, final Progress progress) {
		return of(parcels, Groups.of(parcels.sharedLabels(), parcels.size(), progress), progress);
	}

	/** @param pixels the masked pixels of each parcel */
	static ParcelPlaces of(final Parcellation parcels, final Groups pixels, final Progress progress) {
		return new ParcelPlaces(parcels, pixels, progress);
	}

	/** The number of parcels. */
	public int size() {
		return sizes.length;
	}

	/** The number of a parcel's pixels. */
	public long pixels(final int parcel) {
		return sizes[parcel];
	}

	/** The mean pixel index along an axis; the centre of the grid's first pixel is 0. */
	public double centroid(final int parcel, final int axis) {
		return (double) sum[parcel * axes + axis] / sizes[parcel];
	}

	/** The smallest pixel index along an axis. */
	public int lowest(final int parcel, final int axis) {
		return lowest[parcel * axes + axis];
	}

	/** The largest pixel index along an axis. */
	public int highest(final int parcel, final int axis) {
		return highest[parcel * axes + axis];
	}

	/** Which parcels touch. */
	public ParcelNeighbours neighbours() {
		return neighbours;
	}

	private void locate(final Parcellation parcels, final Progress progress) {
		final Mask mask = parcels.mask();
		Chunks.forEach(mask.size(), Math.max(STRETCH, Chunks.count(mask.size(), PARTS)), (chunk, from, to) -> {
			final Boxes boxes = new Boxes(mask.dimensions(), sizes.length);
			for (int start = from; start < to; start += STRETCH) {
				progress.check();
				boxes.add(mask, parcels.sharedLabels(), start, Math.min(to, start + STRETCH));
			}
			// sums of whole numbers are the same in any order
			synchronized (this) {
				add(boxes);
			}
		});
	}

	private void add(final Boxes boxes) {
		for (int i = 0; i < sum.length; i++) {
			sum[i] += boxes.sums[i];
			lowest[i] = Math.min(lowest[i], boxes.lows[i]);
			highest[i] = Math.max(highest[i], boxes.highs[i]);
		}
	}

	/** The same of a part of the pixels, for one thread. */
	private static final class Boxes {

		private final int[] size;
		private final long[] sums;
		private final int[] lows;
		private final int[] highs;
		private final int[] place;
		/** The positions of the first pixel of the line at hand and of the one after its last. */
		private int lineStart;
		private int lineEnd;

		Boxes(final long[] dimensions, final int parcels) {
			size = Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray();
			sums = new long[parcels * size.length];
			lows = new int[sums.length];
			highs = new int[sums.length];
			Arrays.fill(lows, Integer.MAX_VALUE);
			place = new int[size.length];
		}

		void add(final Mask mask, final int[] labels, final int from, final int to) {
			mask.forEach(from, to, (index, position) -> {
				if (position >= lineEnd) enterLine(position);
				place[0] = position - lineStart;
				int at = labels[index] * size.length;
				for (final int coordinate : place) {
					sums[at] += coordinate;
					lows[at] = Math.min(lows[at], coordinate);
					highs[at] = Math.max(highs[at], coordinate);
					at++;
				}
			});
		}

		private void enterLine(final int position) {
			int rest = position / size[0];
			lineStart = rest * size[0];
			lineEnd = lineStart + size[0];
			for (int axis = 1; axis < size.length; axis++) {
				place[axis] = rest % size[axis];
				rest /= size[axis];
			}
		}
	}
}
