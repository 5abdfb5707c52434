package org.parcelj.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

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
 * @param truth the cluster of each pixel
 */
record MadeData(String name, int clusters, FeatureMatrix features, Mask mask, int[] truth) {

	private static final int WIDTH = 36;

	GridGraph graph() {
		return GridGraph.of(mask, Connectivity.FACES);
	}

	/** The four circles of the samples. */
	static MadeData fourCircles(final String name, final long seed) {
		final FourCircles circles = new FourCircles(seed);
		final Mask mask = Mask.nonzero(circles.mask());
		final FeatureMatrix truth = FeatureMatrix.of(circles.truth(), mask);
		return new MadeData(name, 4, FeatureMatrix.of(circles.picture(), mask), mask,
			IntStream.range(0, truth.pixels()).map(i -> (int) truth.get(i, 0)).toArray());
	}

	/** Groups of equal size around centres. */
	static MadeData blobs(final String name, final long seed, final double[][] centres, final double sd) {
		final double[] shares = new double[centres.length];
		final double[] sds = new double[centres.length];
		Arrays.fill(shares, 1.0 / centres.length);
		Arrays.fill(sds, sd);
		return tissues(name, seed, centres, shares, sds);
	}

	/** Groups of the given shares and standard deviations around centres, whose pixels lie anywhere. */
	static MadeData tissues(final String name, final long seed, final double[][] centres, final double[] shares,
		final double[] sds)
	{
		final Random random = new Random(seed);
		final int p = centres[0].length;
		final float[] values = new float[WIDTH * WIDTH * p];
		final int[] truth = new int[WIDTH * WIDTH];
		for (int i = 0; i < WIDTH * WIDTH; i++) {
			double share = random.nextDouble();
			int c = 0;
			while (c < shares.length - 1 && share >= shares[c])
				share -= shares[c++];
			truth[i] = c;
			for (int f = 0; f < p; f++)
				values[i * p + f] = (float) (centres[c][f] + sds[c] * random.nextGaussian());
		}
		return new MadeData(name, centres.length, new FeatureMatrix(WIDTH * WIDTH, p, values), Mask.all(WIDTH, WIDTH),
			truth);
	}

	/** Centres on a grid of so many along each axis. */
	static double[][] grid(final int edge, final int axes, final double step) {
		final double[][] centres = new double[(int) Math.pow(edge, axes)][axes];
		for (int c = 0; c < centres.length; c++)
			for (int axis = 0, rest = c; axis < axes; axis++, rest /= edge)
				centres[c][axis] = step * (rest % edge);
		return centres;
	}

	/** Random centres that are so far from each other at least, in a cube that grows until they find room. */
	static double[][] random(final int count, final int axes, final double distance, final long seed) {
		final Random random = new Random(seed);
		final List<double[]> centres = new ArrayList<>();
		double edge = 2 * distance;
		for (int tries = 0; centres.size() < count; tries++) {
			if (tries > 10_000) {
				centres.clear();
				tries = 0;
				edge *= 1.1;
			}
			final double[] centre = random.doubles(axes, 0, edge).toArray();
			if (centres.stream().allMatch(other -> distance(other, centre) >= distance)) centres.add(centre);
		}
		return centres.toArray(double[][]::new);
	}

	/** A chain of touching discs of one brightness in noise. */
	static MadeData discs(final String name, final long seed, final int count, final int radius) {
		return balls(name, seed, count, radius, 2, 0);
	}

	/**
	 * A chain of discs or balls that overlap by a fifth, in noise of standard deviation 1; the mask has them alone.
	 *
	 * @param axes 2 or 3
	 * @param shade by how much they differ in brightness
	 */
	static MadeData balls(final String name, final long seed, final int count, final int radius, final int axes,
		final int shade)
	{
		final int step = 19 * radius / 10;
		final long[] dimensions = new long[axes];
		Arrays.fill(dimensions, 2 * radius + 2);
		dimensions[0] += step * (Math.min(count, 4) - 1);
		dimensions[1] += step * ((count - 1) / 4);
		final List<double[]> centres = new ArrayList<>();
		for (int d = 0; d < count; d++) {
			final double[] centre = new double[axes];
			Arrays.fill(centre, radius);
			centre[0] += step * (d % 4);
			centre[1] += step * (d / 4);
			centres.add(centre);
		}
		final Mask mask = Mask.of(dimensions,
			position -> distance(centres.get(nearest(centres, position, dimensions)), position, dimensions) <= radius);
		final int[] regions = Arrays.stream(mask.positions()).map(position -> nearest(centres, position, dimensions))
			.toArray();
		return shaded(name, new Random(seed), regions, count, shade, 1, mask);
	}

	/** Rings, or shells, around each other, each of its own brightness. */
	static MadeData rings(final String name, final long seed, final int count, final int axes, final double noise) {
		final int thick = axes == 2 ? 6 : 4;
		final double[] centre = new double[axes];
		Arrays.fill(centre, thick * count);
		final long[] dimensions = new long[axes];
		Arrays.fill(dimensions, 2 * thick * count + 1);
		final Mask mask = Mask.of(dimensions, position -> distance(centre, position, dimensions) < thick * count);
		final int[] regions = Arrays.stream(mask.positions())
			.map(position -> (int) distance(centre, position, dimensions) / thick).toArray();
		return shaded(name, new Random(seed), regions, count, 10, noise, mask);
	}

	/** The pixels nearest to each of some random points, each region of its own brightness. */
	static MadeData picture(final String name, final long seed, final int count, final double noise,
		final long... dimensions)
	{
		final Random random = new Random(seed);
		final long[] size = dimensions.length == 0 ? new long[] { WIDTH, WIDTH } : dimensions;
		return shaded(name, random, regions(random, count, size), count, 10, noise, Mask.all(size));
	}

	private static MadeData shaded(final String name, final Random random, final int[] regions, final int count,
		final int step, final double noise, final Mask mask)
	{
		final List<Integer> shades = new ArrayList<>();
		for (int c = 0; c < count; c++)
			shades.add(step * c);
		Collections.shuffle(shades, random);
		final float[] values = new float[regions.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (shades.get(regions[i]) + noise * random.nextGaussian());
		return new MadeData(name, count, new FeatureMatrix(values.length, 1, values), mask, regions);
	}

	/** The pixels nearest to each of some random points, which share a course in time, in noise. */
	static MadeData series(final String name, final long seed, final int count, final int frames, final double noise,
		final long... dimensions)
	{
		final Random random = new Random(seed);
		final long[] size = dimensions.length == 0 ? new long[] { WIDTH, WIDTH } : dimensions;
		final int[] regions = regions(random, count, size);
		final double[][] courses = new double[count][];
		for (int c = 0; c < count; c++)
			courses[c] = random.doubles(frames).map(u -> random.nextGaussian()).toArray();
		final float[] values = new float[regions.length * frames];
		for (int i = 0; i < regions.length; i++)
			for (int t = 0; t < frames; t++)
				values[i * frames + t] = (float) (courses[regions[i]][t] + noise * random.nextGaussian());
		return new MadeData(name, count, new FeatureMatrix(regions.length, frames, values), Mask.all(size), regions);
	}

	/** For each pixel the nearest of some points that are not too close to each other. */
	private static int[] regions(final Random random, final int count, final long[] dimensions) {
		final int pixels = (int) Arrays.stream(dimensions).reduce(1, (a, b) -> a * b);
		final double apart = 0.75 * Math.pow((double) pixels / count, 1.0 / dimensions.length);
		final List<double[]> points = new ArrayList<>();
		for (int tries = 0; points.size() < count; tries++) {
			if (tries > 10_000) {
				points.clear();
				tries = 0;
			}
			final double[] point = Arrays.stream(dimensions).mapToDouble(size -> random.nextDouble() * size).toArray();
			if (points.stream().allMatch(other -> distance(other, point) >= apart)) points.add(point);
		}
		return IntStream.range(0, pixels).map(i -> nearest(points, i, dimensions)).toArray();
	}

	private static int nearest(final List<double[]> points, final long position, final long[] dimensions) {
		int nearest = 0;
		for (int c = 1; c < points.size(); c++)
			if (distance(points.get(c), position, dimensions) < distance(points.get(nearest), position, dimensions))
				nearest = c;
		return nearest;
	}

	private static double distance(final double[] point, final long position, final long[] dimensions) {
		final double[] place = new double[dimensions.length];
		long rest = position;
		for (int axis = 0; axis < place.length; rest /= dimensions[axis++])
			place[axis] = rest % dimensions[axis];
		return distance(point, place);
	}

	private static double distance(final double[] a, final double[] b) {
		double square = 0;
		for (int axis = 0; axis < a.length; axis++)
			square += (a[axis] - b[axis]) * (a[axis] - b[axis]);
		return Math.sqrt(square);
	}
}
