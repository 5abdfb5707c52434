package org.parcelj.samples;

import java.util.SplittableRandom;

import net.imglib2.img.basictypeaccess.array.ShortArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.PixelSpace;
import org.parcelj.Progress;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.grid.Mask;

/**
 * A simulated series of brain volumes: an ellipsoid of parcels, each with a slow signal of its own, under a drift and
 * noise that is smooth in space. Clusters found in it can be compared with the {@link #truth()}. Immutable.
 */
public final class FmriPhantom {

	/** Seconds from frame to frame. */
	public static final double FRAME_INTERVAL = 2;

	private static final double PIXEL_MM = 3;

	private static final double BRIGHTNESS = 1000;
	private static final double BACKGROUND = 40;
	/** Standard deviations, and the largest drift from the first frame to the last, as shares of the brightness. */
	private static final double SIGNAL = 0.02;
	private static final double SMOOTH_NOISE = 0.012;
	private static final double WHITE_NOISE = 0.008;
	private static final double DRIFT = 0.03;

	private static final double NOISE_SIGMA = 1.0;

	private final long seed;
	private final int subject;
	private final int[] size;
	private final int frames;
	private final PhantomParcels parcels;

	/**
	 * @param parcels how many the ellipsoid is parted into
	 * @throws InputException if a number is below 1, or the ellipsoid has fewer pixels than there are to be parcels
	 */
	public FmriPhantom(final long seed, final int parcels, final int width, final int height, final int depth,
		final int frames)
	{
		this.seed = seed;
		subject = 0;
		size = new int[] { InputException.requireRange("width", width, 1, 1 << 15),
			InputException.requireRange("height", height, 1, 1 << 15),
			InputException.requireRange("depth", depth, 1, 1 << 15) };
		this.frames = InputException.requireRange("frames", frames, 1, 1 << 15);
		this.parcels = new PhantomParcels(new SplittableRandom(seed), parcels, size);
	}

	private FmriPhantom(final FmriPhantom phantom, final int subject) {
		seed = phantom.seed;
		this.subject = subject;
		size = phantom.size;
		frames = phantom.frames;
		parcels = phantom.parcels;
	}

	/** The same parcels with other signals and noise. */
	public FmriPhantom ofSubject(final int number) {
		return new FmriPhantom(this, number);
	}

	/** X, Y, Z. */
	public long[] grid() {
		return new long[] { size[0], size[1], size[2] };
	}

	/** Pixels of 3 mm, x towards the left, the scanner's origin in the middle. */
	public PixelSpace space() {
		final double[][] affine = new double[3][4];
		for (int axis = 0; axis < 3; axis++) {
			affine[axis][axis] = axis == 0 ? -PIXEL_MM : PIXEL_MM;
			affine[axis][3] = -affine[axis][axis] * (size[axis] - 1) / 2;
		}
		return new PixelSpace(new double[] { PIXEL_MM, PIXEL_MM, PIXEL_MM }, "mm", affine);
	}

	/** The ellipsoid. */
	public Mask mask() {
		final int[] truth = truth();
		return Mask.of(grid(), position -> truth[position] > 0);
	}

	/** The parcel of each pixel in raster order, 1 … parcels; 0 outside. */
	public int[] truth() {
		return parcels.labels();
	}

	/** X Y Z T; about 1000 inside, below 200 outside. */
	public PlanarImg<UnsignedShortType, ShortArray> series(final Progress progress) {
		final PlanarImg<UnsignedShortType, ShortArray> series = PlanarImgs.unsignedShorts(size[0], size[1], size[2],
			frames);
		final int[] truth = truth();
		final double[][] signals = signals();
		Chunks.forEach(frames, 1, (chunk, t, end) -> {
			progress.check();
			final float[] noise = smoothNoise(t);
			final SplittableRandom random = randomFor(t, 2);
			final double time = frames == 1 ? 0 : (double) t / (frames - 1) - 0.5;
			final int plane = size[0] * size[1];
			for (int i = 0; i < truth.length; i++) {
				final double white = random.nextGaussian();
				final double drift = DRIFT * time * (2.0 * (i % size[0]) / size[0] - 1);
				final double value = truth[i] == 0
					? BACKGROUND * Math.min(4, Math.abs(white))
					: BRIGHTNESS *
						(1 + drift + SIGNAL * signals[truth[i] - 1][t] + SMOOTH_NOISE * noise[i] + WHITE_NOISE * white);
				series.getPlane(t * size[2] + i / plane).setValue(i % plane, (short) Math.round(value));
			}
		});
		return series;
	}

	/** [parcels × frames], each a chain where every value remembers the one before; of variance 1. */
	private double[][] signals() {
		final double memory = 0.8;
		final double[][] signals = new double[parcels.count()][frames];
		for (int p = 0; p < signals.length; p++) {
			final SplittableRandom random = randomFor(p, 1);
			signals[p][0] = random.nextGaussian();
			for (int t = 1; t < frames; t++)
				signals[p][t] = memory * signals[p][t - 1] + Math.sqrt(1 - memory * memory) * random.nextGaussian();
		}
		return signals;
	}

	/** One frame's, of variance 1. */
	private float[] smoothNoise(final int frame) {
		final SplittableRandom random = randomFor(frame, 3);
		final float[] noise = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < noise.length; i++)
			noise[i] = (float) random.nextGaussian();
		GaussianSmoothing.ofSigma(NOISE_SIGMA, NOISE_SIGMA, NOISE_SIGMA).smooth(noise, Progress.NONE, grid());
		double square = 0;
		for (final float value : noise)
			square += value * value;
		final float factor = (float) Math.sqrt(noise.length / square);
		for (int i = 0; i < noise.length; i++)
			noise[i] *= factor;
		return noise;
	}

	/** The same for a number on any thread. */
	private SplittableRandom randomFor(final int number, final int purpose) {
		return new SplittableRandom(31 * seed + ((31L * subject + purpose) << 32) + number);
	}
}
