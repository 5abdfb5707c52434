package org.parcelj.imagej;

import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;

/** What the features of an image are called in figures, in the order in which they are taken from it. */
public final class FeatureNames {

	private static final String[] COLOURS = { "red", "green", "blue" };

	private FeatureNames() {
		// not to be instantiated
	}

	/**
	 * The image's name where it has one channel and frame; else the slice labels of its channels, or their numbers.
	 *
	 * @param name the image's
	 */
	public static List<String> of(final ImagePlus image, final String name) {
		if (image.getType() == ImagePlus.COLOR_RGB) return List.of(COLOURS);
		final List<String> names = new ArrayList<>();
		for (int frame = 1; frame <= image.getNFrames(); frame++)
			for (int channel = 1; channel <= image.getNChannels(); channel++)
				names.add(name(image, name, channel, frame));
		return names;
	}

	private static String name(final ImagePlus image, final String name, final int channel, final int frame) {
		if (image.getNChannels() == 1 && image.getNFrames() == 1) return name;
		final String label = image.getStack().getSliceLabel(image.getStackIndex(channel, 1, frame));
		final String which = image.getNChannels() == 1 ? "" : label != null && !label.isBlank() ? label.lines().findFirst()
			.orElse("") : "channel " + channel;
		return (image.getNFrames() == 1 ? which : which + " frame " + frame).trim();
	}
}
