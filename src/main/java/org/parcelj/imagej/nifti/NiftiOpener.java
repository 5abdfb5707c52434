package org.parcelj.imagej.nifti;

import java.util.concurrent.atomic.AtomicBoolean;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import org.parcelj.Chunks;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.SinglePrecision;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.nifti.NiftiFile;
import org.parcelj.nifti.NiftiHeader;

/** Makes an ImagePlus of a NIfTI file. */
final class NiftiOpener {

	private static final int PLANES_AT_ONCE = 16;

	/** The most pixels of a volume that is kept in one array. */
	private static final int MOST_PIXELS = 1 << 29;

	private final NiftiFile file;
	private final NiftiHeader header;
	private final AtomicBoolean negative = new AtomicBoolean();
	private final SinglePrecision values;

	NiftiOpener(final NiftiFile file) {
		this.file = file;
		header = file.header();
		values = new SinglePrecision(header.type().samples(), header.slope(), header.intercept());
	}

	private int pixelBytes() {
		final int stored = header.type().bytesPerPixel() / header.type().channels();
		return stored < 4 ? stored : Float.BYTES;
	}

	/** The whole image in memory. */
	ImagePlus open(final String title, final Progress progress) {
		final Object[] planes = new Object[file.numPlanes()];
		try (Memory.Promise memory = file.promiseMemory(pixelBytes())) {
			file.forEachPlane(progress, (plane, pixels) -> {
				planes[plane] = converted(pixels);
				memory.taken(file.planeBytes(pixelBytes()));
			});
		}
		if (values.isWide() && values.offset() != 0)
			file.forEachPlane(progress,
				(plane, pixels) -> planes[plane] = values.floats(pixels, ((float[]) planes[plane]).length, values.offset()));
		if (negative.get()) Chunks.forEach(planes.length, PLANES_AT_ONCE, (chunk, from, to) -> {
			for (int plane = from; plane < to; plane++)
				SignBits.flip(planes[plane]);
		});
		return image(title, stack(planes), negative.get());
	}

	/** Whether {@link #openInBackground(String)} can be used. */
	boolean isSeries() {
		final long volume = header.dimension(0) * header.dimension(1) * header.dimension(2);
		// values must all have been seen before it is known how they fit into floats
		final boolean known = !isInterceptLost() && !values.isWide();
		return known && header.dimension(3) > 1 && header.type().channels() == 1 && volume <= MOST_PIXELS;
	}

	/** The image as far as it has been read, and the rest when it is asked for. */
	ImagePlus openInBackground(final String title) {
		return image(title, new NiftiStack(header, file.readInBackground(), 8 * pixelBytes()), NiftiStack.isSigned(header));
	}

	private Object converted(final Object pixels) {
		switch (header.type()) {
			case INT8 :
			case INT16 :
				if (SignBits.any(pixels)) negative.set(true);
				return pixels;
			case UINT8 :
			case UINT16 :
			case RGB24 :
			case RGBA32 :
				return pixels;
			default :
				if (!values.isWide()) return pixels;
				values.see(pixels);
				return values.floats(pixels, (int) (header.dimension(0) * header.dimension(1)), 0);
		}
	}

	private int channels() {
		return file.numPlanes() / (int) (header.dimension(2) * header.dimension(3));
	}

	private ImageStack stack(final Object[] planes) {
		final int slices = (int) header.dimension(2);
		final int frames = (int) header.dimension(3);
		final ImageStack stack = new ImageStack((int) header.dimension(0), (int) header.dimension(1));
		for (int t = 0; t < frames; t++)
			for (int z = 0; z < slices; z++)
				for (int c = 0; c < channels(); c++)
					stack.addSlice(null, planes[(c * frames + t) * slices + z]);
		return stack;
	}

	/** @param offset whether signed pixels are stored with half the range added */
	private ImagePlus image(final String title, final ImageStack stack, final boolean offset) {
		final ImagePlus plain = new ImagePlus(title, stack);
		plain.setDimensions(channels(), (int) header.dimension(2), (int) header.dimension(3));
		plain.setOpenAsHyperStack(channels() > 1 || header.dimension(2) > 1 && header.dimension(3) > 1);
		final ImagePlus image = channels() == 1
			? plain
			: new CompositeImage(plain, header.type().channels() > 1 ? CompositeImage.COMPOSITE : CompositeImage.GRAYSCALE);
		image.setCalibration(calibration(offset ? SignBits.offset(8 * pixelBytes()) : 0));
		NiftiOrientation.carry(header, image);
		setDisplayRange(image);
		ReadingNotes.addPrecision(image, values);
		noteIntercept(image);
		return image;
	}

	/** Integers keep their scaling as a calibration, whose constant part may be too large beside the steps. */
	private void noteIntercept(final ImagePlus image) {
		if (pixelBytes() >= Float.BYTES || !isInterceptLost()) return;
		final double largest = header.intercept() + Math.abs(header.slope()) * (1L << 8 * pixelBytes());
		ReadingNotes.setOffset(image, header.intercept(), largest);
	}

	private boolean isInterceptLost() {
		return header.isScaled() && Math.ulp((float) header.intercept()) > Math.abs(header.slope()) / 2;
	}

	private Calibration calibration(final double offset) {
		final Calibration calibration = NiftiOrientation.calibration(header);
		final boolean integers = pixelBytes() < Float.BYTES;
		if (integers && (offset > 0 || header.isScaled()))
			calibration.setFunction(Calibration.STRAIGHT_LINE,
				new double[] { header.intercept() - offset * header.slope(), header.slope() }, "Gray Value");
		return calibration;
	}

	/** The header's range, or else that of the first volume's middle slice: the first one is often empty. */
	private void setDisplayRange(final ImagePlus image) {
		if (header.type().channels() > 1) return;
		final double low = header.displayMinimum();
		final double high = header.displayMaximum();
		final Calibration calibration = image.getCalibration();
		if (Double.isFinite(low) && low < high && Double.isFinite(high))
			image.setDisplayRange(calibration.getRawValue(low), calibration.getRawValue(high));
		else {
			final ImageProcessor middle = image.getStack()
				.getProcessor(image.getStackIndex(1, (image.getNSlices() + 1) / 2, 1));
			middle.resetMinAndMax();
			if (middle.getMin() < middle.getMax()) image.setDisplayRange(middle.getMin(), middle.getMax());
		}
	}
}
