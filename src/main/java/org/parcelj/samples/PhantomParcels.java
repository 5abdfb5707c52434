package org.parcelj.samples;

import java.util.SplittableRandom;

import org.parcelj.InputException;

/** An ellipsoid in a grid, divided into the pixels nearest to each of some points in it. Immutable. */
final class PhantomParcels {

	/** Half axes of the ellipsoid as shares of the grid's edges. */
	private static final double HALF_AXIS = 0.42;

	/** A new point is the one of so many that is farthest from the others, so that parcels come out about equal. */
	private static final int CANDIDATES = 20;

	private final int count;
	private final int[] labels;

	PhantomParcels(final SplittableRandom random, final int count, final int[] size) {
		this.count = InputException.requireRange("parcels", count, 1, Integer.MAX_VALUE);
		final int pixels = Math.multiplyExact(Math.multiplyExact(size[0], size[1]), size[2]);
		labels = new int[pixels];
		final int[] inside = new int[pixels];
		int n = 0;
		for (int i = 0; i < pixels; i++)
			if (isInside(i, size)) inside[n++] = i;
		if (count > n) throw new InputException("parcels is " + count + ", but the ellipsoid has " + n + " pixels only");
		final int[] centres = centres(random, inside, n, size);
		for (int i = 0; i < n; i++)
			labels[inside[i]] = 1 + nearest(inside[i], centres, count, size);
	}

	private static boolean isInside(final int position, final int[] size) {
		double sum = 0;
		for (int axis = 0, rest = position; axis < 3; rest /= size[axis++]) {
			final double distance = (rest % size[axis] + 0.5) / size[axis] - 0.5;
			sum += distance * distance / (HALF_AXIS * HALF_AXIS);
		}
		return sum <= 1;
	}

	private int[] centres(final SplittableRandom random, final int[] inside, final int n, final int[] size) {
		final int[] centres = new int[count];
		for (int c = 0; c < count; c++) {
			double farthest = -1;
			for (int candidate = 0; candidate < CANDIDATES || farthest == 0; candidate++) {
				final int position = inside[random.nextInt(n)];
				final double distance = c == 0
					? 1
					: squaredDistance(position, centres[nearest(position, centres, c, size)], size);
				if (distance <= farthest) continue;
				farthest = distance;
				centres[c] = position;
			}
		}
		return centres;
	}

	private static int nearest(final int position, final int[] centres, final int known, final int[] size) {
		int nearest = 0;
		for (int c = 1; c < known; c++)
			if (squaredDistance(position, centres[c], size) < squaredDistance(position, centres[nearest], size)) nearest = c;
		return nearest;
	}

	private static int squaredDistance(final int a, final int b, final int[] size) {
		final int dx = a % size[0] - b % size[0];
		final int dy = a / size[0] % size[1] - b / size[0] % size[1];
		final int dz = a / size[0] / size[1] - b / size[0] / size[1];
		return dx * dx + dy * dy + dz * dz;
	}

	int count() {
		return count;
	}

	/** In raster order, 1 … count; 0 outside. */
	int[] labels() {
		return labels.clone();
	}
}
