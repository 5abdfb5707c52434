package org.parcelj.imagej.samples;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.samples.BrainPhantom;

/** The simulated brain as ImageJ's images. */
final class BrainSample {

	/** As strong as in a very fast scan: single pixels are often mistaken. */
	private static final double STRONG_NOISE = 3;

	private static final int MIDDLE_SLICE = 23;

	/** What is shown white, for each contrast. */
	private static final double[] BRIGHTEST = { 1300, 1400, 550, 220 };

	private BrainSample() {
		// not to be instantiated
	}

	/** A hyperstack with a channel a contrast, named by its slice labels. */
	static ImagePlus contrasts() {
		return contrasts("Brain Phantom", 1);
	}

	static ImagePlus noisy() {
		return contrasts("Noisy Brain Phantom", STRONG_NOISE);
	}

	private static ImagePlus contrasts(final String title, final double noise) {
		final RandomAccessibleInterval<? extends RealType<?>> img = new BrainPhantom(0, noise).contrasts();
		final String[] names = BrainPhantom.names();
		final ImageStack stack = new ImageStack((int) img.dimension(0), (int) img.dimension(1));
		for (int z = 0; z < img.dimension(2); z++)
			for (int c = 0; c < names.length; c++)
				stack.addSlice(names[c], filled(new FloatProcessor(stack.getWidth(), stack.getHeight()),
					Views.hyperSlice(Views.hyperSlice(img, 3, c), 2, z)));
		final ImagePlus image = calibrated(new ImagePlus(title, stack));
		image.setDimensions(names.length, (int) img.dimension(2), 1);
		image.setOpenAsHyperStack(true);
		final CompositeImage each = new CompositeImage(image, CompositeImage.GRAYSCALE);
		for (int c = names.length; c >= 1; c--) {
			each.setPosition(c, MIDDLE_SLICE, 1);
			each.setDisplayRange(0, BRIGHTEST[c - 1]);
		}
		return each;
	}

	/** A label image: 1 fluid, 2 lesion, 3 grey matter, 4 white matter. */
	static ImagePlus truth() {
		final RandomAccessibleInterval<? extends RealType<?>> img = BrainPhantom.truth();
		final ImageStack stack = new ImageStack((int) img.dimension(0), (int) img.dimension(1));
		for (int z = 0; z < img.dimension(2); z++)
			stack.addSlice(filled(new ByteProcessor(stack.getWidth(), stack.getHeight()), Views.hyperSlice(img, 2, z)));
		final ImagePlus image = calibrated(new ImagePlus("Brain Phantom Truth", stack));
		image.setSlice(MIDDLE_SLICE);
		LabelImages.show(image, 4);
		return image;
	}

	private static ImageProcessor filled(final ImageProcessor plane,
		final RandomAccessibleInterval<? extends RealType<?>> slice)
	{
		final Cursor<? extends RealType<?>> cursor = Views.flatIterable(slice).cursor();
		for (int i = 0; cursor.hasNext(); i++)
			plane.setf(i, cursor.next().getRealFloat());
		return plane;
	}

	private static ImagePlus calibrated(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		calibration.pixelWidth = calibration.pixelHeight = calibration.pixelDepth = BrainPhantom.PIXEL_SIZE;
		calibration.setUnit("mm");
		return image;
	}
}
