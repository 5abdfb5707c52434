package org.parcelj.commands.input;

import ij.ImagePlus;

import org.parcelj.InputException;

/** Where a command's images come from: open windows by title, or files by path. */
public interface ImageSource {

	/**
	 * The image that a command works on when none is named.
	 *
	 * @throws InputException if there is none
	 */
	ImagePlus active();

	/**
	 * The image given, or where that is null the active one.
	 *
	 * @throws InputException if there is neither
	 */
	default ImagePlus orActive(final ImagePlus given) {
		return given != null ? given : active();
	}

	/**
	 * An image by its name: a title, or a path.
	 *
	 * @throws InputException if there is no such image, or it cannot be read; the message has the name
	 */
	ImagePlus image(String name);
}
