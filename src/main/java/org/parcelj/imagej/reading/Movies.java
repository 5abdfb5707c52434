package org.parcelj.imagej.reading;

import java.nio.file.Path;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.AVI_Reader;

import org.parcelj.InputException;

/** AVI files, read by ImageJ: uncompressed, or a JPEG or PNG picture a frame. */
final class Movies {

	private Movies() {
		// not to be instantiated
	}

	/**
	 * @throws InputException if the file is damaged or of another compression; the message does not name it
	 */
	static ImagePlus open(final Path path, final String title) {
		final AVI_Reader reader = new AVI_Reader();
		final ImageStack stack = reader.makeStack(path.toString(), 1, 0, false, false, false);
		final String error = reader.getErrorText();
		if (error != null && error.startsWith("Out of memory")) throw new OutOfMemoryError(error);
		if (stack == null || stack.getSize() == 0 || error != null)
			throw new InputException(error == null ? "it holds no pictures" : error.strip().replaceAll("\\s+", " "));
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, 1, stack.getSize());
		return image;
	}
}
