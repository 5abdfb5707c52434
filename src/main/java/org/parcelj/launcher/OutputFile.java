package org.parcelj.launcher;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.nio.file.Path;

import org.parcelj.imagej.ImageFiles;
import org.parcelj.imagej.RoiFiles;
import org.parcelj.imagej.Tables;

/** Writes one output to a file, in the format that the file's name says. */
final class OutputFile {

	private OutputFile() {
		// not to be instantiated
	}

	/**
	 * @param output an image, a plot, a table or ROIs
	 * @param file ending in .png or .tif for an image
	 * @throws org.parcelj.InputException if the file cannot be written
	 */
	static void write(final Object output, final Path file) {
		if (output instanceof ResultsTable) Tables.write((ResultsTable) output, file);
		else if (output instanceof Roi[]) RoiFiles.write((Roi[]) output, file);
		else if (output instanceof Plot) ImageFiles.writePng(((Plot) output).getImagePlus(), file);
		else if (file.toString().endsWith(".png")) ImageFiles.writePng((ImagePlus) output, file);
		else ImageFiles.writeTiff((ImagePlus) output, file);
	}
}
