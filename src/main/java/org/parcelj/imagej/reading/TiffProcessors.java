package org.parcelj.imagej.reading;

import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import org.parcelj.InputException;
import org.parcelj.PixelType;
import org.parcelj.tiff.Photometric;
import org.parcelj.tiff.TiffPage;
import org.parcelj.tiff.TiffPlanes;

/** The samples of TIFF pages as ImageJ's planes: one for each channel, or one of RGB. */
final class TiffProcessors {

	private final TiffPage page;
	private final double offset;

	/** @param offset taken off the values of types with more digits than a float */
	TiffProcessors(final TiffPage page, final double offset) {
		this.page = page;
		this.offset = offset;
	}

	/** Whether pixels are RGB in one plane. */
	static boolean isRgb(final TiffPage page) {
		final boolean colours = page.photometric() == Photometric.RGB || page.photometric() == Photometric.YCBCR ||
			page.photometric() == Photometric.CMYK;
		return colours && page.type() == PixelType.UINT8 && (page.extraSamples() == 0 || page.hasAlpha());
	}

	/** How many planes a page gives. */
	static int count(final TiffPage page) {
		if (isRgb(page) || page.photometric() == Photometric.PALETTE) return 1;
		if (page.photometric() == Photometric.CMYK)
			throw new InputException("its colours are CMYK of " + page.bits() + " bits with " + page.samples() +
				" samples, but only four of 8 bits are read");
		return page.samples() - (page.hasAlpha() ? 1 : 0);
	}

	/** Transparency is left out: colours are those that are stored. */
	List<ImageProcessor> of(final TiffPlanes planes) {
		final List<ImageProcessor> all = new ArrayList<>();
		if (isRgb(page)) all.add(planes.photometric() == Photometric.CMYK ? inks(planes.planes()) : rgb(planes.planes()));
		else for (int i = 0; i < count(page); i++)
			all.add(plane(planes.planes()[i]));
		return all;
	}

	private ImageProcessor plane(final Object stored) {
		final boolean bit = page.bits() == 1 && page.photometric() != Photometric.PALETTE;
		if (bit) spread((byte[]) stored);
		final ImageProcessor plane = StoredPlanes.of(page.type(), stored, page.width(), page.height(), offset);
		return page.type() == PixelType.UINT8 || page.type() == PixelType.UINT16 ? withMeaning(plane) : plane;
	}

	/** As ImageJ does it: values stay what they are, and are shown the other way round where 0 is white. */
	private ImageProcessor withMeaning(final ImageProcessor plane) {
		if (page.photometric() != Photometric.WHITE_IS_ZERO) return plane;
		final byte[] fromWhite = new byte[256];
		for (int i = 0; i < fromWhite.length; i++)
			fromWhite[i] = (byte) (255 - i);
		plane.setColorModel(new IndexColorModel(8, 256, fromWhite, fromWhite, fromWhite));
		return plane;
	}

	/** Bits are 0 and 255, as ImageJ has them. */
	private static void spread(final byte[] bits) {
		for (int i = 0; i < bits.length; i++)
			bits[i] = (byte) -bits[i];
	}

	private ImageProcessor rgb(final Object[] planes) {
		final ColorProcessor image = new ColorProcessor(page.width(), page.height());
		image.setRGB((byte[]) planes[0], (byte[]) planes[1], (byte[]) planes[2]);
		return image;
	}

	/** Light that the inks leave, without regard to the profile of a printer. */
	private ImageProcessor inks(final Object[] planes) {
		final byte[] black = (byte[]) planes[3];
		for (int i = 0; i < 3; i++) {
			final byte[] ink = (byte[]) planes[i];
			for (int p = 0; p < ink.length; p++)
				ink[p] = (byte) Math.round((255 - (ink[p] & 0xff)) * (255 - (black[p] & 0xff)) / 255f);
		}
		return rgb(planes);
	}
}
