package org.parcelj.imagej.reading;

import ij.ImagePlus;
import ij.measure.Calibration;

import org.parcelj.Plural;
import org.parcelj.imagej.ReadingNotes;
import org.parcelj.tiff.OmePlanes;

/** Pixel sizes, times and names of an OME-TIFF, for an image. */
final class OmeCalibration {

	private final OmePlanes ome;

	OmeCalibration(final OmePlanes ome) {
		this.ome = ome;
	}

	void describe(final ImagePlus image) {
		final Calibration calibration = image.getCalibration();
		final double[] sizes = { 1, 1, 1 };
		final String unit = ome.unit(0);
		for (int axis = 0; axis < 3; axis++)
			if (ome.pixelSize(axis) > 0) sizes[axis] = ome.pixelSize(axis) * factor(ome.unit(axis), unit);
		if (ome.pixelSize(0) > 0) {
			calibration.pixelWidth = sizes[0];
			calibration.pixelHeight = ome.pixelSize(1) > 0 ? sizes[1] : sizes[0];
			calibration.pixelDepth = sizes[2];
			calibration.setUnit(unit);
		}
		calibration.frameInterval = ome.frameInterval();
		calibration.setTimeUnit(ome.timeUnit());
		if (ome.images() > 1)
			ReadingNotes.add(image,
				"\"" + image.getTitle() + "\" holds " + ome.images() + " images by its OME-XML; this is the first of them");
		else
			if (ome.pages() > ome.directories().length)
				ReadingNotes.add(image, "\"" + image.getTitle() + "\" holds " + Plural.of(ome.pages(), "plane") +
					", but its OME-XML describes " + ome.directories().length + ", and the others are left out");
	}

	/** ImageJ has one unit for all axes. */
	private static double factor(final String from, final String to) {
		return from.equals(to) ? 1 : metres(from) / metres(to);
	}

	/** 1 for units that are no lengths, such as pixel. */
	private static double metres(final String unit) {
		switch (unit) {
			case "Å" :
				return 1e-10;
			case "pm" :
				return 1e-12;
			case "nm" :
				return 1e-9;
			case "µm" :
			case "um" :
			case "\u03bcm" :
				return 1e-6;
			case "mm" :
				return 1e-3;
			case "cm" :
				return 1e-2;
			case "in" :
				return 0.0254;
			default :
				return 1;
		}
	}
}
