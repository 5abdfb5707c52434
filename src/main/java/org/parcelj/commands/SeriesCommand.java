package org.parcelj.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.TimeUnits;
import org.parcelj.commands.input.SeriesCleaning;
import org.parcelj.commands.input.SeriesFiles;
import org.parcelj.commands.input.Subjects;
import org.parcelj.files.CsvTable;
import org.parcelj.imagej.images.ImageData;
import org.parcelj.imagej.images.ImagePlusImgs;
import org.parcelj.signal.Cleaning;
import org.parcelj.signal.ConfoundColumns;
import org.parcelj.signal.Detrend;
import org.parcelj.signal.FilterKind;
import org.parcelj.signal.Scrubbing;
import org.parcelj.signal.Standardize;
import org.parcelj.signal.TemporalFilter;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** The keys of the commands that clean series before they use them. */
abstract class SeriesCommand extends PictureCommand {

	/** Seconds from frame to frame that there can be. */
	private static final double SHORTEST = 1e-6;
	private static final double LONGEST = 1e7;

	static final String SERIES = "Series";

	@Parameter(label = "Standardise", required = false, persist = false, choices = { "none", "zscore", "psc" },
		description = "What is done to each series: nothing, scaling to mean 0 and standard deviation 1 (zscore), or " +
			"conversion to percent of its mean (psc).",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String standardize = "none";

	@Parameter(label = "Detrend", required = false, persist = false, choices = { "none", "linear", "quadratic" },
		description = "The trend to remove from each series.", attrs = @Attr(name = SECTION, value = SERIES))
	private String detrend = "none";

	@Parameter(label = "Low-pass (Hz)", required = false, persist = false, min = "0",
		description = "Frequencies above this are removed; 0 is off.", attrs = @Attr(name = SECTION, value = SERIES))
	private double lowpass;

	@Parameter(label = "High-pass (Hz)", required = false, persist = false, min = "0",
		description = "Frequencies below this are removed; 0 is off.", attrs = @Attr(name = SECTION, value = SERIES))
	private double highpass;

	@Parameter(label = "Filter", required = false, persist = false, choices = { "butterworth", "cosine" },
		description = "How frequencies are removed: by a Butterworth filter, or (below the high-pass only) by " +
			"regressing out cosines.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String filter = FilterKind.BUTTERWORTH.label();

	@Parameter(label = "Repetition time (s)", required = false, persist = false, min = "0",
		description = "Seconds between frames; 0 takes the image's frame interval.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private double tr;

	@Parameter(label = "Confounds", required = false, persist = false, style = "open",
		description = "A table with a row for each frame, to be regressed out of each series (CSV, TSV, or numbers " +
			"separated by spaces); with further subjects one file for each, or a pattern such as *_confounds.tsv " +
			"that finds one beside each.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String confounds = "";

	@Parameter(label = "Columns of confounds", required = false, persist = false,
		description = "Which columns to use: names, patterns (trans_*), numbers and ranges, or motion, wm_csf, " +
			"global_signal, high_pass, ica_aroma, compcor and scrub for fMRIPrep's tables; na=0 or na=next says what " +
			"replaces n/a in the first row. If empty, all columns.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String columns = "";

	@Parameter(label = "High-variance confounds", required = false, persist = false, min = "0",
		description = "How many components of the image's most variable pixels are also regressed out (CompCor); 0 " +
			"is off.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private int highvariance;

	@Parameter(label = "Frames to leave out", required = false, persist = false, style = "open",
		description = "A file with the numbers of the frames to leave out, counted from 0; with further subjects one " +
			"file for each, or a pattern.",
		attrs = @Attr(name = SECTION, value = SERIES))
	private String scrub = "";

	/**
	 * What the cleaning keys ask for; files are read, and values checked, also against the image's number of frames.
	 *
	 * @param subjects the files of further series
	 */
	protected final SeriesCleaning cleaning(final ImagePlus image, final List<Path> subjects) {
		final Cleaning common = Cleaning.NONE.detrend(Labelled.parse(Detrend.class, "detrend", detrend))
			.standardize(Labelled.parse(Standardize.class, "standardize", standardize)).filter(new TemporalFilter(
				Labelled.parse(FilterKind.class, "filter", filter), lowpass, highpass, secondsPerFrame(image)));
		final ConfoundColumns chosen = ConfoundColumns.parse(columns);
		refuseIf(confounds.isBlank(), "there are no confounds to take columns from", "columns");
		refuseIf(highpass == 0, "highpass is 0, so the cosines have nothing to remove", "filter");
		final List<Path> series = new ArrayList<>();
		series.add(Subjects.fileOf(image));
		series.addAll(subjects);
		final List<Path> tables = SeriesFiles.of("confounds", confounds, series);
		final List<Path> scrubs = SeriesFiles.of("scrub", scrub, series);
		warnIfShared("the confounds", tables, series);
		warnIfShared("the frames to leave out in", scrubs, series);
		final int each = Math.max(1, Math.max(tables.size(), scrubs.size()));
		final List<Cleaning> cleanings = IntStream.range(0, each)
			.mapToObj(i -> cleaning(common, chosen, of(tables, i), of(scrubs, i))).collect(Collectors.toList());
		checkFrames(image, cleanings.get(0));
		return new SeriesCleaning(cleanings, highvariance);
	}

	private void warnIfShared(final String what, final List<Path> files, final List<Path> series) {
		if (files.size() == 1 && series.size() > 1)
			warn(what + " " + files.get(0) + " are used for every subject, since no others are given");
	}

	/** Null where there is none. */
	private static Path of(final List<Path> files, final int i) {
		return files.isEmpty() ? null : files.get(files.size() == 1 ? 0 : i);
	}

	private Cleaning cleaning(final Cleaning common, final ConfoundColumns chosen, final Path table, final Path frames) {
		final Scrubbing listed = frames == null ? Scrubbing.NONE : Scrubbing.read(frames);
		if (table == null) return common.scrub(listed);
		final CsvTable read = CsvTable.read(table, "confounds " + table.getFileName());
		final Scrubbing spoilt = chosen.scrubbing(read);
		if (!spoilt.isEmpty()) say("columns: " + spoilt.size() + " of " + read.rows() + " frames are left out");
		return common.scrub(listed.and(spoilt)).confounds(chosen.confounds(read));
	}

	private void checkFrames(final ImagePlus image, final Cleaning cleaning) {
		final ImageData data = ImagePlusImgs.of(image);
		final int frames = data.channels() * data.frames();
		if (tr > 0 && data.frames() == 1 && (frames == 1 || lowpass == 0 && highpass == 0))
			throw new InputException(
				"tr is " + InputException.plain(tr) + ", but \"" + image.getTitle() + "\" is not a series");
		if (tr > 0) InputException.requireWithin("tr", tr, SHORTEST, LONGEST);
		cleaning.check(frames);
		final List<String> idle = cleaning.idleConfounds(frames);
		if (!idle.isEmpty())
			say("confounds left out, since they add nothing to the others and to what is removed anyway: " +
				String.join(", ", idle));
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

	/** Whether frequencies are removed from the series. */
	protected final boolean isFiltered() {
		return lowpass > 0 || highpass > 0;
	}

	/** 0 where no filter asks for it. */
	private double secondsPerFrame(final ImagePlus image) {
		if (tr > 0) return tr;
		return isFiltered() ? frameInterval(image) : 0;
	}

	/** In seconds; 0 where the image has none. */
	private static double frameInterval(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		return calibration.frameInterval *
			TimeUnits.seconds(calibration.getTimeUnit()).orElseThrow(() -> new InputException("the frame interval of \"" +
				image.getTitle() + "\" is in \"" + calibration.getTimeUnit() + "\"; give tr in seconds"));
	}
}
