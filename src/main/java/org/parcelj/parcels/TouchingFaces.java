package org.parcelj.parcels;

import java.util.Arrays;

import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.Groups;

/** The faces that some parcels share with parcels of higher numbers, counted parcel by parcel. For one thread. */
final class TouchingFaces {

	/** Pixels between two looks at whether to stop. */
	private static final int STRETCH = 1 << 14;

	private final FaceReader reader;
	private final Adjacency.Reader around;
	private final Groups pixels;
	private final Progress progress;
	private final int axes;

	/** For each face of the parcel at hand, the other parcel and the axis, as one number. */
	private long[] faces = new long[STRETCH];
	private int count;

	private long[] pairs = new long[64];
	/** Of each pair in turn, the number of faces across each axis. */
	private int[] shared;
	private int size;

	/** @param pixels the masked pixels of each parcel */
	TouchingFaces(final FaceReader reader, final Groups pixels, final Progress progress) {
		this.reader = reader;
		around = reader.pixels();
		axes = reader.axes();
		this.pixels = pixels;
		this.progress = progress;
		shared = new int[pairs.length * axes];
	}

	/** Adds the faces of a parcel; parcels come in ascending order. */
	void add(final int parcel) {
		count = 0;
		for (int m = pixels.start(parcel); m < pixels.start(parcel + 1); m++) {
			if (m % STRETCH == 0) progress.check();
			collect(parcel, pixels.member(m));
		}
		Arrays.sort(faces, 0, count);
		for (int f = 0; f < count; f++) {
			final int other = (int) (faces[f] / axes);
			if (f == 0 || faces[f - 1] / axes != other) open((long) parcel << 32 | other);
			shared[(size - 1) * axes + (int) (faces[f] % axes)]++;
		}
	}

	private void collect(final int parcel, final int pixel) {
		around.enter(pixel);
		final int[] neighbours = around.neighbours();
		for (int e = around.from(); e < around.to(); e++) {
			final int other = reader.parcel(neighbours[e]);
			if (other <= parcel) continue;
			if (count == faces.length) faces = Arrays.copyOf(faces, 2 * count);
			faces[count++] = (long) other * axes + reader.axis(pixel, neighbours[e]);
		}
	}

	private void open(final long pair) {
		if (size == pairs.length) {
			pairs = Arrays.copyOf(pairs, 2 * size);
			shared = Arrays.copyOf(shared, pairs.length * axes);
		}
		pairs[size++] = pair;
	}

	/** The number of pairs of parcels. */
	int pairs() {
		return size;
	}

	/** Writes the pairs, lower parcel first, and their faces from one place on; gives the place after the last. */
	int copyTo(final long[] allPairs, final long[] allFaces, final int at) {
		System.arraycopy(pairs, 0, allPairs, at, size);
		for (int i = 0; i < size * axes; i++)
			allFaces[at * axes + i] = shared[i];
		return at + size;
	}
}
