package org.parcelj.blocks.kmeans;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;

import org.parcelj.OrderlessSums;
import org.parcelj.blocks.BlockPixels.Reader;
import org.parcelj.blocks.Desk;
import org.parcelj.blocks.PackedLabels;
import org.parcelj.blocks.PixelSource.Pixels;
import org.parcelj.cluster.kmeans.Means;
import org.parcelj.cluster.kmeans.PartOfPixels;
import org.parcelj.cluster.kmeans.ValueCounts;
import org.parcelj.features.SumRange;

/** The steps of k-means in a block. */
record KMeansSteps(Reader reader) implements Serializable {

	/** The means of a block's pixels, and how many of them changed their cluster. */
	record Assigned(Means means, long movers) implements Serializable {}

	/**
	 * Pixels that are far from their centres, the farthest first.
	 *
	 * @param pixels their numbers in the block
	 * @param ids their numbers in the volume
	 * @param values [pixels × features]
	 */
	record Farthest(int[] pixels, long[] ids, float[] distances, int[] labels, float[] values) implements Serializable {}

	/**
	 * The clusters that blocks left.
	 *
	 * @param name under which they are left
	 * @param clusters how many there are
	 * @param refilled by block its pixels that have since gone to a cluster without pixels, each followed by the cluster
	 */
	record Left(String name, int clusters, HashMap<Integer, int[]> refilled) implements Serializable {

		/** The labels of all pixels of a block, -1 outside the mask. */
		int[] load(final Desk desk) {
			final int[] all = ((PackedLabels) desk.load(name)).toArray();
			final int[] changes = refilled.getOrDefault(desk.block(), new int[0]);
			if (changes.length == 0) return all;
			final int[] inside = inside(all);
			for (int i = 0; i < changes.length; i += 2)
				inside[changes[i]] = changes[i + 1];
			return spread(inside, all);
		}

		/** The labels of the pixels that take part. */
		static int[] inside(final int[] all) {
			return Arrays.stream(all).filter(label -> label >= 0).toArray();
		}

		private static int[] spread(final int[] inside, final int[] all) {
			for (int i = 0, at = 0; i < all.length; i++)
				if (all[i] >= 0) all[i] = inside[at++];
			return all;
		}
	}

	ValueCounts valueCounts(final Desk desk) {
		return ValueCounts.of(reader.read(desk).features().sharedValues());
	}

	/** @param moved null before labels are left */
	Assigned assign(final Desk desk, final SumRange range, final double[] centres, final Left left,
		final boolean[] moved)
	{
		final Pixels read = reader.read(desk);
		final PartOfPixels part = new PartOfPixels(read.features(), range, desk.progress());
		final int[] before = desk.has(left.name) ? Left.inside(left.load(desk)) : null;
		final int[] labels = moved == null
			? part.nearest(centres, desk.progress())
			: part.nearer(centres, before, moved, desk.progress());
		long movers = 0;
		for (int i = 0; i < labels.length; i++)
			if (before == null || labels[i] != before[i]) movers++;
		Reader.leave(desk, left.name, read, labels, left.clusters - 1);
		return new Assigned(part.means(labels, left.clusters, desk.progress()), movers);
	}

	OrderlessSums inertia(final Desk desk, final SumRange range, final double[] centres, final Left left) {
		return new PartOfPixels(reader.read(desk).features(), range, desk.progress()).inertia(centres,
			Left.inside(left.load(desk)));
	}

	Farthest farthest(final Desk desk, final SumRange range, final double[] centres, final Left left, final int count) {
		final Pixels read = reader.read(desk);
		final PartOfPixels part = new PartOfPixels(read.features(), range, desk.progress());
		final int[] labels = Left.inside(left.load(desk));
		final int[] pixels = part.farthest(centres, labels, count, desk.progress());
		final long[] ids = new long[pixels.length];
		final float[] distances = new float[pixels.length];
		final long[] min = reader.grid().min(desk.block());
		for (int i = 0; i < pixels.length; i++) {
			final long[] place = read.mask().place(pixels[i]);
			ids[i] = reader.grid().index(min[0] + place[0], min[1] + place[1], min[2] + place[2]);
			distances[i] = part.distance(pixels[i], centres, labels[pixels[i]]);
		}
		return new Farthest(pixels, ids, distances, Arrays.stream(pixels).map(pixel -> labels[pixel]).toArray(),
			read.features().rows(pixels).sharedValues());
	}

	/** For each cluster, the number of its first pixel in the volume; the largest number if it has none here. */
	long[] firstPixels(final Desk desk, final Left left) {
		final long[] first = new long[left.clusters];
		Arrays.fill(first, Long.MAX_VALUE);
		final int[] labels = left.load(desk);
		final long[] min = reader.grid().min(desk.block());
		final int[] core = reader.grid().core(desk.block());
		for (int i = 0; i < labels.length; i++)
			if (labels[i] >= 0)
				first[labels[i]] = Math.min(first[labels[i]],
					reader.grid().index(min[0] + i % core[0], min[1] + i / core[0] % core[1], min[2] + i / core[0] / core[1]));
		return first;
	}
}
