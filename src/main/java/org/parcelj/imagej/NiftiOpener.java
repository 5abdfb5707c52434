package org.parcelj.imagej;

import java.util.concurrent.atomic.AtomicBoolean;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import org.parcelj.Chunks;
import org.parcelj.Progress;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiHeader;

/** Makes an ImagePlus of a NIfTI file while that is being inflated. */
final class NiftiOpener {

	private static final int PLANES_AT_ONCE = 16;

	private final NiftiFile file;
	private final NiftiHeader header;
	private final Object[] planes;
	private final AtomicBoolean negative = new AtomicBoolean();

	NiftiOpener(final NiftiFile file) {
		this.file = file;
		header = file.header();
		file.requireMemory(pixelBytes());
		planes = new Object[file.numPlanes()];
	}

	private int pixelBytes() {
		final int stored = header.type().bytesPerPixel() / header.type().channels();
		return stored < 4 ? stored : Float.BYTES;
	}

	ImagePlus open(final String title, final Progress progress) {
		file.forEachPlane(progress, (plane, pixels) -> planes[plane] = converted(pixels));
		if (negative.get()) Chunks.forEach(planes.length, PLANES_AT_ONCE, (chunk, from, to) -> {
			for (int plane = from; plane < to; plane++)
				SignBits.flip(planes[plane]);
		});
		final ImagePlus image = image(title);
		image.setCalibration(calibration());
		NiftiOrientation.carry(header, image);
		setDisplayRange(image);
		return image;
	}

	private Object converted(final Object pixels) {
		switch (header.type()) {
			case INT8:
			case INT16:
				if (SignBits.any(pixels)) negative.set(true);
				return pixels;
			case UINT8:
			case UINT16:
			case RGB24:
			case RGBA32:
				return pixels;
			default:
				if (pixels instanceof float[] && !header.isScaled()) return pixels;
				final float[] values = new float[(int) (header.dimension(0) * header.dimension(1))];
				header.type().toFloats(pixels, header.slope(), header.intercept(), values, 0);
				return values;
		}
	}

	private ImagePlus image(final String title) {
		final int slices = (int) header.dimension(2);
		final int frames = (int) header.dimension(3);
		final int channels = planes.length / (slices * frames);
		final ImageStack stack = new ImageStack((int) header.dimension(0), (int) header.dimension(1));
		for (int t = 0; t < frames; t++)
			for (int z = 0; z < slices; z++)
				for (int c = 0; c < channels; c++)
					stack.addSlice(null, planes[(c * frames + t) * slices + z]);
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(channels, slices, frames);
		image.setOpenAsHyperStack(channels > 1 || slices > 1 && frames > 1);
		if (channels == 1) return image;
		return new CompositeImage(image, header.type().channels() > 1 ? CompositeImage.COMPOSITE
			: CompositeImage.GRAYSCALE);
	}

	private Calibration calibration() {
		final Calibration calibration = NiftiOrientation.calibration(header);
		final double offset = negative.get() ? SignBits.offset(8 * pixelBytes()) : 0;
		final boolean integers = pixelBytes() < Float.BYTES;
		if (integers && (offset > 0 || header.isScaled())) calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] {
			header.intercept() - offset * header.slope(), header.slope() }, "Gray Value");
		return calibration;
	}

	/** The header's range, or else that of the first volume's middle slice: the first one is often empty. */
	private void setDisplayRange(final ImagePlus image) {
		if (header.type().channels() > 1) return;
		final double low = header.displayMinimum();
		final double high = header.displayMaximum();
		final Calibration calibration = image.getCalibration();
		if (Double.isFinite(low) && low < high && Double.isFinite(high)) image.setDisplayRange(calibration.getRawValue(low),
			calibration.getRawValue(high));
		else {
			final ImageProcessor middle = image.getStack().getProcessor(image.getStackIndex(1, (image.getNSlices() + 1) / 2, 1));
			middle.resetMinAndMax();
			if (middle.getMin() < middle.getMax()) image.setDisplayRange(middle.getMin(), middle.getMax());
		}
	}
}
