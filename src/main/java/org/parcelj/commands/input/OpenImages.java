package org.parcelj.commands.input;

import ij.ImagePlus;
import ij.WindowManager;

import org.parcelj.InputException;

/** The images that are open in ImageJ, by title; those of a macro in batch mode among them. */
public final class OpenImages implements ImageSource {

	@Override
	public ImagePlus active() {
		final ImagePlus image = WindowManager.getCurrentImage();
		if (image == null) throw new InputException("no image is open");
		return image;
	}

	@Override
	public ImagePlus image(final String name) {
		final ImagePlus image = WindowManager.getImage(name);
		if (image == null) throw new InputException("no open image is called \"" + name + "\"");
		return image;
	}
}
