package org.parcelj.commands;

import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.measure.ResultsTable;

import org.parcelj.InputException;
import org.parcelj.Plural;
import org.parcelj.Labelled;
import org.parcelj.commands.input.ChosenLabels;
import org.parcelj.commands.input.LabelChoice;
import org.parcelj.commands.input.SeriesCleaning;
import org.parcelj.features.FeatureMatrix;
import org.parcelj.filter.GaussianSmoothing;
import org.parcelj.filter.Smoothing;
import org.parcelj.commands.input.Phase;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.imagej.links.ParcelLinks;
import org.parcelj.imagej.pictures.PictureOptions;
import org.parcelj.imagej.plots.SignalFigure;
import org.parcelj.imagej.tables.SignalTables;
import org.parcelj.parcels.LabelMap;
import org.parcelj.parcels.ParcelSignals;
import org.parcelj.parcels.Parcellation;
import org.parcelj.parcels.Statistic;
import org.parcelj.signal.Cleaning;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The signal of each parcel: one number for each frame or channel of an image; series can be cleaned. */
@Plugin(type = Command.class, name = "signals", label = "Parcel Signals", headless = true, visible = false)
public class SignalsCommand extends SeriesCommand {

	@Parameter(label = "Image", required = false, persist = false,
		description = "The image whose values are wanted, usually a series; if none is named, the active one.")
	private ImagePlus image;

	@Parameter(label = "Label image", persist = false, autoFill = false,
		description = "The parcels: an 8-, 16- or 32-bit image in which 0 is background; numbers may have gaps.")
	private ImagePlus labels;

	@Parameter(label = "Statistic", required = false, persist = false,
		choices = { "mean", "median", "sum", "minimum", "maximum", "sd" },
		description = "The number that summarises a parcel's pixels in each frame or channel.")
	private String statistic = Statistic.MEAN.label();

	@Parameter(label = "Smoothing FWHM", required = false, persist = false,
		description = "Smoothing before the statistic: full width at half maximum of a Gaussian, in the image's " +
			"unit, one number or one for each axis (6,6,4); 0 is off.",
		attrs = @Attr(name = "unit", value = "image"))
	private String fwhm = "0";

	@Parameter(label = "Scaling", required = false, persist = false,
		description = "Multiplies the signals by the square root of the parcel's number of pixels, after cleaning.")
	private boolean scaling;

	@Parameter(label = "Parcels to plot", required = false, persist = false,
		description = "Labels and ranges of labels, for example 1,3,5-8, or all; if empty, none are plotted.")
	private String chosen = "";

	@Parameter(label = "Height (pixels)", required = false, persist = false, min = "0", max = "10000",
		description = HEIGHT, attrs = @Attr(name = SECTION, value = PICTURES))
	private int height;

	@Parameter(type = ItemIO.OUTPUT, label = "Signals")
	private ResultsTable signals;

	@Parameter(type = ItemIO.OUTPUT, label = "Plot of Signals",
		attrs = { @Attr(name = OutputRole.ATTRIBUTE, value = OutputRole.OF_PICTURE),
			@Attr(name = OutputRole.WHEN, value = "chosen") })
	private ImagePlus plot;

	private SignalFigure figure;
	private int[] frames;

	@Override
	protected void compute() {
		final PictureOptions options = picture(height);
		final ParcelSignals method = new ParcelSignals(Labelled.parse(Statistic.class, "statistic", statistic));
		image = images().orActive(image);
		final LabelMap map = LabelChoice.of(labels, image, this::say, progress());
		final int[] plotted = ChosenLabels.parse("chosen", chosen, map.numbers());
		final ImageData data = ImagePlusImgs.of(image);
		final GaussianSmoothing smoothing = new Smoothing(fwhm).on(data.space());
		final SeriesCleaning series = cleaning(image, List.of());
		if (!series.isOff() && data.channels() > 1 && data.frames() > 1)
			throw new InputException("\"" + image.getTitle() + "\" has " + data.channels() + " channels and " +
				data.frames() + " frames, but only a series with one channel can be cleaned");
		spent(Phase.READING);
		final Parcellation parcels = map.parcellation();
		final Cleaning cleaning = series.of(0, data.img(), data.gridDimensions(), progress());
		final double[][] found = cleaning.clean(signals(method, data, smoothing, parcels));
		if (scaling) ParcelSignals.scale(found, parcels);
		spent(Phase.FITTING);
		final ResultsTable table = SignalTables.signals(found, map.numbers());
		final int[] rows = cleaning.kept(data.channels() * data.frames());
		figure = new SignalFigure(found, map.numbers(), times(rows, data), axis(data), measure(statistic));
		frames = data.channels() == 1 && data.frames() > 1 ? Arrays.stream(rows).map(row -> row + 1).toArray() : new int[0];
		plot = plotted.length == 0 ? null : figure.of(plotted, options).image(titled(image, "signals"));
		signals = table;
		say(Plural.of(parcels.mask().size(), "pixel") + ", " + Plural.of(parcels.size(), "parcel") + ", " +
			Plural.of(found.length, "row"));
		spent(Phase.PUBLISHING);
	}

	private double[][] signals(final ParcelSignals method, final ImageData data, final GaussianSmoothing smoothing,
		final Parcellation parcels)
	{
		if (smoothing.isOff()) return method.of(data.img(), parcels, progress());
		return method.of(
			FeatureMatrix.of(List.of(data.img()), parcels.mask(), smoothing.change(progress()), progress().part(0, 0.8)),
			parcels, progress());
	}

	@Override
	public void shown() {
		ParcelLinks.connect(labels, signals, figure, picture(height), image, frames);
	}

	/** Where each row stands on the axis that {@link #axis} names. */
	private double[] times(final int[] rows, final ImageData data) {
		final boolean timed = isTimed(data);
		return Arrays.stream(rows).mapToDouble(row -> timed ? row * interval(image) : row + 1).toArray();
	}

	private String axis(final ImageData data) {
		if (isTimed(data)) return "time (" + intervalUnit(image) + ")";
		return data.channels() == 1 ? "frame" : data.frames() == 1 ? "channel" : "channel and frame";
	}

	private boolean isTimed(final ImageData data) {
		return data.frames() > 1 && data.channels() == 1 && interval(image) > 0;
	}
}
