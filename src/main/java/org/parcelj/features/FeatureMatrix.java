package org.parcelj.features;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Chunks;
import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.grid.Mask;
import org.parcelj.grid.SliceChange;

/**
 * [pixels × features], a row for each masked pixel, in float, row by row. Immutable as long as nobody writes to the
 * array that it was made from, or to {@link #sharedValues()}.
 */
public final class FeatureMatrix implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final int CHUNK = 1 << 16;

	private final int pixels;
	private final int features;
	private final float[] values;

	/**
	 * @param values [pixels × features], row by row; taken over, not copied, and not to be written to from then on
	 * @throws InputException if there are not so many values
	 */
	public FeatureMatrix(final int pixels, final int features, final float[] values) {
		if (pixels < 0 || features < 0 || values.length != (long) pixels * features)
			throw new InputException(values.length + " values do not fill " + pixels + " pixels × " + features + " features");
		this.pixels = pixels;
		this.features = features;
		this.values = values;
	}

	/**
	 * The values of an image at the masked pixels. The image's first axes are the mask's; all further ones (channels,
	 * frames) are features, the first of them fastest. Images are read hyperslice by hyperslice, so that one that loads
	 * its planes when they are asked for loads each of them once.
	 *
	 * @throws InputException if the image's first axes are not those of the mask's grid
	 */
	public static FeatureMatrix of(final RandomAccessibleInterval<? extends RealType<?>> img, final Mask mask) {
		return of(List.of(img), mask);
	}

	/**
	 * The same of several images on one grid: the features of the first, then those of the second, and so on.
	 *
	 * @throws InputException if an image's first axes are not those of the mask's grid
	 */
	public static FeatureMatrix of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images,
		final Mask mask)
	{
		return of(images, mask, null, Progress.NONE);
	}

	/**
	 * The same, with each hyperslice changed on its way, several of them at a time, as far as masked pixels need it.
	 *
	 * @param change called from several threads; null for none
	 */
	public static FeatureMatrix of(final List<? extends RandomAccessibleInterval<? extends RealType<?>>> images,
		final Mask mask, final SliceChange change, final Progress progress)
	{
		for (final RandomAccessibleInterval<? extends RealType<?>> img : images)
			requireGrid(img, mask);
		final Extraction extraction = new Extraction(images, mask, change);
		final FeatureMatrix matrix = allocate(mask.size(), extraction.features());
		extraction.run(matrix.values, progress);
		return matrix;
	}

	private static FeatureMatrix allocate(final int pixels, final int features) {
		final String what = pixels + " pixels × " + features + " features";
		final int length = Memory.requireArray(what, (long) pixels * features);
		Memory.requireInOne("a matrix of " + what, (long) Float.BYTES * length);
		return new FeatureMatrix(pixels, features, new float[length]);
	}

	/**
	 * @throws InputException if the image's first axes are not those of the mask's grid
	 */
	public static void requireGrid(final RandomAccessibleInterval<?> img, final Mask mask) {
		boolean same = img.numDimensions() >= mask.numDimensions();
		for (int axis = 0; same && axis < mask.numDimensions(); axis++)
			same = img.dimension(axis) == mask.dimension(axis);
		if (!same)
			throw new InputException("an image of " + size(img.dimensionsAsLongArray()) + " pixels does not fit a mask of " +
				size(mask.dimensions()) + " pixels");
	}

	private static String size(final long[] dimensions) {
		final StringBuilder text = new StringBuilder();
		for (final long d : dimensions)
			text.append(text.length() == 0 ? "" : " × ").append(d);
		return text.toString();
	}

	public int pixels() {
		return pixels;
	}

	public int features() {
		return features;
	}

	/**
	 * @throws InputException if there is no such pixel or feature
	 */
	public float get(final int pixel, final int feature) {
		if (pixel < 0 || pixel >= pixels || feature < 0 || feature >= features) throw outside(pixel, feature);
		return values[pixel * features + feature];
	}

	private InputException outside(final int pixel, final int feature) {
		return new InputException("pixel " + pixel + ", feature " + feature + " is outside of " + pixels + " pixels × " +
			features + " features, counted from 0");
	}

	/** [pixels × features], row by row: the array that this object itself holds, for speed. Never to be written to. */
	public float[] sharedValues() {
		return values;
	}

	/** [pixels × features], row by row, a copy. */
	public float[] toArray() {
		return values.clone();
	}

	/** The squared Euclidean distance of two pixels' features. */
	public double squaredDistance(final int pixel, final int other) {
		if (features == 1) {
			final double difference = (double) values[pixel] - values[other];
			return difference * difference;
		}
		final int a = pixel * features;
		final int b = other * features;
		double even = 0;
		double odd = 0;
		int f = 0;
		// two sums, so that an addition need not wait for the one before
		for (; f + 1 < features; f += 2) {
			final double first = (double) values[a + f] - values[b + f];
			final double second = (double) values[a + f + 1] - values[b + f + 1];
			even += first * first;
			odd += second * second;
		}
		if (f < features) even += ((double) values[a + f] - values[b + f]) * ((double) values[a + f] - values[b + f]);
		return even + odd;
	}

	/**
	 * The same, each feature shifted and scaled to mean 0 and population standard deviation 1 over the pixels; a constant
	 * feature becomes 0.
	 */
	public FeatureMatrix scaled() {
		return scaled(Progress.NONE);
	}

	/** The same, which {@code progress} can cancel. */
	public FeatureMatrix scaled(final Progress progress) {
		final FeatureMatrix scaled = allocate(pixels, features);
		Chunks.forEach(features, 1, (chunk, f, end) -> {
			double mean = 0;
			for (int i = 0; i < pixels; i++) {
				progress.checkAt(i);
				mean += get(i, f);
			}
			mean /= pixels;
			double variance = 0;
			for (int i = 0; i < pixels; i++) {
				progress.checkAt(i);
				variance += (get(i, f) - mean) * (get(i, f) - mean);
			}
			final double sd = Math.sqrt(variance / pixels);
			// what is left of a constant by rounding is not spread
			final double factor = sd > 1e-7 * Math.abs(mean) ? 1 / sd : 0;
			progress.check();
			for (int i = 0; i < pixels; i++)
				scaled.values[i * features + f] = (float) ((get(i, f) - mean) * factor);
		});
		return scaled;
	}

	/**
	 * The features of the first matrix, then those of the second, and so on.
	 *
	 * @param matrices of the same pixels, at least one; a single one is given back as it is
	 * @throws InputException if they are of different numbers of pixels
	 */
	public static FeatureMatrix sideBySide(final List<FeatureMatrix> matrices) {
		if (matrices.isEmpty()) throw new InputException("0 matrices side by side, but there must be at least 1");
		for (final FeatureMatrix matrix : matrices)
			matrices.get(0).requirePixels(matrix.pixels, "features beside them");
		if (matrices.size() == 1) return matrices.get(0);
		final FeatureMatrix all = allocate(matrices.get(0).pixels,
			Math.toIntExact(matrices.stream().mapToLong(m -> m.features).sum()));
		int first = 0;
		for (final FeatureMatrix matrix : matrices) {
			for (int i = 0; i < all.pixels; i++)
				System.arraycopy(matrix.values, i * matrix.features, all.values, i * all.features + first, matrix.features);
			first += matrix.features;
		}
		return all;
	}

	/**
	 * @param what is of {@code other} pixels and does not fit, for the message
	 * @throws InputException if this is of another number of pixels
	 */
	public void requirePixels(final int other, final String what) {
		if (other != pixels)
			throw new InputException("features of " + pixels + " pixels do not fit " + what + " of " + other + " pixels");
	}

	/**
	 * A copy of the features from one on, up to another, which is left out.
	 *
	 * @throws InputException if there are no such features
	 */
	public FeatureMatrix columns(final int from, final int to) {
		if (from < 0 || to < from || to > features)
			throw new InputException("features " + from + " to " + to + " are outside of " + features + ", counted from 0");
		final FeatureMatrix part = allocate(pixels, to - from);
		for (int i = 0; i < pixels; i++)
			System.arraycopy(values, i * features + from, part.values, i * part.features, part.features);
		return part;
	}

	/**
	 * A copy of the features of some pixels.
	 *
	 * @param some their indices
	 * @throws InputException if there is no such pixel
	 */
	public FeatureMatrix rows(final int[] some) {
		final FeatureMatrix part = allocate(some.length, features);
		for (int i = 0; i < some.length; i++) {
			if (some[i] < 0 || some[i] >= pixels) throw outside(some[i], 0);
			System.arraycopy(values, some[i] * features, part.values, i * features, features);
		}
		return part;
	}

	/**
	 * @throws InputException if a value is NaN or infinite; the message has their number and the first one's pixel
	 */
	public void requireFinite() {
		requireFinite(pixel -> "in masked pixel " + pixel);
	}

	/**
	 * The same for the pixels of a mask; the message has the first one's place on the grid.
	 */
	public void requireFinite(final Mask mask) {
		requireFinite(pixel -> "at pixel " + Arrays.toString(mask.place(pixel)) + ", counted from 0");
	}

	private void requireFinite(final IntFunction<String> place) {
		final AtomicBoolean all = new AtomicBoolean(true);
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			if (!isFinite(from, to)) all.set(false);
		});
		if (all.get()) return;
		int first = -1;
		int count = 0;
		for (int i = 0; i < values.length; i++) {
			if (Float.isFinite(values[i])) continue;
			if (first < 0) first = i;
			count++;
		}
		throw new InputException(
			count + (count == 1 ? " value" : " values") + " inside the mask " + (count == 1 ? "is" : "are") +
				" NaN or infinite, the first " + place.apply(first / features) + "; leave such pixels out with a mask");
	}

	/** The largest magnitude of a value; 0 where there is none. */
	public float largest() {
		final float[] parts = new float[Chunks.count(values.length, CHUNK)];
		Chunks.forEach(values.length, CHUNK, (chunk, from, to) -> {
			float largest = 0;
			for (int i = from; i < to; i++)
				largest = Math.max(largest, Math.abs(values[i]));
			parts[chunk] = largest;
		});
		float largest = 0;
		for (final float part : parts)
			largest = Math.max(largest, part);
		return largest;
	}

	private boolean isFinite(final int from, final int to) {
		float zero = 0;
		// 0 times what is not finite is NaN, and stays so
		for (int i = from; i < to; i++)
			zero += 0 * values[i];
		return zero == 0;
	}
}
