package org.parcelj.commands;

import java.awt.Color;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ShortProcessor;

import java.io.File;

import org.parcelj.InputException;
import org.parcelj.MemoryException;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.pictures.Line;
import org.parcelj.imagej.pictures.Picture;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A command with every kind of input and output; its labels are 1 to clusters, over and over. */
@Plugin(type = Command.class, name = "probe", label = "Probe (Every Kind)", description = "Tries the launcher.",
	headless = true, visible = false)
public class ProbeCommand extends ParcelCommand {

	/** The system property that is set while it waits to be canceled. */
	public static final String WAITING = "parcelj.probe.waiting";

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Background image", required = false, persist = false)
	private ImagePlus background;

	@Parameter(label = "Clusters", min = "1", max = "1000", persist = false,
		description = "The number of parcels that the image is cut into")
	private int clusters = 8;

	@Parameter(label = "Beta", min = "0", persist = false)
	private double beta = 10;

	@Parameter(label = "Seed", persist = false)
	private long seed;

	@Parameter(label = "Linkage", choices = { "ward", "average", "complete", "single" }, persist = false)
	private String linkage = "ward";

	@Parameter(label = "Mask", persist = false)
	private String mask = "auto";

	@Parameter(label = "Confounds", style = "open", required = false, persist = false)
	private File confounds;

	@Parameter(label = "What happens", choices = { "work", "fail", "exhaust", "lack", "wait" }, persist = false)
	private String what = "work";

	@Parameter(label = "ROIs to the ROI Manager", persist = false)
	private boolean rois;

	@Parameter(label = "Keep ROIs", persist = false)
	private boolean addrois;

	@Parameter(label = "With a picture", persist = false)
	private boolean picture;

	@Parameter(visibility = ItemVisibility.INVISIBLE, required = false, persist = false)
	private ImagePlus maskimage;

	@Parameter(required = false, persist = false)
	private ImagePlus[] moreimages;

	@Parameter(type = ItemIO.OUTPUT, attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_LABELS))
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus posteriors;

	@Parameter(type = ItemIO.OUTPUT, label = "Parcels")
	private ResultsTable parcels;

	@Parameter(type = ItemIO.OUTPUT)
	private Roi[] roiset;

	@Parameter(type = ItemIO.OUTPUT, attrs = { @Attr(name = OutputRole.FILE, value = "curve"),
		@Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE) })
	private ImagePlus plot;

	@Parameter(type = ItemIO.OUTPUT)
	private int answer;

	@Override
	protected void compute() {
		final ImagePlus input = images().orActive(image);
		if (input.getType() == ImagePlus.COLOR_RGB) throw new InputException("the image is RGB, but must be grey");
		spent(Phase.READING);
		act();
		final ImagePlus result = label(input);
		say("pixels " + input.getWidth() * input.getHeight() + ", clusters " + clusters + ", beta " + beta + ", seed " +
			seed + ", linkage " + linkage + ", mask " + mask + ", confounds " + confounds + ", background " + background);
		if (seed < 0) warn("the seed is below 0");
		spent(Phase.FITTING);
		publish(input, result);
	}

	private void act() {
		if (what.equals("fail")) throw new IllegalStateException("a defect, on purpose");
		if (what.equals("exhaust")) throw new OutOfMemoryError("on purpose");
		for (int i = 0; what.equals("wait"); i++) {
			if (i == 0) System.setProperty(WAITING, "true");
			progress().step(i % 100 / 100.0, "Waiting");
			Thread.onSpinWait();
		}
	}

	private ImagePlus label(final ImagePlus input) {
		final ShortProcessor pixels = new ShortProcessor(input.getWidth(), input.getHeight());
		for (int i = 0; i < pixels.getPixelCount(); i++)
			pixels.set(i, i % clusters + 1);
		pixels.setMinAndMax(0, Math.max(255, clusters));
		return new ImagePlus("labels of " + input.getTitle(), pixels);
	}

	private void publish(final ImagePlus input, final ImagePlus result) {
		parcels = new ResultsTable();
		for (int label = 1; label <= clusters; label++) {
			parcels.addRow();
			parcels.addValue("label", label);
		}
		if (what.equals("lack")) session().beside("rois", "take less", () -> {
			throw new MemoryException("a ROI needs 2 MB of memory");
		});
		else if (rois) {
			roiset = new Roi[] { new Roi(0, 0, 2, 2), new Roi(1, 1, 2, 2) };
			roiset[0].setName("1");
			roiset[1].setName("2");
		}
		if (picture) {
			posteriors = new ImagePlus("posteriors", input.getProcessor().convertToFloat());
			plot = Picture.ofDots(60, 40, 96, canvas -> canvas.line(0, 0, 60, 40, Color.BLUE, Line.of(2))).image("curve");
		}
		answer = clusters;
		labels = result;
	}
}
