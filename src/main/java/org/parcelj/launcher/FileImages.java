package org.parcelj.launcher;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.parcelj.InputException;
import org.parcelj.Labelled;
import org.parcelj.Progress;
import org.parcelj.commands.input.ImageSource;
import org.parcelj.files.TextFiles;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.samples.SampleImages;
import org.parcelj.imagej.zarr.ZarrImages;

/** The images of the command line: files by their paths, and the samples by their names. */
final class FileImages implements ImageSource {

	/** Before the name of an image that comes with ParcelJ. */
	private static final String SAMPLE = "sample:";

	private final String mainKey;
	private final EarlyImages files;
	/** Which part of Zarrs is opened. */
	private final ZarrImages.View zarrView;
	private final List<ImagePlus> zarrs = new ArrayList<>();
	/** Images are equal only to themselves. */
	private final Map<ImagePlus, Path> opened = new IdentityHashMap<>();

	/** @param mainKey the key that names the image that a command works on */
	FileImages(final String mainKey, final EarlyImages files, final ZarrImages.View zarrView) {
		this.mainKey = mainKey;
		this.files = files;
		this.zarrView = zarrView;
	}

	@Override
	public ImagePlus active() {
		throw new InputException("no image is given: write " + mainKey + "=FILE");
	}

	@Override
	public ImagePlus image(final String name) {
		if (name.startsWith(SAMPLE))
			return Labelled.parse(SampleImages.class, "sample", name.substring(SAMPLE.length())).open();
		if (ZarrImages.isZarr(name)) return zarr(name);
		final ImagePlus image = files.open(name);
		opened.put(image, TextFiles.path("image", name));
		return image;
	}

	/** Which is in many files, or in none: it has no checksum. */
	private ImagePlus zarr(final String name) {
		final ImagePlus image = ZarrImages.open(name, zarrView, Progress.NONE);
		zarrs.add(image);
		return image;
	}

	/** The Zarrs that have been opened so far. */
	List<ImagePlus> zarrs() {
		return List.copyOf(zarrs);
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
		reading().run();
	}

	/** Waits until all files that have been opened so far have been read whole. */
	Runnable reading() {
		final List<ImagePlus> images = List.copyOf(opened.keySet());
		return () -> images.forEach(NiftiImages::await);
	}
}
