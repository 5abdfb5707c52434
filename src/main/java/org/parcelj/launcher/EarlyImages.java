package org.parcelj.launcher;

import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import ij.ImagePlus;

import org.parcelj.InputException;
import org.parcelj.Progress;
import org.parcelj.files.NameList;
import org.parcelj.imagej.images.FileNames;
import org.parcelj.imagej.reading.ImageReader;

/**
 * The NIfTI files that the arguments name as images: they are read while the command is still being set up, which takes
 * about as long. For the thread that made this object.
 */
final class EarlyImages {

	/** Further subjects are missing here, since not more than one of those is in memory at a time. */
	private static final String[] KEYS = { "image", "more", "mask" };
	private static final String LIST = "more";

	private final Map<String, Future<ImagePlus>> images = new HashMap<>();

	EarlyImages(final Options options) {
		for (final String key : KEYS)
			if (options.has(key) && options.text(key) != null) for (final String name : names(key, options.text(key)))
				if (FileNames.isNifti(name) && new File(name).isFile()) images.computeIfAbsent(name, this::start);
	}

	/** Only one key has several; a list that cannot be read is refused by the command. */
	private static List<String> names(final String key, final String text) {
		try {
			return key.equals(LIST) ? NameList.parse(key, text) : List.of(text);
		}
		catch (final InputException e) {
			return List.of();
		}
	}

	private Future<ImagePlus> start(final String name) {
		final FutureTask<ImagePlus> task = new FutureTask<>(() -> ImageReader.open(name, Progress.NONE));
		final Thread thread = new Thread(task, "opening " + name);
		thread.setDaemon(true);
		thread.start();
		return task;
	}

	/**
	 * An image by its path, whether it was expected or not; another one each time.
	 *
	 * @throws org.parcelj.InputException if it cannot be read
	 */
	ImagePlus open(final String name) {
		final Future<ImagePlus> image = images.remove(name);
		if (image == null) return ImageReader.open(name, Progress.NONE);
		try {
			return image.get();
		}
		catch (final ExecutionException e) {
			if (e.getCause() instanceof Error) throw (Error) e.getCause();
			throw (RuntimeException) e.getCause();
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException("interrupted while \"" + name + "\" was read", e);
		}
	}
}
