package org.parcelj.launcher;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.parcelj.commands.OutputRole;
import org.parcelj.commands.ParcelCommand;
import org.parcelj.imagej.images.FullestSlice;
import org.parcelj.imagej.labels.LabelColours;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.links.FormerResults;
import org.parcelj.imagej.links.LabelFollowers;
import org.parcelj.imagej.links.Placement;
import org.parcelj.imagej.links.RoiWindow.Earlier;
import org.parcelj.imagej.links.RoiWindow;
import org.parcelj.imagej.links.TableWindow;

import org.parcelj.launcher.output.Output;

/**
 * Brings a command's outputs to ImageJ's windows. Nothing of the user's is closed or cleared. In batch mode and without
 * a display, images become the macro's, and what cannot be shown (without a display, tables and the ROI Manager) is
 * left out.
 */
final class Windows {

	/** Images whose windows are smaller, in pixels of the screen, are zoomed. */
	private static final int SMALL = 256;
	private static final double LARGEST_ZOOM = 8;

	private final List<Output> outputs;
	private final Earlier rois;
	/** What they were made of, null where it is not known. */
	private final ImagePlus source;

	private ImagePlus last;

	private Windows(final List<Output> outputs, final ImagePlus source, final Earlier rois) {
		this.outputs = outputs;
		this.source = source;
		this.rois = rois;
	}

	/**
	 * Shows all outputs; the label image, or else the last image, is active afterwards.
	 *
	 * @param source what tables are named by where there is no label image; null for none
	 * @param rois what becomes of the ROIs of earlier runs
	 */
	static void show(final List<Output> outputs, final ImagePlus source, final Earlier rois) {
		new Windows(outputs, source, rois).show();
	}

	/**
	 * Connects what is shown, also with the label images that it is of: once those hold others its titles say so.
	 *
	 * @param labels the label images that the command has read
	 */
	static void connect(final ParcelCommand command, final List<Output> outputs, final List<ImagePlus> labels) {
		command.shown();
		for (final Output output : outputs)
			for (final ImagePlus image : labels)
				if (!output.isChanged()) FormerResults.markWhenChanged(image, output.value());
	}

	/** Whether outputs get windows: neither in batch mode nor without a display. */
	static boolean areShown() {
		return !Interpreter.isBatchMode() && !GraphicsEnvironment.isHeadless();
	}

	private void show() {
		for (final Output output : outputs)
			if (output.isImage() && !output.isChanged()) giveFreeTitle((ImagePlus) output.value());
		final ImagePlus labels = labels();
		final ImagePlus named = labels != null ? labels : source;
		for (final Output output : outputs)
			if (output.isImage() && !output.isLabels()) showImage(output);
		for (final Output output : outputs)
			if (output.isLabels()) showImage(output);
		for (final Output output : outputs)
			showBeside(output, named == null ? "" : named.getTitle());
		if (last != null) activate(last);
	}

	private ImagePlus labels() {
		return outputs.stream().filter(Output::isLabels).map(output -> (ImagePlus) output.value()).findFirst().orElse(null);
	}

	private void showBeside(final Output output, final String named) {
		if (output.value() instanceof ResultsTable) TableWindow.show((ResultsTable) output.value(), output.label(), named);
		if (output.value() instanceof Roi[])
			RoiWindow.show((Roi[]) output.value(), labels() != null ? labels() : source, rois);
	}

	/** By ImageJ's own rule for names that are taken: "coins-1". */
	private static void giveFreeTitle(final ImagePlus image) {
		final String title = image.getTitle();
		for (int number = 1; isTaken(image.getTitle()); number++)
			image.setTitle(title + "-" + number);
	}

	private static boolean isTaken(final String title) {
		final int[] open = WindowManager.getIDList();
		return open != null && Arrays.stream(open).mapToObj(WindowManager::getImage).filter(Objects::nonNull)
			.anyMatch(image -> image.getTitle().equals(title));
	}

	private void showImage(final Output output) {
		final ImagePlus image = (ImagePlus) output.value();
		if (output.isChanged()) {
			image.updateAndDraw();
			LabelFollowers.follow(image);
		}
		else {
			if (areShown() && image.getNSlices() > 1)
				image.setZ(output.role() == OutputRole.VALUES ? FullestSlice.middle(image) : FullestSlice.of(image));
			if (areShown() && output.isLabels()) LabelColours.show(image, LabelImages.readPlanes(image));
			image.show();
			if (image.getWindow() != null) placed(image);
		}
		activate(image);
		last = image;
	}

	/** Beside the image that it was made of, and large enough to be looked at. */
	private void placed(final ImagePlus image) {
		while (Math.max(image.getWindow().getWidth(), image.getWindow().getHeight()) < SMALL &&
			image.getCanvas().getMagnification() < LARGEST_ZOOM)
			image.getCanvas().zoomIn(0, 0);
		Placement.beside(image.getWindow(), source == null ? null : source.getWindow());
	}

	private static void activate(final ImagePlus image) {
		if (Interpreter.isBatchMode()) {
			WindowManager.setTempCurrentImage(image);
			Interpreter.activateImage(image);
		}
		else if (image.getWindow() != null) IJ.selectWindow(image.getID());
	}
}
