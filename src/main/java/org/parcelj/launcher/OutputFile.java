package org.parcelj.launcher;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.nio.file.Path;
import java.util.Optional;

import org.parcelj.Progress;
import org.parcelj.imagej.images.ImageFiles;
import org.parcelj.imagej.labels.RoiFiles;
import org.parcelj.imagej.labels.LabelImages;
import org.parcelj.imagej.nifti.NiftiImages;
import org.parcelj.imagej.tables.Tables;

/** Writes one output to a file, in the format that the file's name says. */
final class OutputFile {

	/** How the names of NIfTI files end. */
	static final String NIFTI = ".nii.gz";

	private OutputFile() {
		// not to be instantiated
	}

	/**
	 * @param output an image, a plot, a table or ROIs
	 * @param file for an image, ending in .png, .tif or .nii.gz
	 * @return what the user should know about the file
	 * @throws org.parcelj.InputException if the file cannot be written
	 */
	static Optional<String> write(final Object output, final Path file) {
		if (isNifti(file)) return writeNifti((ImagePlus) output, file);
		if (output instanceof ResultsTable) Tables.write((ResultsTable) output, file);
		else if (output instanceof Roi[]) RoiFiles.write((Roi[]) output, file);
		else if (output instanceof Plot) ImageFiles.writePng(((Plot) output).getImagePlus(), file);
		else if (file.toString().endsWith(".png")) ImageFiles.writePng((ImagePlus) output, file);
		else ImageFiles.writeTiff((ImagePlus) output, file);
		return Optional.empty();
	}

	private static boolean isNifti(final Path file) {
		return file.toString().endsWith(NIFTI);
	}

	private static Optional<String> writeNifti(final ImagePlus image, final Path file) {
		switch (file.getFileName().toString()) {
			case "labels" + NIFTI :
			case "matched" + NIFTI :
				return NiftiImages.writeLabels(image, LabelImages.read(image).labels(), file, Progress.NONE);
			case "mask" + NIFTI :
				return NiftiImages.writeMask(image, file, Progress.NONE);
			default :
				return NiftiImages.write(image, file, Progress.NONE);
		}
	}
}
