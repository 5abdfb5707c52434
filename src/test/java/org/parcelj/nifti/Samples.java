package org.parcelj.nifti;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import net.imglib2.type.numeric.RealType;

import org.parcelj.Progress;

/** Images to write and read. */
final class Samples {

	/** A tilted grid of 3 × 3 × 3.3 mm pixels, x to the left. */
	static final double[][] OBLIQUE = { { -3, 0, 0, 118.5 }, { 0, 2.9231, -0.7423, -80.25 },
		{ 0, 0.6748, 3.2154, -42.5 } };

	private Samples() {
		// not to be instantiated
	}

	/** Every bit pattern that comes up: also negative numbers, and NaN and infinities where the type has them. */
	static NiftiImage random(final NiftiHeader header) {
		final SplittableRandom random = new SplittableRandom(7);
		final int pixels = (int) NiftiImage.planePixels(header);
		final NiftiImage image = new NiftiImage(header, IntStream.range(0, NiftiImage.planes(header))
			.mapToObj(plane -> header.type().samples().arrays().create(pixels)).toArray());
		fill(image.img(), random);
		return image;
	}

	private static void fill(final Img<? extends RealType<?>> img, final SplittableRandom random) {
		final double[] special = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e30 };
		int count = 0;
		for (final RealType<?> value : img)
			if (value instanceof IntegerType) ((IntegerType<?>) value).setInteger(random.nextLong());
			else value.setReal(count < special.length ? special[count++] : random.nextDouble(-1e4, 1e4));
	}

	/** A header with something in every corner. */
	static NiftiHeader header(final NiftiType type, final long... dimensions) {
		return NiftiHeader.of(type, dimensions).withPixelSizes(new double[] { 3, 3, 3.3f }, "mm").withSform(1, OBLIQUE)
			.withFrameInterval(2.5).withDescription("a sample, 3 µm")
			.withExtensions(List.of(new NiftiExtension(6, "noted".getBytes()), new NiftiExtension(4, new byte[40])));
	}

	static void write(final Path file, final NiftiImage image) {
		NiftiWriter.write(file, image.header(), image::plane, Progress.NONE);
	}

	static NiftiImage inFormat(final NiftiImage image, final int version, final ByteOrder order) {
		return new NiftiImage(image.header().withFormat(version, order),
			IntStream.range(0, image.numPlanes()).mapToObj(image::plane).toArray());
	}

	static boolean samePlanes(final NiftiImage a, final NiftiImage b) {
		return a.numPlanes() == b.numPlanes() && IntStream.range(0, a.numPlanes())
			.allMatch(plane -> Arrays.deepEquals(new Object[] { a.plane(plane) }, new Object[] { b.plane(plane) }));
	}
}
