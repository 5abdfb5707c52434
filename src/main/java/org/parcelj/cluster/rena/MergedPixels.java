package org.parcelj.cluster.rena;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Adjacency;
import org.parcelj.grid.DisjointSets;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Groups;
import org.parcelj.grid.Touching;

/**
 * Groups of pixels of one feature that fill a grid, after their first merge. Lists of the groups that touch are not
 * kept, since each group touches some fourteen others: instead the pixels' neighbours are visited line by line, twice
 * in the round and once for the next merge, which is quicker than making such lists and takes half of the memory.
 */
final class MergedPixels {

	private final GridGraph grid;
	private final int[] numbers;
	private final Groups groups;
	private final float[] means;
	private final int width;

	/**
	 * @param grid filled by its pixels, as {@link PixelLines#of} tells
	 * @param numbers the group of each pixel
	 * @param groups the pixels of each group
	 * @param means [groups × 1]
	 */
	MergedPixels(final GridGraph grid, final int[] numbers, final Groups groups, final FeatureMatrix means) {
		this.grid = grid;
		this.numbers = numbers;
		this.groups = groups;
		this.means = means.sharedValues();
		width = grid.lineLength();
	}

	/**
	 * What is done for a stretch of pixels and those at a step from them. A loop for each purpose, since one loop that
	 * calls either would be compiled anew for the second.
	 */
	@FunctionalInterface
	private interface Stretch {

		void along(int from, int to, int jump);
	}

	/** What is done for the groups, perhaps the same, of two pixels that touch. */
	@FunctionalInterface
	private interface Face {

		void between(int group, int other);
	}

	/**
	 * Lowers what is known of each group's nearest neighbour.
	 *
	 * @param nearest squared distances, as the bits of a double
	 */
	void findNearest(final long[] nearest, final Progress progress) {
		forEachLine((from, to, jump) -> {
			for (int i = from; i < to; i++)
				lower(nearest, numbers[i], numbers[i + jump]);
		}, (group, other) -> lower(nearest, group, other), progress);
	}

	private void lower(final long[] nearest, final int group, final int other) {
		if (group == other) return;
		final long distance = Double.doubleToRawLongBits(squaredDistance(group, other));
		Round.lower(nearest, group, distance);
		Round.lower(nearest, other, distance);
	}

	/**
	 * Joins neighbours of which one is a nearest one of the other.
	 *
	 * @param limits of each group up to which squared distance a neighbour is, as the bits of a double
	 */
	void join(final long[] limits, final DisjointSets sets, final Progress progress) {
		forEachLine((from, to, jump) -> {
			for (int i = from; i < to; i++)
				join(limits, sets, numbers[i], numbers[i + jump]);
		}, (group, other) -> join(limits, sets, group, other), progress);
	}

	private void join(final long[] limits, final DisjointSets sets, final int group, final int other) {
		if (group != other &&
			squaredDistance(group, other) <= Double.longBitsToDouble(Math.max(limits[group], limits[other])))
			sets.join(group, other);
	}

	/** Which groups touch, each pair from one of them at least. */
	Touching touching(final Progress progress) {
		return new Touching(grid::laterReader, numbers, groups, null, means.length, progress);
	}

	/**
	 * Which groups of these groups touch, each pair from one of them at least.
	 *
	 * @param ofPixels the group of groups of each pixel
	 * @param above the groups of each of these groups
	 * @param count how many there are
	 */
	Touching touching(final int[] ofPixels, final Groups above, final int count, final Progress progress) {
		return new Touching(grid::laterReader, ofPixels, above, groups, count, progress);
	}

	private double squaredDistance(final int group, final int other) {
		final double difference = (double) means[group] - means[other];
		return difference * difference;
	}

	/** @param face does the same for the ends of lines */
	private void forEachLine(final Stretch stretch, final Face face, final Progress progress) {
		Chunks.forEach(grid.size() / width, Math.max(1, PixelLines.CHUNK / width), (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = grid.laterReader();
			for (int line = from; line < to; line++) {
				final int start = line * width;
				forLater(later, start, face);
				for (final int jump : grid.laterJumpsWithinLine(line))
					stretch.along(start + 1, start + width - 1, jump);
				forLater(later, start + width - 1, face);
			}
		});
	}

	private void forLater(final Adjacency.Reader later, final int pixel, final Face face) {
		later.enter(pixel);
		for (int e = later.from(); e < later.to(); e++)
			face.between(numbers[pixel], numbers[later.neighbours()[e]]);
	}
}
