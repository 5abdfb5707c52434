package org.parcelj.imagej.labels;

import java.awt.Color;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ColorProcessor;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.imagej.images.Grids;
import org.parcelj.parcels.LabelMap;

/**
 * Parcels in colour over an image, blended with it, and their outlines: elements of the image's overlay that carry a
 * mark, so that the next ones take their place and the user's own stay.
 */
public final class LabelOverlay {

	private static final String MARK = "parcelj";
	private static final String MARKED = "overlay";

	private final ImagePlus image;
	private final LabelMap map;
	private final Style style;

	/**
	 * How it looks.
	 *
	 * @param opacity of the colours, 0 to 1
	 * @param outline width of the outlines in pixels; 0 for none
	 * @param outlineColour null for each parcel's own
	 * @param rgb red, green and blue of each label; 0 for labels that are not shown
	 */
	public record Style(double opacity, double outline, Color outlineColour, IntUnaryOperator rgb) {

		/** @throws InputException if a number is out of its range */
		public Style {
			InputException.requireAtLeast("opacity", opacity, 0);
			if (opacity > 1) throw new InputException("opacity is " + opacity + ", but must be at most 1");
			InputException.requireAtLeast("outline", outline, 0);
		}
	}

	/** @throws InputException if the labels are on another grid than the image */
	public LabelOverlay(final ImagePlus image, final LabelMap map, final Style style) {
		Grids.require(map.dimensions(), "the labels", image);
		this.image = image;
		this.map = map;
		this.style = style;
	}

	/** What the overlay itself takes, beside outlines. */
	public static long bytes(final long pixels, final double opacity) {
		return opacity > 0 ? Integer.BYTES * pixels : 0;
	}

	/** What is taken while one plane is looked at. */
	public static long planeBytes(final long pixels) {
		return (Integer.BYTES + LabelTracer.PIXEL_BYTES) * pixels;
	}

	/** Shows it in all slices; those of a slice in each of its channels and frames. */
	public void show(final Progress progress) {
		final int slices = image.getNSlices();
		final long plane = (long) image.getWidth() * image.getHeight();
		Memory.require("the overlay", bytes(plane * slices, style.opacity()) + planeBytes(plane));
		final Overlay overlay = cleared(image);
		for (int z = 1; z <= slices; z++) {
			progress.step((z - 1.0) / slices, "Drawing labels");
			add(overlay, z, progress);
		}
		image.setOverlay(overlay);
	}

	/** Shows it in the current slice alone. */
	public void showHere() {
		final Overlay overlay = cleared(image);
		add(overlay, image.getZ(), Progress.NONE);
		image.setOverlay(overlay);
	}

	/** Takes such an overlay from an image. */
	public static void remove(final ImagePlus image) {
		final Overlay overlay = cleared(image);
		image.setOverlay(overlay.size() == 0 ? null : overlay);
	}

	private static Overlay cleared(final ImagePlus image) {
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		Arrays.stream(overlay.toArray()).filter(element -> MARKED.equals(element.getProperty(MARK)))
			.forEach(overlay::remove);
		return overlay;
	}

	private void add(final Overlay overlay, final int z, final Progress progress) {
		final int size = image.getWidth() * image.getHeight();
		final int[] plane = Arrays.copyOfRange(map.sharedLabels(), (z - 1) * size, z * size);
		if (style.opacity() > 0) {
			final ImageRoi colours = new ImageRoi(0, 0, colours(plane));
			colours.setZeroTransparent(true);
			colours.setOpacity(style.opacity());
			add(colours, z, overlay);
		}
		if (style.outline() == 0) return;
		for (final LabelShape shape : LabelTracer.trace(plane, image.getWidth(), image.getHeight(), progress)) {
			final int rgb = style.rgb().applyAsInt(shape.label());
			if (rgb == 0) continue;
			final Roi outline = shape.toRoi();
			outline.setStrokeColor(style.outlineColour() == null ? new Color(rgb) : style.outlineColour());
			outline.setStrokeWidth(style.outline());
			add(outline, z, overlay);
		}
	}

	private ColorProcessor colours(final int[] plane) {
		final int[] pixels = Arrays.stream(plane).map(label -> label == 0 ? 0 : style.rgb().applyAsInt(label)).toArray();
		return new ColorProcessor(image.getWidth(), image.getHeight(), pixels);
	}

	private void add(final Roi element, final int z, final Overlay overlay) {
		element.setProperty(MARK, MARKED);
		if (image.getNSlices() > 1 && image.getStackSize() > image.getNSlices()) element.setPosition(0, z, 0);
		else if (image.getNSlices() > 1) element.setPosition(z);
		overlay.add(element);
	}
}
