package org.parcelj.launcher;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.samples.SampleImages;

/** The images of the command line: files by their paths, and the samples by their names. */
final class FileImages implements ImageSource {

	/** Before the name of an image that comes with ParcelJ. */
	private static final String SAMPLE = "sample:";

	private final String mainKey;
	private final EarlyImages files;
	/** Images are equal only to themselves. */
	private final Map<ImagePlus, Path> opened = new IdentityHashMap<>();

	/** @param mainKey the key that names the image that a command works on */
	FileImages(final String mainKey, final EarlyImages files) {
		this.mainKey = mainKey;
		this.files = files;
	}

	@Override
	public ImagePlus active() {
		throw new InputException("no image is given: write " + mainKey + "=FILE");
	}

	@Override
	public ImagePlus image(final String name) {
		if (name.startsWith(SAMPLE))
			return Labelled.parse(SampleImages.class, "sample", name.substring(SAMPLE.length())).open();
		final ImagePlus image = files.open(name);
		opened.put(image, Path.of(name));
		return image;
	}

	@Override
	public Optional<Path> fileOf(final ImagePlus image) {
		return Optional.ofNullable(opened.get(image));
	}

	/**
	 * Waits until all files have been read whole, also where a command could do without their last frames.
	 *
	 * @throws InputException if one is damaged or ends early
	 */
	void await() {
		opened.keySet().forEach(NiftiImages::await);
	}
}
