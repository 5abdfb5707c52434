package org.parcelj.features;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.DisjointSets;

/** How many kinds of pixels there are: whoever asks for more clusters than that has equal pixels divided. */
public final class EqualPixels {

	private static final int CHUNK = 1 << 15;

	private EqualPixels() {
		// not to be instantiated
	}

	/**
	 * The number of different rows of features.
	 *
	 * @param most where counting may end: so many are given back where there are as many or more
	 */
	public static int values(final FeatureMatrix features, final int most, final Progress progress) {
		final Kinds kinds = new Kinds(features);
		for (int i = 0; i < features.pixels() && kinds.count < most; i++) {
			progress.checkAt(i);
			kinds.add(i);
		}
		return kinds.count;
	}

	/**
	 * The number of areas of pixels that touch and have the same features.
	 *
	 * @param graph of the same pixels
	 */
	public static int areas(final FeatureMatrix features, final Adjacency graph, final Progress progress) {
		final DisjointSets sets = new DisjointSets(graph.size());
		final AtomicInteger areas = new AtomicInteger(graph.size());
		Chunks.forEach(graph.size(), CHUNK, (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = graph.laterReader();
			int joined = 0;
			for (int i = from; i < to; i++) {
				later.enter(i);
				for (int e = later.from(); e < later.to(); e++) {
					final int neighbour = later.neighbours()[e];
					if (features.squaredDistance(i, neighbour) == 0 && sets.join(i, neighbour)) joined++;
				}
			}
			areas.addAndGet(-joined);
		});
		return areas.get();
	}

	/** A pixel of each kind, in a table of places by their features, each at the first free one from its own on. */
	private static final class Kinds {

		private static final int FREE = -1;

		private final FeatureMatrix features;
		/** Half empty at least; its length is a power of two. */
		private int[] table = new int[1 << 10];
		private int count;

		Kinds(final FeatureMatrix features) {
			this.features = features;
			Arrays.fill(table, FREE);
		}

		void add(final int pixel) {
			final int place = place(pixel);
			if (table[place] != FREE) return;
			table[place] = pixel;
			if (++count > table.length / 2) grow();
		}

		/** Where a pixel of a kind is, or would have its place. */
		private int place(final int pixel) {
			int place = hash(pixel) & table.length - 1;
			while (table[place] != FREE && features.squaredDistance(pixel, table[place]) != 0)
				place = place + 1 & table.length - 1;
			return place;
		}

		private void grow() {
			final int[] old = table;
			table = new int[Memory.requireArray("different pixels", 2L * old.length)];
			Arrays.fill(table, FREE);
			for (final int pixel : old)
				if (pixel != FREE) table[place(pixel)] = pixel;
		}

		private int hash(final int pixel) {
			int hash = 0;
			// -0 and 0 are one value
			for (int f = 0; f < features.features(); f++)
				hash = 31 * hash + Float.floatToRawIntBits(features.get(pixel, f) + 0f);
			// the bits that whole numbers differ in are the upper ones
			final int mixed = hash * 0x9e3779b9;
			return mixed ^ mixed >>> 15;
		}
	}
}
