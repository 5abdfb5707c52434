package org.parcelj.commands;

import java.nio.file.Path;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.TimeUnits;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.Confounds;
import org.parcelj.signal.Detrend;
import org.parcelj.signal.Scrubbing;
import org.parcelj.signal.Standardize;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The keys of the commands that clean series before they use them. */
abstract class SeriesCommand extends ParcelCommand {

	static final String SECTION = "section";
	static final String SERIES = "Series";

	@Parameter(label = "Standardize", required = false, persist = false, choices = { "none", "zscore", "psc" },
		description = "Each series: as it is, to mean 0 and standard deviation 1, or to percent of its mean.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String standardize = "none";

	@Parameter(label = "Detrend", required = false, persist = false, choices = { "none", "linear", "quadratic" },
		description = "The trend that is taken out of each series.", attrs = @Attr(name = SECTION, value = SERIES))
	private String detrend = "none";

	@Parameter(label = "Low-pass (Hz)", required = false, persist = false, min = "0",
		description = "Frequencies above are taken out; 0 is off.", attrs = @Attr(name = SECTION, value = SERIES))
	private double lowpass;

	@Parameter(label = "High-pass (Hz)", required = false, persist = false, min = "0",
		description = "Frequencies below are taken out; 0 is off.", attrs = @Attr(name = SECTION, value = SERIES))
	private double highpass;

	@Parameter(label = "Repetition time (s)", required = false, persist = false, min = "0",
		description = "Seconds from frame to frame; 0 takes the image's frame interval.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private double tr;

	@Parameter(label = "Confounds", required = false, persist = false, style = "open",
		description = "A CSV or TSV file with a header and a row for each frame, regressed out of each series.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String confounds = "";

	@Parameter(label = "Frames to leave out", required = false, persist = false, style = "open",
		description = "A file with the numbers of frames to leave out, counted from 0.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String scrub = "";

	/** What the cleaning keys ask for; files are read, and values checked, also against the image's number of frames. */
	protected final Cleaning cleaning(final ImagePlus image) {
		final ImageData data = ImagePlusImgs.of(image);
		final Cleaning cleaning = Cleaning.NONE.detrend(Labelled.parse(Detrend.class, "detrend", detrend))
			.standardize(Labelled.parse(Standardize.class, "standardize", standardize))
			.filter(lowpass, highpass, secondsPerFrame(image))
			.confounds(confounds.isBlank() ? null : Confounds.read(Path.of(confounds)))
			.scrub(scrub.isBlank() ? Scrubbing.NONE : Scrubbing.read(Path.of(scrub)));
		cleaning.check(data.channels() * data.frames());
		return cleaning;
	}

	/** What stands on the axis of a plot of cleaned values. */
	protected final String measure(final String values) {
		switch (Labelled.parse(Standardize.class, "standardize", standardize)) {
			case ZSCORE :
				return values + " (z-score)";
			case PSC :
				return values + " (%)";
			default :
				return values;
		}
	}

	/** From frame to frame, in {@link #intervalUnit}; 0 where it is not known. */
	protected final double interval(final ImagePlus image) {
		return tr > 0 ? tr : image.getCalibration().frameInterval;
	}

	protected final String intervalUnit(final ImagePlus image) {
		return tr > 0 ? "sec" : image.getCalibration().getTimeUnit();
	}

	/** 0 where no filter asks for it. */
	private double secondsPerFrame(final ImagePlus image) {
		if (tr > 0) return tr;
		return lowpass > 0 || highpass > 0 ? frameInterval(image) : 0;
	}

	/** In seconds; 0 where the image has none. */
	private static double frameInterval(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return calibration.frameInterval *
			TimeUnits.seconds(calibration.getTimeUnit()).orElseThrow(() -> new InputException("the frame interval of \"" +
				image.getTitle() + "\" is in \"" + calibration.getTimeUnit() + "\"; give tr in seconds"));
	}
}
