package org.parcelj.parcels;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.grid.Groups;

/**
 * Which parcels touch, by faces of their pixels, and along how long a border. Parcels are numbered as in the
 * parcellation. Immutable.
 */
public final class ParcelNeighbours {

	/** Parcels that one thread takes at a time. */
	private static final int CHUNK = 1 << 10;
	/** Pixels of a parcel that one thread takes at a time. */
	private static final int LARGE = 1 << 16;
	/** Parts of a large parcel at most. */
	private static final int PARTS = 32;

	private final long[] pairs;
	private final int axes;
	/** For each pair in turn, the number of shared faces across each axis. */
	private final long[] faces;
	private final int[] degree;

	private ParcelNeighbours(final TouchingFaces[] parts, final int parcels, final int axes) {
		this.axes = axes;
		long count = 0;
		for (final TouchingFaces part : parts)
			count += part.pairs();
		final int length = Memory.requireArray("the pairs of neighbouring parcels", count * axes) / axes;
		pairs = new long[length];
		faces = new long[length * axes];
		degree = new int[parcels];
		int at = 0;
		for (final TouchingFaces part : parts)
			at = part.copyTo(pairs, faces, at);
		count();
	}

	/** Neighbours from the faces that labels share; each label is the number of its parcel plus 1. */
	static ParcelNeighbours of(final PairFaces faces, final int parcels, final int axes) {
		final long[] pairs = faces.pairs();
		final long[] counts = new long[pairs.length * axes];
		for (int i = 0; i < pairs.length; i++) {
			for (int axis = 0; axis < axes; axis++)
				counts[i * axes + axis] = faces.count(pairs[i], axis);
			pairs[i] = PairCounts.first(pairs[i]) - 1L << 32 | PairCounts.second(pairs[i]) - 1;
		}
		return new ParcelNeighbours(pairs, counts, parcels, axes);
	}

	private ParcelNeighbours(final long[] pairs, final long[] faces, final int parcels, final int axes) {
		this.axes = axes;
		this.pairs = pairs;
		this.faces = faces;
		degree = new int[parcels];
		count();
	}

	private void count() {
		for (int p = 0; p < pairs.length; p++) {
			degree[first(p)]++;
			degree[second(p)]++;
		}
	}

	public static ParcelNeighbours of(final Parcellation parcels, final Progress progress) {
		return of(parcels, Groups.of(parcels.sharedLabels(), parcels.size(), progress), progress);
	}

	/** @param pixels the masked pixels of each parcel */
	static ParcelNeighbours of(final Parcellation parcels, final Groups pixels, final Progress progress) {
		final int[] positions = parcels.mask().isFull() ? null : parcels.mask().positions();
		final int axes = parcels.mask().numDimensions();
		final Map<Integer, TouchingFaces> large = new HashMap<>();
		for (int parcel = 0; parcel < parcels.size(); parcel++)
			if (pixels.start(parcel + 1) - pixels.start(parcel) > LARGE)
				large.put(parcel, ofLarge(parcel, parcels, positions, pixels, progress));
		// readers that no thread uses at the moment
		final Queue<FaceReader> readers = new ConcurrentLinkedQueue<>();
		final TouchingFaces[] parts = new TouchingFaces[Chunks.count(parcels.size(), CHUNK)];
		Chunks.forEach(parcels.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final FaceReader known = readers.poll();
			final FaceReader reader = known != null ? known : new FaceReader(parcels, positions);
			parts[chunk] = new TouchingFaces(axes);
			for (int parcel = from; parcel < to; parcel++) {
				if (large.containsKey(parcel)) parts[chunk].add(large.get(parcel));
				else
					parts[chunk].add(parcel,
						reader.faces(parcel, pixels, pixels.start(parcel), pixels.start(parcel + 1), progress));
			}
			readers.add(reader);
		});
		return new ParcelNeighbours(parts, parcels.size(), axes);
	}

	/** The faces of a parcel that would keep one thread busy when others have ended, counted in parts. */
	private static TouchingFaces ofLarge(final int parcel, final Parcellation parcels, final int[] positions,
		final Groups pixels, final Progress progress)
	{
		final int start = pixels.start(parcel);
		final int size = pixels.start(parcel + 1) - start;
		final FaceCounts all = new FaceCounts(parcels.size(), parcels.mask().numDimensions());
		// a reader takes memory for each parcel
		Chunks.forEach(size, Math.max(LARGE, Math.max(parcels.size(), Chunks.count(size, PARTS))), (part, from, to) -> {
			final FaceCounts faces = new FaceReader(parcels, positions).faces(parcel, pixels, start + from, start + to,
				progress);
			// whole numbers come to the same in any order
			synchronized (all) {
				all.addAll(faces);
			}
		});
		final TouchingFaces touching = new TouchingFaces(parcels.mask().numDimensions());
		touching.add(parcel, all);
		return touching;
	}

	/** The number of pairs of parcels that touch. */
	public int size() {
		return pairs.length;
	}

	/** The lower one of a pair's parcels. Pairs are ordered by their lower and then by their higher parcel. */
	public int first(final int pair) {
		return (int) (pairs[pair] >>> 32);
	}

	/** The higher one of a pair's parcels. */
	public int second(final int pair) {
		return (int) pairs[pair];
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
}
