package org.parcelj.commands;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** A command with as many keys as the largest ones have. */
@Plugin(type = Command.class, name = "probe-many", label = "Probe Many", headless = true, visible = false)
public class ProbeManyCommand extends ParcelCommand {

	@Parameter(label = "Image", required = false, persist = false)
	private ImagePlus image;

	@Parameter(label = "Clusters", min = "1", persist = false)
	private int clusters = 26;

	@Parameter(label = "Beta", min = "0", persist = false)
	private double beta = 10;

	@Parameter(label = "Epsilon", min = "0", persist = false)
	private double eps = 1e-6;

	@Parameter(label = "Contrast", choices = { "sklearn", "edges" }, persist = false)
	private String contrast = "sklearn";

	@Parameter(label = "Assignment", choices = { "kmeans", "discretize", "cluster_qr" }, persist = false)
	private String assignment = "kmeans";

	@Parameter(label = "Tolerance", min = "0", persist = false)
	private double tolerance = 1e-7;

	@Parameter(label = "Smoothing sigma (pixels)", min = "0", persist = false)
	private double sigma;

	@Parameter(label = "Scale", min = "0", max = "1", persist = false)
	private double scale = 1;

	@Parameter(label = "Connectivity", choices = { "faces", "full" }, persist = false)
	private String connectivity = "faces";

	@Parameter(label = "Seed", persist = false)
	private long seed;

	@Parameter(label = "More images", persist = false, attrs = @Attr(name = "section", value = "Input"))
	private String more = "";

	@Parameter(label = "Mask", persist = false, attrs = @Attr(name = "section", value = "Input"))
	private String mask = "auto";

	@Parameter(label = "Smoothing FWHM", persist = false, attrs = @Attr(name = "section", value = "Input"))
	private String fwhm = "0";

	@Parameter(label = "Scale channels", persist = false, attrs = @Attr(name = "section", value = "Input"))
	private boolean scalechannels;

	@Parameter(label = "Standardize", choices = { "none", "zscore", "psc" }, persist = false,
		attrs = @Attr(name = "section", value = "Series"))
	private String standardize = "none";

	@Parameter(label = "Detrend", choices = { "none", "linear", "quadratic" }, persist = false,
		attrs = @Attr(name = "section", value = "Series"))
	private String detrend = "none";

	@Parameter(label = "Low-pass (Hz)", min = "0", persist = false, attrs = @Attr(name = "section", value = "Series"))
	private double lowpass;

	@Parameter(label = "High-pass (Hz)", min = "0", persist = false, attrs = @Attr(name = "section", value = "Series"))
	private double highpass;

	@Parameter(label = "Repetition time (s)", min = "0", persist = false,
		attrs = @Attr(name = "section", value = "Series"))
	private double tr;

	@Parameter(label = "Confounds", style = "open", persist = false, attrs = @Attr(name = "section", value = "Series"))
	private String confounds = "";

	@Parameter(label = "Frames to leave out", style = "open", persist = false,
		attrs = @Attr(name = "section", value = "Series"))
	private String scrub = "";

	@Parameter(label = "Folder of subjects", style = "directory", persist = false,
		attrs = @Attr(name = "section", value = "Series"))
	private String subjects = "";

	@Parameter(label = "Components", min = "0", persist = false, attrs = @Attr(name = "section", value = "Series"))
	private int components;

	@Parameter(label = "Whiten", persist = false, attrs = @Attr(name = "section", value = "Series"))
	private boolean whiten;

	@Parameter(label = "Outlines on the image", persist = false, attrs = @Attr(name = "section", value = "Results"))
	private boolean outlines;

	@Parameter(label = "ROIs to the ROI Manager", persist = false, attrs = @Attr(name = "section", value = "Results"))
	private boolean rois;

	@Override
	protected void compute() {
		say(clusters + " " + beta + " " + eps + " " + contrast + " " + assignment + " " + tolerance + " " + sigma + " " +
			scale + " " + connectivity + " " + seed + " [" + more + "] " + mask + " " + fwhm + " " + scalechannels + " " +
			standardize + " " + detrend + " " + lowpass + " " + highpass + " " + tr + " [" + confounds + "] [" + scrub +
			"] [" + subjects + "] " + components + " " + whiten + " " + outlines + " " + rois + " " +
			(image != null ? image : images().active()).getTitle());
	}
}
