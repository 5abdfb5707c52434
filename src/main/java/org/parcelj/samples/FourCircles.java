package org.parcelj.samples;

import java.util.Random;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Four overlapping discs in noise, 100 × 100 pixels. By brightness they are one region; they are distinct only in that
 * they touch along short borders. Centres and radii are those of an example in the SciPy lecture notes (G. Varoquaux,
 * "Spectral clustering for image segmentation"). Immutable.
 */
public final class FourCircles {

	/** Width and height of the picture in pixels. */
	public static final int SIZE = 100;

	/** A disc a row: line and column of the centre, radius, in pixels. */
	private static final int[][] DISCS = { { 28, 24, 16 }, { 40, 50, 14 }, { 67, 58, 15 }, { 24, 70, 14 } };

	private static final double NOISE = 0.2;

	private final long seed;

	/**
	 * @param seed of the noise
	 */
	public FourCircles(final long seed) {
		this.seed = seed;
	}

	/** The noisy picture: about 2 in the discs, about 1 around them. */
	public Img<FloatType> picture() {
		final Random noise = new Random(seed);
		final float[] values = new float[SIZE * SIZE];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) ((discsAt(i) > 0 ? 2 : 1) + NOISE * noise.nextGaussian());
		return ArrayImgs.floats(values, SIZE, SIZE);
	}

	/** 255 in the discs, 0 around them. */
	public Img<UnsignedByteType> mask() {
		final byte[] values = new byte[SIZE * SIZE];
		for (int i = 0; i < values.length; i++)
			if (discsAt(i) > 0) values[i] = (byte) 255;
		return ArrayImgs.unsignedBytes(values, SIZE, SIZE);
	}

	/**
	 * The number of the disc that a pixel lies in, 1 … 4, the one whose centre is nearest where discs overlap; 0 around.
	 */
	public Img<UnsignedByteType> truth() {
		final byte[] values = new byte[SIZE * SIZE];
		for (int i = 0; i < values.length; i++)
			values[i] = nearestDisc(i);
		return ArrayImgs.unsignedBytes(values, SIZE, SIZE);
	}

	private static int discsAt(final int position) {
		int count = 0;
		for (final int[] disc : DISCS)
			if (squaredDistance(position, disc) < disc[2] * disc[2]) count++;
		return count;
	}

	private static byte nearestDisc(final int position) {
		int nearest = 0;
		for (int d = 0; d < DISCS.length; d++) {
			final int distance = squaredDistance(position, DISCS[d]);
			if (distance >= DISCS[d][2] * DISCS[d][2]) continue;
			if (nearest == 0 || distance < squaredDistance(position, DISCS[nearest - 1])) nearest = d + 1;
		}
		return (byte) nearest;
	}

	private static int squaredDistance(final int position, final int[] disc) {
		final int dy = position / SIZE - disc[0];
		final int dx = position % SIZE - disc[1];
		return dx * dx + dy * dy;
	}
}
