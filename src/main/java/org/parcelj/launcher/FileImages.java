package org.parcelj.launcher;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.commands.ImageSource;
import org.parcelj.imagej.ImageReader;
import org.parcelj.imagej.SampleImages;

/** The images of the command line: files by their paths, and the samples by their names. */
final class FileImages implements ImageSource {

	/** Before the name of an image that comes with ParcelJ. */
	private static final String SAMPLE = "sample:";

	private final String mainKey;

	/** @param mainKey the key that names the image that a command works on */
	FileImages(final String mainKey) {
		this.mainKey = mainKey;
	}

	@Override
	public ImagePlus active() {
		throw new InputException("no image is given: write " + mainKey + "=FILE");
	}

	@Override
	public ImagePlus image(final String name) {
		if (name.startsWith(SAMPLE)) return SampleImages.fromLabel(name.substring(SAMPLE.length())).open();
		return ImageReader.open(name, Progress.NONE);
	}
}
