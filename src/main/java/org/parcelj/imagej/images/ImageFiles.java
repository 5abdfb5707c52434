package org.parcelj.imagej.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiPredicate;

import ij.ImagePlus;
import ij.io.FileSaver;

import org.parcelj.InputException;
import org.parcelj.files.WholeFiles;

/** Images as files, written by ImageJ; a file is written whole or not at all. */
public final class ImageFiles {

	private ImageFiles() {
		// not to be instantiated
	}

	/**
	 * Writes a TIFF as ImageJ does, with calibration, display range, LUT, overlay and string properties.
	 *
	 * @throws InputException if the file cannot be written
	 */
	public static void writeTiff(final ImagePlus image, final Path file) {
		WholeFiles.write(file, path -> TiffFile.write(image, path));
	}

	/**
	 * Writes the current plane as a PNG; 16-bit planes as such, without a LUT.
	 *
	 * @throws InputException if the file cannot be written
	 */
	public static void writePng(final ImagePlus image, final Path file) {
		write(image, file, FileSaver::saveAsPng);
	}

	private static void write(final ImagePlus image, final Path file, final BiPredicate<FileSaver, String> format) {
		WholeFiles.write(file, path -> {
			// ImageJ reports a file that it cannot open in a dialog; this throws before
			path.toFile().createNewFile();
			if (!format.test(new FileSaver(image), path.toString())) throw new IOException("ImageJ could not save it");
		});
	}
}
