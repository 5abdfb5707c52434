package org.parcelj.commands;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import javax.swing.JComponent;

import ij.ImagePlus;
import ij.process.FloatProcessor;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Memory;
import org.parcelj.Plural;
import org.parcelj.commands.dialog.DialogExtension;
import org.parcelj.commands.dialog.DialogValues;
import org.parcelj.commands.dialog.OverlayPreview;
import org.parcelj.commands.input.FeatureNames;
import org.parcelj.commands.input.LabelChoice;
import org.parcelj.commands.input.OutlineColour;
import org.parcelj.commands.input.ParcelColumn;
import org.parcelj.commands.input.Phase;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.files.Numbers;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.images.TemplateImages;
import org.parcelj.imagej.labels.LabelColours;
import org.parcelj.imagej.labels.LabelOverlay;
import org.parcelj.imagej.labels.OverlayPicture;
import org.parcelj.imagej.labels.Palette;
import org.parcelj.imagej.pictures.Picture;
import org.parcelj.imagej.plots.ColourBar;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.Parcellation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows parcels over an image, blended with it: in colours of their own, or by what they measure. */
@Plugin(type = Command.class, name = "overlay", label = "Label Overlay", headless = true, visible = false)
public class LabelOverlayCommand extends PictureCommand implements DialogExtension {

	private static final String OVERLAY = "overlay";
	private static final int MOST_CHANNELS = 16;

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image to show the parcels over; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = "Label image", persist = false, autoFill = false,
		description = "The parcels: an 8-, 16- or 32-bit image in which 0 is background.")
	private ImagePlus labels;

	@Parameter(label = "Opacity", required = false, persist = false, min = "0", max = "1",
		description = "The opacity of the colours: 0 shows none, 1 hides the image.")
	private double opacity = 0.4;

	@Parameter(label = "Outline width (pixels)", required = false, persist = false, min = "0", max = "1000",
		description = "How wide the outlines of the parcels are; 0 for none.")
	private double outline = 1;

	@Parameter(label = "Outline colour", required = false, persist = false,
		choices = { "labels", "white", "black", "yellow", "cyan", "magenta" },
		description = "The colour of all outlines, or each parcel's own (labels).")
	private String colour = "labels";

	@Parameter(label = "Colour by", required = false, persist = false,
		description = "The column of the table of parcels that the colours show, such as pixels or mean; if empty, " +
			"each parcel has a colour of its own.",
		attrs = @Attr(name = "suggestions", value = ",pixels,size,neighbours,border,mean,sd,min,max,median,homogeneity"))
	private String column = "";

	@Parameter(label = "Table", required = false, persist = false, style = "open",
		description = "The table with that column and a column of labels: the title of an open table, or a CSV file. " +
			"If empty, the parcels are measured in the image.")
	private String table = "";

	@Parameter(label = "Palette", required = false, persist = false,
		choices = { "viridis", "cividis", "purple-orange", "grey" },
		description = "The colours for measurements, from low to high; purple-orange suits values on both sides of a " +
			"midpoint.")
	private String palette = Palette.VIRIDIS.label();

	@Parameter(label = "Lowest value", required = false, persist = false,
		description = "The value of the first colour; if empty, the smallest measurement.")
	private String minimum = "";

	@Parameter(label = "Highest value", required = false, persist = false,
		description = "The value of the last colour; if empty, the largest measurement.")
	private String maximum = "";

	@Parameter(type = ItemIO.OUTPUT, label = "Measured", attrs = @Attr(name = OutputRole.WHEN, value = "column"))
	private ImagePlus measured;

	@Parameter(type = ItemIO.OUTPUT, label = "Colour bar",
		attrs = { @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE),
			@Attr(name = OutputRole.WHEN, value = "column"), @Attr(name = OutputRole.FILE, value = "colourbar") })
	private ImagePlus colourbar;

	private OverlayPreview preview;
	/** Null for colours of the parcels' own. */
	private ColourBar bar;

	@Override
	protected void compute() {
		refuseIf(column.isBlank(), "column is empty, so no measurements are shown", "table", "palette", "minimum",
			"maximum");
		refuseIf(outline == 0, "outline is 0, so there are no outlines", "colour");
		image = images().orActive(image);
		requireMemory();
		final LabelMap map = LabelChoice.of(labels, image, this::say, progress());
		spent(Phase.READING);
		final IntUnaryOperator colours = column.isBlank() ? LabelColours.of(labels, map) : measured(map);
		new LabelOverlay(image, map, new LabelOverlay.Style(opacity, outline, OutlineColour.of(colour), colours))
			.show(progress());
		say(Plural.of(map.numbers().length, "parcel") + " over \"" + image.getTitle() + "\"");
		spent(Phase.DRAWING);
	}

	/** All of it before anything is read, but for outlines, whose length is not known yet. */
	private void requireMemory() {
		final long plane = (long) image.getWidth() * image.getHeight();
		final long pixels = plane * image.getNSlices();
		final boolean isMeasured = !column.isBlank();
		final long kept = LabelOverlay.bytes(pixels, opacity) + (isMeasured ? Float.BYTES * pixels : 0);
		final long measuring = isMeasured && table.isBlank()
			? pixels * (LabelMap.PARCEL_BYTES + Float.BYTES * (long) image.getNChannels() * image.getNFrames())
			: 0;
		final long picture = session().files().takesOutputs()
			? OverlayPicture.bytes(image, picture(), opacity > 0 ? OverlayPicture.Over.PIXELS : OverlayPicture.Over.SHAPES)
			: 0;
		Memory.require("an overlay of \"" + image.getTitle() + "\"",
			Integer.BYTES * pixels + Math.max(measuring, kept + Math.max(picture, LabelOverlay.planeBytes(plane))));
	}

	private IntUnaryOperator measured(final LabelMap map) {
		final Palette chosen = Labelled.parse(Palette.class, "palette", palette);
		final ParcelColumn values = table.isBlank() ? measure(map) : ParcelColumn.named(column, table.trim());
		final double[] range = values.extremes(map.numbers());
		if (!minimum.isBlank()) range[0] = Numbers.ofPixelKey("minimum", minimum, "empty");
		if (!maximum.isBlank()) range[1] = Numbers.ofPixelKey("maximum", maximum, "empty");
		if (range[0] > range[1])
			throw new InputException("minimum is " + range[0] + ", but must not be above the maximum of " + range[1]);
		measured = image(map, values);
		measured.setLut(chosen.lut());
		measured.setDisplayRange(range[0], range[1]);
		bar = new ColourBar(chosen, range[0], range[1], column, picture());
		bar.besides();
		colourbar = bar.alone().image("Colours of " + column);
		say(String.format(Locale.ROOT, "%s from %.6g to %.6g", column, range[0], range[1]));
		return label -> Double.isNaN(values.of(label)) ? 0 : chosen.rgb(share(values.of(label), range));
	}

	private static double share(final double value, final double[] range) {
		return range[0] == range[1] ? 0.5 : (value - range[0]) / (range[1] - range[0]);
	}

	private ParcelColumn measure(final LabelMap map) {
		final Parcellation parcels = map.parcellation();
		final FeatureMatrix values = FeatureMatrix.of(ImagePlusImgs.of(image).img(), parcels.mask());
		final boolean channels = image.getNFrames() == 1 && values.features() <= MOST_CHANNELS;
		return ParcelColumn.of(column.trim(), new ParcelMeasures(parcels.mask(), values, ImagePlusImgs.space(image),
			channels ? FeatureNames.of(List.of(image), values.features()) : List.of()).parcels(map));
	}

	/** Every pixel its parcel's value; NaN in the background. */
	private ImagePlus image(final LabelMap map, final ParcelColumn values) {
		final int size = image.getWidth() * image.getHeight();
		return TemplateImages.onGridOf(image, titled(image, column), z -> {
			final FloatProcessor plane = new FloatProcessor(image.getWidth(), image.getHeight());
			for (int i = 0; i < size; i++) {
				final int label = map.sharedLabels()[z * size + i];
				plane.setf(i, label == 0 ? Float.NaN : (float) values.of(label));
			}
			return plane;
		});
	}

	@Override
	public Map<String, ImagePlus> pictures() {
		final Picture parcels = OverlayPicture.of(image, bar == null ? picture() : bar.besides(), progress());
		final ImagePlus picture = (bar == null ? parcels : bar.besides(parcels)).image(OVERLAY);
		return pictureNames(image).stream().collect(Collectors.toMap(name -> name, name -> picture));
	}

	@Override
	public Set<String> pictureNames(final ImagePlus main) {
		return pictureFormat().each().stream().map(format -> OVERLAY + format.ending()).collect(Collectors.toSet());
	}

	@Override
	public JComponent extendDialog(final DialogValues values) {
		preview = new OverlayPreview(values);
		return preview.panel();
	}

	@Override
	public void dialogClosed(final boolean accepted) {
		preview.end();
	}
}
