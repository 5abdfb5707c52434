package org.parcelj.parcels;

import org.parcelj.Chunks;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;

/**
 * Which parcels touch, by faces of their pixels, and along how long a border. Parcels are numbered as in the
 * parcellation. Immutable.
 */
public final class ParcelNeighbours {

	/** Pixels that one thread takes at a time, about. */
	private static final int CHUNK = 1 << 16;

	private final long[] pairs;
	private final int axes;
	/** Of each pair in turn, the number of shared faces across each axis. */
	private final long[] faces;
	private final int[] degree;

	private ParcelNeighbours(final PairCounts counts, final int parcels, final int axes) {
		this.axes = axes;
		pairs = counts.pairs();
		faces = new long[pairs.length * axes];
		degree = new int[parcels];
		for (int p = 0; p < pairs.length; p++) {
			degree[first(p)]++;
			degree[second(p)]++;
			for (int axis = 0; axis < axes; axis++)
				faces[p * axes + axis] = counts.count(pairs[p], axis);
		}
	}

	public static ParcelNeighbours of(final Parcellation parcels, final Progress progress) {
		final LabelMap map = LabelMap.of(parcels);
		progress.check();
		final long[] dimensions = map.dimensions();
		final int width = (int) dimensions[0];
		final int lines = map.labels().length / width;
		final int length = Math.max(1, CHUNK / width);
		final PairCounts all = new PairCounts(dimensions.length);
		Chunks.forEach(lines, length, (chunk, from, to) -> {
			progress.check();
			final PairCounts part = new PairCounts(dimensions.length);
			final Lines some = new Lines(map.labels(), dimensions, part);
			for (int line = from; line < to; line++)
				some.count(line);
			// sums of whole numbers are the same in any order, and so the parts need not wait for each other
			synchronized (all) {
				all.addAll(part);
			}
		});
		progress.check();
		return new ParcelNeighbours(all, parcels.size(), dimensions.length);
	}

	/** The number of pairs of parcels that touch. */
	public int size() {
		return pairs.length;
	}

	/** The lower one of a pair's parcels. Pairs are ordered by their lower and then by their higher parcel. */
	public int first(final int pair) {
		return PairCounts.first(pairs[pair]);
	}

	/** The higher one of a pair's parcels. */
	public int second(final int pair) {
		return PairCounts.second(pairs[pair]);
	}

	/** The number of pairs of pixels, one of each parcel, that share a face. */
	public long faces(final int pair) {
		long sum = 0;
		for (int axis = 0; axis < axes; axis++)
			sum += faces[pair * axes + axis];
		return sum;
	}

	/**
	 * The sum of the sizes of the faces that a pair's pixels share: in 2-D of the lengths of edges, in the unit of the
	 * space; in 3-D of areas, in the unit's square.
	 */
	public double border(final int pair, final PixelSpace space) {
		double sum = 0;
		for (int axis = 0; axis < axes; axis++)
			sum += faces[pair * axes + axis] * (space.pixelVolume() / space.pixelSize(axis));
		return sum;
	}

	/** How many parcels a parcel touches. */
	public int degree(final int parcel) {
		return degree[parcel];
	}

	/** For each parcel the border with all others together; where it meets the background, or the grid ends, is none. */
	public double[] borders(final PixelSpace space) {
		final double[] borders = new double[degree.length];
		for (int pair = 0; pair < pairs.length; pair++) {
			final double border = border(pair, space);
			borders[first(pair)] += border;
			borders[second(pair)] += border;
		}
		return borders;
	}

	/** Counts the faces between pixels of different labels, each once, from the lower pixel. */
	private record Lines(int[] labels, long[] dimensions, PairCounts counts) {

		void count(final int line) {
			final int width = (int) dimensions[0];
			final int from = line * width;
			across(from, from + width - 1, 1, 0);
			int stride = width;
			int rest = line;
			for (int axis = 1; axis < dimensions.length; axis++) {
				final int size = (int) dimensions[axis];
				if (rest % size < size - 1) across(from, from + width, stride, axis);
				rest /= size;
				stride *= size;
			}
		}

		private void across(final int from, final int to, final int stride, final int axis) {
			for (int i = from; i < to; i++) {
				final int a = labels[i];
				final int b = labels[i + stride];
				// parcel i has the label i + 1
				if (a != b && a != 0 && b != 0) counts.add(Math.min(a, b) - 1, Math.max(a, b) - 1, axis, 1);
			}
		}
	}
}
