package org.parcelj.features;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.parcelj.Chunks;
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
		final Set<Row> rows = new HashSet<>();
		for (int i = 0; i < features.pixels() && rows.size() < most; i++) {
			if (i % CHUNK == 0) progress.check();
			rows.add(new Row(features, i));
		}
		return rows.size();
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

	/** A pixel's features, as a key. */
	private record Row(FeatureMatrix features, int pixel) {

		@Override
		public boolean equals(final Object other) {
			return other instanceof Row && features.squaredDistance(pixel, ((Row) other).pixel) == 0;
		}

		@Override
		public int hashCode() {
			int hash = 0;
			// -0 and 0 are one value
			for (int f = 0; f < features.features(); f++)
				hash = 31 * hash + Float.hashCode(features.get(pixel, f) + 0f);
			return hash;
		}
	}
}
