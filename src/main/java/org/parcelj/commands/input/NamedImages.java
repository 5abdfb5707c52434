package org.parcelj.commands.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.imagej.images.Alignment;
import org.parcelj.files.NameList;

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
		all.addAll(named("more", names, source));
		all.forEach(image -> Alignment.requireSameGrid(image, first));
		return all;
	}

	/**
	 * The images of a list of names.
	 *
	 * @param key that has the list, for messages
	 * @param names separated by commas, as {@link NameList} has them
	 * @throws org.parcelj.InputException if there is no image of such a name
	 */
	public static List<ImagePlus> named(final String key, final String names, final ImageSource source) {
		return NameList.parse(key, names).stream().map(name -> named(source, name, key)).collect(Collectors.toList());
	}

	/**
	 * An image by its name.
	 *
	 * @throws org.parcelj.InputException if there is no such image, or it cannot be read; the message has the key, too
	 */
	public static ImagePlus named(final ImageSource source, final String name, final String key) {
		try {
			return source.image(name);
		}
		catch (final InputException e) {
			// others say what they need, whatever needs it
			if (e.getClass() != InputException.class) throw e;
			throw new InputException(key + ": " + e.getMessage(), e);
		}
	}
}
