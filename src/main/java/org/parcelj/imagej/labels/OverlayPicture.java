package org.parcelj.imagej.labels;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.RoiScaler;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.imagej.pictures.Canvas;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.pictures.PictureOptions;

/**
 * An image with its overlay drawn in, as a picture: the shown channels at the shown frame, and all slices of a stack in
 * rows. Small images are enlarged, so that neighbouring outlines do not cover what is between them.
 */
public final class OverlayPicture {

	/**
	 * Where no width is asked for, images are enlarged to about this many pixels, by whole factors, at most eightfold.
	 */
	private static final int LEGIBLE = 768;
	private static final int LARGEST_FACTOR = 8;

	private static final int USUAL_DPI = 96;
	/** Copies of a slice while it is made, in its size. */
	private static final int COPIES = 2;
	private static final int FLATTENED_COPIES = 4;
	/** Copies of the whole: as it is drawn, and as an image of ImageJ. */
	private static final int PICTURES = 2;

	private final ImagePlus image;
	private final int columns;
	private final int rows;
	/** Pixels of the picture for each of the image. */
	private final double scale;
	private final List<BufferedImage> slices = new ArrayList<>();
	private final List<List<Roi>> shapes = new ArrayList<>();

	private OverlayPicture(final ImagePlus image, final int width) {
		this.image = image;
		columns = (int) Math.ceil(Math.sqrt(image.getNSlices()));
		rows = (image.getNSlices() + columns - 1) / columns;
		final int fits = LEGIBLE / Math.max(image.getWidth(), image.getHeight());
		scale = width > 0 ? (double) width / (columns * image.getWidth()) : Math.max(1, Math.min(LARGEST_FACTOR, fits));
	}

	/** A new picture; the image is not changed, nor is its position or selection. Its letters are those of the image. */
	public static Picture of(final ImagePlus image, final PictureOptions options, final Progress progress) {
		final boolean shapes = image.getOverlay() == null ||
			Arrays.stream(image.getOverlay().toArray()).allMatch(OverlayShapes::isShape);
		Memory.require("a picture of \"" + image.getTitle() + "\"",
			bytes(image, options, shapes ? Over.SHAPES : Over.PIXELS));
		final OverlayPicture made = new OverlayPicture(image, options.width());
		for (int z = 1; z <= image.getNSlices(); z++) {
			progress.step((z - 1.0) / image.getNSlices(), "Drawing outlines");
			made.add(z);
		}
		return Picture.ofDots((int) Math.round(made.columns * made.width()), (int) Math.round(made.rows * made.height()),
			options.dpi(USUAL_DPI), made::draw);
	}

	/** What lies over an image. */
	public enum Over {
		/** Shapes alone, whose corners count for themselves. */
		SHAPES,
		/** Pixels too, which become part of the image's. */
		PIXELS
	}

	/** The bytes that a picture of an image takes. */
	public static long bytes(final ImagePlus image, final PictureOptions options, final Over over) {
		final OverlayPicture planned = new OverlayPicture(image, options.width());
		final long drawn = (long) (planned.columns * planned.width() * planned.rows * planned.height());
		final long plane = (long) image.getWidth() * image.getHeight();
		final double factor = over == Over.SHAPES ? 1 : Math.ceil(planned.scale);
		final long slice = (long) (Integer.BYTES * plane * factor * factor);
		final int copies = over == Over.SHAPES ? COPIES : FLATTENED_COPIES;
		return slice * image.getNSlices() + Math.max(copies * slice, PICTURES * Integer.BYTES * drawn);
	}

	/** The width of a slice in the picture. */
	private double width() {
		return scale * image.getWidth();
	}

	private double height() {
		return scale * image.getHeight();
	}

	private void draw(final Canvas canvas) {
		// lines grow with the picture, though less, so that they can be told from its pixels
		final double thinnest = scale > 1 ? 1 + scale / 3 : 1;
		for (int z = 0; z < slices.size(); z++) {
			final double left = z % columns * width();
			final double top = z / columns * height();
			canvas.image(slices.get(z), left, top, width(), height());
			for (final Roi shape : shapes.get(z))
				OverlayShapes.draw(canvas, shape, left, top, scale, thinnest);
		}
	}

	/** What is no shape, or has its name written on it, becomes part of the slice's pixels. */
	private void add(final int z) {
		final List<Roi> found = new ArrayList<>();
		final Overlay others = image.getOverlay() == null ? new Overlay() : image.getOverlay().duplicate();
		final boolean named = others.getDrawLabels();
		others.clear();
		if (image.getOverlay() != null) for (final Roi element : image.getOverlay())
			if (isVisible(element, z)) {
				if (OverlayShapes.isShape(element) && !named) found.add((Roi) element.clone());
				else others.add(element);
			}
		final ColorProcessor pixels = new ColorProcessor(shown(z).getImage());
		slices.add(others.size() == 0 ? pixels.getBufferedImage() : flattened(pixels, others));
		shapes.add(found);
	}

	/** Enlarged first, so that letters are legible. */
	private BufferedImage flattened(final ColorProcessor pixels, final Overlay elements) {
		final int factor = (int) Math.ceil(scale);
		pixels.setInterpolationMethod(ImageProcessor.NONE);
		final ImagePlus picture = new ImagePlus("", pixels.resize(factor * image.getWidth(), factor * image.getHeight()));
		final Overlay enlarged = elements.duplicate();
		enlarged.clear();
		for (final Roi element : elements) {
			final Roi roi = element instanceof ImageRoi
				? enlarged((ImageRoi) element, factor)
				: RoiScaler.scale(element, factor, factor, false);
			if (factor > 1) roi.setStrokeWidth(Math.max(roi.getStrokeWidth(), 1 + factor / 3.0));
			roi.setPosition(0);
			enlarged.add(roi);
		}
		picture.setOverlay(enlarged);
		return picture.flatten().getProcessor().getBufferedImage();
	}

	/** ImageJ would scale its frame alone. */
	private static Roi enlarged(final ImageRoi element, final int factor) {
		final ImageProcessor pixels = element.getProcessor();
		pixels.setInterpolationMethod(ImageProcessor.NONE);
		final ImageRoi roi = new ImageRoi((int) (factor * element.getXBase()), (int) (factor * element.getYBase()),
			pixels.resize(factor * pixels.getWidth(), factor * pixels.getHeight()));
		roi.setZeroTransparent(element.getZeroTransparent());
		roi.setOpacity(element.getOpacity());
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
