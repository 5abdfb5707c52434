package org.parcelj.samples;

import java.util.Random;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A simulated brain in four contrasts, as magnetic resonance gives them of a patient with multiple sclerosis: fluid,
 * grey and white matter, and lesions beside the ventricles, 96 × 112 × 40 pixels of 2 mm. No contrast alone tells the
 * lesions from the rest: in T1 they are like grey matter, in T2 between grey matter and fluid. The contrasts have
 * different units, and vary together within a tissue. Around the brain all are 0, inside they are above 0. Immutable.
 */
public final class BrainPhantom {

	/** Pixels along x, y and z. */
	private static final int[] SIZE = { 96, 112, 40 };

	/** Edge of a pixel in mm. */
	public static final double PIXEL_SIZE = 2;

	private static final String[] CONTRASTS = { "T1", "T1 contrast", "T2", "FLAIR" };

	private static final int FLUID = 1;
	private static final int LESION = 2;
	private static final int GREY = 3;
	private static final int WHITE = 4;

	/** [tissue - 1][contrast] */
	private static final double[][] MEANS = { { 350, 400, 450, 70 }, { 610, 730, 340, 175 }, { 790, 830, 260, 122 },
		{ 1050, 1100, 205, 105 } };

	/** The strength of the receiver's noise, for each contrast. */
	private static final double[] NOISE = { 36, 40, 15, 6 };

	/** How much a tissue varies from pixel to pixel, all contrasts alike, as a share of the mean. */
	private static final double VARIATION = 0.03;

	/** Half the lengths of the brain's axes, in pixels. */
	private static final double[] RADII = { 44, 52, 18.5 };

	/** Centre x, y, z and radius of the lesions, x for the right side, as shares of the brain's half axes. */
	private static final double[][] LESIONS = { { 0.40, 0.33, 0.15, 0.13 }, { -0.33, 0.42, 0.25, 0.11 },
		{ 0.42, -0.36, 0.1, 0.14 }, { -0.45, -0.33, -0.1, 0.13 }, { -0.49, 0.06, 0.35, 0.09 }, { 0.48, 0.0, 0.4, 0.1 },
		{ 0.24, 0.54, -0.2, 0.09 }, { -0.22, -0.52, 0.3, 0.12 }, { -0.42, 0.26, -0.3, 0.1 }, { 0.2, -0.5, -0.2, 0.1 } };

	private final long seed;
	private final double noise;

	/**
	 * @param seed of the noise
	 * @param noise how many times the usual one it is; 0 is none
	 */
	public BrainPhantom(final long seed, final double noise) {
		this.seed = seed;
		this.noise = noise;
	}

	/** The names of the contrasts. */
	public static String[] names() {
		return CONTRASTS.clone();
	}

	/** [X Y Z contrasts] */
	public Img<FloatType> contrasts() {
		final Random random = new Random(seed);
		final int pixels = SIZE[0] * SIZE[1] * SIZE[2];
		final float[] values = new float[pixels * CONTRASTS.length];
		for (int i = 0; i < pixels; i++) {
			final int tissue = tissueAt(i);
			if (tissue == 0) continue;
			final double common = 1 + VARIATION * noise * random.nextGaussian();
			for (int c = 0; c < CONTRASTS.length; c++)
				values[c * pixels + i] = (float) Math.max(1,
					MEANS[tissue - 1][c] * common + NOISE[c] * noise * random.nextGaussian());
		}
		return ArrayImgs.floats(values, SIZE[0], SIZE[1], SIZE[2], CONTRASTS.length);
	}

	/** [X Y Z]: 0 around the brain, 1 fluid, 2 lesion, 3 grey matter, 4 white matter; ascending in T1. */
	public static Img<UnsignedByteType> truth() {
		final byte[] values = new byte[SIZE[0] * SIZE[1] * SIZE[2]];
		for (int i = 0; i < values.length; i++)
			values[i] = (byte) tissueAt(i);
		return ArrayImgs.unsignedBytes(values, SIZE[0], SIZE[1], SIZE[2]);
	}

	/** Left and right, back and front, down and up are from -1 to 1 in the brain. */
	private static int tissueAt(final int position) {
		final double x = (position % SIZE[0] - (SIZE[0] - 1) / 2.0) / RADII[0];
		final double y = (position / SIZE[0] % SIZE[1] - (SIZE[1] - 1) / 2.0) / RADII[1];
		final double z = (position / SIZE[0] / SIZE[1] - (SIZE[2] - 1) / 2.0) / RADII[2];
		final double depth = 1 - Math.sqrt(x * x + y * y + z * z);
		if (depth < 0) return 0;
		if (isVentricle(x, y, z)) return FLUID;
		final double fold = fold(x, y, z);
		final double fissure = depth < 0.34 ? Math.abs(x) : 1;
		if (depth < 0.035 + Math.max(0, fold) || fissure < 0.02) return FLUID;
		if (depth < 0.17 + 1.2 * Math.max(0, fold) - 0.5 * Math.min(0, fold) || fissure < 0.1) return GREY;
		if (isNucleus(x, y, z)) return GREY;
		return isLesion(x, y, z) ? LESION : WHITE;
	}

	/** How much deeper than on average the surface is: the furrows between the windings. */
	private static double fold(final double x, final double y, final double z) {
		final double angle = Math.atan2(y, Math.abs(x));
		final double bend = 13 * angle + 2.5 * Math.sin(3 * z + 2 * angle) + (x > 0 ? 0.6 : 0);
		return 0.13 * Math.sin(bend) * Math.abs(Math.sin(bend)) * Math.cos(2 * z + 5 * angle);
	}

	/** Two crescents beside the middle. */
	private static boolean isVentricle(final double x, final double y, final double z) {
		final double across = (Math.abs(x) - 0.07 - 0.28 * y * y) / 0.075;
		return across * across + Math.pow(y / 0.36, 2) + Math.pow((z - 0.05) / 0.45, 2) < 1;
	}

	private static boolean isNucleus(final double x, final double y, final double z) {
		return inside(Math.abs(x) - 0.3, y - 0.03, z + 0.1, 0.085, 0.2, 0.3) ||
			inside(Math.abs(x) - 0.12, y + 0.12, z + 0.3, 0.09, 0.13, 0.25);
	}

	/** They are about round in mm: the brain is flatter than wide. */
	private static boolean isLesion(final double x, final double y, final double z) {
		for (final double[] lesion : LESIONS)
			if (inside(x - lesion[0], y - lesion[1], z - lesion[2], lesion[3] * 1.1, lesion[3], lesion[3] * 2.4)) return true;
		return false;
	}

	private static boolean inside(final double x, final double y, final double z, final double a, final double b,
		final double c)
	{
		return x * x / (a * a) + y * y / (b * b) + z * z / (c * c) < 1;
	}
}
