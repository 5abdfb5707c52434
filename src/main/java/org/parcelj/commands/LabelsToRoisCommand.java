package org.parcelj.commands;

import ij.ImagePlus;
import ij.gui.Roi;

import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelRois;
import org.parcelj.imagej.links.RoiWindow;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A ROI for each label of a label image, of ParcelJ's or of any other origin. */
@Plugin(type = Command.class, name = "labels-to-rois", label = "Labels to ROIs", headless = true, visible = false)
public class LabelsToRoisCommand extends ParcelCommand {

	@Parameter(label = "Label image", required = false, persist = false,
		description = "An 8-, 16- or 32-bit image in which 0 is background; if none is named, the active image.")
	private ImagePlus labels;

	@Parameter(label = "Keep ROIs of earlier runs", required = false, persist = false,
		description = "Adds the ROIs to those of earlier runs in the ROI Manager instead of replacing them.")
	private boolean addrois;

	@Parameter(type = ItemIO.OUTPUT, label = "ROIs")
	private Roi[] roiset;

	private ImagePlus image;

	@Override
	protected void compute() {
		image = images().orActive(labels);
		LabelImages.requireLabels(image, progress());
		spent(Phase.READING);
		final Roi[] rois = LabelRois.of(image, progress());
		spent(Phase.FITTING);
		roiset = rois;
		say(rois.length + " ROIs");
	}

	@Override
	public void shown() {
		RoiWindow.follow(image);
	}
}
