package org.parcelj.filter;

import java.io.Serializable;
import java.util.Arrays;

import org.parcelj.InputException;
import org.parcelj.PixelSpace;

/** The key {@code fwhm}: one full width at half maximum in the image's unit, or one for each axis. Immutable. */
public final class Smoothing implements Serializable {

	private static final long serialVersionUID = 1L;

	private final double[] fwhm;

	/**
	 * @param text numbers separated by commas
	 * @throws InputException if one is no number of at least 0
	 */
	public Smoothing(final String text) {
		try {
			fwhm = Arrays.stream(text.split(",")).mapToDouble(word -> Double.parseDouble(word.trim()))
				.map(value -> InputException.requireAtLeast("fwhm", value, 0)).toArray();
		}
		catch (final NumberFormatException e) {
			throw new InputException("fwhm is \"" + text + "\", but must be a number, or one for each axis as in 6,6,4", e);
		}
	}

	/**
	 * The smoothing of a grid's images.
	 *
	 * @throws InputException if there are several numbers, but not one for each axis
	 */
	public GaussianSmoothing on(final PixelSpace space) {
		final double[] widths = Arrays.copyOf(fwhm, space.numDimensions());
		if (fwhm.length == 1) Arrays.fill(widths, fwhm[0]);
		else
			if (fwhm.length != widths.length)
				throw new InputException("fwhm has " + fwhm.length + " numbers, but the image has " + widths.length + " axes");
		return GaussianSmoothing.ofFwhm(widths, space);
	}

	/** Whether all are 0, so that images stay as they are. */
	public boolean isOff() {
		return Arrays.stream(fwhm).allMatch(width -> width == 0);
	}

	/** Its numbers, as in 6.0,6.0,4.0. */
	@Override
	public String toString() {
		return String.join(",", Arrays.stream(fwhm).mapToObj(Double::toString).toList());
	}
}
