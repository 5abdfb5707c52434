package org.parcelj.imagej.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.parallel.Parallelization;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parcelj.InputException;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.grid.Hyperslices;
import org.parcelj.grid.Mask;

public class ImagePlusImgsTest {

	@Test
	void aChangeOfThePixelsShows() {
		for (final ImageProcessor ip : new ImageProcessor[] { new ByteProcessor(3, 2), new ShortProcessor(3, 2),
			new FloatProcessor(3, 2), new ColorProcessor(3, 2) }) {
			final ImagePlus image = new ImagePlus("image", ip);
			final ImageData data = ImagePlusImgs.of(image);
			assertEquals(0, value(data, 2, 1, 0, 0));
			image.getProcessor().set(2, 1, ip instanceof FloatProcessor ? Float.floatToIntBits(200) : 200 << 16 | 200);
			if (ip instanceof ColorProcessor) {
				assertEquals(200, value(data, 2, 1, 0, 0));
				assertEquals(0, value(data, 2, 1, 1, 0));
				assertEquals(200, value(data, 2, 1, 2, 0));
				assertEquals(3, data.channels());
			}
			else assertEquals(200, value(data, 2, 1, 0, 0));
		}
	}

	@Test
	void aHyperstackHasItsGridFirst() {
		final ImagePlus image = numbered(5, 4, 2, 3, 6);
		final ImageData data = ImagePlusImgs.of(image);
		assertArrayEquals(new long[] { 5, 4, 3, 2, 6 }, data.img().dimensionsAsLongArray());
		assertArrayEquals(new long[] { 5, 4, 3 }, data.grid());
		assertEquals(2, data.channels());
		assertEquals(6, data.frames());
		for (int c = 0; c < 2; c++)
			for (int z = 0; z < 3; z++)
				for (int t = 0; t < 6; t++)
					assertEquals(image.getStack().getVoxel(3, 2, image.getStackIndex(c + 1, z + 1, t + 1) - 1),
						value(data, 3, 2, z, c, t));
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit" })
	void copiedPixelsAreThoseThatAreReadOneByOne(final String type) {
		final ImagePlus image = IJ.createHyperStack("image", 7, 5, 2, 3, 4, Integer.parseInt(type.replace("-bit", "")));
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			for (int i = 0; i < 35; i++)
				image.getStack().getProcessor(plane).setf(i, (plane * 35 + i) * 7 % 256);
		if (type.equals("16-bit")) image.getLocalCalibration().setSigned16BitCalibration();
		final RandomAccessibleInterval<? extends RealType<?>> img = ImagePlusImgs.of(image).img();
		final float[] range = new float[50];
		for (int slice = 0; slice < 8; slice++)
			for (final int from : new int[] { 0, 20, 55 }) {
				((Hyperslices) img).copy(slice, from, range.length, range);
				for (int i = 0; i < range.length; i++)
					assertEquals(
						img.getAt((from + i) % 7, (from + i) / 7 % 5, (from + i) / 35, slice % 2, slice / 2).getRealFloat(),
						range[i]);
			}
		final double[] sums = new double[105];
		((Hyperslices) img).add(1, 6, 20, 90, sums);
		for (int i = 0; i < sums.length; i++) {
			double sum = 0;
			for (int slice = 1; slice < 7 && i >= 20 && i < 90; slice++)
				sum += img.getAt(i % 7, i / 7 % 5, i / 35, slice % 2, slice / 2).getRealFloat();
			assertEquals(sum, sums[i]);
		}
	}

	@Test
	void aSeriesOfPlanesHasNoZ() {
		final ImageData data = ImagePlusImgs.of(numbered(5, 4, 1, 1, 6));
		assertArrayEquals(new long[] { 5, 4, 1, 6 }, data.img().dimensionsAsLongArray());
		assertEquals(2, data.gridDimensions());
		assertEquals(2, data.space().numDimensions());
	}

	@Test
	void bytesAndShortsAreUnsigned() {
		assertEquals(255,
			value(ImagePlusImgs.of(new ImagePlus("", new ByteProcessor(1, 1, new byte[] { -1 }))), 0, 0, 0, 0));
		final ImagePlus shorts = new ImagePlus("", new ShortProcessor(1, 1, new short[] { -1 }, null));
		assertEquals(65535, value(ImagePlusImgs.of(shorts), 0, 0, 0, 0));
	}

	@Test
	void signedShortsAreAsShown() {
		final ImagePlus image = new ImagePlus("", new ShortProcessor(3, 1, new short[] { 0, (short) 32768, -1 }, null));
		image.getLocalCalibration().setSigned16BitCalibration();
		final ImageData data = ImagePlusImgs.of(image);
		assertEquals(-32768, value(data, 0, 0, 0, 0));
		assertEquals(0, value(data, 1, 0, 0, 0));
		assertEquals(32767, value(data, 2, 0, 0, 0));
	}

	@Test
	void linearCalibrationsCountAndOthersArePassedOver() {
		final ImagePlus image = new ImagePlus("", new ByteProcessor(1, 1, new byte[] { 7 }));
		image.getLocalCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 100, 2 }, "OD");
		assertEquals(114, value(ImagePlusImgs.of(image), 0, 0, 0, 0));
		image.getLocalCalibration().setFunction(Calibration.EXPONENTIAL, new double[] { 100, 2 }, "OD");
		assertEquals(7, value(ImagePlusImgs.of(image), 0, 0, 0, 0));
	}

	@Test
	void pixelSizesAndUnit() {
		final ImagePlus image = numbered(2, 2, 1, 3, 1);
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = 0.5;
		calibration.pixelHeight = -0.25;
		calibration.pixelDepth = 0;
		calibration.setUnit("mm");
		assertEquals(0.5, ImagePlusImgs.space(image).pixelSize(0));
		assertEquals(0.25, ImagePlusImgs.space(image).pixelSize(1));
		assertEquals(1, ImagePlusImgs.space(image).pixelSize(2));
		assertEquals("mm", ImagePlusImgs.space(image).unit());
	}

	@Test
	void virtualStacksAreReadPlaneByPlaneAndOnce() {
		final ImagePlus inMemory = numbered(200, 150, 2, 3, 20);
		final AtomicInteger loads = new AtomicInteger();
		final ImagePlus virtual = virtual(inMemory, loads);
		assertTrue(virtual.getStack().isVirtual());
		final Mask mask = Mask.all(200, 150, 3);
		final float[] expected = FeatureMatrix.of(ImagePlusImgs.of(inMemory).img(), mask).sharedValues();
		Parallelization.runWithNumThreads(2, () -> {
			final ImageData data = ImagePlusImgs.of(virtual);
			loads.set(0);
			assertArrayEquals(expected, FeatureMatrix.of(data.img(), mask).sharedValues());
		});
		assertEquals(120, loads.get());
	}

	@Test
	void aVirtualPlaneOfAnotherTypeIsNamed() {
		final ImageStack stack = new VirtualStack(2, 2, null, "") {

			@Override
			public ImageProcessor getProcessor(final int n) {
				return n == 2 ? new ByteProcessor(2, 2) : new ShortProcessor(2, 2);
			}

			@Override
			public int getSize() {
				return 2;
			}

			@Override
			public String getSliceLabel(final int n) {
				return null;
			}
		};
		final ImageData data = ImagePlusImgs.of(new ImagePlus("odd", stack));
		final InputException e = assertThrows(InputException.class, () -> FeatureMatrix.of(data.img(), Mask.all(2, 2, 2)));
		assertEquals("plane 2 of \"odd\" is 8-bit, unlike the image", e.getMessage());
	}

	@Test
	void compositeImagesAreWrappedToo() {
		final ImagePlus image = new ij.CompositeImage(numbered(4, 4, 3, 1, 1));
		image.setC(2);
		final ImageData data = ImagePlusImgs.of(image);
		assertEquals(image.getStack().getVoxel(1, 1, 2), value(data, 1, 1, 2, 0));
	}

	private static double value(final ImageData data, final long... position) {
		return data.img().getAt(position).getRealDouble();
	}

	/** A 16-bit hyperstack of which every pixel has another value. */
	public static ImagePlus numbered(final int width, final int height, final int c, final int z, final int t) {
		final ImageStack stack = new ImageStack(width, height);
		for (int plane = 0; plane < c * z * t; plane++) {
			final short[] pixels = new short[width * height];
			for (int i = 0; i < pixels.length; i++)
				pixels[i] = (short) (plane * pixels.length + i);
			stack.addSlice(null, pixels);
		}
		final ImagePlus image = new ImagePlus("numbered", stack);
		image.setDimensions(c, z, t);
		return image;
	}

	private static ImagePlus virtual(final ImagePlus image, final AtomicInteger loads) {
		final ImageStack planes = image.getStack();
		final ImagePlus virtual = new ImagePlus("virtual", new VirtualStack(image.getWidth(), image.getHeight(), null, "") {

			@Override
			public ImageProcessor getProcessor(final int n) {
				loads.incrementAndGet();
				return planes.getProcessor(n).duplicate();
			}

			@Override
			public int getSize() {
				return planes.getSize();
			}

			@Override
			public String getSliceLabel(final int n) {
				return null;
			}
		});
		virtual.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
		return virtual;
	}
}
