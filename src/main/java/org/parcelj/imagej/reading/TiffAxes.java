package org.parcelj.imagej.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.InputException;
import org.parcelj.imagej.images.PaletteImages;
import org.parcelj.tiff.LsmInfo;
import org.parcelj.tiff.TiffPage;

/**
 * The planes of a TIFF file in ImageJ's order, channels fastest, then slices, then frames.
 *
 * @param pages one for each plane, or a single one that others follow without directories of their own
 * @param behind how many planes there are from the single page on
 */
record TiffAxes(List<TiffPage> pages, int behind, int channels, int slices, int frames) {

	/** ImageJ's description of what it writes, which other programs write too. */
	static final String IMAGEJ = "ImageJ=";

	/** Below, pixel sizes in cm are ImageJ's way of µm. */
	private static final double SMALL_IN_CM = 0.001;
	private static final double MICRONS_PER_CM = 1e4;
	private static final double MICRONS_PER_METRE = 1e6;

	/** What the first page's description says, where it is ImageJ's or tifffile's; else all planes are slices. */
	static TiffAxes of(final List<TiffPage> pages) {
		final TiffPage first = pages.get(0);
		if (first.lsm().isPresent()) return lsm(pages, first.lsm().get());
		if (!first.description().startsWith(IMAGEJ)) {
			final int behind = pages.size() == 1 ? first.metamorphPlanes() : 1;
			return NumpyShape.axes(pages).orElseGet(() -> new TiffAxes(pages, behind, 1, Math.max(behind, pages.size()), 1));
		}
		final Properties said = said(first);
		final int planes = whole(said, "images", 1);
		final int behind = pages.size() == 1 ? planes : 1;
		final int all = behind > 1 ? behind : pages.size();
		final int samples = first.samples() > 1 && !TiffProcessors.isRgb(first) ? TiffProcessors.count(first) : 1;
		final boolean rgb = TiffProcessors.isRgb(first);
		final int channels = samples > 1 || rgb ? 1 : whole(said, "channels", 1);
		// planes of RGB are no channels, whatever they are called
		final int slices = whole(said, "slices", 1) * (rgb ? whole(said, "channels", 1) : 1);
		final int frames = whole(said, "frames", 1);
		return slices > 0 && (long) channels * slices * frames == all
			? new TiffAxes(pages, behind, channels, slices, frames)
			: new TiffAxes(pages, behind, 1, all, 1);
	}

	private static TiffAxes lsm(final List<TiffPage> pages, final LsmInfo info) {
		if ((long) info.slices() * info.frames() != pages.size())
			throw new InputException("it is an LSM file of " + info.slices() + " slices and " + info.frames() +
				" frames, but has " + pages.size() + " images; other axes are not read");
		return new TiffAxes(pages, 1, 1, info.slices(), info.frames());
	}

	private static Properties said(final TiffPage page) {
		final Properties said = new Properties();
		for (final String line : page.description().split("\n")) {
			final int equals = line.indexOf('=');
			if (equals > 0) said.setProperty(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
		}
		return said;
	}

	private static int whole(final Properties said, final String key, final int otherwise) {
		return said.getProperty(key, "").matches("\\d{1,9}")
			? Math.max(1, Integer.parseInt(said.getProperty(key)))
			: otherwise;
	}

	private static double number(final Properties said, final String key) {
		try {
			final double value = Double.parseDouble(said.getProperty(key, "0"));
			return Double.isFinite(value) ? value : 0;
		}
		catch (final NumberFormatException e) {
			return 0;
		}
	}

	int planes() {
		return Math.max(behind, pages.size());
	}

	/** Whether there are as many planes as ImageJ's description says. */
	boolean isAsDescribed() {
		return whole(said(pages.get(0)), "images", 1) == planes();
	}

	TiffPage page(final int plane) {
		return pages.get(behind > 1 ? 0 : plane);
	}

	/** How many planes behind that of its page it is. */
	int shift(final int plane) {
		return behind > 1 ? plane : 0;
	}

	/**
	 * @throws InputException if the planes are not all of one size and type
	 */
	void requireAlike() {
		final TiffPage first = pages.get(0);
		for (final TiffPage page : pages)
			if (!page.isLike(first))
				throw new InputException("its images differ, so they do not make a stack: " + first.describe() +
					" in directory " + (first.number() + 1) + ", " + page.describe() + " in directory " + (page.number() + 1));
	}

	/** Gives an image the pixel sizes and times that the first page says. */
	void describe(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final Optional<LsmInfo> lsm = pages.get(0).lsm();
		if (lsm.isPresent()) {
			describe(calibration, lsm.get().pixelSize());
			return;
		}
		final double[] size = pages.get(0).pixelSize();
		String unit = pages.get(0).resolutionUnit();
		if (pages.get(0).description().startsWith(IMAGEJ)) unit = described(calibration, unit);
		// 72 dots an inch are what writers say who do not know
		final boolean unknown = size[0] == 0 || unit.equals("inch") && size[0] == 1 / 72.0;
		if (unknown) return;
		final boolean small = unit.equals("cm") && size[0] <= SMALL_IN_CM;
		calibration.pixelWidth = size[0] * (small ? MICRONS_PER_CM : 1);
		calibration.pixelHeight = (size[1] == 0 ? size[0] : size[1]) * (small ? MICRONS_PER_CM : 1);
		calibration.setUnit(small ? "µm" : unit.isEmpty() ? " " : unit);
	}

	/** @return the unit that ImageJ's description has */
	private String described(final Calibration calibration, final String unit) {
		final Properties said = said(pages.get(0));
		if (number(said, "spacing") != 0) calibration.pixelDepth = Math.abs(number(said, "spacing"));
		calibration.frameInterval = number(said, "finterval");
		calibration.setTimeUnit(said.getProperty("tunit", "sec"));
		if (said.getProperty("cf", "").equals("0") && number(said, "c1") != 0)
			calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { number(said, "c0"), number(said, "c1") },
				said.getProperty("vunit", ""));
		return said.getProperty("unit", unit).replace("\\u00B5", "µ");
	}

	/** @param size of an LSM file's pixels, in metres */
	private static void describe(final Calibration calibration, final double[] size) {
		if (!(size[0] > 0 && size[1] > 0)) return;
		calibration.pixelWidth = size[0] * MICRONS_PER_METRE;
		calibration.pixelHeight = size[1] * MICRONS_PER_METRE;
		if (size[2] > 0) calibration.pixelDepth = size[2] * MICRONS_PER_METRE;
		calibration.setUnit("µm");
	}
}
