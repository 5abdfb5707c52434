package org.parcelj.imagej.labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;

import org.parcelj.InputException;
import org.parcelj.Memory;
import org.parcelj.Progress;
import org.parcelj.parcels.LabelMap;

/**
 * Turns the labels of a label image into ROIs, all in one pass over each plane. A ROI has exactly the pixels of its
 * label: a traced polygon, or a composite where the label has holes or separate parts.
 */
public final class LabelRois {

	private LabelRois() {
		// not to be instantiated
	}

	/** @see #of(ImagePlus, Progress) */
	public static Roi[] of(final ImagePlus labels) {
		return of(labels, Progress.NONE);
	}

	/**
	 * A ROI for each label above 0 of each plane, by plane and then by label. ROIs of a single plane are named by their
	 * label ({@code 12}) and have no position; those of a stack by label and plane ({@code 12-0003}), with the position
	 * of the slice, or in a hyperstack of channel, slice and frame.
	 *
	 * @throws InputException if the image is RGB or holds what is no label
	 */
	public static Roi[] of(final ImagePlus labels, final Progress progress) {
		final LabelPlanes planes = new LabelPlanes(labels);
		return of(labels, (p, plane) -> planes.read(p, plane, 0), progress);
	}

	/**
	 * The same of what an image held at some time, whatever it holds now.
	 *
	 * @param map all planes of it, see {@link LabelImages#readPlanes}
	 */
	public static Roi[] of(final ImagePlus labels, final LabelMap map) {
		return of(labels,
			(p, plane) -> System.arraycopy(map.sharedLabels(), (p - 1) * plane.length, plane, 0, plane.length),
			Progress.NONE);
	}

	@FunctionalInterface
	private interface PlaneReader {

		/** @param p from 1 */
		void read(int p, int[] plane);
	}

	private static Roi[] of(final ImagePlus labels, final PlaneReader planes, final Progress progress) {
		final int count = labels.getStackSize();
		final int pixels = labels.getWidth() * labels.getHeight();
		Memory.require("the outlines of \"" + labels.getTitle() + "\"", (Integer.BYTES + LabelTracer.PIXEL_BYTES) * pixels);
		final int[] plane = new int[pixels];
		final List<Roi> rois = new ArrayList<>();
		for (int p = 1; p <= count; p++) {
			progress.step((p - 1.0) / count, "Tracing labels");
			planes.read(p, plane);
			final List<LabelShape> shapes = LabelTracer.trace(plane, labels.getWidth(), labels.getHeight(), progress);
			shapes.sort(Comparator.comparingInt(LabelShape::label));
			for (final LabelShape shape : shapes)
				rois.add(placed(shape, labels, p));
		}
		return rois.toArray(new Roi[0]);
	}

	/** The label that a ROI made here is named by. */
	static int label(final Roi roi) {
		return Integer.parseInt(roi.getName().replaceAll("-.*", ""));
	}

	private static Roi placed(final LabelShape shape, final ImagePlus labels, final int plane) {
		final Roi roi = shape.toRoi();
		final String label = Integer.toString(shape.label());
		if (labels.getStackSize() == 1) {
			roi.setName(label);
			return roi;
		}
		roi.setName(label + "-" + "0".repeat(Math.max(0, 4 - Integer.toString(plane).length())) + plane);
		// ImageJ takes a bare position in an image of channels for a frame
		if (labels.isHyperStack() || labels.getNChannels() > 1) {
			final int[] position = labels.convertIndexToPosition(plane);
			roi.setPosition(position[0], position[1], position[2]);
		}
		else roi.setPosition(plane);
		return roi;
	}
}
