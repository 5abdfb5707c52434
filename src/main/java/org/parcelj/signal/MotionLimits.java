package org.parcelj.signal;

import org.parcelj.InputException;

/**
 * Which frames count as spoilt by motion (J. D. Power et al., Methods to detect, characterize, and remove motion
 * artifact in resting state fMRI, NeuroImage 84, 2014, doi:10.1016/j.neuroimage.2013.08.048).
 *
 * @param displacement the largest framewise displacement of a frame that stays, in mm
 * @param variance the largest standardised DVARS of a frame that stays
 * @param segment frames between spoilt ones are left out too where they are fewer
 */
record MotionLimits(double displacement, double variance, int segment) {

	/** nilearn's. */
	static final MotionLimits DEFAULT = new MotionLimits(0.5, 1.5, 5);

	MotionLimits {
		InputException.requireAtLeast("fd", displacement, 0);
		InputException.requireAtLeast("dvars", variance, 0);
		InputException.requireRange("segment", segment, 0, Integer.MAX_VALUE);
	}

	/**
	 * @param option fd, dvars or segment
	 */
	MotionLimits with(final String option, final String value) {
		try {
			if (option.equals("fd")) return new MotionLimits(Double.parseDouble(value), variance, segment);
			if (option.equals("dvars")) return new MotionLimits(displacement, Double.parseDouble(value), segment);
			return new MotionLimits(displacement, variance, Integer.parseInt(value));
		}
		catch (final NumberFormatException e) {
			throw new InputException("columns has " + option + "=" + value + ", but must have a number", e);
		}
	}
}
