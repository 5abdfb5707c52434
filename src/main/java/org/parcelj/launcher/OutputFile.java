package org.parcelj.launcher;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.measure.ResultsTable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one output to a file, in the format that the file's name says. */
final class OutputFile {

	private OutputFile() {
		// not to be instantiated
	}

	/**
	 * @param output an image, a plot, a table or ROIs
	 * @param file ending in .png or .tif for an image
	 */
	static void write(final Object output, final Path file) throws IOException {
		if (output instanceof ResultsTable) ((ResultsTable) output).saveAs(file.toString());
		else if (output instanceof Roi[]) writeRois((Roi[]) output, file);
		else if (output instanceof Plot) writeImage(((Plot) output).getImagePlus(), file);
		else writeImage((ImagePlus) output, file);
	}

	private static void writeImage(final ImagePlus image, final Path file) throws IOException {
		final FileSaver saver = new FileSaver(image);
		final boolean done = file.toString().endsWith(".png") ? saver.saveAsPng(file.toString()) : image.getStackSize() > 1
			? saver.saveAsTiffStack(file.toString()) : saver.saveAsTiff(file.toString());
		if (!done) throw new IOException(file.toString());
	}

	private static void writeRois(final Roi[] rois, final Path file) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
			for (final Roi roi : rois) {
				zip.putNextEntry(new ZipEntry(roi.getName() + ".roi"));
				zip.write(RoiEncoder.saveAsByteArray(roi));
				zip.closeEntry();
			}
		}
	}
}
