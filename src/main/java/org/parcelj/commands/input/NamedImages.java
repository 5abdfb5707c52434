package org.parcelj.commands.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;

import org.parcelj.imagej.images.ImagePlusImgs;

/** The images of a command that takes several: the first, those that a script gives, and those of a list of names. */
public final class NamedImages {

	private NamedImages() {
		// not to be instantiated
	}

	/**
	 * @param given may be null
	 * @param names separated by commas, may be empty
	 * @throws org.parcelj.InputException if there is no image of such a name, or it is on another grid
	 */
	public static List<ImagePlus> of(final ImagePlus first, final ImagePlus[] given, final String names,
		final ImageSource source)
	{
		final List<ImagePlus> all = new ArrayList<>(List.of(first));
		if (given != null) all.addAll(Arrays.asList(given));
		for (final String name : names.split(","))
			if (!name.isBlank()) all.add(source.image(name.trim()));
		all.forEach(image -> ImagePlusImgs.requireSameGrid(image, first));
		return all;
	}
}
