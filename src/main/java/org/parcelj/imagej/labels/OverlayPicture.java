package org.parcelj.imagej.labels;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.RoiScaler;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import org.parcelj.Progress;

/**
 * An image with its overlay drawn in, as one RGB picture: the shown channels at the shown frame, and of a stack all
 * slices side by side, line by line. Small images are enlarged, so that neighbouring outlines do not cover what is
 * between them.
 */
public final class OverlayPicture {

	/** Images are enlarged to about this many pixels, by whole factors, but no more than eightfold. */
	private static final int LEGIBLE = 768;
	private static final int LARGEST_FACTOR = 8;

	private final ImagePlus image;
	private final int factor;

	private OverlayPicture(final ImagePlus image) {
		this.image = image;
		final int fits = LEGIBLE / Math.max(image.getWidth(), image.getHeight());
		factor = Math.max(1, Math.min(LARGEST_FACTOR, fits));
	}

	/** A new picture; the image is not changed, nor is its position or selection. */
	public static ImagePlus of(final ImagePlus image, final Progress progress) {
		return new ImagePlus(image.getTitle(), new OverlayPicture(image).sheet(progress));
	}

	private ColorProcessor sheet(final Progress progress) {
		final int slices = image.getNSlices();
		final int columns = (int) Math.ceil(Math.sqrt(slices));
		final int rows = (slices + columns - 1) / columns;
		final int width = factor * image.getWidth();
		final int height = factor * image.getHeight();
		final ColorProcessor sheet = new ColorProcessor(columns * width, rows * height);
		for (int z = 0; z < slices; z++) {
			progress.step((double) z / slices, "Drawing outlines");
			sheet.insert(slice(z + 1), z % columns * width, z / columns * height);
		}
		return sheet;
	}

	private ImageProcessor slice(final int z) {
		final ImageProcessor colours = new ColorProcessor(shown(z).getImage());
		colours.setInterpolationMethod(ImageProcessor.NONE);
		final ImagePlus picture = new ImagePlus("", colours.resize(factor * image.getWidth(), factor * image.getHeight()));
		if (image.getOverlay() == null) return picture.getProcessor();
		final Overlay visible = image.getOverlay().duplicate();
		visible.clear();
		for (final Roi element : image.getOverlay())
			if (isVisible(element, z)) visible.add(enlarged(element));
		picture.setOverlay(visible);
		return picture.flatten().getProcessor();
	}

	/** Lines grow with the picture, though less, so that they can be told from its pixels. */
	private Roi enlarged(final Roi element) {
		final Roi roi = RoiScaler.scale(element, factor, factor, false);
		if (factor > 1) roi.setStrokeWidth(Math.max(roi.getStrokeWidth(), 1 + factor / 3.0));
		roi.setPosition(0);
		return roi;
	}

	/** One slice as the image shows it: all channels of a composite, else the current one. */
	private ImagePlus shown(final int z) {
		final ImageStack planes = image.getStack();
		if (!image.isComposite()) {
			final ImageProcessor plane = planes.getProcessor(image.getStackIndex(image.getC(), z, image.getT()));
			if (!(plane instanceof ColorProcessor)) {
				plane.setLut(image.getProcessor().getLut());
				plane.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
			}
			return new ImagePlus("", plane);
		}
		final ImageStack channels = new ImageStack(image.getWidth(), image.getHeight());
		for (int c = 1; c <= image.getNChannels(); c++)
			channels.addSlice(planes.getProcessor(image.getStackIndex(c, z, image.getT())));
		final ImagePlus slice = new ImagePlus("", channels);
		slice.setDimensions(channels.getSize(), 1, 1);
		final CompositeImage composite = new CompositeImage(slice, ((CompositeImage) image).getMode());
		composite.setLuts(((CompositeImage) image).getLuts());
		composite.setC(image.getC());
		return composite;
	}

	/** By ImageJ's rules for overlays: 0 is every channel, slice or frame. */
	private boolean isVisible(final Roi element, final int z) {
		if (element.hasHyperStackPosition())
			return matches(element.getCPosition(), image.getC()) && matches(element.getZPosition(), z) &&
				matches(element.getTPosition(), image.getT());
		if (image.isHyperStack() && image.getNSlices() > 1) return matches(element.getPosition(), z);
		return image.isHyperStack()
			? matches(element.getPosition(), image.getT())
			: matches(element.getPosition(), image.getStackIndex(image.getC(), z, image.getT()));
	}

	private static boolean matches(final int position, final int shown) {
		return position == 0 || position == shown;
	}
}
