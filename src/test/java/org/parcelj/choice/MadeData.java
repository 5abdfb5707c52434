package org.parcelj.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Connectivity;
import org.parcelj.grid.GridGraph;
import org.parcelj.grid.Mask;
import org.parcelj.samples.FourCircles;

/**
 * A made data set with a known number of clusters.
 *
 * @param name what it is
 * @param clusters how many there are
 * @param features [pixels × features]
 * @param mask the pixels' places
 * @param beta with which spectral clustering finds them: little where they have noise alone, and touch
 */
record MadeData(String name, int clusters, FeatureMatrix features, Mask mask, double beta) {

	private static final int WIDTH = 36;

	GridGraph graph() {
		return GridGraph.of(mask, Connectivity.FACES);
	}

	/** Classes in the space of values, whose pixels lie anywhere. */
	static List<MadeData> classes() {
		final List<MadeData> all = new ArrayList<>();
		all.add(blobs("two groups close by", 11, new double[][] { { 0, 0 }, { 4.5, 0 } }, 1));
		all.add(blobs("three groups", 12, new double[][] { { 0, 0 }, { 6, 0 }, { 3, 5 } }, 1));
		all.add(
			blobs("five groups in a cross", 13, new double[][] { { 0, 0 }, { 6, 0 }, { -6, 0 }, { 0, 6 }, { 0, -6 } }, 1));
		all.add(blobs("eight corners of a cube", 14, grid(2, 3, 7), 1));
		all.add(blobs("sixteen groups in a square", 15, grid(4, 2, 7), 1));
		all.add(blobs("seven groups in four channels", 16, random(7, 4, 6, 5), 1));
		all.add(blobs("ten groups in three channels", 17, random(10, 3, 6.5, 6), 1));
		all.add(blobs("twelve groups in five channels", 18, random(12, 5, 7, 7), 1));
		all.add(tissues("two tissues, one of them rare", 19, new double[][] { { 0 }, { 10 } }, new double[] { 0.88, 0.12 },
			new double[] { 1.5, 1.5 }));
		all.add(tissues("three tissues in one image", 20, new double[][] { { 10 }, { 20 }, { 30 } },
			new double[] { 0.4, 0.35, 0.25 }, new double[] { 1.5, 1.5, 1.5 }));
		all.add(tissues("four tissues in two contrasts", 21, new double[][] { { 0, 0 }, { 10, 3 }, { 4, 12 }, { 14, 14 } },
			new double[] { 0.3, 0.3, 0.25, 0.15 }, new double[] { 1.2, 1.4, 1.2, 1.6 }));
		all.add(tissues("five tissues in three contrasts", 22,
			new double[][] { { 0, 0, 0 }, { 8, 2, 1 }, { 1, 9, 3 }, { 9, 9, 0 }, { 4, 4, 10 } },
			new double[] { 0.3, 0.25, 0.2, 0.15, 0.1 }, new double[] { 1.2, 1, 1.3, 1, 1.1 }));
		return all;
	}

	/** Regions that hang together by narrow bridges or differ in brightness. */
	static List<MadeData> discsAndShades() {
		final List<MadeData> all = new ArrayList<>(shades());
		all.add(fourCircles());
		all.add(discs("two touching discs", 31, 2));
		all.add(discs("three touching discs", 32, 3));
		all.add(discs("four touching discs", 33, 4));
		all.add(discs("five touching discs", 34, 5));
		return all;
	}

	/** Regions that differ in brightness, and parcels whose pixels share a course in time, in noise. */
	static List<MadeData> shadesAndParcels() {
		final List<MadeData> all = new ArrayList<>(shades());
		all.add(series("three parcels in noise", 41, 3, 30, 1));
		all.add(series("four parcels in noise", 42, 4, 20, 1));
		all.add(series("six parcels in strong noise", 43, 6, 60, 1.5));
		all.add(series("nine parcels in noise", 45, 9, 24, 1));
		all.add(series("sixteen parcels in noise", 47, 16, 24, 1));
		return all;
	}

	private static List<MadeData> shades() {
		return List.of(picture("four shades", 35, 4, 1.5), picture("seven shades", 36, 7, 1.5),
			picture("eleven shades", 37, 11, 1), picture("sixteen shades", 38, 16, 1),
			picture("three shades in noise", 39, 3, 2.5));
	}

	private static MadeData fourCircles() {
		final FourCircles circles = new FourCircles(0);
		final Mask mask = Mask.nonzero(circles.mask());
		return new MadeData("four circles", 4, FeatureMatrix.of(circles.picture(), mask), mask, 3);
	}

	/** Groups of equal size around centres. */
	private static MadeData blobs(final String name, final long seed, final double[][] centres, final double sd) {
		final double[] shares = new double[centres.length];
		final double[] sds = new double[centres.length];
		Arrays.fill(shares, 1.0 / centres.length);
		Arrays.fill(sds, sd);
		return tissues(name, seed, centres, shares, sds);
	}

	private static MadeData tissues(final String name, final long seed, final double[][] centres, final double[] shares,
		final double[] sds)
	{
		final Random random = new Random(seed);
		final int p = centres[0].length;
		final float[] values = new float[WIDTH * WIDTH * p];
		for (int i = 0; i < WIDTH * WIDTH; i++) {
			double share = random.nextDouble();
			int c = 0;
			while (c < shares.length - 1 && share >= shares[c])
				share -= shares[c++];
			for (int f = 0; f < p; f++)
				values[i * p + f] = (float) (centres[c][f] + sds[c] * random.nextGaussian());
		}
		return new MadeData(name, centres.length, new FeatureMatrix(WIDTH * WIDTH, p, values), Mask.all(WIDTH, WIDTH), 3);
	}

	private static double[][] grid(final int edge, final int axes, final double step) {
		final double[][] centres = new double[(int) Math.pow(edge, axes)][axes];
		for (int c = 0; c < centres.length; c++)
			for (int axis = 0, rest = c; axis < axes; axis++, rest /= edge)
				centres[c][axis] = step * (rest % edge);
		return centres;
	}

	/** Random centres that are so far from each other at least. */
	private static double[][] random(final int count, final int axes, final double distance, final long seed) {
		final Random random = new Random(seed);
		final List<double[]> centres = new ArrayList<>();
		while (centres.size() < count) {
			final double[] centre = random.doubles(axes, 0, 2 * distance).toArray();
			boolean apart = true;
			for (final double[] other : centres) {
				double square = 0;
				for (int axis = 0; axis < axes; axis++)
					square += Math.pow(centre[axis] - other[axis], 2);
				apart &= square >= distance * distance;
			}
			if (apart) centres.add(centre);
		}
		return centres.toArray(double[][]::new);
	}

	/**
	 * A chain of discs that overlap by a fifth, all of one brightness, in a little noise; the mask has the discs alone.
	 */
	private static MadeData discs(final String name, final long seed, final int count) {
		final int radius = 10;
		final int step = 19;
		final int width = 2 * radius + step * (Math.min(count, 4) - 1) + 2;
		final int height = 2 * radius + step * ((count - 1) / 4) + 2;
		final Mask mask = Mask.of(new long[] { width, height }, position -> {
			for (int d = 0; d < count; d++) {
				final double x = position % width - radius - step * (d % 4);
				final double y = position / width - radius - step * (d / 4);
				if (x * x + y * y <= radius * radius) return true;
			}
			return false;
		});
		final Random random = new Random(seed);
		final float[] values = new float[mask.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (10 + random.nextGaussian());
		return new MadeData(name, count, new FeatureMatrix(values.length, 1, values), mask, 1);
	}

	/** The pixels nearest to each of some random points, each region of its own brightness. */
	private static MadeData picture(final String name, final long seed, final int count, final double noise) {
		final Random random = new Random(seed);
		final int[] nearest = nearest(random, count);
		final List<Integer> shades = new ArrayList<>();
		for (int c = 0; c < count; c++)
			shades.add(10 * c);
		Collections.shuffle(shades, random);
		final float[] values = new float[nearest.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (shades.get(nearest[i]) + noise * random.nextGaussian());
		return new MadeData(name, count, new FeatureMatrix(values.length, 1, values), Mask.all(WIDTH, WIDTH), 3);
	}

	private static MadeData series(final String name, final long seed, final int count, final int frames,
		final double noise)
	{
		final Random random = new Random(seed);
		final int[] nearest = nearest(random, count);
		final double[][] courses = new double[count][];
		for (int c = 0; c < count; c++)
			courses[c] = random.doubles(frames).map(u -> random.nextGaussian()).toArray();
		final float[] values = new float[nearest.length * frames];
		for (int i = 0; i < nearest.length; i++)
			for (int t = 0; t < frames; t++)
				values[i * frames + t] = (float) (courses[nearest[i]][t] + noise * random.nextGaussian());
		return new MadeData(name, count, new FeatureMatrix(nearest.length, frames, values), Mask.all(WIDTH, WIDTH), 3);
	}

	/** Points that are not too close to each other. */
	private static int[] nearest(final Random random, final int count) {
		final double apart = 0.75 * WIDTH / Math.sqrt(count);
		final List<double[]> points = new ArrayList<>();
		for (int tries = 0; points.size() < count; tries++) {
			if (tries > 10_000) {
				points.clear();
				tries = 0;
			}
			final double[] point = { random.nextDouble() * WIDTH, random.nextDouble() * WIDTH };
			if (points.stream().allMatch(p -> Math.hypot(p[0] - point[0], p[1] - point[1]) >= apart)) points.add(point);
		}
		final int[] nearest = new int[WIDTH * WIDTH];
		for (int i = 0; i < nearest.length; i++)
			for (int c = 1; c < count; c++)
				if (distance(points.get(c), i) < distance(points.get(nearest[i]), i)) nearest[i] = c;
		return nearest;
	}

	private static double distance(final double[] point, final int position) {
		return Math.hypot(point[0] - position % WIDTH, point[1] - position / WIDTH);
	}
}
