package org.parcelj.features;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.DisjointSets;

/** How many different pixels there are: with more clusters than that, equal pixels are divided. */
public final class EqualPixels {

	private static final int CHUNK = 1 << 15;
	/** Pixels that are looked at first, of which most images have more kinds than clusters. */
	private static final int FIRST = 1 << 10;
	/** Pixels that are looked at before what was found in them is put together. */
	private static final int LONGEST = 1 << 22;

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
		int start = 0;
		while (start < features.pixels() && kinds.count < most) {
			final int first = start;
			final int length = stretch(start, features.pixels(), FIRST);
			final int[][] found = new int[Chunks.count(length, CHUNK)][];
			Chunks.forEach(length, CHUNK, (chunk, from, to) -> {
				progress.check();
				found[chunk] = kinds.unknown(first + from, first + to);
			});
			for (final int[] pixels : found)
				kinds.addAll(pixels, most);
			start += length;
		}
		return kinds.count;
	}

	/** As many pixels as there were before, so that few are looked at where that will do; what is found stays small. */
	private static int stretch(final int seen, final int pixels, final int first) {
		return Math.min(pixels - seen, Math.min(LONGEST, Math.max(first, seen)));
	}

	/**
	 * The number of areas of pixels that touch and have the same features.
	 *
	 * @param graph of the same pixels
	 * @param most where counting may end: so many are given back where there are as many or more
	 */
	public static int areas(final FeatureMatrix features, final Adjacency graph, final int most,
		final Progress progress)
	{
		return areSingles(features, graph, most, progress) ? most : Math.min(most, areas(features, graph, progress));
	}

	/**
	 * Whether already so many pixels are areas by themselves, which is quickly seen in an image with noise; in others the
	 * look ends soon.
	 */
	private static boolean areSingles(final FeatureMatrix features, final Adjacency graph, final int most,
		final Progress progress)
	{
		final AtomicLong singles = new AtomicLong();
		int seen = 0;
		while (seen < graph.size() && singles.get() * graph.size() >= (long) most * seen) {
			final int start = seen;
			final int length = stretch(seen, graph.size(), CHUNK);
			Chunks.forEach(length, CHUNK, (chunk, from, to) -> {
				progress.check();
				singles.addAndGet(singles(features, graph.reader(), start + from, start + to));
			});
			if (singles.get() >= most) return true;
			seen += length;
		}
		return false;
	}

	private static int singles(final FeatureMatrix features, final Adjacency.Reader around, final int from,
		final int to)
	{
		int singles = 0;
		for (int i = from; i < to; i++) {
			around.enter(i);
			int e = around.from();
			while (e < around.to() && features.squaredDistance(i, around.neighbours()[e]) != 0)
				e++;
			if (e == around.to()) singles++;
		}
		return singles;
	}

	private static int areas(final FeatureMatrix features, final Adjacency graph, final Progress progress) {
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

		/** A pixel of each kind that is among some and not here yet. */
		int[] unknown(final int from, final int to) {
			final Kinds others = new Kinds(features);
			for (int i = from; i < to; i++)
				if (table[place(i)] == FREE) others.add(i);
			return Arrays.stream(others.table).filter(pixel -> pixel != FREE).toArray();
		}

		/** Adds pixels as long as there are fewer kinds than some number. */
		void addAll(final int[] pixels, final int most) {
			for (int i = 0; i < pixels.length && count < most; i++)
				add(pixels[i]);
		}

		private void add(final int pixel) {
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
