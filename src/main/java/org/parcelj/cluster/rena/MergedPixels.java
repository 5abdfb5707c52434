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

	/** What is done for two pixels that touch and are of different groups. */
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
		forEachFace((group, other) -> {
			final long distance = Double.doubleToRawLongBits(squaredDistance(group, other));
			Round.lower(nearest, group, distance);
			Round.lower(nearest, other, distance);
		}, progress);
	}

	/**
	 * Joins neighbours of which one is a nearest one of the other.
	 *
	 * @param limits of each group up to which squared distance a neighbour is, as the bits of a double
	 */
	void join(final long[] limits, final DisjointSets sets, final Progress progress) {
		forEachFace((group, other) -> {
			if (squaredDistance(group, other) <= Double.longBitsToDouble(Math.max(limits[group], limits[other])))
				sets.join(group, other);
		}, progress);
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

	private void forEachFace(final Face face, final Progress progress) {
		Chunks.forEach(grid.size() / width, Math.max(1, PixelLines.CHUNK / width), (chunk, from, to) -> {
			progress.check();
			final Adjacency.Reader later = grid.laterReader();
			for (int line = from; line < to; line++) {
				final int start = line * width;
				forLater(later, start, face);
				for (final int jump : grid.laterJumpsWithinLine(line))
					forLine(start, jump, face);
				forLater(later, start + width - 1, face);
			}
		});
	}

	private void forLine(final int start, final int jump, final Face face) {
		for (int i = start + 1; i < start + width - 1; i++) {
			final int group = numbers[i];
			final int other = numbers[i + jump];
			if (group != other) face.between(group, other);
		}
	}

	private void forLater(final Adjacency.Reader later, final int pixel, final Face face) {
		later.enter(pixel);
		for (int e = later.from(); e < later.to(); e++) {
			final int other = numbers[later.neighbours()[e]];
			if (numbers[pixel] != other) face.between(numbers[pixel], other);
		}
	}
}
