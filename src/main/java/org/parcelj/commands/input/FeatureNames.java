package org.parcelj.commands.input;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.ImagePlus;

/** The names of the features of images in tables and figures. */
public final class FeatureNames {

	/** The only feature of an image. */
	private static final String VALUE = "value";

	/** Slice labels that name a channel, and hold no file's name or metadata. */
	private static final String SHORT = "[^:\n/]{1,24}";

	private FeatureNames() {
		// not to be instantiated
	}

	/**
	 * Channels by short slice labels or by number, frames by number, colours by name, several images by their titles;
	 * numbers alone where that would not tell them apart or where frames were left out.
	 *
	 * @param count the number of features
	 */
	public static List<String> of(final List<ImagePlus> images, final int count) {
		final List<String> names = new ArrayList<>();
		for (final ImagePlus image : images) {
			for (final String name : of(image))
				names.add(images.size() == 1 ? name : name.equals(VALUE) ? image.getTitle() : image.getTitle() + " " + name);
		}
		final boolean told = names.size() == count && new HashSet<>(names).size() == count;
		return told ? names : numbered("feature", count);
	}

	/** "component 1", "component 2" … */
	static List<String> numbered(final String name, final int count) {
		return IntStream.rangeClosed(1, count).mapToObj(number -> name + " " + number).collect(Collectors.toList());
	}

	/** In the order of the features: channels, frame by frame. */
	private static List<String> of(final ImagePlus image) {
		final List<String> channels = channels(image);
		if (image.getNFrames() == 1) return channels;
		final List<String> names = new ArrayList<>();
		for (final String frame : numbered("frame", image.getNFrames()))
			for (final String channel : channels)
				names.add(channels.size() == 1 ? frame : channel + " " + frame);
		return names;
	}

	/** The names of an image's channels; of its only one "value". */
	public static List<String> channels(final ImagePlus image) {
		if (image.getType() == ImagePlus.COLOR_RGB) return List.of("red", "green", "blue");
		if (image.getNChannels() == 1) return List.of(VALUE);
		final List<String> labels = new ArrayList<>();
		for (int channel = 1; channel <= image.getNChannels(); channel++)
			labels.add(Objects.requireNonNullElse(image.getStack().getSliceLabel(channel), "").trim());
		final boolean named = new HashSet<>(labels).size() == labels.size() &&
			labels.stream().allMatch(label -> label.matches(SHORT));
		return named ? labels : numbered("channel", labels.size());
	}
}
