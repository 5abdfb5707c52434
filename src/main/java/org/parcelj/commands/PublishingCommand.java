package org.parcelj.commands;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import org.parcelj.Plural;
import org.parcelj.commands.input.ClusteringInput;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.labels.LabelRois;
import org.parcelj.imagej.labels.Outlines;
import org.parcelj.imagej.labels.OverlayPicture;
import org.parcelj.imagej.links.RoiWindow;
import org.parcelj.imagej.reports.LabelReport;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * Gives the parcels that a method finds: their label image, tables, ROIs and outlines, by the keys that ask for them.
 */
abstract class PublishingCommand extends FeaturesCommand {

	private static final String RESULTS = "Results";
	private static final String OUTLINES = "outlines";
	private static final String MORE_MEMORY = "there is room for it with more memory";
	private static final String ROIS_LATER = "with more memory, Labels to ROIs (labels-to-rois) makes ROIs of the label " +
		"image, and a smallest size (smallest) makes parcels with fewer corners";

	@Parameter(label = "Outlines on the image", required = false, persist = false,
		description = "Adds the outlines of the parcels to the image's overlay.",
		attrs = @Attr(name = SECTION, value = RESULTS))
	private boolean outlines;

	@Parameter(label = "ROIs", required = false, persist = false, description = "Makes a ROI of each parcel.",
		attrs = @Attr(name = SECTION, value = RESULTS))
	private boolean rois;

	@Parameter(label = "Keep ROIs of earlier runs", required = false, persist = false,
		description = "Adds the ROIs to those of earlier runs in the ROI Manager instead of replacing them.",
		attrs = @Attr(name = SECTION, value = RESULTS))
	private boolean addrois;

	@Parameter(label = "Graph of neighbours", required = false, persist = false,
		description = "Makes a table of the parcels that touch, with the length of their shared border.",
		attrs = @Attr(name = SECTION, value = RESULTS))
	private boolean graph;

	@Parameter(label = "Report", required = false, persist = false,
		description = "Writes report.html, a self-contained page with pictures, sizes, tables and every setting.",
		attrs = @Attr(name = SECTION, value = RESULTS))
	private boolean report;

	@Parameter(type = ItemIO.OUTPUT, label = "Labels",
		attrs = @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_LABELS))
	private ImagePlus labels;

	@Parameter(type = ItemIO.OUTPUT, label = ParcelWindows.PARCELS)
	private ResultsTable parcels;

	@Parameter(type = ItemIO.OUTPUT, label = ParcelWindows.NEIGHBOURS,
		attrs = @Attr(name = OutputRole.WHEN, value = "graph"))
	private ResultsTable neighbours;

	@Parameter(type = ItemIO.OUTPUT, label = "ROIs", attrs = @Attr(name = OutputRole.WHEN, value = "rois"))
	private Roi[] roiset;

	/** Null where slices or frames were clustered each for itself. */
	private ParcelMeasures measures;
	private boolean isOutlined;

	/** The method's name in titles. */
	protected abstract String method();

	/** Outlines, whose length is not known yet, take more where there are many corners. */
	@Override
	protected final long bytesBeside() {
		final boolean drawn = outlines && session().files().takesOutputs();
		return Math.max(drawn ? OverlayPicture.bytes(image(), picture(), OverlayPicture.Over.SHAPES) : 0,
			report ? LabelReport.bytes(image(), image()) : 0);
	}

	/** Whether a page about the labels is written. */
	protected final boolean hasReport() {
		return report;
	}

	/** Refuses keys that mean nothing without others. */
	@Override
	protected void check() {
		refuseIf(!rois, "rois is not set, so there are none to add", "addrois");
		warnIf(!outlines && !hasPlots(), "there is no picture: outlines is not set", "format", "dpi", "width", "fontsize");
	}

	/** Whether the method gives pictures of its own. */
	protected boolean hasPlots() {
		return false;
	}

	/**
	 * Sets the outputs that every method has, and says what they hold.
	 *
	 * @return the label image
	 */
	protected final ImagePlus publish(final ClusteringInput input, final Parcellation parcellation) {
		progress().check();
		final ImagePlus labelImage = LabelImages.toImagePlus(parcellation, input.image(),
			titled(input.image(), method() + " " + parcellation.size()));
		progress().check();
		measures = new ParcelMeasures(input.mask(), input.values(), input.space(), input.channelNames());
		final ResultsTable table = measures.parcels(parcellation, progress());
		progress().check();
		labels = labelImage;
		parcels = table;
		if (graph) neighbours = session().beside("graph", MORE_MEMORY, () -> measures.neighbours(parcellation, progress()));
		addOutlines(input.image(), labelImage);
		say(String.format(Locale.ROOT, "%s, %s, %s, explained variance %.4f", Plural.of(input.mask().size(), "pixel"),
			Plural.of(input.features().features(), "feature"), Plural.of(parcellation.size(), "cluster"),
			parcellation.explainedVariance(input.features(), progress())));
		spent(Phase.PUBLISHING);
		return labelImage;
	}

	/** Sets the label image alone: what else there is of slices or frames is joined. */
	protected final void setLabels(final ImagePlus image) {
		labels = image;
	}

	/** How long the outlines of parcels are, and what they take, is known only once there are parcels. */
	protected final void addOutlines(final ImagePlus whole, final ImagePlus found) {
		if (rois) roiset = session().beside("rois", ROIS_LATER, () -> LabelRois.of(found, progress()));
		if (outlines) isOutlined = session().beside(OUTLINES, ROIS_LATER, () -> {
			Outlines.add(whole, found, null, progress());
			return true;
		}) != null;
	}

	@Override
	public final void shown() {
		final ParcelWindows windows = new ParcelWindows(labels, parcels, neighbours);
		windows.connect(Optional.ofNullable(measures));
		if (isOutlined) windows.outline(image());
		if (roiset != null) RoiWindow.follow(labels);
	}

	@Override
	public final Map<String, ImagePlus> pictures() {
		if (!isOutlined || labels == null) return Map.of();
		final ImagePlus picture = session().beside(OUTLINES, MORE_MEMORY,
			() -> OverlayPicture.of(image(), picture(), progress()).image(OUTLINES));
		if (picture == null) return Map.of();
		return pictureNames(image()).stream().collect(Collectors.toMap(name -> name, name -> picture));
	}

	@Override
	public final Set<String> pictureNames(final ImagePlus main) {
		return outlines
			? pictureFormat().each().stream().map(format -> OUTLINES + format.ending()).collect(Collectors.toSet())
			: Set.of();
	}
}
